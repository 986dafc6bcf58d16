using TypedDao.Benchmarks.Codecs;
using TypedDao.Benchmarks.Harness;
using TypedDao.Benchmarks.Rows;
using TypedDao.BuiltIn;
using TypedDao.Codecs;
using TypedDao.Parquet.Compression;
using TypedDao.Tests;

namespace TypedDao.Benchmarks.Parquet;

/// <summary>The codecs of pages that are written here against the libraries of their inventors: pages of text and of numbers, on one thread.</summary>
public sealed class CompressionBenchmarks(BenchmarkOptions options)
{
    private const int Seed = 20250107;

    private static readonly BlockCodec NativeSnappy = new("libsnappy", LibSnappy.Compress, LibSnappy.Decompress);

    private static readonly BlockCodec NativeLz4 = new("liblz4", LibLz4.Compress, LibLz4.Decompress);

    private static readonly BlockCodec OwnSnappy = new("TypedDao", Snappy.Compress, (source, destination) =>
    {
        Snappy.Decompress(source, destination);
        return destination.Length;
    });

    private static readonly BlockCodec OwnLz4 = new("TypedDao", Lz4.Compress, (source, destination) =>
    {
        Lz4.Decompress(source, destination);
        return destination.Length;
    });

    /// <summary>The benchmarks.</summary>
    public IReadOnlyList<Benchmark> All => [.. Of("snappy", "Snappy", NativeSnappy, OwnSnappy), .. Of("lz4", "LZ4", NativeLz4, OwnLz4)];

    private string Text => Path.Combine(options.Folder, "pages.csv");

    private string Numbers => Path.Combine(options.Folder, "pages.numbers");

    private IEnumerable<Benchmark> Of(string name, string title, params BlockCodec[] codecs)
    {
        foreach ((string suffix, string data, string path, Func<Task> makeAsync) in new[] { ("", "CSV", Text, (Func<Task>)MakeTextAsync), ("-numbers", "numbers", Numbers, MakeNumbersAsync) })
        {
            yield return new Benchmark(
                $"{name}-decompress{suffix}",
                $"{title}: decompress pages of {data} that the library has written",
                () => CheckAsync(makeAsync, path, codecs),
                [.. codecs.Select(codec => new Variant(codec.Name, () => Decompress(PageData.Read(path), codecs[0], codec.Decompress)))]);
            yield return new Benchmark(
                $"{name}-compress{suffix}",
                $"{title}: compress pages of {data}",
                () => CheckAsync(makeAsync, path, codecs),
                [.. codecs.Select(codec => new Variant(codec.Name, () => Compress(PageData.Read(path), codec.Compress)))]);
        }
    }

    private static Func<Task> Decompress(byte[][] pages, BlockCodec writer, BlockTransform decompress)
    {
        byte[][] blocks = [.. pages.Select(writer.Compressed)];
        byte[] destination = new byte[PageData.PageLength];
        return () =>
        {
            foreach ((byte[] page, byte[] block) in pages.Zip(blocks))
            {
                decompress(block, destination.AsSpan(0, page.Length));
            }

            return Task.CompletedTask;
        };
    }

    private static Func<Task> Compress(byte[][] pages, BlockTransform compress)
    {
        byte[] destination = new byte[BlockCodec.MaxCompressedLength(PageData.PageLength)];
        return () =>
        {
            foreach (byte[] page in pages)
            {
                compress(page, destination);
            }

            return Task.CompletedTask;
        };
    }

    private static async Task<Workload> CheckAsync(Func<Task> makeAsync, string path, BlockCodec[] codecs)
    {
        await makeAsync();
        byte[][] pages = PageData.Read(path);
        foreach (BlockCodec writer in codecs)
        {
            long length = 0;
            foreach (byte[] page in pages)
            {
                byte[] block = writer.Compressed(page);
                length += block.Length;
                foreach (BlockCodec reader in codecs)
                {
                    byte[] content = new byte[page.Length];
                    if (reader.Decompress(block, content) != page.Length || !page.AsSpan().SequenceEqual(content))
                    {
                        throw new InvalidOperationException($"What {writer.Name} has written is different where {reader.Name} reads it.");
                    }
                }
            }

            Console.WriteLine($"{writer.Name} compresses into {length:N0} bytes, which both read");
        }

        return new Workload(pages.Length, "page", new FileInfo(path).Length);
    }

    private async Task MakeTextAsync()
        => await CodecRuns.WriteAsync(new CsvCodecProvider().Create(new CsvFormat()), LineItemData.Make(options.Rows, Seed), Text, 1);

    private Task MakeNumbersAsync()
    {
        PageData.WriteNumbers(LineItemData.Make(options.Rows, Seed), Numbers);
        return Task.CompletedTask;
    }
}
