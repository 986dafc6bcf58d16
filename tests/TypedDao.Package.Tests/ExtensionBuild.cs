using TypedDao.Tests;

namespace TypedDao.Package.Tests;

/// <summary>The extension of samples/CustomStore as a package, and the sample's program in a fresh project that references it.</summary>
public sealed class ExtensionBuild(PackageFeed feed) : IAsyncLifetime
{
    internal FreshFolder Folder { get; } = new(feed);

    internal DotnetResult Result { get; private set; } = null!;

    /// <summary>The file of the sample's program.</summary>
    internal static string SampleOf(string name) => TestRepository.PathOf("samples", "CustomStore", "App", name);

    public async ValueTask InitializeAsync()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        await feed.PackAsync(TestRepository.PathOf("samples", "CustomStore", "Extension", "Acme.Journals.csproj"), TestRepository.Root, cancellationToken);
        foreach (var name in (string[])["Program.cs", "catalog.yaml"])
        {
            File.Copy(SampleOf(name), Folder.PathOf("Custom", name));
        }

        Result = await Folder.BuildAsync("Custom", cancellationToken);
    }

    public ValueTask DisposeAsync()
    {
        Folder.Dispose();
        return ValueTask.CompletedTask;
    }
}

/// <summary>The tests that share the extension.</summary>
[CollectionDefinition(nameof(ExtensionCollection))]
public sealed class ExtensionCollection : ICollectionFixture<ExtensionBuild>;
