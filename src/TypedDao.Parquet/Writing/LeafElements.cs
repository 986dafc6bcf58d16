using TypedDao.Parquet.Metadata;
using TypedDao.Schema;

namespace TypedDao.Parquet.Writing;

/// <summary>How the types of a catalog are written: page "Logical Types" of the format.</summary>
internal static class LeafElements
{
    private const int UuidLength = 16;

    /// <summary>The bytes of two's complement that decimals of as many digits need, by their digits.</summary>
    private static ReadOnlySpan<byte> DecimalLengths
        => [0, 1, 1, 2, 2, 3, 3, 4, 4, 4, 5, 5, 6, 6, 6, 7, 7, 8, 8, 9, 9, 9, 10, 10, 11, 11, 11, 12, 12, 13, 13, 13, 14, 14, 15, 15, 16, 16, 16];

    /// <summary>The schema's element of a type that holds values.</summary>
    /// <param name="name">The name.</param>
    /// <param name="type">The type.</param>
    /// <param name="repetition">Whether null is a value.</param>
    /// <param name="fieldId">The number by which table formats know it, if there is one.</param>
    public static SchemaElement Create(string name, ColumnType type, Repetition repetition, int? fieldId)
    {
        (PhysicalType physical, LogicalType logical, ConvertedType? converted) = type.Kind switch
        {
            ColumnKind.Bool => (PhysicalType.Boolean, default(LogicalType), default(ConvertedType?)),
            ColumnKind.Int8 => (PhysicalType.Int32, Integer(8), ConvertedType.Int8),
            ColumnKind.Int16 => (PhysicalType.Int32, Integer(16), ConvertedType.Int16),
            ColumnKind.Int32 => (PhysicalType.Int32, default, null),
            ColumnKind.Int64 => (PhysicalType.Int64, default, null),
            ColumnKind.Float => (PhysicalType.Float, default, null),
            ColumnKind.Double => (PhysicalType.Double, default, null),
            ColumnKind.Decimal => (PhysicalOf(type.Precision), new LogicalType(LogicalKind.Decimal) { Precision = type.Precision, Scale = type.Scale }, ConvertedType.Decimal),
            ColumnKind.String => (PhysicalType.ByteArray, new LogicalType(LogicalKind.String), ConvertedType.Utf8),
            ColumnKind.Uuid => (PhysicalType.FixedLengthByteArray, new LogicalType(LogicalKind.Uuid), null),
            ColumnKind.Date => (PhysicalType.Int32, new LogicalType(LogicalKind.Date), ConvertedType.Date),
            ColumnKind.Time => (PhysicalType.Int64, Moment(LogicalKind.Time, isUtc: false), null),
            ColumnKind.Timestamp => (PhysicalType.Int64, Moment(LogicalKind.Timestamp, isUtc: true), ConvertedType.TimestampMicros),
            ColumnKind.TimestampNtz => (PhysicalType.Int64, Moment(LogicalKind.Timestamp, isUtc: false), null),
            _ => (PhysicalType.ByteArray, default(LogicalType), null),
        };
        return new SchemaElement
        {
            Name = name,
            Type = physical,
            TypeLength = physical != PhysicalType.FixedLengthByteArray ? 0 : type.Kind == ColumnKind.Uuid ? UuidLength : DecimalLengths[type.Precision],
            Repetition = repetition,
            Converted = converted,
            Logical = logical,
            Precision = type.Precision,
            Scale = type.Scale,
            FieldId = fieldId,
        };
    }

    /// <summary>Makes what collects the values of a leaf.</summary>
    /// <param name="element">The leaf.</param>
    /// <param name="type">Its type in the catalog.</param>
    /// <param name="place">Where it is.</param>
    public static LeafBuffer CreateBuffer(SchemaElement element, ColumnType type, LeafPlace place) => element.Type switch
    {
        PhysicalType.Boolean => new FixedBuffer<byte>(element, place),
        PhysicalType.Int32 => new FixedBuffer<int>(element, place),
        PhysicalType.Int64 => new FixedBuffer<long>(element, place),
        PhysicalType.Float => new FixedBuffer<float>(element, place),
        PhysicalType.Double => new FixedBuffer<double>(element, place),
        _ => new BinaryBuffer(element, place, type.Kind == ColumnKind.Decimal ? BinaryOrder.Number : BinaryOrder.Bytes, isText: type.Kind == ColumnKind.String),
    };

    private static PhysicalType PhysicalOf(int digits) => digits switch
    {
        <= 9 => PhysicalType.Int32,
        <= 18 => PhysicalType.Int64,
        _ => PhysicalType.FixedLengthByteArray,
    };

    private static LogicalType Integer(int width) => new(LogicalKind.Integer) { BitWidth = width, IsSigned = true };

    private static LogicalType Moment(LogicalKind kind, bool isUtc) => new(kind) { Unit = TimeUnit.Microseconds, IsUtc = isUtc };
}
