namespace TypedDao.Parquet.Tests.Compression;

internal delegate int CompressBlock(ReadOnlySpan<byte> source, Span<byte> destination);

internal delegate void DecompressBlock(ReadOnlySpan<byte> source, Span<byte> destination);

/// <summary>A codec of blocks, run between guards: what it writes before or behind its destination is found.</summary>
internal sealed record BlockCodec(string Name, Func<int, int> MaxCompressedLength, CompressBlock CompressBlock, DecompressBlock DecompressBlock)
{
    private const int Guard = 256;
    private const byte GuardByte = 0xA5;

    public static BlockCodec Snappy { get; } = new(nameof(Snappy), Parquet.Compression.Snappy.MaxCompressedLength, Parquet.Compression.Snappy.Compress, Parquet.Compression.Snappy.Decompress);

    public static BlockCodec Lz4 { get; } = new(nameof(Lz4), Parquet.Compression.Lz4.MaxCompressedLength, Parquet.Compression.Lz4.Compress, Parquet.Compression.Lz4.Decompress);

    public static BlockCodec Of(string name) => name == nameof(Snappy) ? Snappy : Lz4;

    public byte[] Compress(ReadOnlySpan<byte> source)
    {
        byte[] memory = Guarded(MaxCompressedLength(source.Length));
        int written = CompressBlock(source, memory.AsSpan(Guard..^Guard));
        CheckGuards(memory);
        return memory[Guard..(Guard + written)];
    }

    public byte[] Decompress(ReadOnlySpan<byte> source, int length)
    {
        byte[] memory = Guarded(length);
        try
        {
            DecompressBlock(source, memory.AsSpan(Guard..^Guard));
        }
        finally
        {
            CheckGuards(memory);
        }

        return memory[Guard..^Guard];
    }

    public string FaultOf(ReadOnlySpan<byte> source, int length)
    {
        byte[] block = source.ToArray();
        return Assert.Throws<ParquetFormatException>(() => Decompress(block, length)).Message;
    }

    private static byte[] Guarded(int length)
    {
        byte[] memory = new byte[length + (2 * Guard)];
        memory.AsSpan().Fill(GuardByte);
        return memory;
    }

    private static void CheckGuards(byte[] memory)
    {
        Assert.Equal(-1, memory.AsSpan(0, Guard).IndexOfAnyExcept(GuardByte));
        Assert.Equal(-1, memory.AsSpan(^Guard..).IndexOfAnyExcept(GuardByte));
    }
}
