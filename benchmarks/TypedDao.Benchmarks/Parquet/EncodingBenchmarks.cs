using System.Numerics;
using TypedDao.Benchmarks.Harness;
using TypedDao.Parquet.Buffers;
using TypedDao.Parquet.Encodings;

namespace TypedDao.Benchmarks.Parquet;

/// <summary>What decoders of Parquet take, in batches as columns are read, against a copy of what they give.</summary>
public sealed class EncodingBenchmarks(BenchmarkOptions options)
{
    private const int Seed = 20250107;
    private const int BatchSize = 4096;
    private const int Passes = 64;

    private static readonly int[] Widths = [1, 4, 7, 12, 17];

    /// <summary>The benchmarks.</summary>
    public IReadOnlyList<Benchmark> All =>
    [
        new(
            "parquet-unpack",
            "Parquet: unpack dictionary indices and differences, against a copy of as many bytes",
            CheckAsync,
            [
                new Variant("memory copy", () => Copying(Indices(32))),
                .. Widths.Select(width => new Variant($"indices of {width} bits", () => Unpacking(Indices(width), width))),
                new Variant("levels of 1 bit", () => ReadingLevels(Indices(1))),
                new Variant("DELTA_BINARY_PACKED, INT32", () => Summing(Dates())),
                new Variant("DELTA_BINARY_PACKED, INT64", () => Summing(Times())),
            ]),
    ];

    private Task<Workload> CheckAsync()
    {
        foreach (int width in Widths)
        {
            int[] indices = Indices(width);
            var decoder = new RleBitPackedDecoder();
            decoder.Reset(Pack(indices, width), width);
            Check(indices, decoder.Read);
        }

        Check(Dates(), Delta(Dates()).Read);
        Check(Times(), Delta(Times()).Read);
        return Task.FromResult(new Workload((long)Passes * options.Rows, "value", (long)Passes * options.Rows * sizeof(int)));
    }

    private static void Check<T>(T[] values, Batches<T> read)
    {
        var decoded = new T[values.Length];
        for (int at = 0; at < values.Length; at += BatchSize)
        {
            read(decoded.AsSpan(at, Math.Min(BatchSize, values.Length - at)));
        }

        if (!decoded.AsSpan().SequenceEqual(values))
        {
            throw new InvalidOperationException("What is decoded is not what was encoded.");
        }
    }

    private static Func<Task> Copying(int[] values)
    {
        int[] batch = new int[BatchSize];
        return Repeat(() =>
        {
            for (int at = 0; at < values.Length; at += BatchSize)
            {
                values.AsSpan(at, Math.Min(BatchSize, values.Length - at)).CopyTo(batch);
            }
        });
    }

    private static Func<Task> Unpacking(int[] values, int width)
    {
        byte[] page = Pack(values, width);
        int[] batch = new int[BatchSize];
        var decoder = new RleBitPackedDecoder();
        return Repeat(() =>
        {
            decoder.Reset(page, width);
            for (int left = values.Length; left > 0; left -= BatchSize)
            {
                decoder.Read(batch.AsSpan(0, Math.Min(left, BatchSize)));
            }
        });
    }

    private static Func<Task> ReadingLevels(int[] values)
    {
        byte[] page = Pack(values, 1);
        byte[] batch = new byte[BatchSize];
        var decoder = new RleBitPackedDecoder();
        return Repeat(() =>
        {
            decoder.Reset(page, 1);
            for (int left = values.Length; left > 0; left -= BatchSize)
            {
                decoder.ReadLevels(batch.AsSpan(0, Math.Min(left, BatchSize)));
            }
        });
    }

    private static Func<Task> Summing<T>(T[] values)
        where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
    {
        byte[] page = EncodeDelta(values);
        var batch = new T[BatchSize];
        var decoder = new DeltaBinaryPackedDecoder<T>();
        return Repeat(() =>
        {
            decoder.Reset(page);
            for (int left = values.Length; left > 0; left -= BatchSize)
            {
                decoder.Read(batch.AsSpan(0, Math.Min(left, BatchSize)));
            }
        });
    }

    private static Func<Task> Repeat(Action pass) => () =>
    {
        for (int i = 0; i < Passes; i++)
        {
            pass();
        }

        return Task.CompletedTask;
    };

    private static byte[] Pack(int[] values, int width)
    {
        using var output = new PooledBuffer();
        RleBitPackedEncoder.Encode<int>(values, width, output);
        return output.WrittenSpan.ToArray();
    }

    private static DeltaBinaryPackedDecoder<T> Delta<T>(T[] values)
        where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
    {
        var decoder = new DeltaBinaryPackedDecoder<T>();
        decoder.Reset(EncodeDelta(values));
        return decoder;
    }

    private static byte[] EncodeDelta<T>(T[] values)
        where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
    {
        using var output = new PooledBuffer();
        DeltaBinaryPackedEncoder.Encode<T>(values, output);
        return output.WrittenSpan.ToArray();
    }

    private int[] Indices(int width)
    {
        var random = new Random(Seed);
        return [.. Enumerable.Range(0, options.Rows).Select(_ => (int)random.NextInt64(1L << width))];
    }

    // Days of orders, which come one after the other, but not in order.
    private int[] Dates()
    {
        var random = new Random(Seed);
        return [.. Enumerable.Range(0, options.Rows).Select(i => (i / 100) + random.Next(120))];
    }

    // Microseconds; half as many, for they have twice the bytes.
    private long[] Times()
    {
        var random = new Random(Seed);
        long time = 1_700_000_000_000_000;
        return [.. Enumerable.Range(0, options.Rows / 2).Select(_ => time += random.Next(1_000_000))];
    }

    private delegate void Batches<T>(Span<T> values);
}
