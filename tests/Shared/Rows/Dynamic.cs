using TypedDao.Rows;
using TypedDao.Schema;

namespace TypedDao.Tests;

/// <summary>A row of any schema: one object a column.</summary>
internal sealed record DynamicRow(object?[] Values);

/// <summary>The shape of rows whose schema the running test makes up.</summary>
internal readonly struct DynamicShape : IRowShape<DynamicRow>
{
    private static readonly AsyncLocal<RowSchema> Current = new();

    public static RowSchema Schema => Current.Value!;

    public static void Use(RowSchema schema) => Current.Value = schema;

    public static DynamicRow Read<TReader>(ref TReader reader)
        where TReader : struct, IFieldReader, allows ref struct
        => Dynamic.ReadRow(ref reader, Schema);

    public static void Write<TWriter>(DynamicRow row, ref TWriter writer)
        where TWriter : struct, IFieldWriter, allows ref struct
        => Dynamic.WriteRow(ref writer, Schema, row);
}

/// <summary>The shape of a nested struct: its schema is that of the type which is being read or written on this thread.</summary>
internal readonly struct DynamicStructShape : IRowShape<DynamicRow>
{
    public static RowSchema Schema => Dynamic.Type.Columns!;

    public static DynamicRow Read<TReader>(ref TReader reader)
        where TReader : struct, IFieldReader, allows ref struct
        => Dynamic.ReadRow(ref reader, Dynamic.Type.Columns!);

    public static void Write<TWriter>(DynamicRow row, ref TWriter writer)
        where TWriter : struct, IFieldWriter, allows ref struct
        => Dynamic.WriteRow(ref writer, Dynamic.Type.Columns!, row);
}

/// <summary>An element of a list, or a value of a map.</summary>
internal readonly struct DynamicElementShape : IValueShape<object?>
{
    public static object? Read<TReader>(ref TReader reader, int field)
        where TReader : struct, IFieldReader, allows ref struct
        => Dynamic.ReadValue(ref reader, field, Dynamic.Type.Element!);

    public static void Write<TWriter>(ref TWriter writer, int field, object? value)
        where TWriter : struct, IFieldWriter, allows ref struct
        => Dynamic.WriteValue(ref writer, field, Dynamic.Type.Element!, value);
}

/// <summary>A key of a map.</summary>
internal readonly struct DynamicKeyShape : IValueShape<object>
{
    public static object Read<TReader>(ref TReader reader, int field)
        where TReader : struct, IFieldReader, allows ref struct
        => Dynamic.ReadValue(ref reader, field, Dynamic.Type.Key!)!;

    public static void Write<TWriter>(ref TWriter writer, int field, object value)
        where TWriter : struct, IFieldWriter, allows ref struct
        => Dynamic.WriteValue(ref writer, field, Dynamic.Type.Key!, value);
}

/// <summary>Reads and writes values by their column type at run time.</summary>
internal static class Dynamic
{
    [ThreadStatic]
    private static ColumnType? _type;

    /// <summary>The list, map or struct that is being read or written.</summary>
    public static ColumnType Type => _type!;

    public static DynamicRow ReadRow<TReader>(ref TReader reader, RowSchema schema)
        where TReader : struct, IFieldReader, allows ref struct
    {
        var values = new object?[schema.Count];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = ReadValue(ref reader, i, schema[i].Type);
        }

        return new DynamicRow(values);
    }

    public static void WriteRow<TWriter>(ref TWriter writer, RowSchema schema, DynamicRow row)
        where TWriter : struct, IFieldWriter, allows ref struct
    {
        for (int i = 0; i < schema.Count; i++)
        {
            WriteValue(ref writer, i, schema[i].Type, row.Values[i]);
        }
    }

    public static object? ReadValue<TReader>(ref TReader reader, int field, ColumnType column)
        where TReader : struct, IFieldReader, allows ref struct
    {
        if (column.IsNullable && reader.IsNull(field))
        {
            return null;
        }

        ColumnType? outer = _type;
        _type = column;
        try
        {
            return column.Kind switch
            {
                ColumnKind.Bool => reader.ReadBool(field),
                ColumnKind.Int8 => reader.ReadInt8(field),
                ColumnKind.Int16 => reader.ReadInt16(field),
                ColumnKind.Int32 => reader.ReadInt32(field),
                ColumnKind.Int64 => reader.ReadInt64(field),
                ColumnKind.Float => reader.ReadFloat(field),
                ColumnKind.Double => reader.ReadDouble(field),
                ColumnKind.Decimal => column.AsText ? reader.ReadDecimalText(field) : reader.ReadDecimal(field),
                ColumnKind.String => column.Values.Count > 0 ? reader.ReadEnum(field) : reader.ReadString(field),
                ColumnKind.Bytes => reader.ReadBytes(field),
                ColumnKind.Uuid => reader.ReadUuid(field),
                ColumnKind.Date => reader.ReadDate(field),
                ColumnKind.Time => reader.ReadTime(field),
                ColumnKind.Timestamp => reader.ReadTimestamp(field),
                ColumnKind.TimestampNtz => reader.ReadTimestampNtz(field),
                ColumnKind.List => reader.ReadList<object?, DynamicElementShape>(field),
                ColumnKind.Map => reader.ReadMap<object, object?, DynamicKeyShape, DynamicElementShape>(field),
                _ => reader.ReadStruct<DynamicRow, DynamicStructShape>(field),
            };
        }
        finally
        {
            _type = outer;
        }
    }

    public static void WriteValue<TWriter>(ref TWriter writer, int field, ColumnType column, object? value)
        where TWriter : struct, IFieldWriter, allows ref struct
    {
        ColumnType? outer = _type;
        _type = column;
        switch (value)
        {
            case null:
                writer.WriteNull(field);
                break;
            case bool b:
                writer.WriteBool(field, b);
                break;
            case sbyte i:
                writer.WriteInt8(field, i);
                break;
            case short i:
                writer.WriteInt16(field, i);
                break;
            case int i when column.Kind is ColumnKind.String:
                writer.WriteEnum(field, i);
                break;
            case int i:
                writer.WriteInt32(field, i);
                break;
            case long i:
                writer.WriteInt64(field, i);
                break;
            case float f:
                writer.WriteFloat(field, f);
                break;
            case double f:
                writer.WriteDouble(field, f);
                break;
            case decimal d:
                writer.WriteDecimal(field, d);
                break;
            case string s when column.Kind is ColumnKind.Decimal:
                writer.WriteDecimalText(field, s);
                break;
            case string s:
                writer.WriteString(field, s);
                break;
            case ReadOnlyMemory<byte> b:
                writer.WriteBytes(field, b);
                break;
            case Guid g:
                writer.WriteUuid(field, g);
                break;
            case DateOnly d:
                writer.WriteDate(field, d);
                break;
            case TimeOnly t:
                writer.WriteTime(field, t);
                break;
            case DateTimeOffset t:
                writer.WriteTimestamp(field, t);
                break;
            case DateTime t:
                writer.WriteTimestampNtz(field, t);
                break;
            case IReadOnlyList<object?> l:
                writer.WriteList<object?, DynamicElementShape>(field, l);
                break;
            case IReadOnlyDictionary<object, object?> m:
                writer.WriteMap<object, object?, DynamicKeyShape, DynamicElementShape>(field, m);
                break;
            case DynamicRow r:
                writer.WriteStruct<DynamicRow, DynamicStructShape>(field, r);
                break;
            default:
                throw new InvalidOperationException($"No column holds {value.GetType()}.");
        }

        _type = outer;
    }

    /// <summary>Text in which equal values are equal to the last bit, and others are not.</summary>
    public static string Show(object? value) => value switch
    {
        null => "null",
        string s => $"s{s.Length}:{s}",
        float f => $"f{BitConverter.SingleToInt32Bits(float.IsNaN(f) ? float.NaN : f):x}",
        double f => $"d{BitConverter.DoubleToInt64Bits(double.IsNaN(f) ? double.NaN : f):x}",
        ReadOnlyMemory<byte> b => $"b{Convert.ToHexString(b.Span)}",
        DateTime t => $"l{t.Ticks}",
        DateTimeOffset t => $"t{t.UtcTicks}",
        TimeOnly t => $"h{t.Ticks}",
        DynamicRow r => $"({string.Join(';', r.Values.Select(Show))})",
        IReadOnlyList<object?> l => $"[{string.Join(';', l.Select(Show))}]",
        IReadOnlyDictionary<object, object?> m => $"{{{string.Join(';', m.Select(e => $"{Show(e.Key)}={Show(e.Value)}").Order(StringComparer.Ordinal))}}}",
        _ => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{value.GetType().Name}:{value}"),
    };
}
