using TypedDao.Storage.Local;

namespace TypedDao.Storage;

/// <summary>What exceptions of files mean, in terms of <see cref="ErrorKind"/>.</summary>
internal static class IoErrors
{
    private const int WindowsSharing = unchecked((int)0x80070020);
    private const int WindowsLocked = unchecked((int)0x80070021);
    private const int WindowsFileExists = unchecked((int)0x80070050);
    private const int WindowsAlreadyExists = unchecked((int)0x800700B7);
    private const int WindowsDiskFull = unchecked((int)0x80070070);
    private const int WindowsHandleDiskFull = unchecked((int)0x80070027);
    private const int WindowsWriteProtected = unchecked((int)0x80070013);

    /// <summary>Whether a name could not be given because something has it.</summary>
    /// <param name="error">The exception.</param>
    public static bool IsTaken(Exception error)
        => error is IOException && (OperatingSystem.IsWindows() ? error.HResult is WindowsFileExists or WindowsAlreadyExists : error.HResult == Errno.Exists);

    /// <summary>Whether another program has the file open in a way that excludes this one.</summary>
    /// <param name="error">The exception.</param>
    public static bool IsSharingViolation(Exception error)
        => error is IOException && (OperatingSystem.IsWindows() ? error.HResult is WindowsSharing or WindowsLocked : error.HResult == Errno.WouldBlock);

    /// <summary>Whether <see cref="Translate"/> knows the exception.</summary>
    /// <param name="error">The exception.</param>
    public static bool IsForeign(Exception error) => error is IOException or UnauthorizedAccessException;

    /// <summary>Makes the error of an exception that a file operation raised.</summary>
    /// <param name="error">The exception.</param>
    /// <param name="path">The path at hand, for cures; null where none is known.</param>
    public static TypedDaoException Translate(Exception error, string? path)
    {
        string where = path is null ? "the data" : $"'{path}'";
        return error switch
        {
            UnauthorizedAccessException => New(
                ErrorKind.AccessDenied,
                $"The file system denies it: {error.Message}",
                $"Give the user that runs this process the right to read and write {where}, or use another folder."),
            FileNotFoundException or DirectoryNotFoundException => New(ErrorKind.NotFound, $"The file or its folder is gone: {error.Message}", null),
            PathTooLongException => New(
                ErrorKind.NotSupported,
                "The file system does not allow names this long.",
                "Shorten the segments of the key; most file systems allow 255 bytes for each."),
            EndOfStreamException => New(ErrorKind.Unavailable, "The data ended before its length was reached.", null),
            _ when IsSharingViolation(error) => New(
                ErrorKind.Unavailable,
                "Another program has the file open for itself.",
                $"Close the program that uses {where}, or let it open the file shared."),
            _ when IsFull(error.HResult) => New(
                ErrorKind.StorageFull,
                "There is no room left on the disk, or the quota is used up.",
                $"Free some space where {where} lies, or move the store's root to another disk."),
            _ when IsReadOnly(error.HResult) => New(
                ErrorKind.AccessDenied,
                "The file system is mounted read-only.",
                $"Mount the file system of {where} writable, or move the store's root to another disk."),
            _ when !OperatingSystem.IsWindows() && error.HResult == Errno.FileTooLarge => New(
                ErrorKind.StorageFull,
                "The file is larger than the file system or the limit of the process allows.",
                "Raise the limit (ulimit -f), or write smaller objects."),
            _ when !OperatingSystem.IsWindows() && error.HResult is Errno.TooManyOpen or Errno.TooManyOpenInSystem => New(
                ErrorKind.Unavailable,
                "Too many files are open.",
                "Raise the limit of open files (ulimit -n), or read and write fewer objects at once."),
            _ => New(ErrorKind.Unexpected, $"The file system failed: {error.Message}", null),
        };

        TypedDaoException New(ErrorKind kind, string fact, string? cure) => new(kind, fact, error) { Cure = cure };
    }

    private static bool IsFull(int code) => OperatingSystem.IsWindows()
        ? code is WindowsDiskFull or WindowsHandleDiskFull
        : code == Errno.NoSpace || code == Errno.QuotaExceeded;

    private static bool IsReadOnly(int code) => OperatingSystem.IsWindows() ? code == WindowsWriteProtected : code == Errno.ReadOnly;
}
