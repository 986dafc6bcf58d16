using System.Text.RegularExpressions;

namespace TypedDao.Package.Tests;

/// <summary>A stranger's package: packed, restored beside TypedDao from a local feed, compiled, run, and its YAML checked.</summary>
[Collection(nameof(ExtensionCollection))]
public sealed partial class ExtensionTests(PackageFeed feed, ExtensionBuild extension)
{
    /// <summary>A line of a catalog that is wrong, and what the build says of it.</summary>
    private static readonly (string Yaml, string Message)[] Mistakes =
    [
        ("catalog: Shop", ""),
        ("namespace: Acme.Shop", ""),
        ("stores:", ""),
        ("  nowhere:", "(4,3): error TDAO2006: The store 'nowhere' needs the key 'path'. Add it (The file; a relative path starts at the context's folder)."),
        ("    type: pack", ""),
        ("    durability: tape", "(6,17): error TDAO2004: 'durability' cannot be 'tape'. Allowed are disk, system."),
        ("    dead_percent: 101", "(7,19): error TDAO2005: 'dead_percent' is 101, which is not between 1 and 100"),
        (
            "    dead_percnt: 5",
            "(8,5): error TDAO2001: The store 'nowhere' has no key 'dead_percnt'. Did you mean 'dead_percent'? "
            + "Its keys are type, name, description, layer, properties, interfaces, objects, path, durability, dead_percent."),
        ("    interfaces:", ""),
        ("      small: { type: JournalInterface, batch_size: 0 }", "(10,52): error TDAO2005: 'batch_size' is 0, which is not between 1 and 65536"),
        ("    objects:", ""),
        ("      orders:", ""),
        ("        type: JournalObject", ""),
        (
            "        format: { type: logfmt, unknown_key: error }",
            "(14,33): error TDAO2001: The format 'logfmt' has no key 'unknown_key'. Did you mean 'unknown_keys'? Its keys are type, unknown_keys, longest_line."),
        ("        keep_entries: many", "(15,23): error TDAO2003: 'keep_entries' is 'many', which is not an integer"),
        ("        columns: { id: int64 }", ""),
        ("      templated:", ""),
        ("        type: JournalObject", ""),
        ("        folder: \"x/{day}\"", "(19,17): error TDAO2302: 'folder' is no key: the name of a table holds no placeholders"),
        ("        format: { type: logfmt, longest_line: long }", "(20,47): error TDAO2003: 'longest_line' is 'long', which is not an integer"),
        ("        columns: { id: int64 }", ""),
        ("  warehouse:", ""),
        ("    type: postgres", ""),
        ("    host: localhost", ""),
        ("    database: shop", ""),
        ("    objects:", ""),
        ("      orders:", ""),
        (
            "        type: JournalObject",
            "(28,15): error TDAO2121: The store 'warehouse' is of the type 'postgres', which cannot give what the interface 'JournalInterface' of "
            + "'warehouse.orders' needs (IObjectStorage). Store types that can are local, memory, pack, s3."),
        ("        format: logfmt", ""),
        ("        columns: { id: int64 }", ""),
        ("  misspelt:", ""),
        (
            "    type: packs",
            "(32,11): error TDAO2009: There is no store type 'packs'. Did you mean 'pack'? Known are local, memory, pack, postgres, redshift, s3; "
            + "for a type of another package, reference that package."),
        ("    objects: {}", ""),
    ];

    [Fact]
    public void It_builds_without_a_warning()
    {
        extension.Result.Succeeded();

        Assert.Contains(" 0 Warning(s)", extension.Result.Output, StringComparison.Ordinal);
        Assert.True(Directory.Exists(extension.Folder.PathOf("packages", "acme.journals", feed.Version)), "The package is not from the local feed.");
    }

    [Fact]
    public void It_needs_the_contracts_and_nothing_else()
    {
        using var package = feed.Open("Acme.Journals");

        var dependency = Assert.Single(package.Metadata.Descendants("dependency"));
        Assert.Equal(("TypedDao.Abstractions", feed.Version), (dependency.Attribute("id")!.Value, dependency.Attribute("version")!.Value));
        Assert.Empty(package.EntriesIn("analyzers"));
        Assert.Empty(package.EntriesIn("build"));
    }

    [Fact]
    public async Task It_runs()
    {
        extension.Result.Succeeded();

        var run = await Dotnet.RunAsync(extension.Folder.Path, ["run", "--project", "Custom", "--no-build"], TestContext.Current.CancellationToken);

        var page = await File.ReadAllTextAsync(ExtensionBuild.SampleOf("../README.md"), TestContext.Current.CancellationToken);
        Assert.Contains($"```text\n{run.Succeeded().Output.ReplaceLineEndings("\n")}```\n", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mistakes_in_its_YAML_are_refused_at_their_place()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        using var folder = new FreshFolder(feed);
        await File.WriteAllLinesAsync(folder.PathOf("Custom", "catalog.yaml"), Mistakes.Select(mistake => mistake.Yaml), cancellationToken);
        await File.WriteAllTextAsync(folder.PathOf("Custom", "Program.cs"), "return 0;\n", cancellationToken);

        var build = await folder.BuildAsync("Custom", cancellationToken);

        Assert.Equal(1, build.ExitCode);
        Assert.Equal(
            Mistakes.Select(mistake => mistake.Message).Where(message => message.Length > 0).Order(StringComparer.Ordinal),
            CatalogError().Matches(build.Output).Select(match => match.Groups["message"].Value).Distinct().Order(StringComparer.Ordinal));
        Assert.DoesNotContain("error CS", build.Output, StringComparison.Ordinal);
    }

    [GeneratedRegex("""catalog\.yaml(?<message>\(\d+,\d+\): \w+ TDAO\d{4}: .*?) \(https:""")]
    private static partial Regex CatalogError();
}
