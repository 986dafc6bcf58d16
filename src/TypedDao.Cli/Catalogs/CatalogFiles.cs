namespace TypedDao.Cli.Catalogs;

/// <summary>The files of one catalog.</summary>
/// <param name="Paths">Their full paths.</param>
/// <param name="Lock">The full path of its lock, which need not be there.</param>
internal sealed record CatalogFiles(IReadOnlyList<string> Paths, string Lock)
{
    private const string FileName = "catalog.yaml";
    private const string Pattern = "*.catalog.yaml";
    private const string LockEnding = ".lock.yaml";

    /// <summary>What builds leave behind, where no project looks for catalogs.</summary>
    private static readonly string[] Outputs = ["bin", "obj"];

    /// <summary>Links may lead in circles.</summary>
    private static readonly EnumerationOptions Reachable = new() { IgnoreInaccessible = true, AttributesToSkip = FileAttributes.ReparsePoint };

    /// <summary>The files as messages show them.</summary>
    public string Shown => string.Join(", ", Paths.Select(CatalogOptions.Shown));

    /// <summary>The files that somebody names; the lock stands beside the first.</summary>
    /// <param name="files">The files.</param>
    /// <exception cref="ToolException">One is not there.</exception>
    public static CatalogFiles Named(IReadOnlyList<FileInfo> files)
    {
        foreach (FileInfo file in files)
        {
            if (!file.Exists)
            {
                throw new ToolException($"There is no catalog at '{file.FullName}'. Name one, or run the command in the folder of a catalog.yaml.");
            }
        }

        return new CatalogFiles([.. files.Select(file => file.FullName).Distinct(StringComparer.Ordinal)], LockBeside(files[0].FullName));
    }

    /// <summary>The lock beside a file.</summary>
    /// <param name="path">The full path of the file.</param>
    public static string LockBeside(string path) => Path.ChangeExtension(path, LockEnding);

    /// <summary>The files that a project in a folder, or in the nearest one above it that has some, would take.</summary>
    /// <param name="start">The folder.</param>
    /// <returns>The files; null where there are none.</returns>
    public static CatalogFiles? Find(string start)
    {
        for (DirectoryInfo? folder = new(start); folder is not null; folder = folder.Parent)
        {
            string main = Path.Combine(folder.FullName, FileName);
            bool hasMain = File.Exists(main);
            if (hasMain || folder.EnumerateFiles("*.*proj").Any())
            {
                string[] paths = [.. hasMain ? [main] : Array.Empty<string>(), .. Below(folder.FullName, Outputs).Order(StringComparer.Ordinal)];
                if (paths.Length > 0)
                {
                    return new CatalogFiles(paths, LockBeside(main));
                }
            }
        }

        return null;
    }

    private static IEnumerable<string> Below(string folder, string[] ignored)
        => Directory.EnumerateFiles(folder, Pattern, Reachable).Concat(Directory.EnumerateDirectories(folder, "*", Reachable)
            .Where(inner => Path.GetFileName(inner) is var name && name[0] != '.' && !ignored.Contains(name))
            .SelectMany(inner => Below(inner, [])));
}
