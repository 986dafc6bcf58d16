using System.Xml.Linq;
using TypedDao.Tests;

namespace TypedDao.Package.Tests;

public sealed class PackageLayoutTests(PackageFeed feed)
{
    [Theory]
    [MemberData(nameof(PackageFeed.PackageIds), MemberType = typeof(PackageFeed))]
    public void A_package_says_what_it_is_and_under_which_licence(string id)
    {
        using var package = feed.Open(id);
        var metadata = package.Metadata;

        Assert.Equal(id, metadata.Element("id")?.Value);
        Assert.Equal("Apache-2.0", metadata.Element("license")?.Value);
        Assert.Equal("expression", metadata.Element("license")?.Attribute("type")?.Value);
        Assert.Equal("README.md", metadata.Element("readme")?.Value);
        Assert.Contains("README.md", package.Entries);
        Assert.True(package.ReadText("README.md").Length > 100, "The README is empty.");
        Assert.False(string.IsNullOrWhiteSpace(metadata.Element("authors")?.Value));
        Assert.True(metadata.Element("description")?.Value.Length > 20);
        Assert.StartsWith("https://", metadata.Element("projectUrl")?.Value);
        Assert.Equal("git", metadata.Element("repository")?.Attribute("type")?.Value);
        Assert.False(string.IsNullOrWhiteSpace(metadata.Element("tags")?.Value));
    }

    [Theory]
    [MemberData(nameof(PackageFeed.PackageIds), MemberType = typeof(PackageFeed))]
    public void A_package_has_the_symbols_of_its_own_assemblies(string id)
    {
        using var package = feed.Open(id);
        using var symbols = feed.Open(id, ".snupkg");

        var own = package.Entries
            .Where(entry => entry.StartsWith("lib/", StringComparison.Ordinal) || entry.StartsWith("tools/", StringComparison.Ordinal))
            .Where(entry => Path.GetFileName(entry) == $"{id}.dll" || Path.GetFileName(entry) == $"{id.ToLowerInvariant()}.dll")
            .ToArray();
        Assert.All(own, entry => Assert.Contains(Path.ChangeExtension(entry, ".pdb"), symbols.Entries));
        Assert.Contains(symbols.Entries, entry => entry.EndsWith(".pdb", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(PackageFeed.PackageIds), MemberType = typeof(PackageFeed))]
    public void A_library_has_its_documentation_beside_it(string id)
    {
        using var package = feed.Open(id);
        foreach (var assembly in package.EntriesIn("lib").Where(entry => entry.EndsWith(".dll", StringComparison.Ordinal)))
        {
            Assert.Equal($"lib/net10.0/{id}.dll", assembly);
            Assert.Contains(Path.ChangeExtension(assembly, ".xml"), package.Entries);
        }
    }

    [Theory]
    [MemberData(nameof(PackageFeed.PackageIds), MemberType = typeof(PackageFeed))]
    public void Only_the_package_of_applications_carries_the_generator(string id)
    {
        using var package = feed.Open(id);
        var isForApplications = id == "TypedDao";

        Assert.Equal(isForApplications, package.EntriesIn("analyzers").Length > 0);
        Assert.Equal(isForApplications, package.EntriesIn("build").Length > 0);
        Assert.Equal(isForApplications, package.EntriesIn("buildTransitive").Length > 0);
    }

    [Fact]
    public void The_generator_is_in_one_folder_that_every_compiler_loads()
    {
        using var package = feed.Open("TypedDao");

        Assert.Equal(
            ["analyzers/dotnet/cs/TypedDao.Generator.Yaml.dll", "analyzers/dotnet/cs/TypedDao.Generators.CodeFixes.dll", "analyzers/dotnet/cs/TypedDao.Generators.dll"],
            package.EntriesIn("analyzers"));
        Assert.DoesNotContain(package.Entries, entry => entry.Contains("roslyn", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void The_generator_refers_to_the_oldest_supported_compiler_and_to_no_YamlDotNet()
    {
        using var package = feed.Open("TypedDao");

        var references = package.ReadAssembly(
            "analyzers/dotnet/cs/TypedDao.Generators.dll",
            metadata => metadata.AssemblyReferences
                .Select(handle => metadata.GetAssemblyReference(handle))
                .ToDictionary(reference => metadata.GetString(reference.Name), reference => reference.Version));

        Assert.DoesNotContain("YamlDotNet", references.Keys);
        Assert.DoesNotContain("Microsoft.CodeAnalysis.Workspaces", references.Keys); // which no compiler has
        Assert.Contains("TypedDao.Generator.Yaml", references.Keys);
        Assert.Equal(CompilerFloor(), references["Microsoft.CodeAnalysis"].ToString(3));
        Assert.Equal(CompilerFloor(), references["Microsoft.CodeAnalysis.CSharp"].ToString(3));
    }

    [Fact]
    public void The_YAML_reader_has_a_name_of_its_own_and_no_strong_name()
    {
        using var package = feed.Open("TypedDao");

        var (name, hasKey, module) = package.ReadAssembly(
            "analyzers/dotnet/cs/TypedDao.Generator.Yaml.dll",
            metadata =>
            {
                var definition = metadata.GetAssemblyDefinition();
                return (metadata.GetString(definition.Name), !definition.PublicKey.IsNil, metadata.GetString(metadata.GetModuleDefinition().Name));
            });

        Assert.Equal("TypedDao.Generator.Yaml", name);
        Assert.Equal("TypedDao.Generator.Yaml.dll", module);
        Assert.False(hasKey);
        Assert.Contains("YamlDotNet", package.ReadText("THIRD-PARTY-NOTICES.txt"), StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_build_uses_is_no_dependency_of_the_program()
    {
        using var package = feed.Open("TypedDao");

        var dependencies = package.Metadata.Descendants("dependency").ToDictionary(
            dependency => dependency.Attribute("id")!.Value, dependency => dependency.Attribute("version")!.Value);

        Assert.Equal(feed.Version, dependencies["TypedDao.Abstractions"]);
        Assert.All(dependencies.Keys, id => Assert.True(
            id == "TypedDao.Abstractions" || id.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal), $"{id} is a dependency."));
    }

    [Fact]
    public void Build_files_are_named_after_the_package_and_reach_projects_behind_projects()
    {
        using var package = feed.Open("TypedDao");

        Assert.Equal(["build/TypedDao.props", "build/TypedDao.targets"], package.EntriesIn("build"));
        Assert.Equal(["buildTransitive/TypedDao.props", "buildTransitive/TypedDao.targets"], package.EntriesIn("buildTransitive"));
        Assert.All(
            package.EntriesIn("buildTransitive"),
            entry => Assert.Contains($"../build/{Path.GetFileName(entry)}", package.ReadText(entry), StringComparison.Ordinal));
    }

    [Fact]
    public void The_schema_for_editors_is_the_one_of_the_repository()
    {
        using var package = feed.Open("TypedDao");

        Assert.Equal(["schema/typeddao.schema.json"], package.EntriesIn("schema"));
        Assert.Equal(File.ReadAllText(TestRepository.PathOf("catalog", "typeddao.schema.json")), package.ReadText("schema/typeddao.schema.json"));
    }

    [Fact]
    public void The_tool_hosts_the_generator_with_its_YAML_reader()
    {
        using var package = feed.Open("TypedDao.Cli");
        var files = package.EntriesIn("tools").Select(Path.GetFileName).ToArray();

        Assert.Contains("TypedDao.Generators.dll", files);
        Assert.Contains("TypedDao.Generator.Yaml.dll", files);
        Assert.DoesNotContain("YamlDotNet.dll", files);
    }

    private static string CompilerFloor() =>
        XDocument.Load(TestRepository.PathOf("Directory.Packages.props"))
            .Descendants("PackageVersion")
            .Single(version => version.Attribute("Include")?.Value == "Microsoft.CodeAnalysis.CSharp")
            .Attribute("Version")!.Value;
}
