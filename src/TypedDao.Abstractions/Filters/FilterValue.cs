using System.Globalization;
using TypedDao.Schema;

namespace TypedDao.Filters;

/// <summary>A value that a column is compared with. Immutable; the kind says which C# type <see cref="Value"/> has.</summary>
public sealed class FilterValue
{
    private FilterValue(ColumnKind kind, object value)
    {
        Kind = kind;
        Value = value;
    }

    /// <summary>
    /// The kind: <see cref="ColumnKind.Int64"/> for all integers, <see cref="ColumnKind.Double"/> for both widths,
    /// <see cref="ColumnKind.String"/> also for the allowed values of an enum; otherwise that of the column.
    /// </summary>
    public ColumnKind Kind { get; }

    /// <summary>
    /// The value: <see cref="bool"/>, <see cref="long"/>, <see cref="double"/>, <see cref="decimal"/>, <see cref="string"/>,
    /// <see cref="ReadOnlyMemory{T}"/> of bytes, <see cref="Guid"/>, <see cref="DateOnly"/>, <see cref="TimeOnly"/>,
    /// <see cref="DateTimeOffset"/> at offset zero, or <see cref="DateTime"/> of kind unspecified.
    /// </summary>
    public object Value { get; }

    /// <summary>Wraps a value.</summary>
    /// <typeparam name="T">One of the types that <see cref="Value"/> can have.</typeparam>
    /// <param name="value">The value.</param>
    /// <exception cref="ArgumentException">The type is another.</exception>
    public static FilterValue Of<T>(T value)
        where T : notnull
        => value switch
        {
            bool truth => new FilterValue(ColumnKind.Bool, truth),
            long number => new FilterValue(ColumnKind.Int64, number),
            double number => new FilterValue(ColumnKind.Double, number),
            decimal number => new FilterValue(ColumnKind.Decimal, number),
            string text => new FilterValue(ColumnKind.String, text),
            ReadOnlyMemory<byte> bytes => new FilterValue(ColumnKind.Bytes, bytes),
            Guid uuid => new FilterValue(ColumnKind.Uuid, uuid),
            DateOnly date => new FilterValue(ColumnKind.Date, date),
            TimeOnly time => new FilterValue(ColumnKind.Time, time),
            DateTimeOffset instant => new FilterValue(ColumnKind.Timestamp, instant.ToUniversalTime()),
            DateTime local => new FilterValue(ColumnKind.TimestampNtz, DateTime.SpecifyKind(local, DateTimeKind.Unspecified)),
            _ => throw new ArgumentException($"A column cannot be compared with a {typeof(T)}.", nameof(value)),
        };

    /// <summary>The kind of the values that a column is compared with; null where it can only be null or not.</summary>
    /// <param name="type">The column's type.</param>
    public static ColumnKind? KindFor(ColumnType type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return type.Kind switch
        {
            ColumnKind.Int8 or ColumnKind.Int16 or ColumnKind.Int32 or ColumnKind.Int64 => ColumnKind.Int64,
            ColumnKind.Float or ColumnKind.Double => ColumnKind.Double,
            ColumnKind.List or ColumnKind.Map or ColumnKind.Struct => null,
            ColumnKind kind => kind,
        };
    }

    /// <summary>The literal: a number or truth value as it is, everything else in quotes, temporal values in ISO 8601, bytes in Base64.</summary>
    public override string ToString() => Value switch
    {
        bool truth => truth ? "true" : "false",
        long number => number.ToString(CultureInfo.InvariantCulture),
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        decimal number => number.ToString(CultureInfo.InvariantCulture),
        ReadOnlyMemory<byte> bytes => Quote(Convert.ToBase64String(bytes.Span)),
        DateOnly date => Quote(date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        TimeOnly time => Quote(time.ToString("HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture)),
        DateTimeOffset instant => Quote(instant.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFFZ", CultureInfo.InvariantCulture)),
        DateTime local => Quote(local.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture)),
        object other => Quote(other.ToString()!),
    };

    private static string Quote(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}
