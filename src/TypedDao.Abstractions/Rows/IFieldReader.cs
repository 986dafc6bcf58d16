namespace TypedDao.Rows;

/// <summary>
/// A cursor on the fields of one row, addressed by the position of the column in the shape's schema. The caller asks
/// <see cref="IsNull"/> first for nullable columns and never reads a null field.
/// </summary>
/// <remarks>
/// A value that is missing or cannot be read does not throw: the reader keeps the first failure of the row, returns a
/// default, and the codec discards the row after <see cref="IRowShape{TRow}.Read{TReader}"/>. Bad rows are thereby as
/// cheap as good ones.
/// </remarks>
public interface IFieldReader
{
    /// <summary>Whether the field is null or missing.</summary>
    /// <param name="field">The position of the column.</param>
    bool IsNull(int field);

    /// <summary>Reads a <c>bool</c>.</summary>
    /// <param name="field">The position of the column.</param>
    bool ReadBool(int field);

    /// <summary>Reads an <c>int8</c>.</summary>
    /// <param name="field">The position of the column.</param>
    sbyte ReadInt8(int field);

    /// <summary>Reads an <c>int16</c>.</summary>
    /// <param name="field">The position of the column.</param>
    short ReadInt16(int field);

    /// <summary>Reads an <c>int32</c>.</summary>
    /// <param name="field">The position of the column.</param>
    int ReadInt32(int field);

    /// <summary>Reads an <c>int64</c>.</summary>
    /// <param name="field">The position of the column.</param>
    long ReadInt64(int field);

    /// <summary>Reads a <c>float</c>.</summary>
    /// <param name="field">The position of the column.</param>
    float ReadFloat(int field);

    /// <summary>Reads a <c>double</c>.</summary>
    /// <param name="field">The position of the column.</param>
    double ReadDouble(int field);

    /// <summary>Reads a <c>decimal</c> of at most 28 digits; a value with more digits than the column's scale is bad.</summary>
    /// <param name="field">The position of the column.</param>
    decimal ReadDecimal(int field);

    /// <summary>Reads a <c>decimal</c> as text with exactly the column's scale.</summary>
    /// <param name="field">The position of the column.</param>
    string ReadDecimalText(int field);

    /// <summary>Reads a <c>string</c>.</summary>
    /// <param name="field">The position of the column.</param>
    string ReadString(int field);

    /// <summary>Reads a <c>string</c> as its bytes in UTF-8.</summary>
    /// <param name="field">The position of the column.</param>
    Utf8String ReadUtf8String(int field);

    /// <summary>Reads the position of a value among the column's allowed values; -1 where unknown values read as null.</summary>
    /// <param name="field">The position of the column.</param>
    int ReadEnum(int field);

    /// <summary>Reads <c>bytes</c>; the memory belongs to the row.</summary>
    /// <param name="field">The position of the column.</param>
    ReadOnlyMemory<byte> ReadBytes(int field);

    /// <summary>Reads a <c>uuid</c>.</summary>
    /// <param name="field">The position of the column.</param>
    Guid ReadUuid(int field);

    /// <summary>Reads a <c>date</c>.</summary>
    /// <param name="field">The position of the column.</param>
    DateOnly ReadDate(int field);

    /// <summary>Reads a <c>time</c>.</summary>
    /// <param name="field">The position of the column.</param>
    TimeOnly ReadTime(int field);

    /// <summary>Reads a <c>timestamp</c>, converted to offset zero.</summary>
    /// <param name="field">The position of the column.</param>
    DateTimeOffset ReadTimestamp(int field);

    /// <summary>Reads a <c>timestamp_ntz</c>, of kind unspecified.</summary>
    /// <param name="field">The position of the column.</param>
    DateTime ReadTimestampNtz(int field);

    /// <summary>Reads a <c>struct</c>.</summary>
    /// <typeparam name="TStruct">The nested record.</typeparam>
    /// <typeparam name="TShape">Its shape.</typeparam>
    /// <param name="field">The position of the column.</param>
    TStruct ReadStruct<TStruct, TShape>(int field)
        where TShape : struct, IRowShape<TStruct>;

    /// <summary>Reads a <c>list</c>.</summary>
    /// <typeparam name="T">The element.</typeparam>
    /// <typeparam name="TElement">Its shape.</typeparam>
    /// <param name="field">The position of the column.</param>
    IReadOnlyList<T> ReadList<T, TElement>(int field)
        where TElement : struct, IValueShape<T>;

    /// <summary>Reads a <c>map</c>; a key that occurs twice is a bad value.</summary>
    /// <typeparam name="TKey">The key.</typeparam>
    /// <typeparam name="TValue">The value.</typeparam>
    /// <typeparam name="TKeyShape">The key's shape.</typeparam>
    /// <typeparam name="TValueShape">The value's shape.</typeparam>
    /// <param name="field">The position of the column.</param>
    IReadOnlyDictionary<TKey, TValue> ReadMap<TKey, TValue, TKeyShape, TValueShape>(int field)
        where TKey : notnull
        where TKeyShape : struct, IValueShape<TKey>
        where TValueShape : struct, IValueShape<TValue>;
}
