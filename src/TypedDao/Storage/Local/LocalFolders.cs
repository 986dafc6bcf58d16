namespace TypedDao.Storage.Local;

/// <summary>Folders come and go with the objects in them, also while others are writing.</summary>
internal static class LocalFolders
{
    /// <summary>How often a writer makes its folder again when somebody removes it.</summary>
    public const int Attempts = 100;

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
        catch (Exception error) when (error is DirectoryNotFoundException or FileNotFoundException || IoErrors.IsTaken(error))
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

    /// <summary>Removes a file; one that is not there, with or without its folder, is no error.</summary>
    /// <param name="path">The file.</param>
    public static void DeleteFile(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (DirectoryNotFoundException)
        {
            // Then the file is not there either.
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
