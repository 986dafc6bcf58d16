using System.Xml.Linq;
using TypedDao.Tests;

namespace TypedDao.Architecture;

/// <summary>A project file of the repository: what it says it is and what it refers to.</summary>
internal sealed class ProjectFile
{
    private readonly XDocument _xml;

    private ProjectFile(string path)
    {
        Path = path;
        _xml = XDocument.Load(path);
    }

    /// <summary>The full path of the project file.</summary>
    public string Path { get; }

    /// <summary>The project's name, which is also its assembly's unless it says otherwise.</summary>
    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    /// <summary>The project's folder.</summary>
    public string Folder => System.IO.Path.GetDirectoryName(Path)!;

    /// <summary>The path from the repository's root, with forward slashes.</summary>
    public string RelativePath => System.IO.Path.GetRelativePath(TestRepository.Root, Path).Replace('\\', '/');

    /// <summary>The package's description, or null.</summary>
    public string? Description => _xml.Descendants("Description").FirstOrDefault()?.Value;

    /// <summary>Packages that the project names itself.</summary>
    public IEnumerable<string> Packages => _xml.Descendants("PackageReference")
        .Where(reference => (string?)reference.Attribute("PrivateAssets") != "all")
        .Select(reference => (string?)reference.Attribute("Include"))
        .OfType<string>();

    /// <summary>Projects that this one compiles against. Generators, which come as analyzers, are not among them.</summary>
    public IEnumerable<string> CompileReferences => ProjectReferences(reference =>
        (string?)reference.Attribute("ReferenceOutputAssembly") != "false");

    /// <summary>All projects that this one names, in whatever role.</summary>
    public IEnumerable<string> AllReferences => ProjectReferences(_ => true);

    /// <summary>The projects under the top-level folders given, by path; material of tests and templates excepted.</summary>
    public static IReadOnlyList<ProjectFile> Under(params ReadOnlySpan<string> folders)
    {
        var found = new List<ProjectFile>();
        foreach (string folder in folders)
        {
            string path = TestRepository.PathOf(folder);
            if (Directory.Exists(path))
            {
                found.AddRange(Directory.EnumerateFiles(path, "*.csproj", SearchOption.AllDirectories)
                    .Where(file => !IsMaterial(System.IO.Path.GetRelativePath(path, file)))
                    .Select(file => new ProjectFile(file)));
            }
        }

        return [.. found.OrderBy(project => project.RelativePath, StringComparer.Ordinal)];
    }

    public override string ToString() => Name;

    private static bool IsMaterial(string relativePath) =>
        relativePath.Split('/', '\\').Any(part => part is "bin" or "obj" or "artifacts" or "Fixtures" or "content");

    private IEnumerable<string> ProjectReferences(Func<XElement, bool> condition) => _xml.Descendants("ProjectReference")
        .Where(condition)
        .Select(reference => (string?)reference.Attribute("Include"))
        .OfType<string>()
        .Select(include => System.IO.Path.GetFileNameWithoutExtension(include.Replace('\\', '/')));
}
