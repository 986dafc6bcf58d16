namespace TypedDao.Parquet.Compression.Zstandard;

/// <summary>How the literals section of a block holds the literals (RFC 8878, section 3.1.1.3.1.1).</summary>
internal enum LiteralsType
{
    /// <summary>As they are.</summary>
    Raw,

    /// <summary>One byte, which is repeated.</summary>
    Rle,

    /// <summary>A Huffman tree, and codes of it.</summary>
    Compressed,

    /// <summary>Codes of the tree of the last block that had one.</summary>
    Treeless,
}

/// <summary>The header of a literals section (RFC 8878, section 3.1.1.3.1.1).</summary>
/// <param name="Length">Its bytes.</param>
/// <param name="Type">How the section holds the literals.</param>
/// <param name="Size">How many literals there are.</param>
/// <param name="StoredSize">The bytes that follow the header.</param>
/// <param name="Streams">1 or 4; 4 streams have a jump table.</param>
internal readonly record struct LiteralsHeader(int Length, LiteralsType Type, int Size, int StoredSize, int Streams)
{
    /// <summary>Reads the header at the beginning of a block, and checks that the section is complete.</summary>
    /// <param name="block">The block.</param>
    /// <exception cref="ParquetFormatException">The section is incomplete, or its sizes are impossible.</exception>
    public static LiteralsHeader Read(ReadOnlySpan<byte> block)
    {
        if (block.IsEmpty)
        {
            throw ZstandardErrors.EndsWithin("a literals section");
        }

        var type = (LiteralsType)(block[0] & 3);
        int format = (block[0] >> 2) & 3;
        int length = type <= LiteralsType.Rle ? (format & 1) == 0 ? 1 : format == 1 ? 2 : 3 : format < 2 ? 3 : format + 2;
        if (block.Length < length)
        {
            throw ZstandardErrors.EndsWithin("a literals section");
        }

        ulong bits = 0;
        for (int i = length - 1; i >= 0; i--)
        {
            bits = (bits << 8) | block[i];
        }

        LiteralsHeader header;
        if (type <= LiteralsType.Rle)
        {
            int size = (int)(bits >> (length == 1 ? 3 : 4));
            header = new LiteralsHeader(length, type, size, type == LiteralsType.Rle ? 1 : size, 1);
        }
        else
        {
            int width = format < 2 ? 10 : format == 2 ? 14 : 18;
            int mask = (1 << width) - 1;
            header = new LiteralsHeader(length, type, (int)(bits >> 4) & mask, (int)(bits >> (4 + width)) & mask, format == 0 ? 1 : 4);
        }

        if (header.Size > FrameHeader.MaxBlockSize)
        {
            throw ZstandardErrors.BadLiteralsSize(header.Size);
        }

        return header.StoredSize <= block.Length - length ? header : throw ZstandardErrors.EndsWithin("a literals section");
    }
}
