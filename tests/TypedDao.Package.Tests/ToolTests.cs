namespace TypedDao.Package.Tests;

/// <summary>The tool as a user has it: installed from a feed, run by its command, and what it starts built from the packages.</summary>
public sealed class ToolTests(PackageFeed feed, InstalledTool tool) : IClassFixture<InstalledTool>
{
    [Fact]
    public async Task It_checks_and_reads()
    {
        using var folder = new FreshFolder(feed);

        var check = await tool.RunAsync(folder.PathOf("Data"), ["check"]);
        await File.WriteAllTextAsync(folder.PathOf("orders.csv"), "id,country\n1,DE\n2,FR\n", TestContext.Current.CancellationToken);
        var cat = await tool.RunAsync(folder.Path, ["cat", "orders.csv", "--where", "country = 'FR'"]);
        var version = await tool.RunAsync(folder.Path, ["--version"]);

        Assert.Equal("catalog.yaml: 0 errors, 0 warnings.", check.Succeeded().Output.TrimEnd());
        Assert.Equal("{\"id\":\"2\",\"country\":\"FR\"}", cat.Succeeded().Output.TrimEnd());
        Assert.StartsWith(feed.Version, version.Succeeded().Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_it_starts_builds_and_runs()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        using var folder = new FreshFolder(feed);
        Directory.CreateDirectory(folder.PathOf("shop", "data", "events", "day=2025-01-07"));
        await File.WriteAllTextAsync(folder.PathOf("shop", "data", "users.csv"), "id,name\n1,Ann\n2,Bö\n", cancellationToken);
        await File.WriteAllTextAsync(folder.PathOf("shop", "data", "events", "day=2025-01-07", "a.jsonl"), "{\"n\":1}\n", cancellationToken);

        var init = await tool.RunAsync(folder.PathOf("shop"), ["init", "data"]);
        var build = await folder.BuildAsync("shop", cancellationToken);
        var run = await Dotnet.RunAsync(folder.PathOf("shop"), ["run", "--no-build"], cancellationToken);

        Assert.EndsWith("Run it: dotnet run", init.Succeeded().Output.TrimEnd(), StringComparison.Ordinal);
        Assert.Contains(" 0 Warning(s)", build.Succeeded().Output, StringComparison.Ordinal);
        Assert.Equal(
            "data.users\n  Users { Id = 1, Name = Ann }\n  Users { Id = 2, Name = Bö }\ndata.events\n  Events { Day = 01/07/2025, N = 1 }\n",
            run.Succeeded().Output.ReplaceLineEndings("\n"));
    }
}
