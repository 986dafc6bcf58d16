using System.Globalization;
using TypedDao.Parquet.Schema;
using TypedDao.Rows;
using TypedDao.Schema;

namespace TypedDao.Parquet.Writing;

/// <summary>Takes the fields of one row, or of one element, into the buffers of their leaves.</summary>
/// <param name="fields">The columns.</param>
/// <param name="repetition">The repetition level of what is written next.</param>
internal readonly struct BufferFieldWriter(WriteField[] fields, int repetition) : IFieldWriter
{
    /// <inheritdoc/>
    public void WriteNull(int field) => fields[field].AppendNothing(repetition, fields[field].Definition - 1);

    /// <inheritdoc/>
    public void WriteBool(int field, bool value) => Append(field, (byte)(value ? 1 : 0));

    /// <inheritdoc/>
    public void WriteInt8(int field, sbyte value) => Append(field, (int)value);

    /// <inheritdoc/>
    public void WriteInt16(int field, short value) => Append(field, (int)value);

    /// <inheritdoc/>
    public void WriteInt32(int field, int value) => Append(field, value);

    /// <inheritdoc/>
    public void WriteInt64(int field, long value) => Append(field, value);

    /// <inheritdoc/>
    public void WriteFloat(int field, float value) => Append(field, value);

    /// <inheritdoc/>
    public void WriteDouble(int field, double value) => Append(field, value);

    /// <inheritdoc/>
    public void WriteDecimal(int field, decimal value)
    {
        if (!UnscaledDecimals.TryUnscale(value, fields[field].Type, out Int128 unscaled))
        {
            throw InvalidDecimal(field, value.ToString(CultureInfo.InvariantCulture));
        }

        AppendDecimal(field, unscaled);
    }

    /// <inheritdoc/>
    public void WriteDecimalText(int field, string value)
    {
        if (!UnscaledDecimals.TryUnscale(value, fields[field].Type, out Int128 unscaled))
        {
            throw InvalidDecimal(field, value);
        }

        AppendDecimal(field, unscaled);
    }

    /// <inheritdoc/>
    public void WriteString(int field, string value)
    {
        if (fields[field].Leaf is BinaryBuffer leaf && !leaf.TryAppend(value, repetition))
        {
            throw fields[field].Invalid(value, "half of a surrogate pair stands alone, which is no text");
        }
    }

    /// <inheritdoc/>
    public void WriteUtf8String(int field, Utf8String value) => Append(field, value.Span);

    /// <inheritdoc/>
    public void WriteEnum(int field, int value)
    {
        IReadOnlyList<string> values = fields[field].Type.Values;
        if ((uint)value >= (uint)values.Count)
        {
            throw fields[field].Invalid(value.ToString(CultureInfo.InvariantCulture), $"it is none of its values, of which the last is {values.Count - 1}");
        }

        WriteString(field, values[value]);
    }

    /// <inheritdoc/>
    public void WriteBytes(int field, ReadOnlyMemory<byte> value) => Append(field, value.Span);

    /// <inheritdoc/>
    public void WriteUuid(int field, Guid value)
    {
        Span<byte> bytes = stackalloc byte[16];
        value.TryWriteBytes(bytes, bigEndian: true, out _);
        Append(field, bytes);
    }

    /// <inheritdoc/>
    public void WriteDate(int field, DateOnly value) => Append(field, value.DayNumber - Epoch.Day);

    /// <inheritdoc/>
    public void WriteTime(int field, TimeOnly value) => Append(field, value.Ticks / TimeSpan.TicksPerMicrosecond);

    /// <inheritdoc/>
    public void WriteTimestamp(int field, DateTimeOffset value) => Append(field, Microseconds(value.UtcTicks));

    /// <inheritdoc/>
    public void WriteTimestampNtz(int field, DateTime value) => Append(field, Microseconds(value.Ticks));

    /// <inheritdoc/>
    public void WriteStruct<TStruct, TShape>(int field, TStruct value)
        where TShape : struct, IRowShape<TStruct>
    {
        if (fields[field].IsWritten)
        {
            var nested = new BufferFieldWriter(fields[field].Children, repetition);
            TShape.Write(value, ref nested);
        }
    }

    /// <inheritdoc/>
    public void WriteList<T, TElement>(int field, IReadOnlyList<T> value)
        where TElement : struct, IValueShape<T>
    {
        WriteField to = fields[field];
        if (value.Count == 0)
        {
            to.AppendNothing(repetition, to.ElementDefinition - 1);
            return;
        }

        var nested = new BufferFieldWriter(to.Children, repetition);
        foreach (T item in value)
        {
            TElement.Write(ref nested, 0, item);
            nested = new BufferFieldWriter(to.Children, to.Repetition);
        }
    }

    /// <inheritdoc/>
    public void WriteMap<TKey, TValue, TKeyShape, TValueShape>(int field, IReadOnlyDictionary<TKey, TValue> value)
        where TKey : notnull
        where TKeyShape : struct, IValueShape<TKey>
        where TValueShape : struct, IValueShape<TValue>
    {
        WriteField to = fields[field];
        if (value.Count == 0)
        {
            to.AppendNothing(repetition, to.ElementDefinition - 1);
            return;
        }

        var nested = new BufferFieldWriter(to.Children, repetition);
        foreach ((TKey key, TValue item) in value)
        {
            TKeyShape.Write(ref nested, 0, key);
            TValueShape.Write(ref nested, 1, item);
            nested = new BufferFieldWriter(to.Children, to.Repetition);
        }
    }

    // Towards the past, as the values are cut off before 1970 too.
    private static long Microseconds(long ticks) => (ticks / TimeSpan.TicksPerMicrosecond) - (Epoch.Ticks / TimeSpan.TicksPerMicrosecond);

    private void Append<T>(int field, T value)
        where T : unmanaged, IEquatable<T>, IComparable<T>
        => ((FixedBuffer<T>?)fields[field].Leaf)?.Append(value, repetition);

    private void Append(int field, ReadOnlySpan<byte> value) => ((BinaryBuffer?)fields[field].Leaf)?.Append(value, repetition);

    private void AppendDecimal(int field, Int128 unscaled)
    {
        switch (fields[field].Leaf)
        {
            case FixedBuffer<int> leaf:
                leaf.Append((int)unscaled, repetition);
                break;
            case FixedBuffer<long> leaf:
                leaf.Append((long)unscaled, repetition);
                break;
            case BinaryBuffer leaf:
                Span<byte> bytes = stackalloc byte[16];
                System.Buffers.Binary.BinaryPrimitives.WriteInt128BigEndian(bytes, unscaled);
                leaf.Append(bytes[^leaf.Element.TypeLength..], repetition);
                break;
            default:
                break;
        }
    }

    private InvalidValueException InvalidDecimal(int field, string value)
    {
        ColumnType type = fields[field].Type;
        return fields[field].Invalid(value, $"decimal({type.Precision},{type.Scale}) has {type.Precision - type.Scale} digits before the point and {type.Scale} behind it");
    }
}
