using System.Security.Cryptography;
using TypedDao.Benchmarks.Harness;
using TypedDao.Storage;

namespace TypedDao.Benchmarks.Storage;

/// <summary>The variants of the benchmarks of S3, and what several do.</summary>
public static class S3Variants
{
    public const int BufferSize = 128 << 10;

    public static Variant Peer(string name, Func<SdkRuns, Task> run, S3Target target = S3Target.Server) => Of(name, () => new SdkRuns(target), run);

    public static Variant Own(string name, Func<OwnRuns, Task> run, S3Target target = S3Target.Server) => Of(name, () => new OwnRuns(target), run);

    public static Variant Peer(string name, int length, Func<SdkRuns, byte[], Task> run, S3Target target = S3Target.Server)
        => Of(name, () => (Sdk: new SdkRuns(target), Content: S3Data.Bytes(length)), state => run(state.Sdk, state.Content));

    public static Variant Own(string name, int length, Func<OwnRuns, byte[], Task> run, S3Target target = S3Target.Server)
        => Of(name, () => (Own: new OwnRuns(target), Content: S3Data.Bytes(length)), state => run(state.Own, state.Content));

    /// <summary>Reads the ranges one after the other.</summary>
    public static async Task ReadRangesAsync(SdkRuns sdk, IncrementalHash? checksum = null)
    {
        byte[] buffer = new byte[BufferSize];
        for (int number = 0; number < S3Data.RangeCount; number++)
        {
            long offset = OffsetOf(number);
            await ExpectAsync(
                sdk.GetAsync("large", buffer, new Amazon.S3.Model.ByteRange(offset, offset + S3Data.RangeLength - 1), checksum), S3Data.RangeLength);
        }
    }

    /// <summary>Reads the ranges one after the other.</summary>
    public static async Task ReadRangesAsync(OwnRuns own, IncrementalHash? checksum = null)
    {
        byte[] buffer = new byte[BufferSize];
        for (int number = 0; number < S3Data.RangeCount; number++)
        {
            await ExpectAsync(own.GetAsync("large", buffer, new GetOptions { Offset = OffsetOf(number), Length = S3Data.RangeLength }, checksum), S3Data.RangeLength);
        }
    }

    /// <summary>Throws where a run did not do what it was to do.</summary>
    public static async Task ExpectAsync(Task<long> count, long expected)
    {
        long found = await count;
        if (found != expected)
        {
            throw new InvalidOperationException($"{found} came where {expected} were expected.");
        }
    }

    private static Variant Of<T>(string name, Func<T> prepare, Func<T, Task> run) => new(name, () =>
    {
        T state = prepare();
        return () => run(state);
    });

    private static long OffsetOf(int number) => (long)number * 104_729 % (S3Data.LargeLength - S3Data.RangeLength);
}
