using System.Buffers.Binary;
using TypedDao.Parquet.Compression;
using TypedDao.Tests;

namespace TypedDao.Parquet.Tests.Compression;

public sealed class HadoopLz4Tests
{
    private readonly byte[] _content = Contents.Make("rows", 50_000, new Random(3));

    [Fact]
    public void Blocks_follow_each_other()
    {
        byte[] page = [.. Block(_content.AsSpan(0, 20_000), 20_000), .. Block(_content.AsSpan(20_000), 30_000)];

        Assert.Equal(_content, Decompress(page, _content.Length));
    }

    [Fact]
    public void A_block_has_several_chunks() => Assert.Equal(_content, Decompress(Block(_content, 7000), _content.Length));

    [Fact]
    public void An_empty_block_has_no_chunk()
    {
        byte[] page = [.. new byte[4], .. Block(_content, _content.Length), .. new byte[4]];

        Assert.Equal(_content, Decompress(page, _content.Length));
    }

    [Fact]
    public void Without_framing_it_is_a_raw_block() => Assert.Equal(_content, Decompress(BlockCodec.Lz4.Compress(_content), _content.Length));

    [Fact]
    public void What_is_neither_is_refused_with_both_reasons()
    {
        byte[] page = Block(_content, 7000);

        Assert.Equal(
            "the bytes are not in the framing of Hadoop, and without framing a match of the block of LZ4 begins 49920 bytes before the byte 0",
            Fault(page[..^1], _content.Length));
    }

    [Fact]
    public void Another_length_is_refused()
    {
        byte[] page = Block(_content, 7000);

        Fault(page, _content.Length - 1);
        Fault(page, _content.Length + 1);
        Fault([], 1);
    }

    [Fact]
    public void A_mutated_or_shortened_page_is_decoded_or_refused()
    {
        Random random = Seeded.Random();
        int refused = 0;
        byte[] page = Block(_content.AsSpan(0, 3000), 700);
        for (int i = 0; i < 20_000; i++)
        {
            byte[] mutated = page[..random.Next(2, page.Length + 1)];
            mutated[random.Next(random.Next(1, mutated.Length))] = (byte)random.Next(256);
            try
            {
                Decompress(mutated, 3000);
            }
            catch (ParquetFormatException)
            {
                refused++;
            }
        }

        Assert.NotEqual(0, refused);
    }

    private static byte[] Block(ReadOnlySpan<byte> content, int chunk)
    {
        var block = new List<byte>();
        Add(block, content.Length);
        for (int start = 0; start < content.Length; start += chunk)
        {
            byte[] compressed = BlockCodec.Lz4.Compress(content.Slice(start, Math.Min(chunk, content.Length - start)));
            Add(block, compressed.Length);
            block.AddRange(compressed);
        }

        return [.. block];
    }

    private static void Add(List<byte> block, int length)
    {
        Span<byte> bytes = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(bytes, length);
        block.AddRange(bytes);
    }

    private static byte[] Decompress(byte[] page, int length)
    {
        byte[] content = new byte[length];
        HadoopLz4.Decompress(page, content);
        return content;
    }

    private static string Fault(byte[] page, int length) => Assert.Throws<ParquetFormatException>(() => Decompress(page, length)).Message;
}
