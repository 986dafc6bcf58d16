namespace TypedDao.Schema;

/// <content>The types that need no more than their kind.</content>
public sealed partial class ColumnType
{
    /// <summary>The type <c>bool</c>.</summary>
    public static ColumnType Bool { get; } = new(ColumnKind.Bool);

    /// <summary>The type <c>int8</c>.</summary>
    public static ColumnType Int8 { get; } = new(ColumnKind.Int8);

    /// <summary>The type <c>int16</c>.</summary>
    public static ColumnType Int16 { get; } = new(ColumnKind.Int16);

    /// <summary>The type <c>int32</c>.</summary>
    public static ColumnType Int32 { get; } = new(ColumnKind.Int32);

    /// <summary>The type <c>int64</c>.</summary>
    public static ColumnType Int64 { get; } = new(ColumnKind.Int64);

    /// <summary>The type <c>float</c>.</summary>
    public static ColumnType Float { get; } = new(ColumnKind.Float);

    /// <summary>The type <c>double</c>.</summary>
    public static ColumnType Double { get; } = new(ColumnKind.Double);

    /// <summary>The type <c>string</c>.</summary>
    public static ColumnType String { get; } = new(ColumnKind.String);

    /// <summary>The type <c>bytes</c>.</summary>
    public static ColumnType Bytes { get; } = new(ColumnKind.Bytes);

    /// <summary>The type <c>uuid</c>.</summary>
    public static ColumnType Uuid { get; } = new(ColumnKind.Uuid);

    /// <summary>The type <c>date</c>.</summary>
    public static ColumnType Date { get; } = new(ColumnKind.Date);

    /// <summary>The type <c>time</c>.</summary>
    public static ColumnType Time { get; } = new(ColumnKind.Time);

    /// <summary>The type <c>timestamp</c>.</summary>
    public static ColumnType Timestamp { get; } = new(ColumnKind.Timestamp);

    /// <summary>The type <c>timestamp_ntz</c>.</summary>
    public static ColumnType TimestampNtz { get; } = new(ColumnKind.TimestampNtz);
}
