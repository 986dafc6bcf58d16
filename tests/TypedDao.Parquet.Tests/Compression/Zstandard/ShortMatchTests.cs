using TypedDao.Parquet.Compression;

namespace TypedDao.Parquet.Tests.Compression.Zstandard;

/// <summary>
/// Blocks of which a few bytes repeat, so that their literals with the header take about as many bytes as the block: one less leaves no room for the
/// section of sequences, which may not be missing.
/// </summary>
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
        for (int round = 0; round < 400; round++)
        {
            // A run is found wherever it stands near the beginning, however short: of five bytes four repeat the one before.
            byte[] content = new byte[random.Next(3000, 6000)];
            random.NextBytes(content);
            content.AsSpan(random.Next(1, 60), random.Next(3, 8)).Fill(content[0]);
            byte[] compressed = new byte[compressor.MaxCompressedLength(content.Length)];
            int written = compressor.Compress(content, compressed);
            byte[] found = new byte[content.Length];
            decompressor.Decompress(CompressionCodec.Zstd, compressed.AsSpan(0, written), found);
            Assert.Equal(content, found);
        }
    }
}
