using System.Text.Json;
using TypedDao.Tests;

namespace TypedDao.Package.Tests;

/// <summary>A build writes the schema for editors with the types of all packages, and does so only when something changed.</summary>
[Collection(nameof(ExtensionCollection))]
public sealed class EditorSchemaTests(PackageFeed feed, ExtensionBuild extension)
{
    private const string Schema = "typeddao.schema.json";

    [Fact]
    public async Task It_has_the_types_of_the_extension_beside_the_built_in_ones()
    {
        extension.Result.Succeeded();

        using var schema = JsonDocument.Parse(await File.ReadAllTextAsync(extension.Folder.PathOf("Custom", Schema), TestContext.Current.CancellationToken));
        var definitions = schema.RootElement.GetProperty("definitions");
        var pack = definitions.GetProperty("store.pack");
        Assert.Equal("path", Assert.Single(pack.GetProperty("required").EnumerateArray()).GetString());
        Assert.Contains("Part of the file, in percent", pack.GetProperty("properties").GetProperty("dead_percent").GetProperty("description").GetString(), StringComparison.Ordinal);
        foreach (var name in (string[])["object.JournalObject", "interface.JournalInterface", "format.long.logfmt", "store.s3", "object.S3FileObject", "format.long.csv"])
        {
            Assert.True(definitions.TryGetProperty(name, out _), $"The schema has no {name}.");
        }
    }

    [Fact]
    public async Task Without_extensions_it_is_the_one_that_the_package_ships()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        using var folder = new FreshFolder(feed);
        Remove(folder, "Acme.Journals");
        await File.WriteAllTextAsync(folder.PathOf("Custom", "catalog.yaml"), "stores: { s: { type: memory, objects: { o: { type: FileObject } } } }\n", cancellationToken);
        await File.WriteAllTextAsync(folder.PathOf("Custom", "Program.cs"), "return 0;\n", cancellationToken);

        (await folder.BuildAsync("Custom", cancellationToken)).Succeeded();

        Assert.Equal(
            await File.ReadAllTextAsync(TestRepository.PathOf("catalog", Schema), cancellationToken),
            await File.ReadAllTextAsync(folder.PathOf("Custom", Schema), cancellationToken));
    }

    [Fact]
    public async Task It_is_there_also_where_the_YAML_is_wrong_and_is_written_when_references_change()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        using var folder = new FreshFolder(feed);
        var schema = folder.PathOf("Custom", Schema);
        await File.WriteAllTextAsync(folder.PathOf("Custom", "catalog.yaml"), "stores: { s: { type: pack, objects: { o: { type: FileObject } } } }\n", cancellationToken);
        await File.WriteAllTextAsync(folder.PathOf("Custom", "Program.cs"), "return 0;\n", cancellationToken);
        Assert.Equal(1, (await folder.BuildAsync("Custom", cancellationToken)).ExitCode);
        Assert.Contains("store.pack", await File.ReadAllTextAsync(schema, cancellationToken), StringComparison.Ordinal);

        // Nothing of the references has changed: the file is left alone, whatever is in it.
        await File.WriteAllTextAsync(schema, "mine", cancellationToken);
        await folder.BuildAsync("Custom", cancellationToken);
        Assert.Equal("mine", await File.ReadAllTextAsync(schema, cancellationToken));

        Remove(folder, "Acme.Journals");
        await folder.BuildAsync("Custom", cancellationToken);
        var text = await File.ReadAllTextAsync(schema, cancellationToken);
        Assert.Contains("store.s3", text, StringComparison.Ordinal);
        Assert.DoesNotContain("store.pack", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-p:TypedDaoEditorSchema=false")]
    [InlineData("-p:ContinuousIntegrationBuild=true")]
    public async Task It_can_be_declined(string setting)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        using var folder = new FreshFolder(feed);
        foreach (var name in (string[])["Program.cs", "catalog.yaml"])
        {
            File.Copy(ExtensionBuild.SampleOf(name), folder.PathOf("Custom", name));
        }

        (await Dotnet.RunAsync(folder.Path, ["build", "Custom", "-nologo", "-nodeReuse:false", setting], cancellationToken)).Succeeded();

        Assert.False(File.Exists(folder.PathOf("Custom", Schema)));
    }

    [Fact]
    public async Task Where_it_cannot_be_written_the_build_goes_on_and_says_so()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        using var folder = new FreshFolder(feed);
        foreach (var name in (string[])["Program.cs", "catalog.yaml"])
        {
            File.Copy(ExtensionBuild.SampleOf(name), folder.PathOf("Custom", name));
        }

        var build = await Dotnet.RunAsync(
            folder.Path, ["build", "Custom", "-nologo", "-nodeReuse:false", "-p:TypedDaoEditorSchema=no/such/folder/schema.json"], cancellationToken);

        Assert.Contains(
            "The schema for editors could not be written to 'no/such/folder/schema.json'. Set the property TypedDaoEditorSchema to another file, or to false to do without.",
            build.Succeeded().Output,
            StringComparison.Ordinal);
    }

    private static void Remove(FreshFolder folder, string package)
    {
        var project = folder.PathOf("Custom", "Custom.csproj");
        File.WriteAllText(project, File.ReadAllText(project).Replace($"""<PackageReference Include="{package}" />""", string.Empty, StringComparison.Ordinal));
    }
}
