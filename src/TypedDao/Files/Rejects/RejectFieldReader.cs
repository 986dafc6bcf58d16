using TypedDao.Codecs;
using TypedDao.Rows;

namespace TypedDao.Files.Rejects;

/// <summary>
/// Reads a rejected row as if it were a row of the object that keeps it, so that the object's own shape makes the row. Columns
/// are bound so that only texts and the line are ever read.
/// </summary>
/// <param name="columns">The bound columns.</param>
/// <param name="row">The rejected row.</param>
internal readonly struct RejectFieldReader(RejectColumns columns, RejectedRow row) : IFieldReader
{
    public bool IsNull(int field) => columns.Text(row, field) is null;

    public long ReadInt64(int field) => RejectColumns.Line(row);

    public string ReadString(int field) => columns.Text(row, field) ?? string.Empty;

    public Utf8String ReadUtf8String(int field) => new(ReadString(field));

    public bool ReadBool(int field) => throw Unbound(field);

    public sbyte ReadInt8(int field) => throw Unbound(field);

    public short ReadInt16(int field) => throw Unbound(field);

    public int ReadInt32(int field) => throw Unbound(field);

    public float ReadFloat(int field) => throw Unbound(field);

    public double ReadDouble(int field) => throw Unbound(field);

    public decimal ReadDecimal(int field) => throw Unbound(field);

    public string ReadDecimalText(int field) => throw Unbound(field);

    public int ReadEnum(int field) => throw Unbound(field);

    public ReadOnlyMemory<byte> ReadBytes(int field) => throw Unbound(field);

    public Guid ReadUuid(int field) => throw Unbound(field);

    public DateOnly ReadDate(int field) => throw Unbound(field);

    public TimeOnly ReadTime(int field) => throw Unbound(field);

    public DateTimeOffset ReadTimestamp(int field) => throw Unbound(field);

    public DateTime ReadTimestampNtz(int field) => throw Unbound(field);

    public TStruct ReadStruct<TStruct, TShape>(int field)
        where TShape : struct, IRowShape<TStruct>
        => throw Unbound(field);

    public IReadOnlyList<T> ReadList<T, TElement>(int field)
        where TElement : struct, IValueShape<T>
        => throw Unbound(field);

    public IReadOnlyDictionary<TKey, TValue> ReadMap<TKey, TValue, TKeyShape, TValueShape>(int field)
        where TKey : notnull
        where TKeyShape : struct, IValueShape<TKey>
        where TValueShape : struct, IValueShape<TValue>
        => throw Unbound(field);

    private static InvalidOperationException Unbound(int field)
        => new($"The shape reads field {field} without asking whether it is null, or as another type than its schema says.");
}
