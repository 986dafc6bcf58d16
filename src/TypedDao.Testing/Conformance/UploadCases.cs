using TypedDao.Storage;

namespace TypedDao.Testing;

/// <summary>Uploads of unknown length.</summary>
internal static class UploadCases
{
    private const string Nothing = "a failed, cancelled or abandoned upload leaves nothing that a reader or listing could see";
    private const string Unpublished = "nothing of an upload is visible before it is completed, also when it is sealed";

    private static readonly Func<StorageCapabilities, ObjectStorageConformanceOptions, string?> NeedsCreate
        = (capabilities, _) => capabilities.ConditionalCreate ? null : "the storage does not declare ConditionalCreate";

    private static readonly Func<StorageCapabilities, ObjectStorageConformanceOptions, string?> NeedsReplace
        = (capabilities, _) => capabilities.ConditionalReplace ? null : "the storage does not declare ConditionalReplace";

    public static IEnumerable<StorageCase> All =>
    [
        new("upload-is-read-back", "an upload makes the object of all bytes in the order of writing", UploadIsReadBackAsync),
        new("upload-empty", "an upload without bytes makes an object without bytes", UploadEmptyAsync),
        new("upload-large", "a large upload is whole", UploadLargeAsync),
        new("upload-keeps-nothing", "the memory of a write may be reused when it ends", UploadKeepsNothingAsync),
        new("upload-is-invisible", Unpublished, UploadIsInvisibleAsync),
        new("upload-leaves-the-old", Unpublished, UploadLeavesTheOldAsync),
        new("upload-abandoned", Nothing, UploadAbandonedAsync),
        new("upload-cancelled", Nothing, UploadCancelledAsync),
        new("upload-condition-create", "the condition of an upload is checked on completion", UploadConditionCreateAsync) { Skip = NeedsCreate },
        new("upload-condition-replace", "the condition of an upload is checked on completion", UploadConditionReplaceAsync) { Skip = NeedsReplace },
        new("upload-under-another-key", "an upload completed under another key is visible there and nowhere else", UploadUnderAnotherKeyAsync)
        {
            Skip = (capabilities, _) => capabilities.PublishUnderAnotherKey ? null : "the storage does not declare PublishUnderAnotherKey",
        },
        new("uploads-side-by-side", "of several uploads to one key the last completed one is there, whole", UploadsSideBySideAsync),
        new("upload-disposed-twice", "disposing a completed upload, also twice, changes nothing", UploadDisposedTwiceAsync),
    ];

    private static async Task<StorageEntry> UploadAsync(StorageProbe probe, string name, byte[] content, int piece, PutOptions conditions = default)
    {
        StorageUpload upload = await probe.OpenUploadAsync(name, conditions).ConfigureAwait(false);
        await using (upload.ConfigureAwait(false))
        {
            for (int from = 0; from < content.Length; from += piece)
            {
                await upload.WriteAsync(content.AsMemory(from, Math.Min(piece, content.Length - from)), probe.Token).ConfigureAwait(false);
                int expected = Math.Min(from + piece, content.Length);
                probe.Check(upload.Length == expected, $"after {expected} bytes the upload has the length {upload.Length}.");
            }

            return await upload.CompleteAsync(key: null, probe.Token).ConfigureAwait(false);
        }
    }

    private static async Task UploadIsReadBackAsync(StorageProbe probe)
    {
        byte[] content = StorageProbe.Bytes(150_001, 20);
        foreach (int piece in (int[])[37, 1000, 16_384, 65_536, 150_000, 200_000])
        {
            string name = $"{piece}";
            StorageEntry written = await UploadAsync(probe, name, content, piece).ConfigureAwait(false);
            probe.CheckEntry(written, await probe.HeadAsync(name).ConfigureAwait(false), "head");
            probe.Check(written.Key == probe.Key(name), $"the entry of the upload has the key '{written.Key}'.");
            await probe.CheckContentAsync(name, content, $"after an upload in pieces of {piece}").ConfigureAwait(false);
        }
    }

    private static async Task UploadEmptyAsync(StorageProbe probe)
    {
        await UploadAsync(probe, "empty", [], 1).ConfigureAwait(false);
        await probe.CheckContentAsync("empty", [], "after an upload without bytes").ConfigureAwait(false);
        probe.CheckSequence(["empty"], await probe.ListAsync().ConfigureAwait(false), "a listing");
    }

    private static async Task UploadLargeAsync(StorageProbe probe)
    {
        byte[] content = StorageProbe.Bytes(probe.Options.LargeObjectLength, 21);
        await UploadAsync(probe, "large", content, 100_000).ConfigureAwait(false);
        await probe.CheckContentAsync("large", content, "after a large upload").ConfigureAwait(false);
        byte[] end = await probe.ReadAsync("large", new GetOptions { Offset = -100 }).ConfigureAwait(false);
        probe.CheckBytes(content[^100..], end, "the end of a large upload");
    }

    private static async Task UploadKeepsNothingAsync(StorageProbe probe)
    {
        byte[] content = StorageProbe.Bytes(100_000, 22);
        byte[] buffer = new byte[1000];
        StorageUpload upload = await probe.OpenUploadAsync("a").ConfigureAwait(false);
        await using (upload.ConfigureAwait(false))
        {
            for (int from = 0; from < content.Length; from += buffer.Length)
            {
                content.AsSpan(from, buffer.Length).CopyTo(buffer);
                await upload.WriteAsync(buffer, probe.Token).ConfigureAwait(false);
            }

            buffer.AsSpan().Clear();
            await upload.CompleteAsync(key: null, probe.Token).ConfigureAwait(false);
        }

        await probe.CheckContentAsync("a", content, "after an upload through one buffer").ConfigureAwait(false);
    }

    private static async Task UploadIsInvisibleAsync(StorageProbe probe)
    {
        byte[] content = StorageProbe.Bytes(100_000, 23);
        StorageUpload upload = await probe.OpenUploadAsync("folder/a").ConfigureAwait(false);
        await using (upload.ConfigureAwait(false))
        {
            await probe.CheckInvisibleAsync("folder/a", "after an upload was opened").ConfigureAwait(false);
            await upload.WriteAsync(content, probe.Token).ConfigureAwait(false);
            await probe.CheckInvisibleAsync("folder/a", "after an upload was written").ConfigureAwait(false);
            await upload.SealAsync(probe.Token).ConfigureAwait(false);
            await probe.CheckInvisibleAsync("folder/a", "after an upload was sealed").ConfigureAwait(false);
            List<string> listed = await probe.ListAsync().ConfigureAwait(false);
            probe.Check(listed.Count == 0, $"while an upload is open, a listing has '{listed.FirstOrDefault()}'.");
            probe.Check(upload.Length == content.Length, $"a sealed upload has the length {upload.Length}.");
            await upload.CompleteAsync(key: null, probe.Token).ConfigureAwait(false);
        }

        await probe.CheckContentAsync("folder/a", content, "after a sealed upload was completed").ConfigureAwait(false);
    }

    private static async Task UploadLeavesTheOldAsync(StorageProbe probe)
    {
        await probe.PutAsync("a", "old").ConfigureAwait(false);
        StorageUpload upload = await probe.OpenUploadAsync("a").ConfigureAwait(false);
        await using (upload.ConfigureAwait(false))
        {
            await upload.WriteAsync(StorageProbe.Bytes(100_000, 24), probe.Token).ConfigureAwait(false);
            await probe.CheckContentAsync("a", "old", "while its replacement is written").ConfigureAwait(false);
            await upload.SealAsync(probe.Token).ConfigureAwait(false);
            await probe.CheckContentAsync("a", "old", "while its replacement is sealed").ConfigureAwait(false);
        }

        await probe.CheckContentAsync("a", "old", "after its replacement was abandoned").ConfigureAwait(false);
    }

    private static async Task UploadAbandonedAsync(StorageProbe probe)
    {
        for (int step = 0; step < 4; step++)
        {
            string name = $"abandoned-{step}";
            StorageUpload upload = await probe.OpenUploadAsync(name).ConfigureAwait(false);
            await using (upload.ConfigureAwait(false))
            {
                for (int write = 0; write < step; write++)
                {
                    await upload.WriteAsync(StorageProbe.Bytes(50_000, write), probe.Token).ConfigureAwait(false);
                }

                if (step == 3)
                {
                    await upload.SealAsync(probe.Token).ConfigureAwait(false);
                }
            }

            await upload.DisposeAsync().ConfigureAwait(false);
            await probe.CheckInvisibleAsync(name, $"after an upload was abandoned{(step == 3 ? " when it was sealed" : $" after {step} writes")}").ConfigureAwait(false);
        }

        List<string> listed = await probe.ListAsync().ConfigureAwait(false);
        probe.Check(listed.Count == 0, $"after abandoned uploads a listing has '{listed.FirstOrDefault()}'.");
    }

    private static async Task UploadCancelledAsync(StorageProbe probe)
    {
        await probe.CheckCanceledAsync(
            "the opening of an upload", token => probe.Storage.OpenUploadAsync(probe.Key("a"), default, token).AsTask()).ConfigureAwait(false);
        (string Name, Func<StorageUpload, CancellationToken, Task> Step)[] steps =
        [
            ("a write", (upload, token) => upload.WriteAsync(StorageProbe.Bytes(100_000, 25), token).AsTask()),
            ("sealing", (upload, token) => upload.SealAsync(token).AsTask()),
            ("completion", (upload, token) => upload.CompleteAsync(key: null, token).AsTask()),
        ];
        foreach ((string what, Func<StorageUpload, CancellationToken, Task> stepAsync) in steps)
        {
            StorageUpload upload = await probe.OpenUploadAsync("a").ConfigureAwait(false);
            await using (upload.ConfigureAwait(false))
            {
                await upload.WriteAsync(StorageProbe.Bytes(50_000, 26), probe.Token).ConfigureAwait(false);
                await probe.CheckCanceledAsync(what, token => stepAsync(upload, token)).ConfigureAwait(false);
                await probe.CheckInvisibleAsync("a", $"after {what} was cancelled").ConfigureAwait(false);
            }

            await probe.CheckInvisibleAsync("a", $"after {what} was cancelled and the upload disposed").ConfigureAwait(false);
        }
    }

    private static async Task UploadConditionCreateAsync(StorageProbe probe)
    {
        StorageUpload upload = await probe.OpenUploadAsync("a", new PutOptions { IfAbsent = true }).ConfigureAwait(false);
        await using (upload.ConfigureAwait(false))
        {
            await upload.WriteAsync(StorageProbe.Bytes(1000, 27), probe.Token).ConfigureAwait(false);
            await probe.PutAsync("a", "meanwhile").ConfigureAwait(false);
            Task Complete() => upload.CompleteAsync(key: null, probe.Token).AsTask();
            await probe.CheckErrorAsync("an upload that creates what was created meanwhile", Complete, ErrorKind.AlreadyExists).ConfigureAwait(false);
            await probe.CheckContentAsync("a", "meanwhile", "after an upload lost").ConfigureAwait(false);
        }

        await probe.CheckContentAsync("a", "meanwhile", "after an upload lost and was disposed").ConfigureAwait(false);
        byte[] content = StorageProbe.Bytes(1000, 28);
        await UploadAsync(probe, "b", content, 100, new PutOptions { IfAbsent = true }).ConfigureAwait(false);
        await probe.CheckContentAsync("b", content, "after an upload that creates").ConfigureAwait(false);
    }

    private static async Task UploadConditionReplaceAsync(StorageProbe probe)
    {
        StorageEntry first = await probe.PutAsync("a", "first").ConfigureAwait(false);
        StorageUpload upload = await probe.OpenUploadAsync("a", new PutOptions { IfMatch = first.ETag }).ConfigureAwait(false);
        await using (upload.ConfigureAwait(false))
        {
            await upload.WriteAsync("stale"u8.ToArray(), probe.Token).ConfigureAwait(false);
            await probe.PutAsync("a", "meanwhile").ConfigureAwait(false);
            Task Complete() => upload.CompleteAsync(key: null, probe.Token).AsTask();
            await probe.CheckErrorAsync("an upload that replaces what was replaced meanwhile", Complete, ErrorKind.Conflict).ConfigureAwait(false);
        }

        await probe.CheckContentAsync("a", "meanwhile", "after an upload lost").ConfigureAwait(false);
        StorageEntry? present = await probe.HeadAsync("a").ConfigureAwait(false);
        await UploadAsync(probe, "a", "second"u8.ToArray(), 100, new PutOptions { IfMatch = present!.ETag }).ConfigureAwait(false);
        await probe.CheckContentAsync("a", "second", "after an upload whose ETag matched").ConfigureAwait(false);
    }

    private static async Task UploadUnderAnotherKeyAsync(StorageProbe probe)
    {
        byte[] content = StorageProbe.Bytes(10_000, 29);
        foreach (bool isSealed in (bool[])[false, true])
        {
            string target = $"final/{isSealed}";
            StorageUpload upload = await probe.OpenUploadAsync("draft").ConfigureAwait(false);
            await using (upload.ConfigureAwait(false))
            {
                await upload.WriteAsync(content, probe.Token).ConfigureAwait(false);
                if (isSealed)
                {
                    await upload.SealAsync(probe.Token).ConfigureAwait(false);
                }

                StorageEntry written = await upload.CompleteAsync(probe.Key(target), probe.Token).ConfigureAwait(false);
                probe.Check(written.Key == probe.Key(target), $"the entry of an upload completed under '{probe.Key(target)}' has the key '{written.Key}'.");
            }

            await probe.CheckContentAsync(target, content, "after an upload was completed under another key").ConfigureAwait(false);
            await probe.CheckInvisibleAsync("draft", "after an upload was completed under another key").ConfigureAwait(false);
        }
    }

    private static async Task UploadsSideBySideAsync(StorageProbe probe)
    {
        const int Count = 5;
        var uploads = new List<StorageUpload>();
        byte[][] contents = [.. Enumerable.Range(0, Count).Select(i => StorageProbe.Bytes(20_000 + i, 30 + i))];
        for (int i = 0; i < Count; i++)
        {
            uploads.Add(await probe.OpenUploadAsync("a").ConfigureAwait(false));
        }

        for (int from = 0; from < 20_000; from += 5000)
        {
            for (int i = 0; i < Count; i++)
            {
                int length = from == 15_000 ? contents[i].Length - from : 5000;
                await uploads[i].WriteAsync(contents[i].AsMemory(from, length), probe.Token).ConfigureAwait(false);
            }
        }

        foreach (StorageUpload upload in uploads)
        {
            await upload.SealAsync(probe.Token).ConfigureAwait(false);
        }

        foreach (int i in (int[])[3, 0, 4, 1, 2])
        {
            await uploads[i].CompleteAsync(key: null, probe.Token).ConfigureAwait(false);
            await uploads[i].DisposeAsync().ConfigureAwait(false);
            await probe.CheckContentAsync("a", contents[i], $"after upload {i} was completed").ConfigureAwait(false);
        }
    }

    private static async Task UploadDisposedTwiceAsync(StorageProbe probe)
    {
        byte[] content = StorageProbe.Bytes(10_000, 40);
        StorageUpload upload = await probe.OpenUploadAsync("a").ConfigureAwait(false);
        await upload.WriteAsync(content, probe.Token).ConfigureAwait(false);
        await upload.CompleteAsync(key: null, probe.Token).ConfigureAwait(false);
        await upload.DisposeAsync().ConfigureAwait(false);
        await probe.CheckContentAsync("a", content, "after its upload was disposed").ConfigureAwait(false);
        await probe.PutAsync("a", "newer").ConfigureAwait(false);
        await upload.DisposeAsync().ConfigureAwait(false);
        await probe.CheckContentAsync("a", "newer", "after the upload of an older version was disposed again").ConfigureAwait(false);
    }
}
