using TypedDao.Parquet.Compression;

namespace TypedDao.Parquet.Tests.Compression.Zstandard;

/// <summary>Blocks in which little repeats, so that their literals are as long as a block may be, a byte more or a byte less.</summary>
public sealed class ShortMatchTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void A_block_that_saves_a_few_bytes_is_read_again(int level)
    {
        using var compressor = new PageCompressor(CompressionCodec.Zstd, level);
        using var decompressor = new PageDecompressor();
        var random = new Random(level);
        for (int round = 0; round < 200; round++)
        {
            byte[] content = new byte[random.Next(4200, 140_000)];
            random.NextBytes(content);
            int period = random.Next(50, 1000);
            int length = random.Next(3, 7);
            for (int start = 0; start + length < content.Length; start += period)
            {
                content.AsSpan(start, length).Fill(18);
            }

            byte[] compressed = new byte[compressor.MaxCompressedLength(content.Length)];
            int written = compressor.Compress(content, compressed);
            byte[] found = new byte[content.Length];
            decompressor.Decompress(CompressionCodec.Zstd, compressed.AsSpan(0, written), found);
            Assert.Equal(content, found);
        }
    }
}
