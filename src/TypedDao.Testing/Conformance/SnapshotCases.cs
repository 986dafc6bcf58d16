using TypedDao.Storage;

namespace TypedDao.Testing;

/// <summary>Readers that have opened an object while it changes.</summary>
internal static class SnapshotCases
{
    private const int Length = 1_000_000;

    public static IEnumerable<StorageCase> All =>
    [
        new("opened-reader-survives-put", Law, probe => SurviveAsync(
            probe, "the object was replaced", () => probe.PutAsync("a", StorageProbe.Bytes(Length, 12)).AsTask())),
        new("opened-reader-survives-upload", Law, probe => SurviveAsync(probe, "the object was replaced by an upload", () => ReplaceAsync(probe))),
        new("opened-reader-survives-copy", Law, probe => SurviveAsync(probe, "another object was copied over it", () => CopyOverAsync(probe))),
        new("opened-reader-survives-delete", Law, probe => SurviveAsync(
            probe, "the object was deleted", () => probe.Storage.DeleteAsync(probe.Key("a"), probe.Token).AsTask())),
    ];

    private const string Law = "a reader that has opened an object reads one version to its end, whatever happens to the key meanwhile, or fails with Conflict where SnapshotReads is not declared";

    private static async Task SurviveAsync(StorageProbe probe, string what, Func<Task> changeAsync)
    {
        byte[] content = StorageProbe.Bytes(Length, 11);
        await probe.PutAsync("a", content).ConfigureAwait(false);
        StorageObject whole = await probe.Storage.GetAsync(probe.Key("a"), default, probe.Token).ConfigureAwait(false);
        await using (whole.ConfigureAwait(false))
        {
            var end = new GetOptions { Offset = -1000 };
            StorageObject range = await probe.Storage.GetAsync(probe.Key("a"), end, probe.Token).ConfigureAwait(false);
            await using (range.ConfigureAwait(false))
            {
                byte[] start = new byte[1000];
                await whole.Content.ReadExactlyAsync(start, probe.Token).ConfigureAwait(false);
                await changeAsync().ConfigureAwait(false);
                if (await ReadAsync(probe, whole).ConfigureAwait(false) is { } rest)
                {
                    probe.CheckBytes(content, [.. start, .. rest], $"after {what}, what an opened reader sees");
                }

                if (await ReadAsync(probe, range).ConfigureAwait(false) is { } found)
                {
                    probe.CheckBytes(content[^1000..], found, $"after {what}, what the opened reader of a range sees");
                }
            }
        }
    }

    /// <summary>The rest of the content; null where the storage may give it up, and does.</summary>
    private static async Task<byte[]?> ReadAsync(StorageProbe probe, StorageObject opened)
    {
        try
        {
            return await probe.ReadAsync(opened.Content).ConfigureAwait(false);
        }
        catch (TypedDaoException error) when (error.Kind is ErrorKind.Conflict && !probe.Storage.Capabilities.SnapshotReads)
        {
            return null;
        }
    }

    private static async Task ReplaceAsync(StorageProbe probe)
    {
        StorageUpload upload = await probe.OpenUploadAsync("a").ConfigureAwait(false);
        await using (upload.ConfigureAwait(false))
        {
            await upload.WriteAsync(StorageProbe.Bytes(Length, 13), probe.Token).ConfigureAwait(false);
            await upload.CompleteAsync(key: null, probe.Token).ConfigureAwait(false);
        }
    }

    private static async Task CopyOverAsync(StorageProbe probe)
    {
        await probe.PutAsync("b", StorageProbe.Bytes(Length, 14)).ConfigureAwait(false);
        await probe.Storage.CopyAsync(probe.Key("b"), probe.Key("a"), default, probe.Token).ConfigureAwait(false);
    }
}
