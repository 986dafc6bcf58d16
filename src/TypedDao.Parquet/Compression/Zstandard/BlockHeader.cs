namespace TypedDao.Parquet.Compression.Zstandard;

/// <summary>How a block holds its content (RFC 8878, section 3.1.1.2.2).</summary>
internal enum BlockType
{
    /// <summary>As it is.</summary>
    Raw,

    /// <summary>One byte, which is repeated.</summary>
    Rle,

    /// <summary>A literals section and a sequences section.</summary>
    Compressed,

    /// <summary>Not used.</summary>
    Reserved,
}

/// <summary>The header of a block (RFC 8878, section 3.1.1.2).</summary>
/// <param name="IsLast">Whether no block of the frame follows.</param>
/// <param name="Type">How it holds its content.</param>
/// <param name="Size">Bytes: of its content as it is stored, or, of type <see cref="BlockType.Rle"/>, of what it becomes.</param>
internal readonly record struct BlockHeader(bool IsLast, BlockType Type, int Size)
{
    /// <summary>The bytes of a header.</summary>
    public const int Length = 3;

    /// <summary>The bytes that follow the header.</summary>
    public int StoredSize => Type == BlockType.Rle ? 1 : Size;

    /// <summary>Reads the header at the beginning of the source, and checks that the block is complete.</summary>
    /// <param name="source">The source.</param>
    /// <param name="maximum">The most bytes of a block.</param>
    /// <exception cref="ParquetFormatException">The block is incomplete, too large or of an unknown type.</exception>
    public static BlockHeader Read(ReadOnlySpan<byte> source, int maximum)
    {
        if (source.Length < Length)
        {
            throw ZstandardErrors.EndsWithin("a block header");
        }

        int bits = source[0] | (source[1] << 8) | (source[2] << 16);
        var header = new BlockHeader((bits & 1) != 0, (BlockType)((bits >> 1) & 3), bits >> 3);
        if (header.Type == BlockType.Reserved)
        {
            throw ZstandardErrors.ReservedBlockType();
        }

        if (header.Size > maximum)
        {
            throw ZstandardErrors.BlockTooLarge(header.Size, maximum);
        }

        return header.StoredSize <= source.Length - Length ? header : throw ZstandardErrors.EndsWithin("a block");
    }

    /// <summary>Writes the header.</summary>
    /// <param name="destination">Where to; at least <see cref="Length"/> bytes.</param>
    public void Write(Span<byte> destination)
    {
        int bits = (IsLast ? 1 : 0) | ((int)Type << 1) | (Size << 3);
        destination[2] = (byte)(bits >> 16);
        destination[1] = (byte)(bits >> 8);
        destination[0] = (byte)bits;
    }
}
