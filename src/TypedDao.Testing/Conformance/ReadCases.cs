using TypedDao.Storage;

namespace TypedDao.Testing;

/// <summary>Reads and ranges.</summary>
internal static class ReadCases
{
    public static IEnumerable<StorageCase> All =>
    [
        new("read-missing", "what does not exist is null to head and NotFound to get", ReadMissingAsync),
        new("read-ranges", "a range reads what is there of it; a negative offset counts from the end", ReadRangesAsync),
        new("read-range-entry", "the entry of a range is that of the whole object", ReadRangeEntryAsync),
        new("read-in-pieces", "the content is read forward in pieces of any size", ReadInPiecesAsync),
        new("read-in-parallel", "readers of one object do not disturb each other", ReadInParallelAsync),
        new("read-version-refused", "a read of a version is NotSupported where the storage keeps none", ReadVersionRefusedAsync)
        {
            Skip = (capabilities, _) => capabilities.Versions ? "the storage declares Versions" : null,
        },
        new("read-cancelled", "a cancelled read is cancelled", ReadCancelledAsync),
    ];

    private static async Task ReadMissingAsync(StorageProbe probe)
    {
        await probe.PutAsync("folder/a", "content").ConfigureAwait(false);
        foreach (string name in (string[])["missing", "missing/deeper", "folder", "folder/a/deeper", "folder/b"])
        {
            await probe.CheckInvisibleAsync(name, "with another object near").ConfigureAwait(false);
        }
    }

    private static async Task ReadRangesAsync(StorageProbe probe)
    {
        const int Length = 1000;
        byte[] content = StorageProbe.Bytes(Length, 6);
        await probe.PutAsync("a", content).ConfigureAwait(false);
        foreach (long offset in (long[])[0, 1, 999, 1000, 1001, 5000, long.MaxValue, -1, -10, -999, -1000, -1001, -5000, -long.MaxValue])
        {
            foreach (long? length in (long?[])[null, 0, 1, 10, 999, 1000, 1001, long.MaxValue])
            {
                int from = (int)(offset < 0 ? Math.Max(0, Length + offset) : Math.Min(offset, Length));
                int count = (int)Math.Min(length ?? Length, Length - from);
                byte[] found = await probe.ReadAsync("a", new GetOptions { Offset = offset, Length = length }).ConfigureAwait(false);
                probe.CheckBytes(content[from..(from + count)], found, $"the range at {offset} of {length?.ToString("D", null) ?? "all"}");
            }
        }
    }

    private static async Task ReadRangeEntryAsync(StorageProbe probe)
    {
        StorageEntry written = await probe.PutAsync("a", StorageProbe.Bytes(1000, 7)).ConfigureAwait(false);
        var range = new GetOptions { Offset = 10, Length = 5, IfMatch = written.ETag };
        StorageObject opened = await probe.Storage.GetAsync(probe.Key("a"), range, probe.Token).ConfigureAwait(false);
        await using (opened.ConfigureAwait(false))
        {
            probe.CheckEntry(written, opened.Entry, "get of a range");
        }
    }

    private static async Task ReadInPiecesAsync(StorageProbe probe)
    {
        byte[] content = StorageProbe.Bytes(100_003, 8);
        await probe.PutAsync("a", content).ConfigureAwait(false);
        foreach (int size in (int[])[1, 7, 4096, 65_536, 200_000])
        {
            int limit = size == 1 ? 500 : content.Length;
            StorageObject opened = await probe.Storage.GetAsync(probe.Key("a"), new GetOptions { Length = limit }, probe.Token).ConfigureAwait(false);
            await using (opened.ConfigureAwait(false))
            {
                using var all = new MemoryStream();
                byte[] piece = new byte[size];
                int read;
                while ((read = await opened.Content.ReadAsync(piece, probe.Token).ConfigureAwait(false)) > 0)
                {
                    await all.WriteAsync(piece.AsMemory(0, read), probe.Token).ConfigureAwait(false);
                }

                probe.CheckBytes(content[..limit], all.ToArray(), $"what is read in pieces of {size}");
                read = await opened.Content.ReadAsync(piece, probe.Token).ConfigureAwait(false);
                probe.Check(read == 0, $"after its end the content gives {read} bytes.");
            }
        }
    }

    private static async Task ReadInParallelAsync(StorageProbe probe)
    {
        byte[] content = StorageProbe.Bytes(300_000, 9);
        await probe.PutAsync("a", content).ConfigureAwait(false);
        await Task.WhenAll(Enumerable.Range(0, probe.Options.Rivals).Select(rival => Task.Run(async () =>
        {
            int from = rival * 1000;
            byte[] found = await probe.ReadAsync("a", new GetOptions { Offset = from }).ConfigureAwait(false);
            probe.CheckBytes(content[from..], found, "what one of several readers sees");
        }, probe.Token))).ConfigureAwait(false);
    }

    private static async Task ReadVersionRefusedAsync(StorageProbe probe)
    {
        await probe.PutAsync("a", "content").ConfigureAwait(false);
        foreach (string name in (string[])["a", "missing"])
        {
            await probe.CheckErrorAsync(
                $"the read of a version of '{name}'", () => probe.ReadAsync(name, new GetOptions { VersionId = "1" }), ErrorKind.NotSupported).ConfigureAwait(false);
        }
    }

    private static async Task ReadCancelledAsync(StorageProbe probe)
    {
        await probe.PutAsync("a", StorageProbe.Bytes(1000, 10)).ConfigureAwait(false);
        string key = probe.Key("a");
        await probe.CheckCanceledAsync("head", token => probe.Storage.HeadAsync(key, token).AsTask()).ConfigureAwait(false);
        await probe.CheckCanceledAsync("get", token => probe.Storage.GetAsync(key, default, token).AsTask()).ConfigureAwait(false);
        StorageObject opened = await probe.Storage.GetAsync(key, default, probe.Token).ConfigureAwait(false);
        await using (opened.ConfigureAwait(false))
        {
            await probe.CheckCanceledAsync("reading", token => opened.Content.ReadAsync(new byte[10], token).AsTask()).ConfigureAwait(false);
        }
    }
}
