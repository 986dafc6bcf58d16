using Microsoft.CodeAnalysis;
using TypedDao.Generators.Tests.Binding;

namespace TypedDao.Generators.Tests.Diagnostics;

/// <summary>
/// A catalog that is refused, with what the build says beside it. <c>NAME.yaml</c> is the catalog, <c>NAME.expected</c> what is
/// said, one <c>(line,column): severity id: message</c> a line; <c>NAME.also.yaml</c> is a second file of the same catalog,
/// <c>NAME.lock.yaml</c> its lock and <c>NAME.second.lock.yaml</c> another,
/// <c>NAME.cs</c> C# of the project, <c>NAME.fixed</c> that C# after all fixes, <c>NAME.extension*.cs</c> each a referenced assembly;
/// <c>NAME.version</c> is the version of the generator; <c>NAME.unreadable</c>, <c>NAME.failing</c> and <c>NAME.alone</c> mark a file
/// that is no text, one that fails to be read, and a project without the package.
/// </summary>
internal sealed record Fixture(string Name)
{
    private static string Folder => TestRepository.PathOf("tests", "TypedDao.Generators.Tests", "Diagnostics", "Fixtures");

    /// <summary>The id that it is for: the beginning of its name.</summary>
    public string Id => Name[..8];

    public string Expected => Read(".expected");

    public string Fixed => Read(".fixed");

    public static IEnumerable<Fixture> All => Directory.EnumerateFiles(Folder, "*.yaml")
        .Select(path => Path.GetFileName(path)!)
        .Where(name => !name.EndsWith(".also.yaml", StringComparison.Ordinal) && !name.EndsWith(".lock.yaml", StringComparison.Ordinal))
        .Select(name => new Fixture(name[..^".yaml".Length]))
        .OrderBy(fixture => fixture.Name, StringComparer.Ordinal);

    public bool Exists(string ending) => File.Exists(PathOf(ending));

    public void Write(string ending, string text) => File.WriteAllText(PathOf(ending), text);

    public GeneratorOutcome Run()
    {
        List<AdditionalText> files = [new CatalogText("catalog.yaml", Exists(".unreadable") ? null : Read(".yaml"), fails: Exists(".failing"))];
        if (Exists(".also.yaml"))
        {
            files.Add(new CatalogText("also.yaml", Read(".also.yaml")));
        }

        foreach (string ending in (string[])["lock.yaml", "second.lock.yaml"])
        {
            if (Exists("." + ending))
            {
                files.Add(new CatalogText("catalog." + ending, Read("." + ending)));
            }
        }

        IEnumerable<MetadataReference> references = Directory.EnumerateFiles(Folder, $"{Name}.extension*.cs")
            .Order(StringComparer.Ordinal)
            .Select(path => GeneratorHost.CompileExtension(File.ReadAllText(path), Path.GetFileNameWithoutExtension(path)[(Name.Length + 1)..]));
        return GeneratorHost.Run(
            files,
            Exists(".cs") ? Read(".cs") : string.Empty,
            references: [.. Exists(".alone") ? GeneratorHost.PlatformReferences : GeneratorHost.References, .. references],
            version: Exists(".version") ? Read(".version").Trim() : null);
    }

    public override string ToString() => Name;

    private string Read(string ending) => File.ReadAllText(PathOf(ending)).ReplaceLineEndings("\n");

    private string PathOf(string ending) => Path.Combine(Folder, Name + ending);
}
