namespace TypedDao.Package.Tests;

/// <summary>The fixtures, built once for all tests of <see cref="FreshProjectTests"/>.</summary>
public sealed class FreshBuild(PackageFeed feed) : IAsyncLifetime
{
    internal FreshFolder Folder { get; } = new(feed);

    internal DotnetResult Result { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        await feed.PackAsync(Folder.PathOf("ForeignGenerator", "ForeignGenerator.csproj"), Folder.Path, cancellationToken);
        Result = await Folder.BuildAsync("App", cancellationToken);
    }

    public ValueTask DisposeAsync()
    {
        Folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
