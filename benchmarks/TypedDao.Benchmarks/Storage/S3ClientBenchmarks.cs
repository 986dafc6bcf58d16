using System.Security.Cryptography;
using TypedDao.Benchmarks.Harness;
using static TypedDao.Benchmarks.Storage.S3Variants;

namespace TypedDao.Benchmarks.Storage;

/// <summary>What clients of S3 cost: the same as <see cref="S3Benchmarks"/>, on a responder that costs next to nothing.</summary>
/// <param name="responder">The responder.</param>
public sealed class S3ClientBenchmarks(Responder responder)
{
    private const S3Target Target = S3Target.Responder;

    /// <summary>The benchmarks.</summary>
    public IReadOnlyList<Benchmark> All =>
    [
        new(
            "s3-client-get-large",
            "S3, client's side: read one object of 512 MiB as a stream",
            () => SameAsync(
                new Workload(1, "object", S3Data.LargeLength),
                checksum => Task.Run(() => checksum.AppendData(responder.Content.Bytes)),
                checksum => new SdkRuns(Target).GetAsync("large", new byte[BufferSize], null, checksum),
                checksum => new OwnRuns(Target).GetAsync("large", new byte[BufferSize], default, checksum)),
            Peer("AWSSDK, GetObject", sdk => ExpectAsync(sdk.GetAsync("large", new byte[BufferSize]), S3Data.LargeLength), Target),
            Own("TypedDao", own => ExpectAsync(own.GetAsync("large", new byte[BufferSize]), S3Data.LargeLength), Target)),
        new(
            "s3-client-put-large",
            "S3, client's side: write one object of 512 MiB from a stream",
            CheckWritingAsync,
            Peer("AWSSDK, PutObject", S3Data.LargeLength, (sdk, content) => sdk.PutAsync("written-1", new MemoryStream(content)), Target),
            Own("TypedDao", S3Data.LargeLength, (own, content) => own.UploadAsync("written-2", new MemoryStream(content)), Target)),
        new(
            "s3-client-range",
            "S3, client's side: read 2,000 ranges of 16 KiB one after the other",
            () => SameAsync(
                new Workload(S3Data.RangeCount, "range", (long)S3Data.RangeCount * S3Data.RangeLength),
                checksum => ReadRangesAsync(new SdkRuns(Target), checksum),
                checksum => ReadRangesAsync(new OwnRuns(Target), checksum)),
            Peer("AWSSDK, GetObject", sdk => ReadRangesAsync(sdk), Target),
            Own("TypedDao", own => ReadRangesAsync(own), Target)),
        new(
            "s3-client-list",
            "S3, client's side: list 100,000 keys",
            () => SameAsync(
                new Workload(S3Data.ListedCount, "key", 0),
                checksum => ExpectAsync(new SdkRuns(Target).ListAsync("listed/", checksum), S3Data.ListedCount),
                checksum => ExpectAsync(new OwnRuns(Target).ListAsync("listed/", checksum), S3Data.ListedCount)),
            Peer("AWSSDK, paginator of ListObjectsV2", sdk => ExpectAsync(sdk.ListAsync("listed/"), S3Data.ListedCount), Target),
            Own("TypedDao", own => ExpectAsync(own.ListAsync("listed/"), S3Data.ListedCount), Target)),
    ];

    private static async Task<Workload> SameAsync(Workload workload, params Func<IncrementalHash, Task>[] reads)
    {
        var checksums = new List<string>();
        foreach (Func<IncrementalHash, Task> readAsync in reads)
        {
            using var checksum = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            await readAsync(checksum);
            checksums.Add(Convert.ToHexStringLower(checksum.GetHashAndReset()));
        }

        return checksums.Distinct().Count() == 1
            ? workload
            : throw new InvalidOperationException($"The variants do not read the same: {string.Join(", ", checksums)}.");
    }

    private async Task<Workload> CheckWritingAsync()
    {
        ResponderContent content = responder.Content;
        await ExpectAsync(content.CountArrivedAsync(() => new SdkRuns(Target).PutAsync("written-1", new MemoryStream(content.Bytes))), S3Data.LargeLength);
        await ExpectAsync(content.CountArrivedAsync(() => new OwnRuns(Target).UploadAsync("written-2", new MemoryStream(content.Bytes))), S3Data.LargeLength);
        return new Workload(1, "object", S3Data.LargeLength);
    }
}
