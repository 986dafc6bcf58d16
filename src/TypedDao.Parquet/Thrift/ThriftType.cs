namespace TypedDao.Parquet.Thrift;

/// <summary>The types of the Thrift compact protocol as they stand in field and list headers.</summary>
internal enum ThriftType : byte
{
    /// <summary>The end of a struct.</summary>
    Stop = 0,

    /// <summary>A boolean field that is true, or the booleans of a list.</summary>
    True = 1,

    /// <summary>A boolean field that is false.</summary>
    False = 2,

    /// <summary>8 bits.</summary>
    Byte = 3,

    /// <summary>16 bits, zigzag.</summary>
    Int16 = 4,

    /// <summary>32 bits, zigzag.</summary>
    Int32 = 5,

    /// <summary>64 bits, zigzag.</summary>
    Int64 = 6,

    /// <summary>IEEE 754, little-endian.</summary>
    Double = 7,

    /// <summary>Bytes or text with their length.</summary>
    Binary = 8,

    /// <summary>A list.</summary>
    List = 9,

    /// <summary>A set.</summary>
    Set = 10,

    /// <summary>A map.</summary>
    Map = 11,

    /// <summary>A struct.</summary>
    Struct = 12,

    /// <summary>A UUID.</summary>
    Uuid = 13,
}
