using TypedDao.Storage;

namespace TypedDao.Testing;

/// <summary>Writes without conditions, and how they appear.</summary>
internal static class WriteCases
{
    public static IEnumerable<StorageCase> All =>
    [
        new("put-is-read-back", "what was written is seen by every later read and listing", PutIsReadBackAsync),
        new("put-replaces", "a write without condition replaces the object", PutReplacesAsync),
        new("put-empty", "an object may have no bytes", PutEmptyAsync),
        new("put-large", "a large object is written in one request", PutLargeAsync)
        {
            Skip = (capabilities, options) => options.LargeObjectLength > capabilities.MaximumPutSize
                ? $"the storage writes {capabilities.MaximumPutSize} bytes at most in one request"
                : null,
        },
        new("put-keeps-nothing", "the bytes given to a write may be reused when it ends", PutKeepsNothingAsync),
        new("put-cancelled", "a cancelled write leaves nothing half-visible", PutCancelledAsync),
        new("etag-changes", "the ETag changes whenever the content does, also at the same length at once", EtagChangesAsync),
        new("replace-is-atomic", "an object appears whole or not at all: readers see the old or the new one", ReplaceIsAtomicAsync),
        new("parallel-writes", "all members may be called concurrently", ParallelWritesAsync),
    ];

    private static async Task PutIsReadBackAsync(StorageProbe probe)
    {
        byte[] content = StorageProbe.Bytes(10_000, 1);
        StorageEntry written = await probe.PutAsync("a/b", content).ConfigureAwait(false);
        probe.Check(written.Key == probe.Key("a/b"), $"the entry of the write has the key '{written.Key}'.");
        probe.Check(written.Length == content.Length, $"the entry of the write has the length {written.Length}.");
        probe.Check(written.ETag.Length > 0, "the entry of the write has no ETag.");

        StorageEntry? head = await probe.HeadAsync("a/b").ConfigureAwait(false);
        probe.CheckEntry(written, head, "head");
        StorageEntry listed = (await probe.ListEntriesAsync().ConfigureAwait(false)).Single();
        probe.CheckEntry(written, listed, "a listing");
        StorageObject opened = await probe.Storage.GetAsync(probe.Key("a/b"), default, probe.Token).ConfigureAwait(false);
        await using (opened.ConfigureAwait(false))
        {
            probe.CheckEntry(written, opened.Entry, "get");
            probe.CheckBytes(content, await probe.ReadAsync(opened.Content).ConfigureAwait(false), "the content");
        }

        IObjectStorage another = await probe.OpenAnotherAsync().ConfigureAwait(false);
        head = await another.HeadAsync(probe.Key("a/b"), probe.Token).ConfigureAwait(false);
        probe.CheckEntry(written, head, "head of another instance");
        await probe.CloseAnotherAsync(another).ConfigureAwait(false);
    }

    private static async Task PutReplacesAsync(StorageProbe probe)
    {
        await probe.PutAsync("a", StorageProbe.Bytes(5000, 1)).ConfigureAwait(false);
        await probe.PutAsync("a", "shorter").ConfigureAwait(false);
        await probe.CheckContentAsync("a", "shorter", "after a replacement").ConfigureAwait(false);
        StorageEntry listed = (await probe.ListEntriesAsync().ConfigureAwait(false)).Single();
        probe.Check(listed.Length == 7, $"after a replacement a listing gives the length {listed.Length}.");
    }

    private static async Task PutEmptyAsync(StorageProbe probe)
    {
        StorageEntry written = await probe.PutAsync("empty", []).ConfigureAwait(false);
        probe.Check(written.Length == 0, $"an object without bytes has the length {written.Length}.");
        await probe.CheckContentAsync("empty", [], "after a write without bytes").ConfigureAwait(false);
        probe.CheckSequence(["empty"], await probe.ListAsync().ConfigureAwait(false), "a listing");
        await probe.CheckContentAsync("empty", [], "once more").ConfigureAwait(false);
        byte[] end = await probe.ReadAsync("empty", new GetOptions { Offset = -4 }).ConfigureAwait(false);
        probe.Check(end.Length == 0, "the end of an object without bytes has bytes.");
    }

    private static async Task PutLargeAsync(StorageProbe probe)
    {
        byte[] content = StorageProbe.Bytes(probe.Options.LargeObjectLength, 2);
        await probe.PutAsync("large", content).ConfigureAwait(false);
        await probe.CheckContentAsync("large", content, "after a large write").ConfigureAwait(false);
    }

    private static async Task PutKeepsNothingAsync(StorageProbe probe)
    {
        byte[] content = StorageProbe.Bytes(3000, 3);
        byte[] given = [.. content];
        await probe.PutAsync("a", given).ConfigureAwait(false);
        given.AsSpan().Clear();
        await probe.CheckContentAsync("a", content, "after the caller reused the memory").ConfigureAwait(false);
    }

    private static async Task PutCancelledAsync(StorageProbe probe)
    {
        await probe.CheckCanceledAsync(
            "put", token => probe.Storage.PutAsync(probe.Key("a"), new byte[10], default, token).AsTask()).ConfigureAwait(false);
        await probe.CheckInvisibleAsync("a", "after a write that was cancelled before it began").ConfigureAwait(false);

        byte[] content = StorageProbe.Bytes(200_000, 4);
        for (int round = 0; round < probe.Options.Rounds; round++)
        {
            string name = $"race-{round}";
            using var source = CancellationTokenSource.CreateLinkedTokenSource(probe.Token);
            Task<StorageEntry> write = probe.Storage.PutAsync(probe.Key(name), content, default, source.Token).AsTask();
            await source.CancelAsync().ConfigureAwait(false);
            try
            {
                await write.ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (!probe.Token.IsCancellationRequested)
            {
                if (await probe.HeadAsync(name).ConfigureAwait(false) is null)
                {
                    continue;
                }
            }

            await probe.CheckContentAsync(name, content, "after a write that was cancelled while it ran").ConfigureAwait(false);
        }
    }

    private static async Task EtagChangesAsync(StorageProbe probe)
    {
        var seen = new HashSet<string>();
        for (int i = 0; i < 50; i++)
        {
            StorageEntry written = await probe.PutAsync("a", StorageProbe.Bytes(64, i)).ConfigureAwait(false);
            probe.Check(seen.Add(written.ETag), $"write {i} of other bytes of equal length has the ETag '{written.ETag}' of an earlier one.");
            StorageEntry? head = await probe.HeadAsync("a").ConfigureAwait(false);
            probe.Check(head?.ETag == written.ETag, $"head gives the ETag '{head?.ETag}' where the write gave '{written.ETag}'.");
        }
    }

    private static async Task ReplaceIsAtomicAsync(StorageProbe probe)
    {
        static byte[] Version(int number) => [.. Enumerable.Repeat((byte)number, 20_000 + number * 1000)];

        await probe.PutAsync("a", Version(0)).ConfigureAwait(false);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(probe.Token);
        Task[] readers = [.. Enumerable.Range(0, 3).Select(_ => Task.Run(ReadAsync, probe.Token)), Task.Run(ListAsync, probe.Token)];
        try
        {
            for (int number = 1; number <= probe.Options.Rounds * 4; number++)
            {
                byte[] content = Version(number);
                if (number % 2 == 0)
                {
                    await probe.PutAsync("a", content).ConfigureAwait(false);
                }
                else
                {
                    StorageUpload upload = await probe.OpenUploadAsync("a").ConfigureAwait(false);
                    await using (upload.ConfigureAwait(false))
                    {
                        await upload.WriteAsync(content.AsMemory(0, 10_000), probe.Token).ConfigureAwait(false);
                        await Task.Yield();
                        await upload.WriteAsync(content.AsMemory(10_000), probe.Token).ConfigureAwait(false);
                        await upload.CompleteAsync(key: null, probe.Token).ConfigureAwait(false);
                    }
                }
            }
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            await Task.WhenAll(readers).ConfigureAwait(false);
        }

        async Task ReadAsync()
        {
            while (!stop.IsCancellationRequested)
            {
                StorageObject opened = await probe.Storage.GetAsync(probe.Key("a"), default, probe.Token).ConfigureAwait(false);
                await using (opened.ConfigureAwait(false))
                {
                    byte[] found = await probe.ReadAsync(opened.Content).ConfigureAwait(false);
                    probe.Check(found.Length > 0, "while the object is replaced, a reader sees no bytes.");
                    probe.CheckBytes(Version(found[0]), found, "while the object is replaced, what a reader sees");
                    probe.Check(
                        opened.Entry.Length == found.Length,
                        $"while the object is replaced, a reader gets the entry of another version: {opened.Entry.Length} bytes, not {found.Length}.");
                }
            }
        }

        async Task ListAsync()
        {
            while (!stop.IsCancellationRequested)
            {
                List<StorageEntry> listed = await probe.ListEntriesAsync().ConfigureAwait(false);
                probe.Check(
                    listed.Count == 1 && listed[0].Length >= 20_000 && listed[0].Length % 1000 == 0,
                    $"while the object is replaced, a listing has {listed.Count} entries: {string.Join(", ", listed)}.");
            }
        }
    }

    private static async Task ParallelWritesAsync(StorageProbe probe)
    {
        await Task.WhenAll(Enumerable.Range(0, probe.Options.Rivals).Select(rival => Task.Run(async () =>
        {
            for (int i = 0; i < probe.Options.Rounds; i++)
            {
                string name = $"{rival % 4}/{rival}/{i}";
                byte[] content = StorageProbe.Bytes(1000 + i, rival * 1000 + i);
                await probe.PutAsync(name, content).ConfigureAwait(false);
                await probe.CheckContentAsync(name, content, "among parallel writes").ConfigureAwait(false);
                if (i % 3 == 0)
                {
                    await probe.Storage.DeleteAsync(probe.Key(name), probe.Token).ConfigureAwait(false);
                }
            }
        }, probe.Token))).ConfigureAwait(false);

        int expected = probe.Options.Rivals * (probe.Options.Rounds - (probe.Options.Rounds + 2) / 3);
        List<string> listed = await probe.ListAsync().ConfigureAwait(false);
        probe.Check(listed.Count == expected, $"after parallel writes a listing has {listed.Count} objects where {expected} were expected.");
    }
}
