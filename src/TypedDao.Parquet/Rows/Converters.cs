using TypedDao.Parquet.Encodings;
using TypedDao.Parquet.Metadata;
using TypedDao.Parquet.Schema;
using TypedDao.Parquet.Vectors;
using TypedDao.Schema;

namespace TypedDao.Parquet.Rows;

/// <summary>Which types of files can be read as which types of catalogs, and how: as they are, or widened so that nothing is lost.</summary>
internal static class Converters
{
    /// <summary>Makes the converter from a type of a file to a type of a catalog; null where there is none.</summary>
    /// <param name="from">The type in the file.</param>
    /// <param name="to">The type in the catalog.</param>
    public static ValueConverter? Create(LeafType from, ColumnType to) => to.Kind switch
    {
        ColumnKind.Bool when from.Kind == ValueKind.Bool => Plain<byte>((field, values) => field.Bools = values),
        ColumnKind.Int8 or ColumnKind.Int16 or ColumnKind.Int32 when BitsOf(from) <= BitsOf(to) => Plain<int>((field, values) => field.Int32s = values),
        ColumnKind.Int64 when BitsOf(from) <= 64 => ToInt64(from),
        ColumnKind.Float => ToFloat(from),
        ColumnKind.Double => ToDouble(from),
        ColumnKind.Decimal => ToDecimal(from, to),
        ColumnKind.String when from.Kind == ValueKind.String || from is { Kind: ValueKind.Bytes, Physical: PhysicalType.ByteArray } => Binary(),
        ColumnKind.Bytes when from.Kind is ValueKind.Bytes or ValueKind.String => Binary(),
        ColumnKind.Uuid when from.Kind == ValueKind.Uuid => Binary(),
        ColumnKind.Date when from.Kind == ValueKind.Date => Plain<int>((field, values) => field.Int32s = values),
        ColumnKind.Time when from.Kind == ValueKind.Time => ToTime(from),
        ColumnKind.Timestamp when from is { Kind: ValueKind.Timestamp, IsUtc: true } or { Kind: ValueKind.Int96Timestamp } => ToTicks(from),
        ColumnKind.TimestampNtz when from is { Kind: ValueKind.Timestamp, IsUtc: false } or { Kind: ValueKind.Int96Timestamp or ValueKind.Date } => ToTicks(from),
        _ => null,
    };

    /// <summary>The digits after the point that a number of a file has when it is read as a decimal.</summary>
    /// <param name="type">The type in the file.</param>
    public static int ScaleOf(LeafType type) => type.Kind == ValueKind.Decimal ? type.Scale : 0;

    // The signed bits that hold every value; more than 64 where it is no integer.
    private static int BitsOf(LeafType type) => type.Kind switch
    {
        ValueKind.Int32 => type.BitWidth == 0 ? 32 : type.BitWidth,
        ValueKind.Int64 => 64,
        ValueKind.UInt32 => type.BitWidth * 2,
        _ => int.MaxValue,
    };

    private static int BitsOf(ColumnType type) => type.Kind switch
    {
        ColumnKind.Int8 => 8,
        ColumnKind.Int16 => 16,
        _ => 32,
    };

    private static ValueConverter? ToInt64(LeafType from) => from.Physical switch
    {
        PhysicalType.Int64 => Plain<long>((field, values) => field.Int64s = values),
        PhysicalType.Int32 when from.Kind == ValueKind.UInt32 => Int64s<int, UnsignedToInt64>(),
        PhysicalType.Int32 => Int64s<int, Int32ToInt64>(),
        _ => null,
    };

    private static ValueConverter? ToFloat(LeafType from) => from.Kind switch
    {
        ValueKind.Float => Plain<float>((field, values) => field.Floats = values),
        ValueKind.Float16 => new HalfConverter<float>((field, values) => field.Floats = values),
        _ => null,
    };

    private static ValueConverter? ToDouble(LeafType from) => from.Kind switch
    {
        ValueKind.Double => Plain<double>((field, values) => field.Doubles = values),
        ValueKind.Float => Doubles<float, FloatToDouble>(),
        ValueKind.Float16 => new HalfConverter<double>((field, values) => field.Doubles = values),
        ValueKind.Int32 => Doubles<int, Int32ToDouble>(),
        ValueKind.UInt32 => Doubles<int, UnsignedToDouble>(),
        _ => null,
    };

    // Neither digits before the point nor after it may be lost.
    private static ValueConverter? ToDecimal(LeafType from, ColumnType to)
    {
        int digits = from.Kind switch
        {
            ValueKind.Decimal => from.Precision - from.Scale,
            ValueKind.Int32 => from.BitWidth switch { 8 => 3, 16 => 5, _ => 10 },
            ValueKind.UInt32 => from.BitWidth switch { 8 => 3, 16 => 5, _ => 10 },
            ValueKind.Int64 => 19,
            ValueKind.UInt64 => 20,
            _ => int.MaxValue,
        };
        if (digits > to.Precision - to.Scale || ScaleOf(from) > to.Scale)
        {
            return null;
        }

        return (from.Kind, from.Physical) switch
        {
            (ValueKind.Decimal or ValueKind.Int64, PhysicalType.Int64) => Plain<long>((field, values) => field.Int64s = values),
            (ValueKind.UInt64, _) => Plain<long>((field, values) => field.Int64s = values),
            (ValueKind.UInt32, _) => Int64s<int, UnsignedToInt64>(),
            (_, PhysicalType.Int32) => Int64s<int, Int32ToInt64>(),
            _ => Binary(),
        };
    }

    private static ValueConverter ToTime(LeafType from) => from.Unit switch
    {
        TimeUnit.Milliseconds => Int64s<int, TimeOfMilliseconds>(),
        TimeUnit.Microseconds => Int64s<long, TimeOfMicroseconds>(),
        _ => Int64s<long, TimeOfNanoseconds>(),
    };

    private static ValueConverter ToTicks(LeafType from) => (from.Kind, from.Unit) switch
    {
        (ValueKind.Int96Timestamp, _) => Int64s<Int96, TicksOfInt96>(),
        (ValueKind.Date, _) => Int64s<int, TicksOfDays>(),
        (_, TimeUnit.Milliseconds) => Int64s<long, TicksOfMilliseconds>(),
        (_, TimeUnit.Microseconds) => Int64s<long, TicksOfMicroseconds>(),
        _ => Int64s<long, TicksOfNanoseconds>(),
    };

    private static PlainConverter Plain<T>(Action<RowField, T[]> take)
        where T : unmanaged
        => new((field, vector) => take(field, ((FixedVector<T>)vector).Array));

    private static PlainConverter Binary() => new((field, vector) => field.Binary = (BinaryVector)vector);

    private static FixedConverter<TFrom, long, TConversion> Int64s<TFrom, TConversion>()
        where TFrom : unmanaged
        where TConversion : struct, IConversion<TFrom, long>
        => new((field, values) => field.Int64s = values);

    private static FixedConverter<TFrom, double, TConversion> Doubles<TFrom, TConversion>()
        where TFrom : unmanaged
        where TConversion : struct, IConversion<TFrom, double>
        => new((field, values) => field.Doubles = values);
}
