using TypedDao.Storage;

namespace TypedDao.Testing;

/// <summary>Copies within a storage.</summary>
internal static class CopyCases
{
    public static IEnumerable<StorageCase> All =>
    [
        new("copy-is-whole", "a copy has the bytes of its source, which stays", CopyIsWholeAsync),
        new("copy-missing", "a copy of nothing is NotFound and leaves the destination", CopyMissingAsync),
        new("copy-onto-itself", "an object copied onto itself stays", CopyOntoItselfAsync),
        new("copy-is-separate", "what happens to the source afterwards does not reach the copy", CopyIsSeparateAsync),
        new("copy-conditions", "a copy holds to the condition on its destination", CopyConditionsAsync)
        {
            Skip = (capabilities, _) => capabilities is { ConditionalCreate: true, ConditionalReplace: true }
                ? null
                : "the storage does not declare ConditionalCreate and ConditionalReplace",
        },
        new("copy-cancelled", "a cancelled copy is cancelled and leaves nothing half-visible", CopyCancelledAsync),
    ];

    private static ValueTask<StorageEntry> CopyAsync(StorageProbe probe, string source, string destination, PutOptions conditions = default)
        => probe.Storage.CopyAsync(probe.Key(source), probe.Key(destination), conditions, probe.Token);

    private static async Task CopyIsWholeAsync(StorageProbe probe)
    {
        byte[] content = StorageProbe.Bytes(1_000_000, 50);
        await probe.PutAsync("a", content).ConfigureAwait(false);
        await probe.PutAsync("copies/b", "replaced").ConfigureAwait(false);
        StorageEntry copied = await CopyAsync(probe, "a", "copies/b").ConfigureAwait(false);
        probe.CheckEntry(copied, await probe.HeadAsync("copies/b").ConfigureAwait(false), "head of the copy");
        await probe.CheckContentAsync("copies/b", content, "after a copy").ConfigureAwait(false);
        await probe.CheckContentAsync("a", content, "after a copy").ConfigureAwait(false);
        await probe.PutAsync("empty", []).ConfigureAwait(false);
        await CopyAsync(probe, "empty", "copies/empty").ConfigureAwait(false);
        await probe.CheckContentAsync("copies/empty", [], "after a copy of no bytes").ConfigureAwait(false);
    }

    private static async Task CopyMissingAsync(StorageProbe probe)
    {
        await probe.PutAsync("b", "old").ConfigureAwait(false);
        await probe.CheckErrorAsync("a copy of nothing", () => CopyAsync(probe, "missing", "b").AsTask(), ErrorKind.NotFound).ConfigureAwait(false);
        await probe.CheckContentAsync("b", "old", "after a copy of nothing").ConfigureAwait(false);
        await probe.CheckErrorAsync("a copy of nothing", () => CopyAsync(probe, "missing", "c").AsTask(), ErrorKind.NotFound).ConfigureAwait(false);
        await probe.CheckInvisibleAsync("c", "after a copy of nothing").ConfigureAwait(false);
    }

    private static async Task CopyOntoItselfAsync(StorageProbe probe)
    {
        byte[] content = StorageProbe.Bytes(100_000, 51);
        await probe.PutAsync("a", content).ConfigureAwait(false);
        await CopyAsync(probe, "a", "a").ConfigureAwait(false);
        await probe.CheckContentAsync("a", content, "after a copy onto itself").ConfigureAwait(false);
    }

    private static async Task CopyIsSeparateAsync(StorageProbe probe)
    {
        await probe.PutAsync("a", "first").ConfigureAwait(false);
        await CopyAsync(probe, "a", "b").ConfigureAwait(false);
        await probe.PutAsync("a", "second").ConfigureAwait(false);
        await probe.CheckContentAsync("b", "first", "after its source was replaced").ConfigureAwait(false);
        await probe.Storage.DeleteAsync(probe.Key("a"), probe.Token).ConfigureAwait(false);
        await probe.CheckContentAsync("b", "first", "after its source was deleted").ConfigureAwait(false);
    }

    private static async Task CopyConditionsAsync(StorageProbe probe)
    {
        await probe.PutAsync("a", "source").ConfigureAwait(false);
        StorageEntry old = await probe.PutAsync("b", "old").ConfigureAwait(false);
        Task Create() => CopyAsync(probe, "a", "b", new PutOptions { IfAbsent = true }).AsTask();
        await probe.CheckErrorAsync("a copy that creates what exists", Create, ErrorKind.AlreadyExists).ConfigureAwait(false);
        await probe.CheckContentAsync("b", "old", "after a copy that was refused").ConfigureAwait(false);

        await CopyAsync(probe, "a", "b", new PutOptions { IfMatch = old.ETag }).ConfigureAwait(false);
        await probe.CheckContentAsync("b", "source", "after a copy whose ETag matched").ConfigureAwait(false);
        await probe.PutAsync("b", "newer").ConfigureAwait(false);
        Task Stale() => CopyAsync(probe, "a", "b", new PutOptions { IfMatch = old.ETag }).AsTask();
        await probe.CheckErrorAsync("a copy with an old ETag", Stale, ErrorKind.Conflict).ConfigureAwait(false);
        await probe.CheckContentAsync("b", "newer", "after a copy with an old ETag").ConfigureAwait(false);

        await CopyAsync(probe, "a", "c", new PutOptions { IfAbsent = true }).ConfigureAwait(false);
        await probe.CheckContentAsync("c", "source", "after a copy that creates").ConfigureAwait(false);
    }

    private static async Task CopyCancelledAsync(StorageProbe probe)
    {
        await probe.PutAsync("a", StorageProbe.Bytes(1_000_000, 52)).ConfigureAwait(false);
        await probe.CheckCanceledAsync(
            "a copy", token => probe.Storage.CopyAsync(probe.Key("a"), probe.Key("b"), default, token).AsTask()).ConfigureAwait(false);
        await probe.CheckInvisibleAsync("b", "after a copy that was cancelled before it began").ConfigureAwait(false);
    }
}
