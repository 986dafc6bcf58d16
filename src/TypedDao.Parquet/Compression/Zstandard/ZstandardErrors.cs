namespace TypedDao.Parquet.Compression.Zstandard;

/// <summary>What can be wrong with the bytes of a Zstandard frame: one sentence per situation.</summary>
internal static class ZstandardErrors
{
    /// <summary>The source ends before the part that is named is complete.</summary>
    public static ParquetFormatException EndsWithin(string part) => new($"the Zstandard data ends within {part}");

    /// <summary>The source goes on with something that is not a frame.</summary>
    public static ParquetFormatException UnknownMagic(uint magic)
        => new($"the Zstandard data has a frame with the magic number 0x{magic:X8} instead of 0xFD2FB528");

    /// <summary>The descriptor of a frame has its reserved bit set.</summary>
    public static ParquetFormatException ReservedFrameBit() => new("the Zstandard frame has a reserved bit of its descriptor set");

    /// <summary>The frame was compressed with a dictionary.</summary>
    public static ParquetFormatException NeedsDictionary(uint id)
        => new($"the Zstandard frame needs the dictionary {id}, and dictionaries are not supported");

    /// <summary>The content checksum disagrees.</summary>
    public static ParquetFormatException WrongChecksum(uint stored, uint computed)
        => new($"the Zstandard frame's content has the checksum {computed:x8} instead of {stored:x8}");

    /// <summary>The content size of the frame's header disagrees.</summary>
    public static ParquetFormatException WrongContentSize(ulong stored, long actual)
        => new($"the Zstandard frame has {actual} bytes instead of the {stored} that its header states");

    /// <summary>More bytes come out than there is room for.</summary>
    public static ParquetFormatException TooLong(long room) => new($"the Zstandard data has more than the expected {room} bytes");

    /// <summary>Fewer bytes come out than were expected.</summary>
    public static ParquetFormatException TooShort(long actual, long expected)
        => new($"the Zstandard data has {actual} bytes instead of the expected {expected}");

    /// <summary>A block is of the reserved type.</summary>
    public static ParquetFormatException ReservedBlockType() => new("the Zstandard frame has a block of the reserved type");

    /// <summary>A block is, or becomes, larger than blocks of its frame may be.</summary>
    public static ParquetFormatException BlockTooLarge(long size, int maximum)
        => new($"the Zstandard frame has a block of {size} bytes, more than the {maximum} that are allowed");

    /// <summary>Literals or sequences refer to a table of an earlier block, and there is none.</summary>
    public static ParquetFormatException NoEarlierTable(string kind) => new($"the Zstandard block repeats a table of {kind}, and there is none");

    /// <summary>The sizes of the literals section contradict each other.</summary>
    public static ParquetFormatException BadLiteralsSize(int size)
        => new($"the Zstandard block has {size} literals, which its literals section cannot hold");

    /// <summary>The weights of a Huffman tree are no tree.</summary>
    public static ParquetFormatException BadHuffmanTree() => new("the Zstandard block has weights that are no Huffman tree of at most 11 levels");

    /// <summary>A stream of Huffman codes does not end where its last code ends.</summary>
    public static ParquetFormatException BadHuffmanStream() => new("the Zstandard block has a stream of literals that does not end with its last one");

    /// <summary>The distribution of an FSE table is none.</summary>
    public static ParquetFormatException BadDistribution(string kind) => new($"the Zstandard block has an impossible FSE distribution of {kind}");

    /// <summary>A code of an RLE table is not defined.</summary>
    public static ParquetFormatException UnknownCode(int code, string kind) => new($"the Zstandard block has the undefined code {code} for {kind}");

    /// <summary>The symbol compression modes have reserved bits set.</summary>
    public static ParquetFormatException ReservedModes() => new("the Zstandard block has reserved bits of its compression modes set");

    /// <summary>Bytes follow a sequences section without sequences.</summary>
    public static ParquetFormatException BytesAfterSequences() => new("the Zstandard block goes on after its last section");

    /// <summary>The stream of sequences does not end where its last sequence ends.</summary>
    public static ParquetFormatException BadSequenceStream() => new("the Zstandard block has a stream of sequences that does not end with its last one");

    /// <summary>A sequence takes more literals than the block has.</summary>
    public static ParquetFormatException TooFewLiterals() => new("the Zstandard block has fewer literals than its sequences take");

    /// <summary>A match begins before the frame's first byte or outside of its window.</summary>
    public static ParquetFormatException OffsetTooFar() => new("the Zstandard block has a match that begins before the frame or its window");
}
