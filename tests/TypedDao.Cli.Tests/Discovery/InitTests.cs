namespace TypedDao.Cli.Tests.Discovery;

/// <summary>What <c>init</c> writes and refuses; that it builds and runs is tested with the packages.</summary>
public sealed class InitTests
{
    [Fact]
    public async Task A_folder_of_data_becomes_a_catalog_and_a_program()
    {
        using var tool = new Tool();
        tool.Write("in/users.csv", "id;name\n1;Ann\n");
        tool.Write("in/events/day=2025-01-07/a.jsonl", "{\"n\":1}\n");
        tool.Write("in/events/day=2025-01-08/b.jsonl", "{\"n\":2}\n");
        tool.Write("in/crm/users.csv", "id,email\n1,x\n");
        tool.Write("in/crm/orders.csv", "no,total\n1,2.5\n");
        tool.Write("in/monthly/2025-01.csv", "a,b\n1,2\n");
        tool.Write("in/monthly/2025-02.csv", "a,b\n3,x\n");
        tool.Write("in/readme.txt", "not data");
        tool.Write("in/settings.json", "{\"a\":1}");
        tool.Write("in/obj/project.assets.json", "[]");

        var (exitCode, output, error) = await Tool.RunAsync("init", tool.Folder("in"), "--into", tool.Folder("my-shop"));

        Assert.Equal((0, string.Empty), (exitCode, output));
        Assert.Contains("left out: ", error, StringComparison.Ordinal);
        Assert.Contains("settings.json", error, StringComparison.Ordinal);
        Assert.EndsWith("my-shop && dotnet run", error.TrimEnd(), StringComparison.Ordinal);
        Assert.Equal(
            """
            stores:
              data:
                type: local
                root: "../in"
                objects:

            """ + ShopObjects.Yaml,
            await File.ReadAllTextAsync(tool.Folder("my-shop/catalog.yaml")));
        string program = await File.ReadAllTextAsync(tool.Folder("my-shop/Program.cs"));
        Assert.StartsWith(
            """
            // Each object of catalog.yaml is a property: Catalog.Store.Object. What can be done with it is what it offers after the dot.
            using MyShop;

            Console.WriteLine("data.users");
            await foreach (var row in Catalog.Data.Users.ReadAsync().Take(3))
            {
                Console.WriteLine($"  {row}");
            }

            """,
            program);
        Assert.Contains("<PackageReference Include=\"TypedDao\" Version=\"0.1.0\" />", await File.ReadAllTextAsync(tool.Folder("my-shop/MyShop.csproj")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_alike_in_the_folder_itself_are_one_object()
    {
        using var tool = new Tool();
        tool.Write("sales/2024.csv", "id\n1\n");
        tool.Write("sales/2025.csv", "id\n2\n");

        var (exitCode, _, _) = await Tool.RunAsync("init", tool.Folder("sales"), "--into", tool.Folder("app"), "--name", "System");

        Assert.Equal(0, exitCode);
        string yaml = await File.ReadAllTextAsync(tool.Folder("app/catalog.yaml"));
        Assert.Contains("root: \"..\"\n", yaml, StringComparison.Ordinal);
        Assert.Contains("      sales:\n        type: S3DirectoryObject\n        identifier: sales\n", yaml, StringComparison.Ordinal);
        Assert.True(File.Exists(tool.Folder("app/SystemApp.csproj")));
    }

    [Theory]
    [InlineData("catalog.yaml")]
    [InlineData("Program.cs")]
    [InlineData("Other.csproj")]
    public async Task What_is_there_is_not_overwritten(string name)
    {
        using var tool = new Tool();
        string folder = Path.GetDirectoryName(tool.Write("in/a.csv", "id\n1\n"))!;
        string existing = tool.Write("app/" + name, "mine");

        var (exitCode, _, error) = await Tool.RunAsync("init", folder, "--into", tool.Folder("app"));

        Assert.Equal(1, exitCode);
        Assert.Equal(
            $"typeddao: '{existing}' is there already; nothing was written. Choose another folder with --into, or add to the catalog with 'typeddao pull'.",
            error.TrimEnd());
        Assert.Equal([existing], Directory.GetFiles(tool.Folder("app")));
        Assert.Equal("mine", await File.ReadAllTextAsync(existing));
    }

    [Fact]
    public async Task A_folder_without_data_is_said()
    {
        using var tool = new Tool();
        string folder = Path.GetDirectoryName(tool.Write("in/readme.txt", "x"))!;

        var (empty, _, error) = await Tool.RunAsync("init", folder, "--into", tool.Folder("app"));
        var (missing, _, missingError) = await Tool.RunAsync("init", tool.Folder("gone"), "--into", tool.Folder("app"));

        Assert.Equal((1, 1), (empty, missing));
        Assert.Equal(
            $"typeddao: The folder '{folder}' holds no data that can be read: files named .parquet, .csv, .tsv, .jsonl, .ndjson or .json, those of text also with .gz or .br.", error.TrimEnd());
        Assert.Equal($"typeddao: There is no folder '{tool.Folder("gone")}'.", missingError.TrimEnd());
        Assert.False(Directory.Exists(tool.Folder("app")));
    }

    [Fact]
    public async Task Versions_that_are_managed_centrally_are_overridden()
    {
        using var tool = new Tool();
        tool.Write("Directory.Packages.props", "<Project />");
        tool.Write("in/a.csv", "id\n1\n");

        var (exitCode, _, _) = await Tool.RunAsync("init", tool.Folder("in"), "--into", tool.Folder("app"));

        Assert.Equal(0, exitCode);
        Assert.Contains("\"TypedDao\" VersionOverride=\"", await File.ReadAllTextAsync(tool.Folder("app/App.csproj")), StringComparison.Ordinal);
    }
}
