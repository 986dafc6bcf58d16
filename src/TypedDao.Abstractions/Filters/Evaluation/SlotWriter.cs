using TypedDao.Rows;

namespace TypedDao.Filters.Evaluation;

/// <summary>Takes from a row what a filter looks at.</summary>
/// <param name="tree">The slots.</param>
internal readonly struct SlotWriter(SlotTree tree) : IFieldWriter
{
    public void WriteNull(int field)
    {
        if (tree[field] is { } slot)
        {
            slot.IsNull = true;
        }

        tree.Struct(field)?.SetNull();
    }

    public void WriteBool(int field, bool value) => WriteInt64(field, value ? 1 : 0);

    public void WriteInt8(int field, sbyte value) => WriteInt64(field, value);

    public void WriteInt16(int field, short value) => WriteInt64(field, value);

    public void WriteInt32(int field, int value) => WriteInt64(field, value);

    public void WriteInt64(int field, long value)
    {
        if (Take(field) is { } slot)
        {
            slot.Integer = value;
        }
    }

    public void WriteFloat(int field, float value) => WriteDouble(field, value);

    public void WriteDouble(int field, double value)
    {
        if (Take(field) is { } slot)
        {
            slot.Double = value;
        }
    }

    public void WriteDecimal(int field, decimal value)
    {
        if (Take(field) is { } slot)
        {
            slot.Decimal = value;
        }
    }

    public void WriteDecimalText(int field, string value) => Take(field)?.SetWide(value);

    public void WriteString(int field, string value)
    {
        if (Take(field) is { } slot)
        {
            slot.Text = value;
        }
    }

    public void WriteUtf8String(int field, Utf8String value)
    {
        if (Take(field) is { } slot)
        {
            slot.Text = value.ToString();
        }
    }

    public void WriteEnum(int field, int value) => WriteInt64(field, value);

    public void WriteBytes(int field, ReadOnlyMemory<byte> value)
    {
        if (Take(field) is { } slot)
        {
            slot.Bytes = value;
        }
    }

    public void WriteUuid(int field, Guid value)
    {
        if (Take(field) is { } slot)
        {
            slot.Uuid = value;
        }
    }

    public void WriteDate(int field, DateOnly value) => WriteInt64(field, value.DayNumber);

    public void WriteTime(int field, TimeOnly value) => WriteInt64(field, value.Ticks);

    public void WriteTimestamp(int field, DateTimeOffset value) => WriteInt64(field, value.UtcTicks);

    public void WriteTimestampNtz(int field, DateTime value) => WriteInt64(field, value.Ticks);

    public void WriteStruct<TStruct, TShape>(int field, TStruct value)
        where TShape : struct, IRowShape<TStruct>
    {
        Take(field);
        if (tree.Struct(field) is { } nested)
        {
            var writer = new SlotWriter(nested);
            TShape.Write(value, ref writer);
        }
    }

    public void WriteList<T, TElement>(int field, IReadOnlyList<T> value)
        where TElement : struct, IValueShape<T>
        => Take(field);

    public void WriteMap<TKey, TValue, TKeyShape, TValueShape>(int field, IReadOnlyDictionary<TKey, TValue> value)
        where TKey : notnull
        where TKeyShape : struct, IValueShape<TKey>
        where TValueShape : struct, IValueShape<TValue>
        => Take(field);

    private FieldSlot? Take(int field)
    {
        FieldSlot? slot = tree[field];
        if (slot is not null)
        {
            slot.IsNull = false;
        }

        return slot;
    }
}
