using System.Text.Json;
using TypedDao.Rows;
using TypedDao.Schema;
using TypedDao.Sql.Values;

namespace TypedDao.Sql.Json;

/// <summary>
/// A cursor on the members of an object, or on one value, at position 0. Every scalar is read from its text, so that numbers may stand in
/// quotes, as those must that JSON does not have.
/// </summary>
/// <param name="value">The object or value.</param>
/// <param name="text">The text of a key, in place of a value.</param>
/// <param name="columns">The columns of a struct; null where it is one value.</param>
/// <param name="type">The type of the one value.</param>
/// <param name="name">The column, for messages, with the names of members behind points.</param>
/// <param name="failure">Takes what cannot be read.</param>
internal readonly struct JsonFieldReader(JsonElement value, string? text, RowSchema? columns, ColumnType? type, string name, ValueFailure failure) : IFieldReader
{
    public bool IsNull(int field) => text is null && Member(field).ValueKind is JsonValueKind.Null or JsonValueKind.Undefined;

    public bool ReadBool(int field) => Text(field) switch
    {
        "true" => true,
        "false" => false,
        string other => TextValues.Refuse<bool>(other, NameOf(field), TypeOf(field), failure),
    };

    public sbyte ReadInt8(int field) => (sbyte)Integer(field, sbyte.MinValue, sbyte.MaxValue);

    public short ReadInt16(int field) => (short)Integer(field, short.MinValue, short.MaxValue);

    public int ReadInt32(int field) => (int)Integer(field, int.MinValue, int.MaxValue);

    public long ReadInt64(int field) => Integer(field, long.MinValue, long.MaxValue);

    public float ReadFloat(int field) => TextValues.Float(Text(field), NameOf(field), TypeOf(field), failure);

    public double ReadDouble(int field) => TextValues.Double(Text(field), NameOf(field), TypeOf(field), failure);

    public decimal ReadDecimal(int field) => TextValues.Decimal(Text(field), NameOf(field), TypeOf(field), failure);

    public string ReadDecimalText(int field) => TextValues.DecimalText(Text(field), NameOf(field), TypeOf(field), failure);

    public string ReadString(int field)
        => text ?? (Member(field) is { ValueKind: JsonValueKind.String } found ? found.GetString()! : TextValues.Refuse(Text(field), NameOf(field), TypeOf(field), failure, string.Empty));

    public Utf8String ReadUtf8String(int field) => new(ReadString(field));

    public int ReadEnum(int field) => TextValues.Enum(Text(field), NameOf(field), TypeOf(field), failure);

    public ReadOnlyMemory<byte> ReadBytes(int field) => TextValues.Bytes(Text(field), NameOf(field), TypeOf(field), failure);

    public Guid ReadUuid(int field) => TextValues.Uuid(Text(field), NameOf(field), TypeOf(field), failure);

    public DateOnly ReadDate(int field) => TextValues.Date(Text(field), NameOf(field), TypeOf(field), failure);

    public TimeOnly ReadTime(int field) => TextValues.Time(Text(field), NameOf(field), TypeOf(field), failure);

    public DateTimeOffset ReadTimestamp(int field) => TextValues.Timestamp(Text(field), NameOf(field), TypeOf(field), failure);

    public DateTime ReadTimestampNtz(int field) => TextValues.TimestampNtz(Text(field), NameOf(field), TypeOf(field), failure);

    public TStruct ReadStruct<TStruct, TShape>(int field)
        where TShape : struct, IRowShape<TStruct>
    {
        JsonElement found = Expect(field, JsonValueKind.Object);
        var reader = new JsonFieldReader(found, null, TypeOf(field).Columns, null, NameOf(field), failure);
        return TShape.Read(ref reader);
    }

    public IReadOnlyList<T> ReadList<T, TElement>(int field)
        where TElement : struct, IValueShape<T>
    {
        JsonElement found = Expect(field, JsonValueKind.Array);
        if (found.ValueKind is not JsonValueKind.Array)
        {
            return [];
        }

        ColumnType element = TypeOf(field).Element!;
        var list = new T[found.GetArrayLength()];
        int position = 0;
        foreach (JsonElement item in found.EnumerateArray())
        {
            var reader = new JsonFieldReader(item, null, null, element, NameOf(field), failure);
            list[position++] = TElement.Read(ref reader, 0);
        }

        return list;
    }

    public IReadOnlyDictionary<TKey, TValue> ReadMap<TKey, TValue, TKeyShape, TValueShape>(int field)
        where TKey : notnull
        where TKeyShape : struct, IValueShape<TKey>
        where TValueShape : struct, IValueShape<TValue>
    {
        JsonElement found = Expect(field, JsonValueKind.Object);
        var map = new Dictionary<TKey, TValue>();
        if (found.ValueKind is not JsonValueKind.Object)
        {
            return map;
        }

        ColumnType declared = TypeOf(field);
        foreach (JsonProperty entry in found.EnumerateObject())
        {
            var keys = new JsonFieldReader(default, entry.Name, null, declared.Key, NameOf(field), failure);
            TKey key = TKeyShape.Read(ref keys, 0);
            var values = new JsonFieldReader(entry.Value, null, null, declared.Element, $"{NameOf(field)}.{entry.Name}", failure);
            if (!map.TryAdd(key, TValueShape.Read(ref values, 0)))
            {
                failure.Note(NameOf(field), entry.Name, "a key that occurs twice");
            }
        }

        return map;
    }

    private long Integer(int field, long minimum, long maximum)
        => TextValues.Integer(Text(field), minimum, maximum, NameOf(field), TypeOf(field), failure);

    private JsonElement Member(int field)
        => columns is null ? value : value.ValueKind is JsonValueKind.Object && value.TryGetProperty(columns[field].Name, out JsonElement found) ? found : default;

    private ColumnType TypeOf(int field) => columns is null ? type! : columns[field].Type;

    private string NameOf(int field) => columns is null ? name : $"{name}.{columns[field].Name}";

    private string Text(int field)
    {
        if (text is not null)
        {
            return text;
        }

        JsonElement found = Member(field);
        return found.ValueKind switch
        {
            JsonValueKind.String => found.GetString()!,
            JsonValueKind.Undefined => string.Empty,
            _ => found.GetRawText(),
        };
    }

    private JsonElement Expect(int field, JsonValueKind kind)
    {
        JsonElement found = Member(field);
        if (found.ValueKind != kind)
        {
            TextValues.Refuse<bool>(Text(field), NameOf(field), TypeOf(field), failure);
        }

        return found;
    }
}
