using TypedDao.Rows;

namespace TypedDao.Generators.Tests.Emit.Fields;

/// <summary>Writes a row into boxed values, the reverse of <see cref="FieldReader"/>; each field once, in ascending order.</summary>
public readonly struct FieldWriter(List<object?> values) : IFieldWriter
{
    public void WriteNull(int field) => Put(field, null);

    public void WriteBool(int field, bool value) => Put(field, value);

    public void WriteInt8(int field, sbyte value) => Put(field, value);

    public void WriteInt16(int field, short value) => Put(field, value);

    public void WriteInt32(int field, int value) => Put(field, value);

    public void WriteInt64(int field, long value) => Put(field, value);

    public void WriteFloat(int field, float value) => Put(field, value);

    public void WriteDouble(int field, double value) => Put(field, value);

    public void WriteDecimal(int field, decimal value) => Put(field, value);

    public void WriteDecimalText(int field, string value) => Put(field, value);

    public void WriteString(int field, string value) => Put(field, value);

    public void WriteUtf8String(int field, Utf8String value) => Put(field, value.ToString());

    public void WriteEnum(int field, int value) => Put(field, value);

    public void WriteBytes(int field, ReadOnlyMemory<byte> value) => Put(field, value.ToArray());

    public void WriteUuid(int field, Guid value) => Put(field, value);

    public void WriteDate(int field, DateOnly value) => Put(field, value);

    public void WriteTime(int field, TimeOnly value) => Put(field, value);

    public void WriteTimestamp(int field, DateTimeOffset value) => Put(field, value);

    public void WriteTimestampNtz(int field, DateTime value) => Put(field, value);

    public void WriteStruct<TStruct, TShape>(int field, TStruct value)
        where TShape : struct, IRowShape<TStruct>
    {
        List<object?> inner = [];
        var writer = new FieldWriter(inner);
        TShape.Write(value, ref writer);
        Put(field, inner.ToArray());
    }

    public void WriteList<T, TElement>(int field, IReadOnlyList<T> value)
        where TElement : struct, IValueShape<T>
        => Put(field, WriteAll<T, TElement>(value));

    public void WriteMap<TKey, TValue, TKeyShape, TValueShape>(int field, IReadOnlyDictionary<TKey, TValue> value)
        where TKey : notnull
        where TKeyShape : struct, IValueShape<TKey>
        where TValueShape : struct, IValueShape<TValue>
        => Put(field, new MapFields(WriteAll<TKey, TKeyShape>(value.Keys), WriteAll<TValue, TValueShape>(value.Values)));

    private static object?[] WriteAll<T, TElement>(IEnumerable<T> items)
        where TElement : struct, IValueShape<T>
    {
        List<object?> inner = [];
        var writer = new FieldWriter(inner);
        foreach (T item in items)
        {
            TElement.Write(ref writer, inner.Count, item);
        }

        return [.. inner];
    }

    private void Put(int field, object? value)
    {
        Assert.Equal(values.Count, field);
        values.Add(value);
    }
}
