namespace TypedDao.Architecture;

/// <summary>The packages of the repository, discovered under src/.</summary>
internal static class Source
{
    /// <summary>Every package but the command-line tool.</summary>
    public static IReadOnlyList<ProjectFile> Packages { get; } =
        [.. ProjectFile.Under("src").Where(project => project.Name != Layers.Tool)];

    /// <summary>The package of that name.</summary>
    public static ProjectFile Package(string name) => Packages.Single(project => project.Name == name);
}
