using System.Globalization;
using TypedDao.Rows;
using TypedDao.Schema;

namespace TypedDao.Testing;

/// <summary>Writes each value as a text that is the same for equal values alone.</summary>
internal readonly struct ValueTextWriter : IFieldWriter
{
    private readonly ColumnType[] _types;
    private readonly string[] _texts;

    private ValueTextWriter(params ColumnType[] types)
    {
        _types = types;
        _texts = new string[types.Length];
    }

    public static string[] Write<TRow, TShape>(TRow row)
        where TShape : struct, IRowShape<TRow>
    {
        var writer = new ValueTextWriter([.. TShape.Schema.Select(column => column.Type)]);
        TShape.Write(row, ref writer);
        return writer._texts;
    }

    public void WriteNull(int field) => _texts[field] = "null";

    public void WriteBool(int field, bool value) => _texts[field] = value ? "true" : "false";

    public void WriteInt8(int field, sbyte value) => WriteInt64(field, value);

    public void WriteInt16(int field, short value) => WriteInt64(field, value);

    public void WriteInt32(int field, int value) => WriteInt64(field, value);

    public void WriteInt64(int field, long value) => _texts[field] = value.ToString(CultureInfo.InvariantCulture);

    // Both zeros are equal, as in C#.
    public void WriteFloat(int field, float value) => _texts[field] = value == 0 ? "0" : value.ToString("R", CultureInfo.InvariantCulture);

    public void WriteDouble(int field, double value) => _texts[field] = value == 0 ? "0" : value.ToString("R", CultureInfo.InvariantCulture);

    public void WriteDecimal(int field, decimal value) => _texts[field] = value.ToString("0.############################", CultureInfo.InvariantCulture);

    public void WriteDecimalText(int field, string value)
        => _texts[field] = value.Contains('.', StringComparison.Ordinal) ? value.TrimEnd('0').TrimEnd('.') : value;

    public void WriteString(int field, string value) => _texts[field] = $"'{value.Replace("'", "''", StringComparison.Ordinal)}'";

    public void WriteUtf8String(int field, Utf8String value) => WriteString(field, value.ToString());

    public void WriteEnum(int field, int value)
        => _texts[field] = value >= 0 && value < _types[field].Values.Count ? $"'{_types[field].Values[value]}'" : value.ToString(CultureInfo.InvariantCulture);

    public void WriteBytes(int field, ReadOnlyMemory<byte> value) => _texts[field] = $"0x{Convert.ToHexStringLower(value.Span)}";

    public void WriteUuid(int field, Guid value) => _texts[field] = value.ToString("D");

    public void WriteDate(int field, DateOnly value) => _texts[field] = value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public void WriteTime(int field, TimeOnly value) => _texts[field] = value.ToString("HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture);

    public void WriteTimestamp(int field, DateTimeOffset value)
        => _texts[field] = value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);

    public void WriteTimestampNtz(int field, DateTime value) => _texts[field] = value.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture);

    public void WriteStruct<TStruct, TShape>(int field, TStruct value)
        where TShape : struct, IRowShape<TStruct>
        => _texts[field] = $"{{{string.Join(", ", TShape.Schema.Zip(Write<TStruct, TShape>(value), (column, text) => $"{column.Name}: {text}"))}}}";

    public void WriteList<T, TElement>(int field, IReadOnlyList<T> value)
        where TElement : struct, IValueShape<T>
    {
        var texts = new string[value.Count];
        for (int i = 0; i < texts.Length; i++)
        {
            var element = new ValueTextWriter(_types[field].Element!);
            TElement.Write(ref element, 0, value[i]);
            texts[i] = element._texts[0];
        }

        _texts[field] = $"[{string.Join(", ", texts)}]";
    }

    public void WriteMap<TKey, TValue, TKeyShape, TValueShape>(int field, IReadOnlyDictionary<TKey, TValue> value)
        where TKey : notnull
        where TKeyShape : struct, IValueShape<TKey>
        where TValueShape : struct, IValueShape<TValue>
    {
        var texts = new List<string>(value.Count);
        foreach ((TKey key, TValue item) in value)
        {
            var entry = new ValueTextWriter(_types[field].Key!, _types[field].Element!);
            TKeyShape.Write(ref entry, 0, key);
            TValueShape.Write(ref entry, 1, item);
            texts.Add($"{entry._texts[0]}: {entry._texts[1]}");
        }

        texts.Sort(StringComparer.Ordinal);
        _texts[field] = $"{{{string.Join(", ", texts)}}}";
    }
}
