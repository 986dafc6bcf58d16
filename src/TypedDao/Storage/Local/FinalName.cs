namespace TypedDao.Storage.Local;

/// <summary>Gives a staged file its name at once: either nobody sees it there, or everybody sees all of it.</summary>
internal static class FinalName
{
    /// <summary>Gives the file a name that nobody has; <see cref="NameResult.Taken"/> otherwise.</summary>
    /// <param name="staged">The staged file, which is gone afterwards.</param>
    /// <param name="path">The name.</param>
    public static NameResult Create(string staged, string path)
    {
        if (OperatingSystem.IsWindows())
        {
            return Move(staged, path, overwrite: false);
        }

        NameResult result = NativeNames.Link(staged, path);
        if (result == NameResult.Done)
        {
            LocalFolders.Discard(staged);
        }

        return result;
    }

    /// <summary>Gives the file a name, in place of the file that has it.</summary>
    /// <param name="staged">The staged file, which is gone afterwards.</param>
    /// <param name="path">The name.</param>
    public static NameResult Replace(string staged, string path)
        => OperatingSystem.IsWindows() ? Move(staged, path, overwrite: true) : NativeNames.Rename(staged, path);

    // On Windows one system call decides, within a volume.
    private static NameResult Move(string staged, string path, bool overwrite)
    {
        try
        {
            File.Move(staged, path, overwrite);
            return NameResult.Done;
        }
        catch (IOException error) when (IoErrors.IsTaken(error))
        {
            return NameResult.Taken;
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            return NameResult.Missing;
        }
        catch (UnauthorizedAccessException) when (Directory.Exists(path))
        {
            return NameResult.Blocked;
        }
    }
}
