namespace TypedDao.Parquet.Metadata;

/// <summary>How the values of a page are written: <c>Encoding</c> of parquet.thrift.</summary>
internal enum Encoding
{
    /// <summary>Values one after the other.</summary>
    Plain = 0,

    /// <summary>Deprecated: a dictionary, or places in one.</summary>
    PlainDictionary = 2,

    /// <summary>Runs and bit-packed groups.</summary>
    Rle = 3,

    /// <summary>Deprecated: bit-packed levels, most significant bit first.</summary>
    BitPacked = 4,

    /// <summary>Differences of integers.</summary>
    DeltaBinaryPacked = 5,

    /// <summary>Lengths as differences, then the bytes.</summary>
    DeltaLengthByteArray = 6,

    /// <summary>Common prefixes and suffixes.</summary>
    DeltaByteArray = 7,

    /// <summary>Places in a dictionary.</summary>
    RleDictionary = 8,

    /// <summary>The first bytes of all values, then the second ones.</summary>
    ByteStreamSplit = 9,
}
