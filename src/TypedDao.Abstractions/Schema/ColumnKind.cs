namespace TypedDao.Schema;

/// <summary>The column types of the catalog language.</summary>
public enum ColumnKind
{
    /// <summary>True or false: <see cref="bool"/>.</summary>
    Bool,

    /// <summary>Signed 8-bit integer: <see cref="sbyte"/>.</summary>
    Int8,

    /// <summary>Signed 16-bit integer: <see cref="short"/>.</summary>
    Int16,

    /// <summary>Signed 32-bit integer: <see cref="int"/>.</summary>
    Int32,

    /// <summary>Signed 64-bit integer: <see cref="long"/>.</summary>
    Int64,

    /// <summary>IEEE 754 binary32: <see cref="float"/>.</summary>
    Float,

    /// <summary>IEEE 754 binary64: <see cref="double"/>.</summary>
    Double,

    /// <summary>Exact decimal with precision and scale: <see cref="decimal"/>, or <see cref="string"/> where <c>as: string</c>.</summary>
    Decimal,

    /// <summary>Unicode text: <see cref="string"/>.</summary>
    String,

    /// <summary>Bytes: <see cref="ReadOnlyMemory{T}"/> of <see cref="byte"/>. Base64 in text formats.</summary>
    Bytes,

    /// <summary>UUID: <see cref="Guid"/>.</summary>
    Uuid,

    /// <summary>Calendar date: <see cref="DateOnly"/>.</summary>
    Date,

    /// <summary>Time of day: <see cref="TimeOnly"/>.</summary>
    Time,

    /// <summary>Instant: <see cref="DateTimeOffset"/> with offset zero.</summary>
    Timestamp,

    /// <summary>Local date and time without zone: <see cref="DateTime"/> of kind unspecified.</summary>
    TimestampNtz,

    /// <summary>List of one element type: <see cref="IReadOnlyList{T}"/>.</summary>
    List,

    /// <summary>Map: <see cref="IReadOnlyDictionary{TKey, TValue}"/>.</summary>
    Map,

    /// <summary>Nested columns: a nested record.</summary>
    Struct,
}
