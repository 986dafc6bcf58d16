using System.Buffers.Binary;
using System.Runtime.InteropServices;
using TypedDao.Parquet.Compression;
using TypedDao.Tests;

namespace TypedDao.Parquet.Tests.Compression;

/// <summary>Pages out of files that other writers wrote, at the places where their headers say that they are.</summary>
public sealed class ReferencePageTests
{
    [Fact]
    public void A_page_of_lz4_raw()
        => Assert.Equal([1593604800, 1593604800, 1593604801, 1593604801], Longs(CompressionCodec.Lz4Raw, "files/lz4_raw_compressed.parquet", 65, 24, 4));

    [Fact]
    public void A_page_of_lz4_of_hadoop()
        => Assert.Equal([1593604800, 1593604801], Longs(CompressionCodec.Lz4, "files/hadoop_lz4_compressed.parquet", 17, 26, 2));

    [Fact]
    public void A_page_of_brotli()
        => Assert.Equal([1593604800, 1593604801], Longs(CompressionCodec.Brotli, "hyparquet/brotli_compressed.parquet", 18, 20, 2));

    [Fact]
    public void A_page_of_several_members_of_gzip()
        => Assert.Equal(Enumerable.Range(1, 513).Select(value => (long)value), Longs(CompressionCodec.Gzip, "files/concatenated_gzip_members.parquet", 55, 1416, 513));

    [Theory]
    [InlineData(30, 0, 1)]
    [InlineData(792, 0, -1)]
    [InlineData(1554, 100, 1)]
    [InlineData(2316, 156, 1)]
    public void A_page_of_snappy(int offset, byte first, int step)
    {
        byte[] content = Page(CompressionCodec.Snappy, "files/datapage_v1-snappy-compressed-checksum.parquet", offset, 735, 10_240);

        Assert.Equal(Enumerable.Range(0, 10_240).Select(index => (byte)(first + (index * step))), content);
    }

    [Fact]
    public void A_dictionary_of_snappy()
    {
        byte[] content = Page(CompressionCodec.Snappy, "files/alltypes_plain.snappy.parquet", 17, 10, 8);

        Assert.Equal([6, 7], MemoryMarshal.Cast<byte, int>(content).ToArray());
    }

    private static long[] Longs(CompressionCodec codec, string file, int offset, int compressedLength, int count)
    {
        byte[] page = Page(codec, file, offset, compressedLength, count * sizeof(long));
        return [.. Enumerable.Range(0, count).Select(index => BinaryPrimitives.ReadInt64LittleEndian(page.AsSpan(index * sizeof(long))))];
    }

    private static byte[] Page(CompressionCodec codec, string file, int offset, int compressedLength, int length)
    {
        byte[] bytes = File.ReadAllBytes(TestRepository.SharedPathOrSkip(["reference", "parquet", .. file.Split('/')]));
        byte[] content = new byte[length];
        using var decompressor = new PageDecompressor();
        decompressor.Decompress(codec, bytes.AsSpan(offset, compressedLength), content);
        return content;
    }
}
