using TypedDao.Keys;
using TypedDao.Rows;

namespace TypedDao.Files.Writing;

/// <summary>Hands the taken columns of a row to a <see cref="FieldCapture"/>; no value is boxed.</summary>
/// <param name="capture">Takes the values.</param>
internal readonly struct CapturingFieldWriter(FieldCapture capture) : IFieldWriter
{
    public void WriteNull(int field)
    {
        if (capture.IsTaken(field))
        {
            capture.Set(field, null);
        }
    }

    public void WriteBool(int field, bool value)
    {
        if (capture.IsTaken(field))
        {
            capture.Set(field, KeyValue.From(value));
        }
    }

    public void WriteInt8(int field, sbyte value) => WriteInt64(field, value);

    public void WriteInt16(int field, short value) => WriteInt64(field, value);

    public void WriteInt32(int field, int value) => WriteInt64(field, value);

    public void WriteInt64(int field, long value)
    {
        if (capture.IsTaken(field))
        {
            capture.Set(field, KeyValue.From(value));
        }
    }

    public void WriteString(int field, string value)
    {
        if (capture.IsTaken(field))
        {
            capture.Set(field, KeyValue.From(value));
        }
    }

    public void WriteUtf8String(int field, Utf8String value)
    {
        if (capture.IsTaken(field))
        {
            capture.Set(field, KeyValue.From(value.ToString()));
        }
    }

    public void WriteEnum(int field, int value)
    {
        if (capture.IsTaken(field))
        {
            capture.Set(field, KeyValue.From(capture.EnumText(field, value)));
        }
    }

    public void WriteUuid(int field, Guid value)
    {
        if (capture.IsTaken(field))
        {
            capture.Set(field, KeyValue.From(value));
        }
    }

    public void WriteDate(int field, DateOnly value)
    {
        if (capture.IsTaken(field))
        {
            capture.Set(field, KeyValue.From(value));
        }
    }

    public void WriteTimestamp(int field, DateTimeOffset value)
    {
        if (capture.IsTaken(field))
        {
            capture.Set(field, KeyValue.From(value));
        }
    }

    public void WriteTimestampNtz(int field, DateTime value)
    {
        if (capture.IsTaken(field))
        {
            capture.Set(field, KeyValue.From(value));
        }
    }

    // Columns of the other types are never part of a key.
    public void WriteFloat(int field, float value)
    {
    }

    public void WriteDouble(int field, double value)
    {
    }

    public void WriteDecimal(int field, decimal value)
    {
    }

    public void WriteDecimalText(int field, string value)
    {
    }

    public void WriteBytes(int field, ReadOnlyMemory<byte> value)
    {
    }

    public void WriteTime(int field, TimeOnly value)
    {
    }

    public void WriteStruct<TStruct, TShape>(int field, TStruct value)
        where TShape : struct, IRowShape<TStruct>
    {
    }

    public void WriteList<T, TElement>(int field, IReadOnlyList<T> value)
        where TElement : struct, IValueShape<T>
    {
    }

    public void WriteMap<TKey, TValue, TKeyShape, TValueShape>(int field, IReadOnlyDictionary<TKey, TValue> value)
        where TKey : notnull
        where TKeyShape : struct, IValueShape<TKey>
        where TValueShape : struct, IValueShape<TValue>
    {
    }
}
