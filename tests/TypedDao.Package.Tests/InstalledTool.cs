namespace TypedDao.Package.Tests;

/// <summary>The tool, installed once from the local feed into a folder.</summary>
public sealed class InstalledTool(PackageFeed feed) : IAsyncLifetime
{
    private readonly FreshFolder _folder = new(feed);

    public async ValueTask InitializeAsync()
    {
        var result = await Dotnet.RunAsync(
            _folder.Path,
            ["tool", "install", "TypedDao.Cli", "--tool-path", _folder.PathOf("tools"), "--version", feed.Version, "--configfile", _folder.PathOf("nuget.config")],
            TestContext.Current.CancellationToken);
        result.Succeeded();
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>Runs the command; the output is that of both streams.</summary>
    internal Task<DotnetResult> RunAsync(string folder, string[] arguments)
    {
        string[] names = Directory.GetFiles(_folder.PathOf("tools"), "typeddao*");
        return Dotnet.RunAsync(names.Single(), folder, arguments, TestContext.Current.CancellationToken);
    }
}
