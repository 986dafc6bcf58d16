using System.Text.Json;

namespace TypedDao.Package.Tests;

/// <summary>The template, installed from its package into a folder of templates of its own, and the project that it makes.</summary>
public sealed class TemplateTests(PackageFeed feed) : IDisposable
{
    private const string Package = "TypedDao.Templates";

    private readonly FreshFolder _folder = new(feed);

    [Fact]
    public void The_package_is_a_template_and_nothing_else()
    {
        using var package = feed.Open(Package);

        Assert.Equal("Template", package.Metadata.Descendants("packageType").Single().Attribute("name")?.Value);
        Assert.Equal(
            [
                "content/typeddao/.template.config/template.json",
                "content/typeddao/DataProgram.csproj",
                "content/typeddao/Program.cs",
                "content/typeddao/catalog.yaml",
                "content/typeddao/data/orders.csv",
                "content/typeddao/typeddao.schema.json",
            ],
            package.EntriesIn("content"));
        Assert.Empty(package.EntriesIn("lib"));
        Assert.Empty(package.Metadata.Descendants("dependency"));
        Assert.Contains($"Include=\"TypedDao\" Version=\"{feed.Version}\"", package.ReadText("content/typeddao/DataProgram.csproj"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_project_is_made_builds_without_a_warning_and_runs()
    {
        // A name that is no name of C#.
        await NewAsync("my-shop.reports");

        string project = _folder.PathOf("new", "my-shop.reports", "my-shop.reports.csproj");
        var build = await Dotnet.RunAsync(_folder.PathOf("new"), ["build", project, "-nologo", "-verbosity:minimal", "-nodeReuse:false"], TestContext.Current.CancellationToken);
        Assert.Contains(" 0 Warning(s)", build.Succeeded().Output, StringComparison.Ordinal);

        var run = await Dotnet.RunAsync(_folder.PathOf("new", "my-shop.reports"), ["run", "--no-build"], TestContext.Current.CancellationToken);
        Assert.Equal("Ada has spent 42.50\nGrace has spent 19.90\n", run.Succeeded().Output.ReplaceLineEndings("\n"));
        Assert.True(File.Exists(_folder.PathOf("new", "my-shop.reports", "data", "revenue.jsonl")));
    }

    [Fact]
    public async Task Editors_find_the_schema_beside_the_catalog()
    {
        await NewAsync("Shop");

        string first = (await File.ReadAllLinesAsync(_folder.PathOf("new", "Shop", "catalog.yaml"), TestContext.Current.CancellationToken))[0];
        string schema = _folder.PathOf("new", "Shop", Assert.Single(first.Split("$schema=").Skip(1)));
        using var document = JsonDocument.Parse(await File.ReadAllTextAsync(schema, TestContext.Current.CancellationToken));
        Assert.Equal(JsonValueKind.Object, document.RootElement.ValueKind);
    }

    public void Dispose() => _folder.Dispose();

    private async Task NewAsync(string name)
    {
        string hive = _folder.PathOf("hive");
        Directory.CreateDirectory(_folder.PathOf("new"));

        // As in a folder of a user, nothing around the project says versions.
        await File.WriteAllTextAsync(_folder.PathOf("new", "Directory.Packages.props"), "<Project />", TestContext.Current.CancellationToken);
        string package = Path.Combine(feed.Folder, $"{Package}.{feed.Version}.nupkg");
        (await Dotnet.RunAsync(_folder.Path, ["new", "install", package, "--debug:custom-hive", hive], TestContext.Current.CancellationToken)).Succeeded();
        (await Dotnet.RunAsync(_folder.PathOf("new"), ["new", "typeddao", "--name", name, "--debug:custom-hive", hive], TestContext.Current.CancellationToken)).Succeeded();
    }
}
