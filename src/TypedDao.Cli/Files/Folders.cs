namespace TypedDao.Cli.Files;

/// <summary>What stands in folders of data: hidden things, and links that lead back to where one comes from, are left out.</summary>
internal static class Folders
{
    /// <summary>All files below a folder, unordered.</summary>
    /// <param name="folder">The folder.</param>
    public static IEnumerable<string> FilesBelow(string folder)
        => FilesOf(folder).Concat(FoldersOf(folder).SelectMany(FilesBelow));

    /// <summary>The files of a folder, unordered.</summary>
    /// <param name="folder">The folder.</param>
    public static IEnumerable<string> FilesOf(string folder) => Directory.EnumerateFiles(folder).Where(path => !IsHidden(path));

    /// <summary>The folders of a folder, unordered.</summary>
    /// <param name="folder">The folder.</param>
    public static IEnumerable<string> FoldersOf(string folder)
        => Directory.EnumerateDirectories(folder).Where(path => !IsHidden(path) && !LeadsBack(path));

    private static bool IsHidden(string path) => Path.GetFileName(path)[0] is '_' or '.';

    /// <summary>Whether a folder is a link to one that holds it, whose files would be found over and over.</summary>
    private static bool LeadsBack(string path)
    {
        if (!File.GetAttributes(path).HasFlag(FileAttributes.ReparsePoint) || Directory.ResolveLinkTarget(path, returnFinalTarget: true) is not { } target)
        {
            return false;
        }

        string above = Path.TrimEndingDirectorySeparator(target.FullName) + Path.DirectorySeparatorChar;
        return (Path.GetFullPath(path) + Path.DirectorySeparatorChar).StartsWith(above, StringComparison.Ordinal);
    }
}
