namespace TypedDao.Parquet.Metadata;

/// <summary>How values are stored: <c>Type</c> of parquet.thrift.</summary>
internal enum PhysicalType
{
    /// <summary>One bit.</summary>
    Boolean = 0,

    /// <summary>32 bits, signed.</summary>
    Int32 = 1,

    /// <summary>64 bits, signed.</summary>
    Int64 = 2,

    /// <summary>96 bits: a deprecated timestamp.</summary>
    Int96 = 3,

    /// <summary>IEEE 754 binary32.</summary>
    Float = 4,

    /// <summary>IEEE 754 binary64.</summary>
    Double = 5,

    /// <summary>Bytes of any length.</summary>
    ByteArray = 6,

    /// <summary>Bytes of one length.</summary>
    FixedLengthByteArray = 7,
}
