using System.Globalization;
using System.Text.Json;
using TypedDao.Parquet.Encodings;
using TypedDao.Parquet.Schema;
using TypedDao.Parquet.Vectors;

namespace TypedDao.Parquet.Text;

/// <summary>
/// Writes values as JSON, exact for every value that a file can hold: integers as numbers, decimals as text with their scale, floating-point
/// numbers with the fewest digits that tell them apart, times and dates in ISO 8601, bytes in Base64, maps as lists of entries.
/// </summary>
internal static class JsonValues
{
    /// <summary>Writes a row as an object.</summary>
    /// <param name="json">Takes it.</param>
    /// <param name="columns">The columns.</param>
    /// <param name="row">The row.</param>
    public static void WriteRow(Utf8JsonWriter json, IReadOnlyList<ColumnVector> columns, int row)
    {
        json.WriteStartObject();
        foreach (ColumnVector column in columns)
        {
            json.WritePropertyName(column.Column.Name);
            Write(json, column, row);
        }

        json.WriteEndObject();
    }

    /// <summary>Writes the value of a slot.</summary>
    /// <param name="json">Takes it.</param>
    /// <param name="column">The column.</param>
    /// <param name="slot">The slot.</param>
    public static void Write(Utf8JsonWriter json, ColumnVector column, int slot)
    {
        if (column.IsNull(slot))
        {
            json.WriteNullValue();
            return;
        }

        switch (column.Column.Kind)
        {
            case FileColumnKind.Struct:
                json.WriteStartObject();
                foreach (ColumnVector child in column.Children)
                {
                    json.WritePropertyName(child.Column.Name);
                    Write(json, child, slot);
                }

                json.WriteEndObject();
                break;
            case FileColumnKind.List:
                WriteElements(json, column, slot, isMap: false);
                break;
            case FileColumnKind.Map:
                WriteElements(json, column, slot, isMap: true);
                break;
            default:
                WriteValue(json, column.Column.Type!, column.Values!, slot);
                break;
        }
    }

    private static void WriteElements(Utf8JsonWriter json, ColumnVector column, int slot, bool isMap)
    {
        json.WriteStartArray();
        Range elements = column.Elements(slot);
        for (int i = elements.Start.Value; i < elements.End.Value; i++)
        {
            if (!isMap)
            {
                Write(json, column.Children[0], i);
                continue;
            }

            json.WriteStartObject();
            json.WritePropertyName("key"u8);
            Write(json, column.Children[0], i);
            json.WritePropertyName("value"u8);
            Write(json, column.Children[1], i);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteValue(Utf8JsonWriter json, LeafType type, ValueVector vector, int slot)
    {
        switch (vector)
        {
            case FixedVector<byte> values:
                json.WriteBooleanValue(values.Values[slot] != 0);
                break;
            case FixedVector<int> values:
                WriteInteger(json, type, values.Values[slot], (uint)values.Values[slot]);
                break;
            case FixedVector<long> values:
                WriteInteger(json, type, values.Values[slot], (ulong)values.Values[slot]);
                break;
            case FixedVector<float> values:
                WriteNumber(json, values.Values[slot].ToString("R", CultureInfo.InvariantCulture), float.IsFinite(values.Values[slot]));
                break;
            case FixedVector<double> values:
                WriteNumber(json, values.Values[slot].ToString("R", CultureInfo.InvariantCulture), double.IsFinite(values.Values[slot]));
                break;
            case FixedVector<Int96> values:
                json.WriteStringValue(Moments.Timestamp(values.Values[slot]));
                break;
            default:
                WriteBinary(json, type, ((BinaryVector)vector)[slot]);
                break;
        }
    }

    private static void WriteInteger(Utf8JsonWriter json, LeafType type, long value, ulong unsigned)
    {
        switch (type.Kind)
        {
            case ValueKind.UInt32 or ValueKind.UInt64:
                json.WriteNumberValue(unsigned);
                break;
            case ValueKind.Decimal:
                json.WriteStringValue(DecimalText.Format(value, type.Scale));
                break;
            case ValueKind.Date:
                json.WriteStringValue(Moments.Date(value));
                break;
            case ValueKind.Time:
                json.WriteStringValue(Moments.Time(value, type.Unit));
                break;
            case ValueKind.Timestamp:
                json.WriteStringValue(Moments.Timestamp(value, type.Unit, type.IsUtc));
                break;
            default:
                json.WriteNumberValue(value);
                break;
        }
    }

    private static void WriteBinary(Utf8JsonWriter json, LeafType type, ReadOnlySpan<byte> value)
    {
        switch (type.Kind)
        {
            case ValueKind.String:
                json.WriteStringValue(value);
                break;
            case ValueKind.Decimal:
                json.WriteStringValue(DecimalText.Format(value, type.Scale));
                break;
            case ValueKind.Uuid:
                json.WriteStringValue(new Guid(value, bigEndian: true));
                break;
            case ValueKind.Float16:
                float number = (float)BitConverter.ToHalf(value);
                WriteNumber(json, number.ToString("R", CultureInfo.InvariantCulture), float.IsFinite(number));
                break;
            default:
                json.WriteBase64StringValue(value);
                break;
        }
    }

    private static void WriteNumber(Utf8JsonWriter json, string text, bool isFinite)
    {
        if (isFinite)
        {
            json.WriteRawValue(text is "-0" ? "-0.0" : text, skipInputValidation: true);
        }
        else
        {
            json.WriteStringValue(text);
        }
    }
}
