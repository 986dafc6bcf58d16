using System.Globalization;
using System.Text.Json;
using TypedDao.Rows;
using TypedDao.Schema;

namespace TypedDao.Cli.Output;

/// <summary>
/// Writes a row as a JSON object in the tool's fixed encoding: integers exact, decimals as text with their scale, floats
/// shortest, instants with Z, bytes base64, maps as lists of entries.
/// </summary>
internal readonly struct JsonFieldWriter : IFieldWriter
{
    private readonly Utf8JsonWriter _json;
    private readonly RowSchema? _schema;
    private readonly ColumnType? _element;
    private readonly bool[]? _selected;

    /// <summary>Writes the fields of a row or struct as properties.</summary>
    /// <param name="json">Takes the values, inside an object.</param>
    /// <param name="schema">The columns.</param>
    /// <param name="selected">Which columns to write; null: all.</param>
    public JsonFieldWriter(Utf8JsonWriter json, RowSchema schema, bool[]? selected = null)
    {
        _json = json;
        _schema = schema;
        _selected = selected;
    }

    private JsonFieldWriter(Utf8JsonWriter json, ColumnType element)
    {
        _json = json;
        _element = element;
    }

    public void WriteNull(int field)
    {
        if (Begin(field))
        {
            _json.WriteNullValue();
        }
    }

    public void WriteBool(int field, bool value)
    {
        if (Begin(field))
        {
            _json.WriteBooleanValue(value);
        }
    }

    public void WriteInt8(int field, sbyte value) => WriteInt64(field, value);

    public void WriteInt16(int field, short value) => WriteInt64(field, value);

    public void WriteInt32(int field, int value) => WriteInt64(field, value);

    public void WriteInt64(int field, long value)
    {
        if (Begin(field))
        {
            _json.WriteNumberValue(value);
        }
    }

    public void WriteFloat(int field, float value)
    {
        if (Begin(field))
        {
            WriteNumber(value.ToString("R", CultureInfo.InvariantCulture), float.IsFinite(value));
        }
    }

    public void WriteDouble(int field, double value)
    {
        if (Begin(field))
        {
            WriteNumber(value.ToString("R", CultureInfo.InvariantCulture), double.IsFinite(value));
        }
    }

    public void WriteDecimal(int field, decimal value)
        => WriteText(field, value.ToString("F" + TypeOf(field).Scale.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture));

    public void WriteDecimalText(int field, string value) => WriteText(field, value);

    public void WriteString(int field, string value) => WriteText(field, value);

    public void WriteUtf8String(int field, Utf8String value) => WriteText(field, value.ToString());

    public void WriteEnum(int field, int value) => WriteText(field, TypeOf(field).Values[value]);

    public void WriteBytes(int field, ReadOnlyMemory<byte> value)
    {
        if (Begin(field))
        {
            _json.WriteBase64StringValue(value.Span);
        }
    }

    public void WriteUuid(int field, Guid value) => WriteText(field, value.ToString("D"));

    public void WriteDate(int field, DateOnly value) => WriteText(field, value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    public void WriteTime(int field, TimeOnly value) => WriteText(field, value.ToString("HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture));

    public void WriteTimestamp(int field, DateTimeOffset value)
        => WriteText(field, value.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture));

    public void WriteTimestampNtz(int field, DateTime value)
        => WriteText(field, value.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture));

    public void WriteStruct<TStruct, TShape>(int field, TStruct value)
        where TShape : struct, IRowShape<TStruct>
    {
        if (Begin(field))
        {
            var nested = new JsonFieldWriter(_json, TypeOf(field).Columns!);
            _json.WriteStartObject();
            TShape.Write(value, ref nested);
            _json.WriteEndObject();
        }
    }

    public void WriteList<T, TElement>(int field, IReadOnlyList<T> value)
        where TElement : struct, IValueShape<T>
    {
        if (Begin(field))
        {
            var nested = new JsonFieldWriter(_json, TypeOf(field).Element!);
            _json.WriteStartArray();
            foreach (T element in value)
            {
                TElement.Write(ref nested, 0, element);
            }

            _json.WriteEndArray();
        }
    }

    public void WriteMap<TKey, TValue, TKeyShape, TValueShape>(int field, IReadOnlyDictionary<TKey, TValue> value)
        where TKey : notnull
        where TKeyShape : struct, IValueShape<TKey>
        where TValueShape : struct, IValueShape<TValue>
    {
        if (Begin(field))
        {
            ColumnType type = TypeOf(field);
            var keys = new JsonFieldWriter(_json, type.Key!);
            var values = new JsonFieldWriter(_json, type.Element!);
            _json.WriteStartArray();
            foreach ((TKey key, TValue item) in value)
            {
                _json.WriteStartObject();
                _json.WritePropertyName("key");
                TKeyShape.Write(ref keys, 0, key);
                _json.WritePropertyName("value");
                TValueShape.Write(ref values, 0, item);
                _json.WriteEndObject();
            }

            _json.WriteEndArray();
        }
    }

    private ColumnType TypeOf(int field) => _element ?? _schema![field].Type;

    private bool Begin(int field)
    {
        if (_schema is null)
        {
            return true;
        }

        if (_selected is not null && !_selected[field])
        {
            return false;
        }

        _json.WritePropertyName(_schema[field].Name);
        return true;
    }

    private void WriteText(int field, string text)
    {
        if (Begin(field))
        {
            _json.WriteStringValue(text);
        }
    }

    private void WriteNumber(string text, bool isFinite)
    {
        if (!isFinite)
        {
            _json.WriteStringValue(text);
        }
        else
        {
            _json.WriteRawValue(text is "-0" ? "-0.0" : text);
        }
    }
}
