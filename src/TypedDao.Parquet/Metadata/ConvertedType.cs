namespace TypedDao.Parquet.Metadata;

/// <summary>What values mean, in the form that older writers use: <c>ConvertedType</c> of parquet.thrift.</summary>
internal enum ConvertedType
{
    /// <summary>Text.</summary>
    Utf8 = 0,

    /// <summary>A map.</summary>
    Map = 1,

    /// <summary>The entries of a map.</summary>
    MapKeyValue = 2,

    /// <summary>A list.</summary>
    List = 3,

    /// <summary>A text of few.</summary>
    Enum = 4,

    /// <summary>A decimal.</summary>
    Decimal = 5,

    /// <summary>Days since 1970-01-01.</summary>
    Date = 6,

    /// <summary>Milliseconds since midnight.</summary>
    TimeMillis = 7,

    /// <summary>Microseconds since midnight.</summary>
    TimeMicros = 8,

    /// <summary>Milliseconds since 1970-01-01, UTC.</summary>
    TimestampMillis = 9,

    /// <summary>Microseconds since 1970-01-01, UTC.</summary>
    TimestampMicros = 10,

    /// <summary>8 bits, unsigned.</summary>
    UInt8 = 11,

    /// <summary>16 bits, unsigned.</summary>
    UInt16 = 12,

    /// <summary>32 bits, unsigned.</summary>
    UInt32 = 13,

    /// <summary>64 bits, unsigned.</summary>
    UInt64 = 14,

    /// <summary>8 bits, signed.</summary>
    Int8 = 15,

    /// <summary>16 bits, signed.</summary>
    Int16 = 16,

    /// <summary>32 bits, signed.</summary>
    Int32 = 17,

    /// <summary>64 bits, signed.</summary>
    Int64 = 18,

    /// <summary>A JSON document.</summary>
    Json = 19,

    /// <summary>A BSON document.</summary>
    Bson = 20,

    /// <summary>Months, days and milliseconds.</summary>
    Interval = 21,
}
