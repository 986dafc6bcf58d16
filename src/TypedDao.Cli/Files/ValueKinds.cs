namespace TypedDao.Cli.Files;

/// <summary>The kinds of value that were seen in a column.</summary>
[Flags]
internal enum ValueKinds
{
    /// <summary>None yet.</summary>
    None = 0,

    /// <summary>Null, missing, or empty text.</summary>
    Null = 1 << 0,

    /// <summary>True or false.</summary>
    Bool = 1 << 1,

    /// <summary>An integer of 64 bits.</summary>
    Integer = 1 << 2,

    /// <summary>An integer beyond 64 bits, of at most 38 digits.</summary>
    LongInteger = 1 << 3,

    /// <summary>Another number.</summary>
    Number = 1 << 4,

    /// <summary>A date in ISO 8601.</summary>
    Date = 1 << 5,

    /// <summary>A date and time with an offset, in ISO 8601.</summary>
    Timestamp = 1 << 6,

    /// <summary>A date and time without offset, in ISO 8601.</summary>
    TimestampNtz = 1 << 7,

    /// <summary>A UUID with hyphens.</summary>
    Uuid = 1 << 8,

    /// <summary>Other text.</summary>
    Text = 1 << 9,

    /// <summary>A list.</summary>
    List = 1 << 10,

    /// <summary>An object.</summary>
    Object = 1 << 11,
}
