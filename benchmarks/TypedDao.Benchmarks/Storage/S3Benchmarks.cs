using TypedDao.Benchmarks.Harness;
using static TypedDao.Benchmarks.Storage.S3Variants;

namespace TypedDao.Benchmarks.Storage;

/// <summary>Object storage in S3 against the SDK, on a server of this machine: what the server takes is in both.</summary>
public sealed class S3Benchmarks
{
    /// <summary>The benchmarks.</summary>
    public IReadOnlyList<Benchmark> All => [.. Benchmarks.Select(benchmark => benchmark with { NeedsCores = false })];

    private static Benchmark[] Benchmarks =>
    [
        new(
            "s3-get-large",
            "S3: read one object of 512 MiB as a stream",
            MakeLargeAsync,
            Peer("AWSSDK, GetObject", sdk => ExpectAsync(sdk.GetAsync("large", new byte[BufferSize]), S3Data.LargeLength)),
            Own("TypedDao", own => ExpectAsync(own.GetAsync("large", new byte[BufferSize]), S3Data.LargeLength))),
        new(
            "s3-put-large",
            "S3: write one object of 512 MiB from a stream",
            () => MakeAsync(new Workload(1, "object", S3Data.LargeLength)),
            Peer("AWSSDK, PutObject", S3Data.LargeLength, (sdk, content) => sdk.PutAsync("written-1", new MemoryStream(content))),
            Own("TypedDao", S3Data.LargeLength, (own, content) => own.UploadAsync("written-2", new MemoryStream(content)))),
        new(
            "s3-get-paced",
            $"S3: read one object of 256 MiB as a stream, {Pace} for each connection",
            MakePacedAsync,
            Peer("AWSSDK, GetObject", sdk => ExpectAsync(sdk.GetAsync("paced", new byte[BufferSize]), S3Data.PacedLength), S3Target.Paced),
            Own("TypedDao", own => ExpectAsync(own.GetAsync("paced", new byte[BufferSize]), S3Data.PacedLength), S3Target.Paced)),
        new(
            "s3-put-paced",
            $"S3: write one object of 256 MiB from a stream, {Pace} for each connection",
            () => MakeAsync(new Workload(1, "object", S3Data.PacedLength)),
            Peer("AWSSDK, PutObject", S3Data.PacedLength, (sdk, content) => sdk.PutAsync("written-1", new MemoryStream(content)), S3Target.Paced),
            Own("TypedDao", S3Data.PacedLength, (own, content) => own.UploadAsync("written-2", new MemoryStream(content)), S3Target.Paced)),
        new(
            "s3-get-small",
            "S3: read 10,000 objects of 10 KiB, 8 at once",
            MakeSmallAsync,
            Peer("AWSSDK, GetObject", sdk => S3Data.EachAsync(S3Data.SmallCount, number => sdk.GetAsync(S3Data.KeyOf("small", number), new byte[BufferSize]))),
            Own("TypedDao", own => S3Data.EachAsync(S3Data.SmallCount, number => own.GetAsync(S3Data.KeyOf("small", number), new byte[BufferSize])))),
        new(
            "s3-put-small",
            "S3: write 10,000 objects of 10 KiB, 8 at once",
            () => MakeAsync(new Workload(S3Data.SmallCount, "object", (long)S3Data.SmallCount * S3Data.SmallLength)),
            Peer("AWSSDK, PutObject", S3Data.SmallLength, (sdk, content) => S3Data.EachAsync(S3Data.SmallCount, number => sdk.PutAsync(S3Data.KeyOf("written", number), content))),
            Own("TypedDao", S3Data.SmallLength, (own, content) => S3Data.EachAsync(S3Data.SmallCount, number => own.PutAsync(S3Data.KeyOf("written", number), content)))),
        new(
            "s3-get-range",
            "S3: read 2,000 ranges of 16 KiB one after the other",
            MakeLargeRangesAsync,
            Peer("AWSSDK, GetObject", sdk => ReadRangesAsync(sdk)),
            Own("TypedDao", own => ReadRangesAsync(own))),
        new(
            "s3-list",
            "S3: list 100,000 keys",
            MakeListedAsync,
            Peer("AWSSDK, paginator of ListObjectsV2", sdk => ExpectAsync(sdk.ListAsync("listed/"), S3Data.ListedCount)),
            Own("TypedDao", own => ExpectAsync(own.ListAsync("listed/"), S3Data.ListedCount))),
    ];

    private static string Pace => $"{PacedProxy.BytesPerSecond / 1_000_000} MB/s";

    private static async Task MakeBucketAsync()
    {
        using var sdk = new SdkRuns();
        await sdk.MakeBucketAsync();
    }

    private static async Task<Workload> MakeAsync(Workload workload)
    {
        await MakeBucketAsync();
        return workload;
    }

    private static Task<Workload> MakeLargeAsync() => MakeAsync("large", S3Data.LargeLength);

    private static Task<Workload> MakePacedAsync() => MakeAsync("paced", S3Data.PacedLength);

    private static async Task<Workload> MakeAsync(string key, int length)
    {
        await MakeBucketAsync();
        await new OwnRuns().UploadAsync(key, new MemoryStream(S3Data.Bytes(length)));
        return new Workload(1, "object", length);
    }

    private static async Task<Workload> MakeLargeRangesAsync()
    {
        await MakeLargeAsync();
        return new Workload(S3Data.RangeCount, "range", (long)S3Data.RangeCount * S3Data.RangeLength);
    }

    private static async Task<Workload> MakeSmallAsync()
    {
        using var sdk = new SdkRuns();
        await sdk.MakeBucketAsync();
        byte[] content = S3Data.Bytes(S3Data.SmallLength);
        await S3Data.EachAsync(S3Data.SmallCount, number => sdk.PutAsync(S3Data.KeyOf("small", number), content));
        return new Workload(S3Data.SmallCount, "object", (long)S3Data.SmallCount * S3Data.SmallLength);
    }

    private static async Task<Workload> MakeListedAsync()
    {
        var own = new OwnRuns();
        await MakeBucketAsync();
        await S3Data.EachAsync(S3Data.ListedCount, number => own.PutAsync(S3Data.KeyOf("listed", number), []));
        return new Workload(S3Data.ListedCount, "key", 0);
    }
}
