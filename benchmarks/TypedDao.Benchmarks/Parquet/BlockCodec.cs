namespace TypedDao.Benchmarks.Parquet;

/// <summary>Compresses or decompresses a block; the result is how many bytes were written.</summary>
/// <param name="source">What is read.</param>
/// <param name="destination">Where.</param>
public delegate int BlockTransform(ReadOnlySpan<byte> source, Span<byte> destination);

/// <summary>A way to compress blocks and to decompress them.</summary>
/// <param name="Name">What is printed.</param>
/// <param name="Compress">Compresses.</param>
/// <param name="Decompress">Decompresses.</param>
public sealed record BlockCodec(string Name, BlockTransform Compress, BlockTransform Decompress)
{
    /// <summary>More than either codec needs for a block that does not compress.</summary>
    /// <param name="length">Bytes before compression.</param>
    public static int MaxCompressedLength(int length) => 64 + length + (length / 6);

    /// <summary>A block compressed into an array of its own.</summary>
    /// <param name="content">The bytes.</param>
    public byte[] Compressed(byte[] content)
    {
        byte[] block = new byte[MaxCompressedLength(content.Length)];
        return block[..Compress(content, block)];
    }
}
