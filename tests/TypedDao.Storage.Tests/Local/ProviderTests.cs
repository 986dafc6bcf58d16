using TypedDao.BuiltIn;
using TypedDao.Stores;

namespace TypedDao.Storage.Tests.Local;

public sealed class ProviderTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(null, ".data/bronze")]
    [InlineData("lake", "lake")]
    [InlineData("a/../lake/", "lake")]
    public async Task A_root_starts_at_the_base_directory(string? root, string expected)
    {
        await using StoreConnection connection = await OpenAsync(root);
        Assert.True(connection.TryGet(out IObjectStorage? storage));
        Assert.Equal(_folder.At(expected.Split('/')), Assert.IsType<LocalStorage>(storage).Root);
        Assert.Empty(_folder.Files());
    }

    [Fact]
    public async Task A_full_path_stays()
    {
        await using StoreConnection connection = await OpenAsync(_folder.At("elsewhere"));
        Assert.True(connection.TryGet(out IObjectStorage? storage));
        Assert.Equal(_folder.At("elsewhere"), Assert.IsType<LocalStorage>(storage).Root);
    }

    [Theory]
    [InlineData(" ", "'root' is empty.", "Name a folder, or remove 'root' to use one of its own.")]
    [InlineData("file:///lake", "'root' is 'file:///lake', which is a URI.", "Write the path of a folder.")]
    public async Task A_root_that_is_no_folder_is_refused(string root, string fact, string cure)
    {
        ConfigurationException error = await Assert.ThrowsAsync<ConfigurationException>(() => OpenAsync(root).AsTask());
        Assert.Equal($"Store 'bronze' cannot be opened. {fact} [operation open, store bronze] {cure}", error.Message);
    }

    [Fact]
    public async Task A_root_that_is_a_file_is_refused()
    {
        await File.WriteAllTextAsync(_folder.At("file"), "content", TestContext.Current.CancellationToken);
        ConfigurationException error = await Assert.ThrowsAsync<ConfigurationException>(() => OpenAsync("file").AsTask());
        Assert.Equal(
            $"Store 'bronze' cannot be opened. 'root' is '{_folder.At("file")}', which is a file. [operation open, store bronze] Name a folder.",
            error.Message);
    }

    [Fact]
    public async Task A_memory_store_is_empty_each_time_and_has_the_name_of_the_store()
    {
        var provider = new MemoryStoreProvider();
        await using StoreConnection first = await provider.OpenAsync(new MemoryStore(), Context(), TestContext.Current.CancellationToken);
        await using StoreConnection second = await provider.OpenAsync(new MemoryStore(), Context(), TestContext.Current.CancellationToken);
        Assert.True(first.TryGet(out IObjectStorage? storage));
        await storage.PutAsync("a", "content");
        Assert.Equal("memory://bronze/a", storage.AddressOf("a"));
        Assert.True(second.TryGet(out IObjectStorage? other));
        Assert.Empty(await other.ListAsync());
    }

    private StoreContext Context() => new("bronze", _folder.Path, TimeProvider.System, new NoServices());

    private ValueTask<StoreConnection> OpenAsync(string? root)
        => new LocalStoreProvider().OpenAsync(new LocalStore { Root = root }, Context(), TestContext.Current.CancellationToken);

    private sealed class NoServices : IServiceProvider
    {
        public object? GetService(Type serviceType) => null;
    }
}
