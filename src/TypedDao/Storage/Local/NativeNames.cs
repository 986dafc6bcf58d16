using System.Runtime.InteropServices;
using System.Text;

namespace TypedDao.Storage.Local;

/// <summary>
/// The system calls of Unix that give a staged file its name at once. .NET's own move looks first and renames then where a
/// file must not be replaced, and copies where the folder lies on another file system: neither is atomic.
/// </summary>
internal static class NativeNames
{
    /// <summary>Gives a file a second name, unless that is taken.</summary>
    /// <param name="path">The file.</param>
    /// <param name="name">The name.</param>
    public static NameResult Link(string path, string name)
        => Link(Bytes(path), Bytes(name)) == 0 ? NameResult.Done : Interpret(Marshal.GetLastPInvokeError(), name, isLink: true);

    /// <summary>Gives a file another name, replacing the file that has it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="name">The name.</param>
    public static NameResult Rename(string path, string name)
        => Rename(Bytes(path), Bytes(name)) == 0 ? NameResult.Done : Interpret(Marshal.GetLastPInvokeError(), name, isLink: false);

    /// <summary>Says what an error number means.</summary>
    /// <param name="error">The error number.</param>
    /// <param name="name">The name, for messages.</param>
    /// <param name="isLink">Whether the call was <c>link</c>, not <c>rename</c>.</param>
    internal static NameResult Interpret(int error, string name, bool isLink) => error switch
    {
        Errno.NoEntry => NameResult.Missing,
        Errno.Exists when isLink => NameResult.Taken,
        Errno.Exists or Errno.NotADirectory or Errno.IsADirectory => NameResult.Blocked,
        Errno.CrossDevice => NameResult.OtherFileSystem,

        // A file system without hard links answers "not permitted" or "not supported"; nothing else refuses a link of an own file.
        Errno.NotPermitted or Errno.TooManyLinks when isLink => NameResult.NoLinks,
        _ when isLink && (error == Errno.NotSupported || error == Errno.NotImplemented) => NameResult.NoLinks,
        _ when error == Errno.NotEmpty => NameResult.Blocked,
        Errno.NotPermitted or Errno.Denied => throw new UnauthorizedAccessException($"Access to the path '{name}' is denied."),
        _ when error == Errno.NameTooLong => throw new PathTooLongException($"The path '{name}' is too long, or a part of it is."),
        _ => throw new IOException($"{Marshal.GetPInvokeErrorMessage(error)} : '{name}'", error),
    };

    private static byte[] Bytes(string path) => Encoding.UTF8.GetBytes(path + '\0');

    [DllImport("libc", EntryPoint = "link", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Link(byte[] path, byte[] name);

    [DllImport("libc", EntryPoint = "rename", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Rename(byte[] path, byte[] name);
}
