using TypedDao.Tests;

namespace TypedDao.Parquet.Tests.Compression;

/// <summary>What holds for blocks of Snappy and LZ4 alike.</summary>
public sealed class BlockTests
{
    public static MatrixTheoryData<string, string> CodecsAndShapes { get; } = new([nameof(BlockCodec.Snappy), nameof(BlockCodec.Lz4)], Contents.Shapes.Select(shape => shape.Data));

    [Theory]
    [MemberData(nameof(CodecsAndShapes))]
    public void What_is_compressed_is_decompressed(string name, string shape)
    {
        BlockCodec codec = BlockCodec.Of(name);
        foreach (byte[] content in Contents.Of(shape))
        {
            Equal(content, codec.Decompress(codec.Compress(content), content.Length));
        }
    }

    [Theory]
    [MemberData(nameof(CodecsAndShapes))]
    public void The_native_library_reads_what_is_written(string name, string shape)
    {
        BlockCodec codec = BlockCodec.Of(name);
        BlockCodec native = NativeBlocks.Of(name);
        foreach (byte[] content in Contents.Of(shape))
        {
            byte[] block = codec.Compress(content);
            Equal(content, native.Decompress(block, content.Length));
        }
    }

    [Theory]
    [MemberData(nameof(CodecsAndShapes))]
    public void What_the_native_library_writes_is_read(string name, string shape)
    {
        BlockCodec codec = BlockCodec.Of(name);
        BlockCodec native = NativeBlocks.Of(name);
        foreach (byte[] content in Contents.Of(shape))
        {
            Equal(content, codec.Decompress(native.Compress(content), content.Length));
        }
    }

    [Theory]
    [InlineData(nameof(BlockCodec.Snappy), "text")]
    [InlineData(nameof(BlockCodec.Snappy), "rows")]
    [InlineData(nameof(BlockCodec.Snappy), "numbers")]
    [InlineData(nameof(BlockCodec.Lz4), "text")]
    [InlineData(nameof(BlockCodec.Lz4), "rows")]
    [InlineData(nameof(BlockCodec.Lz4), "numbers")]
    public void A_block_is_about_as_small_as_that_of_the_native_library(string name, string shape)
    {
        byte[] content = Contents.Make(shape, 1 << 20, new Random(1));

        int own = BlockCodec.Of(name).Compress(content).Length;
        int native = NativeBlocks.Of(name).Compress(content).Length;

        Assert.True(own <= native * 1.02, $"{own} bytes against {native}");
    }

    [Theory]
    [InlineData(nameof(BlockCodec.Snappy), 4096, 250)]
    [InlineData(nameof(BlockCodec.Snappy), 1 << 20, 50_000)]
    [InlineData(nameof(BlockCodec.Lz4), 4096, 40)]
    [InlineData(nameof(BlockCodec.Lz4), 1 << 20, 4200)]
    public void Equal_bytes_take_almost_no_room(string name, int length, int maximum)
        => Assert.InRange(BlockCodec.Of(name).Compress(new byte[length]).Length, 1, maximum);

    [Theory]
    [InlineData(nameof(BlockCodec.Snappy))]
    [InlineData(nameof(BlockCodec.Lz4))]
    public void A_destination_that_may_be_too_short_is_refused(string name)
    {
        BlockCodec codec = BlockCodec.Of(name);

        Assert.Throws<ArgumentOutOfRangeException>(() => codec.CompressBlock(new byte[100], new byte[codec.MaxCompressedLength(100) - 1]));
    }

    [Theory]
    [InlineData(nameof(BlockCodec.Snappy))]
    [InlineData(nameof(BlockCodec.Lz4))]
    public void Elements_of_every_kind_are_decoded(string name)
    {
        Random random = Seeded.Random();
        BlockCodec codec = BlockCodec.Of(name);
        for (int i = 0; i < 4000; i++)
        {
            (byte[] block, byte[] content) = RandomBlock(name, random);
            Equal(content, codec.Decompress(block, content.Length));
        }
    }

    [Theory]
    [InlineData(nameof(BlockCodec.Snappy))]
    [InlineData(nameof(BlockCodec.Lz4))]
    public void A_block_that_is_cut_off_or_followed_by_a_byte_is_refused(string name)
    {
        Random random = Seeded.Random();
        BlockCodec codec = BlockCodec.Of(name);
        for (int i = 0; i < 30; i++)
        {
            (byte[] block, byte[] content) = RandomBlock(name, random);
            for (int length = 0; length < block.Length; length++)
            {
                codec.FaultOf(block.AsSpan(0, length), content.Length);
            }

            codec.FaultOf([.. block, 0], content.Length);
        }
    }

    [Theory]
    [InlineData(nameof(BlockCodec.Snappy))]
    [InlineData(nameof(BlockCodec.Lz4))]
    public void A_block_of_another_length_is_refused(string name)
    {
        Random random = Seeded.Random();
        BlockCodec codec = BlockCodec.Of(name);
        for (int i = 0; i < 300; i++)
        {
            (byte[] block, byte[] content) = RandomBlock(name, random);

            codec.FaultOf(block, content.Length + 1);
            codec.FaultOf(block, content.Length - 1);
        }
    }

    [Theory]
    [InlineData(nameof(BlockCodec.Snappy))]
    [InlineData(nameof(BlockCodec.Lz4))]
    public void A_mutated_block_is_decoded_or_refused(string name)
    {
        Random random = Seeded.Random();
        BlockCodec codec = BlockCodec.Of(name);
        int refused = 0;
        for (int i = 0; i < 20_000; i++)
        {
            (byte[] block, byte[] content) = RandomBlock(name, random);
            for (int mutations = random.Next(1, 4); mutations > 0; mutations--)
            {
                block[random.Next(block.Length)] = (byte)random.Next(256);
            }

            try
            {
                codec.Decompress(block, content.Length);
            }
            catch (ParquetFormatException)
            {
                refused++;
            }
        }

        Assert.NotEqual(0, refused);
    }

    [Theory]
    [InlineData(nameof(BlockCodec.Snappy))]
    [InlineData(nameof(BlockCodec.Lz4))]
    public void A_mutated_block_is_decoded_as_the_native_library_decodes_it(string name)
    {
        Random random = Seeded.Random();
        BlockCodec codec = BlockCodec.Of(name);
        BlockCodec native = NativeBlocks.Of(name);
        for (int i = 0; i < 20_000; i++)
        {
            byte[] content = Contents.Make("rows", random.Next(1, 600), random);
            byte[] block = codec.Compress(content);
            block[random.Next(block.Length)] = (byte)random.Next(256);

            // LZ4's library takes a distance of 0, which its format description calls invalid.
            string own = Run(codec, block, content.Length);
            if (own != "refused" || name != nameof(BlockCodec.Lz4))
            {
                Assert.Equal(Run(native, block, content.Length), own);
            }
        }
    }

    private static (byte[] Block, byte[] Content) RandomBlock(string name, Random random)
    {
        int count = random.Next(1, 40);
        if (name == nameof(BlockCodec.Lz4))
        {
            var sequences = Lz4Sequences.Random(random, count);
            return (sequences.Block, sequences.Content);
        }

        var elements = SnappyElements.Random(random, count);
        return (elements.Block, elements.Content);
    }

    private static string Run(BlockCodec codec, byte[] block, int length)
    {
        try
        {
            return Convert.ToHexString(codec.Decompress(block, length));
        }
        catch (ParquetFormatException)
        {
            return "refused";
        }
    }

    // Assert.Equal on arrays of a million bytes is slow.
    private static void Equal(byte[] expected, byte[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        int common = expected.AsSpan().CommonPrefixLength(actual);
        Assert.True(common == expected.Length, $"of {expected.Length} bytes {common} are equal");
    }
}
