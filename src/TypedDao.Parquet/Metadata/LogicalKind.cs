namespace TypedDao.Parquet.Metadata;

/// <summary>The members of the union <c>LogicalType</c> of parquet.thrift, by their field numbers.</summary>
internal enum LogicalKind
{
    /// <summary>None: values mean what their physical type says.</summary>
    None = 0,

    /// <summary>Text.</summary>
    String = 1,

    /// <summary>A map.</summary>
    Map = 2,

    /// <summary>A list.</summary>
    List = 3,

    /// <summary>A text of few.</summary>
    Enum = 4,

    /// <summary>A decimal.</summary>
    Decimal = 5,

    /// <summary>A date.</summary>
    Date = 6,

    /// <summary>A time of day.</summary>
    Time = 7,

    /// <summary>A timestamp.</summary>
    Timestamp = 8,

    /// <summary>An integer of some width.</summary>
    Integer = 10,

    /// <summary>Nothing but nulls.</summary>
    Null = 11,

    /// <summary>A JSON document.</summary>
    Json = 12,

    /// <summary>A BSON document.</summary>
    Bson = 13,

    /// <summary>A UUID.</summary>
    Uuid = 14,

    /// <summary>IEEE 754 binary16.</summary>
    Float16 = 15,
}
