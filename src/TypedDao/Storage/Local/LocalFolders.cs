namespace TypedDao.Storage.Local;

/// <summary>Folders come and go with the objects in them, also while others are writing.</summary>
internal static class LocalFolders
{
    /// <summary>How often a writer makes its folder again when somebody removes it.</summary>
    public const int Attempts = 100;

    /// <summary>
    /// Whether a path led nowhere because a folder of it is gone, or has become a file. Of a file that could not be made .NET says that the file
    /// itself is missing, where somebody has made the folder again by the time it looks for the reason.
    /// </summary>
    /// <param name="error">The exception.</param>
    public static bool IsMissing(Exception error)
        => error is DirectoryNotFoundException or FileNotFoundException
            || (!OperatingSystem.IsWindows() && error is IOException && error.HResult == Errno.NotADirectory);

    /// <summary>Whether there is nothing or a folder at a path; false where it is denied to know.</summary>
    /// <param name="path">The path.</param>
    public static bool IsNoFile(string path)
    {
        try
        {
            FileAttributes attributes = new FileInfo(path).Attributes;
            return attributes == (FileAttributes)(-1) || attributes.HasFlag(FileAttributes.Directory);
        }
        catch (Exception error) when (IoErrors.IsForeign(error))
        {
            return false;
        }
    }

    /// <summary>Makes a folder and those above it.</summary>
    /// <param name="path">The folder.</param>
    /// <returns>Whether it is there; false where somebody removed one of them meanwhile, or a file is in the way.</returns>
    public static bool TryCreate(string path)
    {
        try
        {
            Directory.CreateDirectory(path);
            return true;
        }
        catch (Exception error) when (IsMissing(error) || IoErrors.IsTaken(error))
        {
            // .NET makes one folder after the other and finds that an upper one is gone, or that the one just there is no folder.
            return false;
        }
    }

    /// <summary>Removes a folder where nothing is in it; the file system decides that at once.</summary>
    /// <param name="path">The folder.</param>
    /// <returns>Whether it is gone.</returns>
    public static bool TryRemoveEmpty(string path)
    {
        try
        {
            Directory.Delete(path, recursive: false);
            return true;
        }
        catch (DirectoryNotFoundException)
        {
            return true;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Something is in it, or it may not be removed: an empty folder is no object, so nothing is lost by leaving it.
            return false;
        }
    }

    /// <summary>Removes a file; one that is not there, or is a folder by now, is no error.</summary>
    /// <param name="path">The file.</param>
    public static void DeleteFile(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception error) when (IsMissing(error) || (error is UnauthorizedAccessException && IsNoFile(path)))
        {
            // Then the file is not there either.
        }
    }

    /// <summary>Removes a file of the hidden folder that is of no use any more; one that cannot be removed is left to be swept.</summary>
    /// <param name="path">The file.</param>
    public static void Discard(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // What the file was for is done, and must not fail for this.
        }
    }

    /// <summary>Removes the folders above a path that have become empty, up to a root that stays.</summary>
    /// <param name="path">The path of a deleted object.</param>
    /// <param name="root">The folder to stop at.</param>
    public static void RemoveEmptyParents(string path, string root)
    {
        for (string? folder = Path.GetDirectoryName(path);
            folder is not null && folder.Length > root.Length && TryRemoveEmpty(folder);
            folder = Path.GetDirectoryName(folder))
        {
        }
    }
}
