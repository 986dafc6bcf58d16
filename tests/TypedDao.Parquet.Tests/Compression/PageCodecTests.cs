using TypedDao.Parquet.Compression;
using TypedDao.Tests;

namespace TypedDao.Parquet.Tests.Compression;

/// <summary>All codecs through the one face.</summary>
public sealed class PageCodecTests
{
    public static TheoryData<int, int?> Levels
    {
        get
        {
            var data = new TheoryData<int, int?>();
            foreach (CompressionCodec codec in new[] { CompressionCodec.Uncompressed, CompressionCodec.Snappy, CompressionCodec.Lz4Raw, CompressionCodec.Gzip, CompressionCodec.Brotli })
            {
                data.Add((int)codec, null);
            }

            foreach (int level in Enumerable.Range(0, 10))
            {
                data.Add((int)CompressionCodec.Gzip, level);
                data.Add((int)CompressionCodec.Brotli, level);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Levels))]
    public void What_is_compressed_is_decompressed(int codec, int? level)
    {
        using var compressor = new PageCompressor((CompressionCodec)codec, level);
        using var decompressor = new PageDecompressor();
        foreach (string shape in new[] { "random", "rows", "zeros" })
        {
            foreach (int length in new[] { 0, 1, 100, 70_000, 300_000 })
            {
                byte[] content = Contents.Make(shape, length, new Random(length));
                byte[] compressed = new byte[compressor.MaxCompressedLength(length)];
                int written = compressor.Compress(content, compressed);
                byte[] decompressed = new byte[length];
                decompressor.Decompress((CompressionCodec)codec, compressed.AsSpan(0, written), decompressed);
                Assert.True(content.AsSpan().SequenceEqual(decompressed));
            }
        }
    }

    [Theory]
    [InlineData(CompressionCodec.Gzip, 1, 9)]
    [InlineData(CompressionCodec.Brotli, 0, 9)]
    public void A_higher_level_makes_pages_smaller(object codec, int low, int high)
        => Assert.True(Compress((CompressionCodec)codec, high).Length < Compress((CompressionCodec)codec, low).Length);

    [Theory]
    [InlineData(CompressionCodec.Uncompressed)]
    [InlineData(CompressionCodec.Snappy)]
    [InlineData(CompressionCodec.Gzip)]
    [InlineData(CompressionCodec.Brotli)]
    [InlineData(CompressionCodec.Lz4Raw)]
    public void More_or_less_than_the_page_says_is_refused(object codec)
    {
        byte[] compressed = Compress((CompressionCodec)codec);

        Fault((CompressionCodec)codec, compressed, 20_000 - 1);
        Fault((CompressionCodec)codec, compressed, 20_000 + 1);
        Fault((CompressionCodec)codec, compressed, 0);
        Fault((CompressionCodec)codec, [], 20_000);
    }

    [Theory]
    [InlineData(CompressionCodec.Uncompressed)]
    [InlineData(CompressionCodec.Snappy)]
    [InlineData(CompressionCodec.Gzip)]
    [InlineData(CompressionCodec.Brotli)]
    [InlineData(CompressionCodec.Lz4)]
    [InlineData(CompressionCodec.Lz4Raw)]
    public void Nothing_is_nothing(object codec)
    {
        using var decompressor = new PageDecompressor();

        decompressor.Decompress((CompressionCodec)codec, [], []);
    }

    [Theory]
    [InlineData(CompressionCodec.Snappy)]
    [InlineData(CompressionCodec.Gzip)]
    [InlineData(CompressionCodec.Brotli)]
    [InlineData(CompressionCodec.Lz4)]
    [InlineData(CompressionCodec.Lz4Raw)]
    public void Mutated_and_shortened_pages_are_decoded_or_refused(object codec)
    {
        Random random = Seeded.Random();
        byte[] page = Compress((CompressionCodec)codec == CompressionCodec.Lz4 ? CompressionCodec.Lz4Raw : (CompressionCodec)codec);
        byte[] content = new byte[20_000];
        using var decompressor = new PageDecompressor();
        int refused = 0;
        for (int i = 0; i < 3000; i++)
        {
            byte[] mutated = page[..(random.Next(2) == 0 ? page.Length : random.Next(2, page.Length))];
            mutated[random.Next(random.Next(1, mutated.Length))] = (byte)random.Next(256);
            try
            {
                decompressor.Decompress((CompressionCodec)codec, mutated, content);
            }
            catch (ParquetFormatException)
            {
                refused++;
            }
        }

        Assert.NotEqual(0, refused);
    }

    [Theory]
    [InlineData(3, "a page is compressed with the codec LZO, which is not read")]
    [InlineData(17, "a page is compressed with the codec 17, which is not read")]
    [InlineData(-1, "a page is compressed with the codec -1, which is not read")]
    public void A_codec_that_is_not_read_is_named(int codec, string fault) => Assert.Equal(fault, Fault((CompressionCodec)codec, [1], 1));

    [Theory]
    [InlineData(CompressionCodec.Lzo)]
    [InlineData(CompressionCodec.Lz4)]
    [InlineData((CompressionCodec)17)]
    public void A_codec_that_is_not_written_is_refused(object codec)
        => Assert.Throws<ArgumentOutOfRangeException>(() => new PageCompressor((CompressionCodec)codec));

    [Theory]
    [InlineData(CompressionCodec.Snappy, 1)]
    [InlineData(CompressionCodec.Gzip, -1)]
    [InlineData(CompressionCodec.Gzip, 10)]
    [InlineData(CompressionCodec.Brotli, 12)]
    public void A_level_that_the_codec_does_not_have_is_refused(object codec, int level)
        => Assert.Throws<ArgumentOutOfRangeException>(() => new PageCompressor((CompressionCodec)codec, level));

    [Fact]
    public void Members_of_gzip_are_one_content()
    {
        byte[] member = Compress(CompressionCodec.Gzip);
        byte[] content = Contents.Make("rows", 20_000, new Random(3));
        using var compressor = new PageCompressor(CompressionCodec.Gzip);
        byte[] empty = new byte[compressor.MaxCompressedLength(0)];
        empty = empty[..compressor.Compress([], empty)];

        byte[] decompressed = Decompress(CompressionCodec.Gzip, [.. member, .. empty, .. member, .. empty], 40_000);

        Assert.Equal(content, decompressed[..20_000]);
        Assert.Equal(content, decompressed[20_000..]);
    }

    [Fact]
    public void A_wrong_checksum_of_gzip_is_refused()
    {
        byte[] member = Compress(CompressionCodec.Gzip);
        member[^5] ^= 1;

        Assert.StartsWith("the bytes are no members of gzip", Fault(CompressionCodec.Gzip, member, 20_000), StringComparison.Ordinal);
    }

    [Fact]
    public void What_follows_a_stream_of_brotli_is_refused()
        => Assert.Equal("1 bytes follow the stream of Brotli", Fault(CompressionCodec.Brotli, [.. Compress(CompressionCodec.Brotli), 0], 20_000));

    private static byte[] Compress(CompressionCodec codec, int? level = null)
    {
        byte[] content = Contents.Make("rows", 20_000, new Random(3));
        using var compressor = new PageCompressor(codec, level);
        byte[] compressed = new byte[compressor.MaxCompressedLength(content.Length)];
        return compressed[..compressor.Compress(content, compressed)];
    }

    private static byte[] Decompress(CompressionCodec codec, byte[] page, int length)
    {
        byte[] content = new byte[length];
        using var decompressor = new PageDecompressor();
        decompressor.Decompress(codec, page, content);
        return content;
    }

    private static string Fault(CompressionCodec codec, byte[] page, int length)
        => Assert.Throws<ParquetFormatException>(() => Decompress(codec, page, length)).Message;
}
