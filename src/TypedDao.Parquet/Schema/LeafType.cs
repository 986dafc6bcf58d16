using TypedDao.Parquet.Metadata;

namespace TypedDao.Parquet.Schema;

/// <summary>How the values of a leaf are stored and what they mean: page "Logical Types" of the format.</summary>
/// <param name="Kind">What they are.</param>
/// <param name="Physical">How they are stored.</param>
internal sealed record LeafType(ValueKind Kind, PhysicalType Physical)
{
    private const int MaxDigits = 38;

    /// <summary>Of bytes of one length: that length.</summary>
    public int Length { get; init; }

    /// <summary>Of an integer: its bits.</summary>
    public int BitWidth { get; init; }

    /// <summary>Of a decimal: its digits.</summary>
    public int Precision { get; init; }

    /// <summary>Of a decimal: its digits after the point.</summary>
    public int Scale { get; init; }

    /// <summary>Of times and timestamps.</summary>
    public TimeUnit Unit { get; init; }

    /// <summary>Of timestamps: whether they are instants, otherwise local.</summary>
    public bool IsUtc { get; init; }

    /// <summary>
    /// The type of a leaf. What is written in it is taken where it fits the physical type; where not, or where it is unknown, the values
    /// are what the physical type says.
    /// </summary>
    /// <param name="node">The leaf.</param>
    public static LeafType Of(SchemaNode node)
    {
        PhysicalType physical = node.Element.Type!.Value;
        LeafType? type = node.Logical.Kind != LogicalKind.None
            ? OfLogical(node.Logical, physical, node.Element.TypeLength)
            : node.Element.Converted is { } converted ? OfConverted(converted, node.Element, physical) : null;
        return (type ?? new LeafType(KindOf(physical), physical)) with
        {
            Length = physical switch
            {
                PhysicalType.FixedLengthByteArray => node.Element.TypeLength,
                _ => 0,
            },
        };
    }

    private static LeafType? OfLogical(LogicalType type, PhysicalType physical, int length) => type.Kind switch
    {
        LogicalKind.String or LogicalKind.Enum or LogicalKind.Json when IsBinary(physical) => new LeafType(ValueKind.String, physical),
        LogicalKind.Decimal => OfDecimal(type.Precision, type.Scale, physical),
        LogicalKind.Date when physical is PhysicalType.Int32 => new LeafType(ValueKind.Date, physical),
        LogicalKind.Time when IsTime(type.Unit, physical) => new LeafType(ValueKind.Time, physical) { Unit = type.Unit, IsUtc = type.IsUtc },
        LogicalKind.Timestamp when physical is PhysicalType.Int64 && type.Unit is >= TimeUnit.Milliseconds and <= TimeUnit.Nanoseconds
            => new LeafType(ValueKind.Timestamp, physical) { Unit = type.Unit, IsUtc = type.IsUtc },
        LogicalKind.Integer => OfInteger(type.BitWidth, type.IsSigned, physical),
        LogicalKind.Uuid when physical is PhysicalType.FixedLengthByteArray && length == 16 => new LeafType(ValueKind.Uuid, physical),
        LogicalKind.Float16 when physical is PhysicalType.FixedLengthByteArray && length == 2 => new LeafType(ValueKind.Float16, physical),
        _ => null,
    };

    private static LeafType? OfConverted(ConvertedType type, SchemaElement element, PhysicalType physical) => type switch
    {
        ConvertedType.Utf8 or ConvertedType.Enum or ConvertedType.Json when IsBinary(physical) => new LeafType(ValueKind.String, physical),
        ConvertedType.Decimal => OfDecimal(element.Precision, element.Scale, physical),
        ConvertedType.Date when physical is PhysicalType.Int32 => new LeafType(ValueKind.Date, physical),
        ConvertedType.TimeMillis when physical is PhysicalType.Int32
            => new LeafType(ValueKind.Time, physical) { Unit = TimeUnit.Milliseconds, IsUtc = true },
        ConvertedType.TimeMicros when physical is PhysicalType.Int64
            => new LeafType(ValueKind.Time, physical) { Unit = TimeUnit.Microseconds, IsUtc = true },
        ConvertedType.TimestampMillis when physical is PhysicalType.Int64
            => new LeafType(ValueKind.Timestamp, physical) { Unit = TimeUnit.Milliseconds, IsUtc = true },
        ConvertedType.TimestampMicros when physical is PhysicalType.Int64
            => new LeafType(ValueKind.Timestamp, physical) { Unit = TimeUnit.Microseconds, IsUtc = true },
        >= ConvertedType.UInt8 and <= ConvertedType.UInt64 => OfInteger(8 << (type - ConvertedType.UInt8), isSigned: false, physical),
        >= ConvertedType.Int8 and <= ConvertedType.Int64 => OfInteger(8 << (type - ConvertedType.Int8), isSigned: true, physical),
        _ => null,
    };

    private static LeafType? OfDecimal(int precision, int scale, PhysicalType physical)
        => precision is >= 1 and <= MaxDigits && scale >= 0 && scale <= precision
            && physical is PhysicalType.Int32 or PhysicalType.Int64 or PhysicalType.ByteArray or PhysicalType.FixedLengthByteArray
            ? new LeafType(ValueKind.Decimal, physical) { Precision = precision, Scale = scale }
            : null;

    private static LeafType? OfInteger(int width, bool isSigned, PhysicalType physical) => (width, physical) switch
    {
        (8 or 16 or 32, PhysicalType.Int32) => new LeafType(isSigned ? ValueKind.Int32 : ValueKind.UInt32, physical) { BitWidth = width },
        (64, PhysicalType.Int64) => new LeafType(isSigned ? ValueKind.Int64 : ValueKind.UInt64, physical) { BitWidth = width },
        _ => null,
    };

    private static bool IsTime(TimeUnit unit, PhysicalType physical)
        => (unit, physical) is (TimeUnit.Milliseconds, PhysicalType.Int32) or (TimeUnit.Microseconds or TimeUnit.Nanoseconds, PhysicalType.Int64);

    private static bool IsBinary(PhysicalType physical) => physical is PhysicalType.ByteArray or PhysicalType.FixedLengthByteArray;

    private static ValueKind KindOf(PhysicalType physical) => physical switch
    {
        PhysicalType.Boolean => ValueKind.Bool,
        PhysicalType.Int32 => ValueKind.Int32,
        PhysicalType.Int64 => ValueKind.Int64,
        PhysicalType.Int96 => ValueKind.Int96Timestamp,
        PhysicalType.Float => ValueKind.Float,
        PhysicalType.Double => ValueKind.Double,
        _ => ValueKind.Bytes,
    };
}
