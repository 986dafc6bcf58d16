using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using TypedDao.Postgres.Types;
using TypedDao.Rows;
using TypedDao.Schema;
using TypedDao.Sql.Values;

namespace TypedDao.Postgres.Reading;

/// <summary>A cursor on one scalar of an array, at position 0, in its binary form.</summary>
/// <param name="bytes">The bytes.</param>
/// <param name="isNull">Whether it is null.</param>
/// <param name="type">Its type.</param>
/// <param name="column">The column, for messages.</param>
/// <param name="failure">Takes what cannot be read.</param>
internal readonly ref struct BinaryElementReader(ReadOnlySpan<byte> bytes, bool isNull, ColumnType type, string column, ValueFailure failure) : IFieldReader
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;

    public bool IsNull(int field) => isNull;

    public bool ReadBool(int field) => Has(1) && _bytes[0] != 0;

    public sbyte ReadInt8(int field)
    {
        short value = ReadInt16(field);
        return value is >= sbyte.MinValue and <= sbyte.MaxValue
            ? (sbyte)value
            : TextValues.Refuse<sbyte>(value.ToString(CultureInfo.InvariantCulture), column, type, failure);
    }

    public short ReadInt16(int field) => Has(sizeof(short)) ? BinaryPrimitives.ReadInt16BigEndian(_bytes) : default;

    public int ReadInt32(int field) => Has(sizeof(int)) ? BinaryPrimitives.ReadInt32BigEndian(_bytes) : default;

    public long ReadInt64(int field) => Has(sizeof(long)) ? BinaryPrimitives.ReadInt64BigEndian(_bytes) : default;

    public float ReadFloat(int field) => Has(sizeof(float)) ? BinaryPrimitives.ReadSingleBigEndian(_bytes) : default;

    public double ReadDouble(int field) => Has(sizeof(double)) ? BinaryPrimitives.ReadDoubleBigEndian(_bytes) : default;

    public decimal ReadDecimal(int field) => IsMissing() ? default : TextValues.Decimal(Numeric.ToText(_bytes) ?? string.Empty, column, type, failure);

    public string ReadDecimalText(int field) => IsMissing() ? string.Empty : TextValues.DecimalText(Numeric.ToText(_bytes) ?? string.Empty, column, type, failure);

    public string ReadString(int field) => IsMissing() ? string.Empty : Encoding.UTF8.GetString(_bytes);

    public Utf8String ReadUtf8String(int field) => IsMissing() ? default : new Utf8String(_bytes);

    public int ReadEnum(int field) => IsMissing() ? -1 : TextValues.Enum(Encoding.UTF8.GetString(_bytes), column, type, failure);

    public ReadOnlyMemory<byte> ReadBytes(int field) => IsMissing() ? default(ReadOnlyMemory<byte>) : _bytes.ToArray();

    public Guid ReadUuid(int field) => Has(16) ? new Guid(_bytes, bigEndian: true) : default;

    public DateOnly ReadDate(int field) => Has(sizeof(int)) ? BinaryValues.Date(ReadInt32(field), column, type, failure) : default;

    public TimeOnly ReadTime(int field) => Has(sizeof(long)) ? BinaryValues.Time(ReadInt64(field), column, type, failure) : default;

    public DateTimeOffset ReadTimestamp(int field)
        => Has(sizeof(long)) ? new DateTimeOffset(BinaryValues.Ticks(ReadInt64(field), column, type, failure), TimeSpan.Zero) : default;

    public DateTime ReadTimestampNtz(int field) => Has(sizeof(long)) ? new DateTime(BinaryValues.Ticks(ReadInt64(field), column, type, failure)) : default;

    public TStruct ReadStruct<TStruct, TShape>(int field)
        where TShape : struct, IRowShape<TStruct>
        => throw NotScalar();

    public IReadOnlyList<T> ReadList<T, TElement>(int field)
        where TElement : struct, IValueShape<T>
        => throw NotScalar();

    public IReadOnlyDictionary<TKey, TValue> ReadMap<TKey, TValue, TKeyShape, TValueShape>(int field)
        where TKey : notnull
        where TKeyShape : struct, IValueShape<TKey>
        where TValueShape : struct, IValueShape<TValue>
        => throw NotScalar();

    private static InvalidOperationException NotScalar() => new("Arrays have scalars alone; other lists are documents.");

    private bool Has(int size)
    {
        if (IsMissing())
        {
            return false;
        }

        if (_bytes.Length != size)
        {
            failure.Note(column, Convert.ToHexString(_bytes), $"not a value of {type}");
            return false;
        }

        return true;
    }

    private bool IsMissing()
    {
        if (isNull)
        {
            failure.Note(column, null, "null in a list whose elements are not nullable");
        }

        return isNull;
    }
}
