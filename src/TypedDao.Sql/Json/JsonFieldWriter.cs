using System.Buffers;
using System.Globalization;
using System.Text.Json;
using TypedDao.Rows;
using TypedDao.Schema;
using TypedDao.Sql.Values;

namespace TypedDao.Sql.Json;

/// <summary>
/// Writes the members of an object, or one value at position 0. Decimals are numbers; NaN, infinities and the negative zero, which a
/// database's numbers do not have, stand in quotes. A map is an object.
/// </summary>
/// <param name="json">Takes the document.</param>
/// <param name="columns">The columns of a struct; null where it is one value.</param>
/// <param name="type">The type of the one value.</param>
/// <param name="name">The column, for messages.</param>
internal readonly struct JsonFieldWriter(Utf8JsonWriter json, RowSchema? columns, ColumnType? type, string name) : IFieldWriter
{
    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    public void WriteNull(int field) => At(field).WriteNullValue();

    public void WriteBool(int field, bool value) => At(field).WriteBooleanValue(value);

    public void WriteInt8(int field, sbyte value) => WriteInt64(field, value);

    public void WriteInt16(int field, short value) => WriteInt64(field, value);

    public void WriteInt32(int field, int value) => WriteInt64(field, value);

    public void WriteInt64(int field, long value) => At(field).WriteNumberValue(value);

    public void WriteFloat(int field, float value)
    {
        if (float.IsFinite(value) && !(value == 0 && float.IsNegative(value)))
        {
            At(field).WriteNumberValue(value);
        }
        else
        {
            WriteText(field, value.ToString("R", Invariant));
        }
    }

    public void WriteDouble(int field, double value)
    {
        if (double.IsFinite(value) && !(value == 0 && double.IsNegative(value)))
        {
            At(field).WriteNumberValue(value);
        }
        else
        {
            WriteText(field, value.ToString("R", Invariant));
        }
    }

    public void WriteDecimal(int field, decimal value) => WriteDecimalText(field, value.ToString(Invariant));

    public void WriteDecimalText(int field, string value)
    {
        ColumnType declared = TypeOf(field);
        At(field).WriteRawValue(DecimalText.Fit(value, declared.Precision, declared.Scale)
            ?? throw new InvalidValueException(NameOf(field), value, $"it does not fit {declared} without rounding"));
    }

    public void WriteString(int field, string value) => WriteText(field, TextRules.Check(NameOf(field), value));

    public void WriteUtf8String(int field, Utf8String value) => WriteString(field, value.ToString());

    public void WriteEnum(int field, int value) => WriteText(field, TextRules.EnumText(NameOf(field), TypeOf(field), value));

    public void WriteBytes(int field, ReadOnlyMemory<byte> value) => At(field).WriteBase64StringValue(value.Span);

    public void WriteUuid(int field, Guid value) => At(field).WriteStringValue(value);

    public void WriteDate(int field, DateOnly value) => WriteText(field, value.ToString("yyyy-MM-dd", Invariant));

    public void WriteTime(int field, TimeOnly value) => WriteText(field, value.ToString("HH:mm:ss.FFFFFFF", Invariant));

    public void WriteTimestamp(int field, DateTimeOffset value)
        => WriteText(field, value.ToUniversalTime().ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFFZ", Invariant));

    public void WriteTimestampNtz(int field, DateTime value) => WriteText(field, value.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFF", Invariant));

    public void WriteStruct<TStruct, TShape>(int field, TStruct value)
        where TShape : struct, IRowShape<TStruct>
    {
        At(field).WriteStartObject();
        var writer = new JsonFieldWriter(json, TypeOf(field).Columns, null, NameOf(field));
        TShape.Write(value, ref writer);
        json.WriteEndObject();
    }

    public void WriteList<T, TElement>(int field, IReadOnlyList<T> value)
        where TElement : struct, IValueShape<T>
    {
        At(field).WriteStartArray();
        var writer = new JsonFieldWriter(json, null, TypeOf(field).Element, NameOf(field));
        foreach (T element in value)
        {
            TElement.Write(ref writer, 0, element);
        }

        json.WriteEndArray();
    }

    public void WriteMap<TKey, TValue, TKeyShape, TValueShape>(int field, IReadOnlyDictionary<TKey, TValue> value)
        where TKey : notnull
        where TKeyShape : struct, IValueShape<TKey>
        where TValueShape : struct, IValueShape<TValue>
    {
        ColumnType declared = TypeOf(field);
        At(field).WriteStartObject();
        var writer = new JsonFieldWriter(json, null, declared.Element, NameOf(field));
        foreach ((TKey key, TValue element) in value)
        {
            json.WritePropertyName(KeyText<TKey, TKeyShape>(key, declared.Key!, NameOf(field)));
            TValueShape.Write(ref writer, 0, element);
        }

        json.WriteEndObject();
    }

    /// <summary>The text of a key: that of its value, without quotes.</summary>
    private static string KeyText<TKey, TKeyShape>(TKey key, ColumnType type, string name)
        where TKeyShape : struct, IValueShape<TKey>
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            var writer = new JsonFieldWriter(json, null, type, name);
            TKeyShape.Write(ref writer, 0, key);
        }

        var reader = new Utf8JsonReader(buffer.WrittenSpan);
        reader.Read();
        return reader.TokenType is JsonTokenType.String ? reader.GetString()! : System.Text.Encoding.UTF8.GetString(reader.ValueSpan);
    }

    private void WriteText(int field, string value) => At(field).WriteStringValue(value);

    private Utf8JsonWriter At(int field)
    {
        if (columns is not null)
        {
            json.WritePropertyName(columns[field].Name);
        }

        return json;
    }

    private ColumnType TypeOf(int field) => columns is null ? type! : columns[field].Type;

    private string NameOf(int field) => columns is null ? name : $"{name}.{columns[field].Name}";
}
