namespace TypedDao.Storage.Tests.Local;

/// <summary>Symbolic links below the root are not followed.</summary>
public sealed class LinkTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly LocalStorage _storage;

    public LinkTests()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "links need a privilege on Windows");
        _storage = new LocalStorage(_folder.At("root"), new LocalStorageOptions { FlushToDisk = false });
        Directory.CreateDirectory(_folder.At("root", "inside"));
        Directory.CreateDirectory(_folder.At("outside"));
        File.WriteAllText(_folder.At("root", "inside", "a"), "inside");
        File.WriteAllText(_folder.At("outside", "a"), "outside");
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("link/a")]
    [InlineData("link/new")]
    [InlineData("file")]
    [InlineData("inner/a")]
    public async Task A_key_that_passes_a_link_is_refused(string key)
    {
        Directory.CreateSymbolicLink(_folder.At("root", "link"), _folder.At("outside"));
        Directory.CreateSymbolicLink(_folder.At("root", "inner"), _folder.At("root", "inside"));
        File.CreateSymbolicLink(_folder.At("root", "file"), _folder.At("outside", "a"));
        string link = _folder.At("root", key.Split('/')[0]);
        foreach (Func<Task> call in (Func<Task>[])
        [
            () => _storage.HeadAsync(key).AsTask(),
            () => _storage.ReadAsync(key),
            () => _storage.PutAsync(key, "content").AsTask(),
            () => _storage.PutAsync(key, "content", new PutOptions { IfAbsent = true }).AsTask(),
            () => _storage.DeleteAsync(key).AsTask(),
        ])
        {
            TypedDaoException error = await Assert.ThrowsAsync<TypedDaoException>(call);
            Assert.Equal(ErrorKind.NotSupported, error.Kind);
            Assert.Equal(
                $"'{link}' is a symbolic link; those below a store's root are not followed. " +
                "Make the folder that it leads to the root of a store, or put the files in its place.",
                error.Message);
        }

        Assert.Equal("outside", await File.ReadAllTextAsync(_folder.At("outside", "a"), TestContext.Current.CancellationToken));
        Assert.Single(Directory.EnumerateFiles(_folder.At("outside")));
    }

    [Fact]
    public async Task A_listing_passes_over_links_that_stay_within_the_root_or_lead_nowhere()
    {
        Directory.CreateSymbolicLink(_folder.At("root", "latest"), "inside");
        File.CreateSymbolicLink(_folder.At("root", "a-file"), _folder.At("root", "inside", "a"));
        File.CreateSymbolicLink(_folder.At("root", "dangling"), _folder.At("root", "nothing"));
        File.CreateSymbolicLink(_folder.At("root", "gone"), _folder.At("gone"));
        File.CreateSymbolicLink(_folder.At("root", "circle"), "circle");
        Directory.CreateSymbolicLink(_folder.At("root", "inside", "up"), "..");
        Assert.Equal(["inside/a"], await _storage.ListAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_listing_stops_at_a_link_that_leads_out_of_the_root(bool isFolder)
    {
        string link = _folder.At("root", "link");
        if (isFolder)
        {
            Directory.CreateSymbolicLink(link, _folder.At("outside"));
        }
        else
        {
            File.CreateSymbolicLink(link, "../outside/a");
        }

        TypedDaoException error = await Assert.ThrowsAsync<TypedDaoException>(() => _storage.ListAsync());
        Assert.Equal(ErrorKind.NotSupported, error.Kind);
        Assert.StartsWith($"'{link}' is a symbolic link;", error.Message);
        Assert.Equal(["inside/a"], await _storage.ListAsync("inside/"));
    }

    [Fact]
    public async Task The_root_itself_may_be_a_link()
    {
        Directory.CreateSymbolicLink(_folder.At("root-link"), _folder.At("root"));
        Directory.CreateSymbolicLink(_folder.At("root", "alias"), _folder.At("root-link", "inside"));
        await using var storage = new LocalStorage(_folder.At("root-link"), new LocalStorageOptions { FlushToDisk = false });
        await storage.PutAsync("b", "content");
        Assert.Equal(["b", "inside/a"], await storage.ListAsync());
        Assert.Equal("content", await _storage.ReadTextAsync("b"));
    }
}
