namespace TypedDao.Cli.Catalogs;

/// <summary>The assemblies a catalog is compiled against: the framework, the bundled packages, and what the user adds.</summary>
internal static class ReferenceSet
{
    /// <summary>Finds the assemblies.</summary>
    /// <param name="ofProject">Those of a project.</param>
    /// <param name="references">Further assemblies, which come before them.</param>
    /// <returns>Full paths; where two have one file name, the user's comes first and is the only one.</returns>
    public static IReadOnlyList<string> Resolve(IReadOnlyList<string> ofProject, IReadOnlyList<FileInfo> references)
    {
        var byName = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (FileInfo reference in references)
        {
            if (!reference.Exists)
            {
                throw new ToolException($"There is no assembly at '{reference.FullName}'.");
            }

            byName.TryAdd(reference.Name, reference.FullName);
        }

        foreach (string path in ofProject)
        {
            byName.TryAdd(Path.GetFileName(path), path);
        }

        // What runs the tool is also what the catalog is compiled against: the framework and the bundled packages.
        string trusted = (string?)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") ?? string.Empty;
        foreach (string path in trusted.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries))
        {
            // The types of this process stay the ones of this process.
            if (IsBundled(path))
            {
                byName[Path.GetFileName(path)] = path;
            }
            else
            {
                byName.TryAdd(Path.GetFileName(path), path);
            }
        }

        return [.. byName.Values];
    }

    private static bool IsBundled(string path)
        => Path.GetFileName(path).StartsWith("TypedDao", StringComparison.OrdinalIgnoreCase)
            || !Path.GetDirectoryName(path)!.Equals(Path.GetDirectoryName(typeof(ReferenceSet).Assembly.Location), StringComparison.Ordinal);
}
