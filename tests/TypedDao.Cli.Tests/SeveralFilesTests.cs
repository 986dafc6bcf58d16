namespace TypedDao.Cli.Tests;

/// <summary>A catalog in several files is one for every command.</summary>
public sealed class SeveralFilesTests
{
    private const string Stores = """
        catalog: Lake
        stores:
          bronze:
            type: memory
            objects:
              users: { type: S3FileObject, suffix: csv, columns: { id: int64 } }
        """;

    private const string More = """
        stores:
          silver:
            type: memory
            objects:
              orders: { type: S3FileObject, suffix: csv, columns: { id: int64 } }
        """;

    [Fact]
    public async Task Every_command_takes_several_files()
    {
        using var tool = new Tool();
        string first = tool.Write("catalog.yaml", Stores);
        string second = tool.Write("silver.catalog.yaml", More);

        var (check, _, counts) = await Tool.RunAsync("check", first, second);
        var (_, list, _) = await Tool.RunAsync("list", "-c", first, "-c", second);
        var (show, _, _) = await Tool.RunAsync("show", "silver.orders", "--catalog", first, "--catalog", second);
        var (doctor, _, _) = await Tool.RunAsync("doctor", first, second);
        var (locked, _, _) = await Tool.RunAsync("lock", first, second);
        var (diff, _, summary) = await Tool.RunAsync("diff", "-c", first, "-c", second);
        string lockText = await File.ReadAllTextAsync(tool.Folder("catalog.lock.yaml"));

        Assert.Equal((0, 0, 0, 0, 0), (check, show, doctor, locked, diff));
        Assert.EndsWith("silver.catalog.yaml: 0 errors, 0 warnings.", counts.TrimEnd(), StringComparison.Ordinal);
        Assert.Contains("bronze.users", list, StringComparison.Ordinal);
        Assert.Contains("silver.orders", list, StringComparison.Ordinal);
        Assert.Contains("  bronze.users:\n", lockText, StringComparison.Ordinal);
        Assert.Contains("  silver.orders:\n", lockText, StringComparison.Ordinal);
        Assert.Equal("0 breaking, 0 acknowledged, 0 compatible.", summary.TrimEnd());
    }

    [Fact]
    public async Task A_check_compares_all_files_with_the_lock()
    {
        using var tool = new Tool();
        string first = tool.Write("catalog.yaml", Stores);
        string second = tool.Write("silver.catalog.yaml", More);
        await Tool.RunAsync("lock", first, second);

        var (same, _, _) = await Tool.RunAsync("check", first, second);
        tool.Write("silver.catalog.yaml", More.Replace("int64", "int32", StringComparison.Ordinal));
        var (changed, output, _) = await Tool.RunAsync("check", first, second);

        Assert.Equal((0, 1), (same, changed));
        Assert.Contains("silver.catalog.yaml(5,61): error TDAO2403: ", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_name_it_is_what_a_project_would_take()
    {
        using var tool = new Tool();
        string main = tool.Write("app/catalog.yaml", Stores);
        string below = tool.Write("app/lake/b.catalog.yaml", More);
        string beside = tool.Write("app/a.catalog.yaml", More);
        foreach (string ignored in (string[])["app/bin/x.catalog.yaml", "app/obj/x.catalog.yaml", "app/.git/x.catalog.yaml", "app/lake/catalog.lock.yaml", "other.catalog.yaml"])
        {
            tool.Write(ignored, More);
        }

        string inBin = tool.Write("app/lake/bin/x.catalog.yaml", More);
        Directory.CreateSymbolicLink(tool.Folder("app/lake/up"), tool.Folder("app"));

        var found = Catalogs.CatalogFiles.Find(tool.Folder("app/lake"));

        Assert.NotNull(found);
        Assert.Equal([main, beside, below, inBin], found.Paths);
        Assert.Equal(tool.Folder("app/catalog.lock.yaml"), found.Lock);
    }

    [Fact]
    public void A_project_needs_no_file_of_the_usual_name()
    {
        using var tool = new Tool();
        tool.Write("app/App.csproj", "<Project />");
        string only = tool.Write("app/data/shop.catalog.yaml", Stores);

        var found = Catalogs.CatalogFiles.Find(tool.Folder("app/data"));

        Assert.NotNull(found);
        Assert.Equal([only], found.Paths);
        Assert.Equal(tool.Folder("app/catalog.lock.yaml"), found.Lock);
    }

    [Fact]
    public async Task The_items_of_a_project_are_its_catalog()
    {
        using var tool = new Tool();
        string project = tool.Write("App.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework><ImportDirectoryBuildProps>false</ImportDirectoryBuildProps></PropertyGroup>
              <ItemGroup>
                <TypedDaoCatalog Include="one.yaml;two.yaml" />
                <TypedDaoCatalogLock Include="locks/of.yaml" />
              </ItemGroup>
              <Target Name="ResolveReferences" />
            </Project>
            """);
        tool.Write("one.yaml", Stores);
        tool.Write("two.yaml", More);
        Directory.CreateDirectory(tool.Folder("locks"));

        var (list, output, error) = await Tool.RunAsync("list", "--project", project);
        await Tool.RunAsync("lock", "--project", project);

        Assert.Equal((0, string.Empty), (list, error));
        Assert.Contains("silver.orders", output, StringComparison.Ordinal);
        Assert.Contains("silver.orders", await File.ReadAllTextAsync(tool.Folder("locks/of.yaml")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_several_files_is_said()
    {
        using var tool = new Tool();
        string catalog = tool.Write("catalog.yaml", Stores);
        await Tool.RunAsync("lock", catalog);
        string lockFile = tool.Folder("catalog.lock.yaml");

        var (asCatalog, _, message) = await Tool.RunAsync("lock", catalog, lockFile);
        var (twice, _, usage) = await Tool.RunAsync("diff", lockFile, catalog, "--catalog", catalog);
        var (gone, _, missing) = await Tool.RunAsync("check", catalog, tool.Folder("gone.yaml"));

        Assert.Equal((1, 2, 1), (asCatalog, twice, gone));
        Assert.EndsWith("catalog.lock.yaml' is a lock, where a catalog is expected. Name the catalog.", message.TrimEnd(), StringComparison.Ordinal);
        Assert.StartsWith("typeddao: --catalog and the argument 'after' name one thing: give one of them.", usage, StringComparison.Ordinal);
        Assert.Equal($"typeddao: There is no catalog at '{tool.Folder("gone.yaml")}'. Name one, or run the command in the folder of a catalog.yaml.", missing.TrimEnd());
    }

    [Theory]
    [InlineData("cat", "default, local")]
    [InlineData("check", "default, local")]
    [InlineData("doctor", "default, local")]
    public async Task An_environment_that_is_not_there_is_said(string command, string known)
    {
        using var tool = new Tool();
        string catalog = tool.Write("catalog.yaml", Stores + "\nenvironments:\n  local: { stores: { bronze: { type: memory } } }\n");
        string[] what = command == "cat" ? ["bronze.users", "--catalog", catalog] : [catalog];

        var (exitCode, _, error) = await Tool.RunAsync([command, .. what, "--environment", "lokal"]);

        Assert.Equal(1, exitCode);
        Assert.EndsWith(
            $"typeddao: Catalog 'Lake' has no environment 'lokal', which the argument --environment names (did you mean 'local'?). Name one of {known}, or declare it under 'environments' of the catalog.",
            error.TrimEnd(),
            StringComparison.Ordinal);
    }
}
