using TypedDao.Benchmarks.Harness;
using TypedDao.Benchmarks.Rows;
using TypedDao.Parquet.Compression.Zstandard;

namespace TypedDao.Benchmarks.Parquet;

/// <summary>Zstandard against libzstd: the same pages at the same level, each read back by the other before time counts.</summary>
public sealed class ZstandardBenchmarks(BenchmarkOptions options)
{
    private const int Seed = 20250107;
    private const int FastLevel = 1;
    private const string Peer = "libzstd";
    private const string Own = "TypedDao";

    /// <summary>The benchmarks.</summary>
    public IReadOnlyList<Benchmark> All =>
    [
        Decompressing("zstd-decompress", "Zstandard: decompress text of level 3", ZstandardPages.Text),
        Decompressing("zstd-decompress-pages", "Zstandard: decompress binary numbers of level 3", ZstandardPages.Numbers),
        Compressing("zstd-compress", "Zstandard: compress text, level 3", ZstandardPages.Text, ZstandardEncoder.DefaultLevel),
        Compressing("zstd-compress-fast", "Zstandard: compress text, level 1", ZstandardPages.Text, FastLevel),
        Compressing("zstd-compress-pages", "Zstandard: compress binary numbers, level 3", ZstandardPages.Numbers, ZstandardEncoder.DefaultLevel),
        Compressing("zstd-compress-pages-fast", "Zstandard: compress binary numbers, level 1", ZstandardPages.Numbers, FastLevel),
    ];

    private static byte[] Compress(LibZstd peer, byte[] page, int level)
    {
        byte[] destination = new byte[(2 * page.Length) + 1024];
        return destination[..peer.Compress(page, destination, level)];
    }

    private Benchmark Decompressing(string name, string title, Func<LineItem[], IReadOnlyList<byte[]>> make)
    {
        Variant Way(string way, Func<Action<byte[], byte[]>> prepare) => new(
            way,
            () =>
            {
                var peer = new LibZstd();
                IReadOnlyList<byte[]> pages = Pages(make);
                byte[][] frames = [.. pages.Select(page => Compress(peer, page, ZstandardEncoder.DefaultLevel))];
                byte[][] destinations = [.. pages.Select(page => new byte[page.Length])];
                Action<byte[], byte[]> decompress = prepare();
                return () =>
                {
                    for (int i = 0; i < frames.Length; i++)
                    {
                        decompress(frames[i], destinations[i]);
                    }

                    return Task.CompletedTask;
                };
            });

        return new Benchmark(
            name,
            title,
            () => CheckAsync(make, ZstandardEncoder.DefaultLevel),
            Way(Peer, () =>
            {
                var native = new LibZstd();
                return (frame, destination) => native.Decompress(frame, destination);
            }),
            Way(Own, () =>
            {
                var decoder = new ZstandardDecoder();
                return (frame, destination) => decoder.Decompress(frame, destination);
            }));
    }

    private Benchmark Compressing(string name, string title, Func<LineItem[], IReadOnlyList<byte[]>> make, int level)
    {
        Variant Way(string way, Func<Action<byte[], byte[]>> prepare) => new(
            way,
            () =>
            {
                IReadOnlyList<byte[]> pages = Pages(make);
                byte[] destination = new byte[2 * ZstandardPages.Length];
                Action<byte[], byte[]> compress = prepare();
                return () =>
                {
                    foreach (byte[] page in pages)
                    {
                        compress(page, destination);
                    }

                    return Task.CompletedTask;
                };
            });

        return new Benchmark(
            name,
            title,
            () => CheckAsync(make, level),
            Way(Peer, () =>
            {
                var native = new LibZstd();
                return (page, destination) => native.Compress(page, destination, level);
            }),
            Way(Own, () =>
            {
                var encoder = new ZstandardEncoder(level);
                return (page, destination) => encoder.Compress(page, destination);
            }));
    }

    // Each reads what the other wrote, and the sizes are printed.
    private Task<Workload> CheckAsync(Func<LineItem[], IReadOnlyList<byte[]>> make, int level)
    {
        var peer = new LibZstd();
        using var encoder = new ZstandardEncoder(level);
        using var decoder = new ZstandardDecoder();
        IReadOnlyList<byte[]> pages = Pages(make);
        long bytes = 0, peerBytes = 0, ownBytes = 0;
        foreach (byte[] page in pages)
        {
            byte[] peerFrame = Compress(peer, page, level);
            byte[] ownFrame = new byte[ZstandardEncoder.MaxCompressedLength(page.Length)];
            int length = encoder.Compress(page, ownFrame);
            byte[] content = new byte[page.Length];
            decoder.Decompress(peerFrame, content);
            bool isSame = content.AsSpan().SequenceEqual(page);
            peer.Decompress(ownFrame.AsSpan(0, length), content);
            if (!isSame || !content.AsSpan().SequenceEqual(page))
            {
                throw new InvalidOperationException("One does not read what the other wrote.");
            }

            bytes += page.Length;
            peerBytes += peerFrame.Length;
            ownBytes += length;
        }

        Console.WriteLine($"{bytes} bytes become {peerBytes} by {Peer}, {ownBytes} by {Own}: {(double)ownBytes / peerBytes:F3} of it");
        return Task.FromResult(new Workload(pages.Count, "page", bytes));
    }

    private IReadOnlyList<byte[]> Pages(Func<LineItem[], IReadOnlyList<byte[]>> make) => make(LineItemData.Make(options.Rows, Seed));
}
