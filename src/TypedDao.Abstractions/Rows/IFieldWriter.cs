namespace TypedDao.Rows;

/// <summary>
/// Takes the fields of one row, each once, in ascending order of their position in the shape's schema. A value that the
/// column cannot hold (a decimal beyond the precision, an enum outside of its values) throws
/// <see cref="InvalidValueException"/>, which names the column.
/// </summary>
public interface IFieldWriter
{
    /// <summary>Writes null.</summary>
    /// <param name="field">The position of the column.</param>
    void WriteNull(int field);

    /// <summary>Writes a <c>bool</c>.</summary>
    /// <param name="field">The position of the column.</param>
    /// <param name="value">The value.</param>
    void WriteBool(int field, bool value);

    /// <summary>Writes an <c>int8</c>.</summary>
    /// <param name="field">The position of the column.</param>
    /// <param name="value">The value.</param>
    void WriteInt8(int field, sbyte value);

    /// <summary>Writes an <c>int16</c>.</summary>
    /// <param name="field">The position of the column.</param>
    /// <param name="value">The value.</param>
    void WriteInt16(int field, short value);

    /// <summary>Writes an <c>int32</c>.</summary>
    /// <param name="field">The position of the column.</param>
    /// <param name="value">The value.</param>
    void WriteInt32(int field, int value);

    /// <summary>Writes an <c>int64</c>.</summary>
    /// <param name="field">The position of the column.</param>
    /// <param name="value">The value.</param>
    void WriteInt64(int field, long value);

    /// <summary>Writes a <c>float</c>.</summary>
    /// <param name="field">The position of the column.</param>
    /// <param name="value">The value.</param>
    void WriteFloat(int field, float value);

    /// <summary>Writes a <c>double</c>.</summary>
    /// <param name="field">The position of the column.</param>
    /// <param name="value">The value.</param>
    void WriteDouble(int field, double value);

    /// <summary>Writes a <c>decimal</c>; it must fit the column's precision and scale without rounding.</summary>
    /// <param name="field">The position of the column.</param>
    /// <param name="value">The value.</param>
    void WriteDecimal(int field, decimal value);

    /// <summary>Writes a <c>decimal</c> given as text, of up to 38 digits.</summary>
    /// <param name="field">The position of the column.</param>
    /// <param name="value">The value, such as <c>-12.50</c>.</param>
    void WriteDecimalText(int field, string value);

    /// <summary>Writes a <c>string</c>.</summary>
    /// <param name="field">The position of the column.</param>
    /// <param name="value">The value.</param>
    void WriteString(int field, string value);

    /// <summary>Writes a <c>string</c> given as its bytes in UTF-8.</summary>
    /// <param name="field">The position of the column.</param>
    /// <param name="value">The value.</param>
    void WriteUtf8String(int field, Utf8String value);

    /// <summary>Writes one of the column's allowed values.</summary>
    /// <param name="field">The position of the column.</param>
    /// <param name="value">The position of the value among the allowed ones.</param>
    void WriteEnum(int field, int value);

    /// <summary>Writes <c>bytes</c>.</summary>
    /// <param name="field">The position of the column.</param>
    /// <param name="value">The value.</param>
    void WriteBytes(int field, ReadOnlyMemory<byte> value);

    /// <summary>Writes a <c>uuid</c>.</summary>
    /// <param name="field">The position of the column.</param>
    /// <param name="value">The value.</param>
    void WriteUuid(int field, Guid value);

    /// <summary>Writes a <c>date</c>.</summary>
    /// <param name="field">The position of the column.</param>
    /// <param name="value">The value.</param>
    void WriteDate(int field, DateOnly value);

    /// <summary>Writes a <c>time</c>.</summary>
    /// <param name="field">The position of the column.</param>
    /// <param name="value">The value.</param>
    void WriteTime(int field, TimeOnly value);

    /// <summary>Writes a <c>timestamp</c>, converted to offset zero.</summary>
    /// <param name="field">The position of the column.</param>
    /// <param name="value">The value.</param>
    void WriteTimestamp(int field, DateTimeOffset value);

    /// <summary>Writes a <c>timestamp_ntz</c>; the kind is ignored.</summary>
    /// <param name="field">The position of the column.</param>
    /// <param name="value">The value.</param>
    void WriteTimestampNtz(int field, DateTime value);

    /// <summary>Writes a <c>struct</c>.</summary>
    /// <typeparam name="TStruct">The nested record.</typeparam>
    /// <typeparam name="TShape">Its shape.</typeparam>
    /// <param name="field">The position of the column.</param>
    /// <param name="value">The value.</param>
    void WriteStruct<TStruct, TShape>(int field, TStruct value)
        where TShape : struct, IRowShape<TStruct>;

    /// <summary>Writes a <c>list</c>.</summary>
    /// <typeparam name="T">The element.</typeparam>
    /// <typeparam name="TElement">Its shape.</typeparam>
    /// <param name="field">The position of the column.</param>
    /// <param name="value">The value.</param>
    void WriteList<T, TElement>(int field, IReadOnlyList<T> value)
        where TElement : struct, IValueShape<T>;

    /// <summary>Writes a <c>map</c>, in the order in which the dictionary enumerates.</summary>
    /// <typeparam name="TKey">The key.</typeparam>
    /// <typeparam name="TValue">The value.</typeparam>
    /// <typeparam name="TKeyShape">The key's shape.</typeparam>
    /// <typeparam name="TValueShape">The value's shape.</typeparam>
    /// <param name="field">The position of the column.</param>
    /// <param name="value">The value.</param>
    void WriteMap<TKey, TValue, TKeyShape, TValueShape>(int field, IReadOnlyDictionary<TKey, TValue> value)
        where TKey : notnull
        where TKeyShape : struct, IValueShape<TKey>
        where TValueShape : struct, IValueShape<TValue>;
}
