using System.Text.RegularExpressions;

namespace TypedDao.Package.Tests;

/// <summary>
/// The packages, restored from a local feed into projects outside of the solution: a library with the catalog, which
/// also references a generator that carries YamlDotNet under its own name, and a program that references the library.
/// </summary>
public sealed partial class FreshProjectTests(PackageFeed feed, FreshBuild fresh) : IClassFixture<FreshBuild>
{
    private readonly FreshFolder _folder = fresh.Folder;

    [Fact]
    public void It_builds_without_a_warning()
    {
        fresh.Result.Succeeded();

        Assert.Contains(" 0 Warning(s)", fresh.Result.Output, StringComparison.Ordinal);
        Assert.True(Directory.Exists(_folder.PathOf("packages", "typeddao", feed.Version)), "The package is not from the local feed.");
    }

    [Fact]
    public void The_other_package_carries_the_original_YamlDotNet()
    {
        using var foreign = feed.Open("ForeignGenerator");

        Assert.Equal(["analyzers/dotnet/cs/ForeignGenerator.dll", "analyzers/dotnet/cs/YamlDotNet.dll"], foreign.EntriesIn("analyzers"));
    }

    [Fact]
    public void The_catalog_is_generated_where_it_is_and_nowhere_else()
    {
        fresh.Result.Succeeded();

        Assert.NotEmpty(Generated("Data"));
        Assert.Empty(Generated("App"));
    }

    [Fact]
    public async Task It_runs()
    {
        fresh.Result.Succeeded();

        var run = await Dotnet.RunAsync(
            _folder.Path, ["run", "--project", "App", "--no-build"], TestContext.Current.CancellationToken);

        Assert.Equal("1 Ada 1.68\n2 Grace -\nforty-two\n", run.Succeeded().Output.ReplaceLineEndings("\n"));
        Assert.Equal(
            "id,name,height\n1,Ada,1.68\n2,Grace,\n", (await File.ReadAllTextAsync(_folder.PathOf("data", "people.csv"))).ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task A_mistake_is_reported_at_its_line_of_YAML()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        using var folder = new FreshFolder(feed);
        var catalog = folder.PathOf("Data", "catalog.yaml");
        var text = await File.ReadAllTextAsync(catalog, cancellationToken);
        await File.WriteAllTextAsync(catalog, text.Replace("name: string", "name: strin", StringComparison.Ordinal), cancellationToken);

        var build = await folder.BuildAsync("Data", cancellationToken);

        Assert.Equal(1, build.ExitCode);
        Assert.Matches(LocatedError(), build.Output);
    }

    [Theory]
    [InlineData("true", true)]
    [InlineData("false", false)]
    [InlineData("disable", false)]
    public async Task The_global_using_can_be_declined(string setting, bool isUsed)
    {
        var result = await Dotnet.RunAsync(
            _folder.Path,
            ["msbuild", _folder.PathOf("Data", "Data.csproj"), "-getItem:Using", "-nologo", $"-p:TypedDaoImplicitUsings={setting}"],
            TestContext.Current.CancellationToken);

        Assert.Equal(isUsed, result.Succeeded().Output.Contains("\"Identity\": \"TypedDao\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_catalog_is_watched_and_is_the_only_item_of_its_kind()
    {
        var result = await Dotnet.RunAsync(
            _folder.Path,
            ["msbuild", _folder.PathOf("Data", "Data.csproj"), "-getItem:Watch,UpToDateCheckInput,AdditionalFiles,None", "-nologo"],
            TestContext.Current.CancellationToken);

        Assert.Equal(3, CatalogItem().Count(result.Succeeded().Output));
    }

    private string[] Generated(string project)
    {
        var folder = _folder.PathOf(project, "generated", "TypedDao.Generators", "TypedDao.Generators.CatalogGenerator");
        return Directory.Exists(folder) ? Directory.GetFiles(folder, "*.cs") : [];
    }

    [GeneratedRegex("""catalog\.yaml\(16,17\): error TDAO\d{4}: """)]
    private static partial Regex LocatedError();

    [GeneratedRegex(""""Identity": "catalog\.yaml"""")]
    private static partial Regex CatalogItem();
}
