using TypedDao.Storage;

namespace TypedDao.Testing;

/// <summary>Disposal.</summary>
internal static class LifetimeCases
{
    public static IEnumerable<StorageCase> All =>
    [
        new("content-left-early", "an opened object may be left before its end, and be disposed twice", ContentLeftEarlyAsync),
        new("storage-disposed-twice", "a storage may be disposed twice", StorageDisposedTwiceAsync),
        new("storage-keeps-objects", "objects outlive the instance that wrote them", StorageKeepsObjectsAsync)
        {
            Skip = (_, options) => options.OpenAnother is null ? "the same data cannot be opened twice" : null,
        },
    ];

    private static async Task ContentLeftEarlyAsync(StorageProbe probe)
    {
        byte[] content = StorageProbe.Bytes(500_000, 60);
        await probe.PutAsync("a", content).ConfigureAwait(false);
        for (int round = 0; round < probe.Options.Rounds; round++)
        {
            StorageObject opened = await probe.Storage.GetAsync(probe.Key("a"), default, probe.Token).ConfigureAwait(false);
            _ = await opened.Content.ReadAsync(new byte[round * 100], probe.Token).ConfigureAwait(false);
            await opened.DisposeAsync().ConfigureAwait(false);
            await opened.DisposeAsync().ConfigureAwait(false);
        }

        await probe.CheckContentAsync("a", content, "after readers left early").ConfigureAwait(false);
        await probe.Storage.DeleteAsync(probe.Key("a"), probe.Token).ConfigureAwait(false);
    }

    private static async Task StorageDisposedTwiceAsync(StorageProbe probe)
    {
        IObjectStorage storage = await probe.OpenAsync().ConfigureAwait(false);
        await storage.PutAsync(probe.Key("a"), new byte[10], default, probe.Token).ConfigureAwait(false);
        await storage.DeleteAsync(probe.Key("a"), probe.Token).ConfigureAwait(false);
        await storage.DisposeAsync().ConfigureAwait(false);
        await storage.DisposeAsync().ConfigureAwait(false);
    }

    private static async Task StorageKeepsObjectsAsync(StorageProbe probe)
    {
        IObjectStorage another = await probe.OpenAnotherAsync().ConfigureAwait(false);
        await another.PutAsync(probe.Key("a"), "content"u8.ToArray(), default, probe.Token).ConfigureAwait(false);
        await another.DisposeAsync().ConfigureAwait(false);
        await probe.CheckContentAsync("a", "content", "after the instance that wrote it was disposed").ConfigureAwait(false);
    }
}
