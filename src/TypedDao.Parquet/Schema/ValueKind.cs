namespace TypedDao.Parquet.Schema;

/// <summary>What the values of a leaf are.</summary>
internal enum ValueKind
{
    /// <summary>True or false.</summary>
    Bool,

    /// <summary>Signed integers of up to 32 bits, kept as 32.</summary>
    Int32,

    /// <summary>Signed integers of 64 bits.</summary>
    Int64,

    /// <summary>Unsigned integers of up to 32 bits, kept as 32.</summary>
    UInt32,

    /// <summary>Unsigned integers of 64 bits.</summary>
    UInt64,

    /// <summary>IEEE 754 binary16 in two bytes.</summary>
    Float16,

    /// <summary>IEEE 754 binary32.</summary>
    Float,

    /// <summary>IEEE 754 binary64.</summary>
    Double,

    /// <summary>Decimals: unscaled integers of 32 or 64 bits, or big-endian two's complement of any length.</summary>
    Decimal,

    /// <summary>Text in UTF-8.</summary>
    String,

    /// <summary>Bytes.</summary>
    Bytes,

    /// <summary>UUIDs, 16 bytes big-endian.</summary>
    Uuid,

    /// <summary>Days since 1970-01-01.</summary>
    Date,

    /// <summary>Times of day in some unit.</summary>
    Time,

    /// <summary>Timestamps in some unit since 1970-01-01.</summary>
    Timestamp,

    /// <summary>Timestamps of 96 bits: nanoseconds of a day and a Julian day.</summary>
    Int96Timestamp,
}
