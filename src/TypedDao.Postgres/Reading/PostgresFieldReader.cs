using System.Globalization;
using System.Text.Json;
using TypedDao.Postgres.Types;
using TypedDao.Rows;
using TypedDao.Schema;
using TypedDao.Sql.Json;
using TypedDao.Sql.Values;

namespace TypedDao.Postgres.Reading;

/// <summary>
/// A cursor on the columns of a row: scalars by the driver's typed getters, times and dates as the numbers that the server sends, everything
/// else from its binary form.
/// </summary>
/// <param name="cursor">The current row.</param>
internal readonly struct PostgresFieldReader(RowCursor cursor) : IFieldReader
{
    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = 512 };

    public bool IsNull(int field) => cursor.Reader.IsDBNull(field);

    public bool ReadBool(int field) => !cursor.LacksValue(field) && cursor.Reader.GetBoolean(field);

    public sbyte ReadInt8(int field)
    {
        short value = ReadInt16(field);
        return value is >= sbyte.MinValue and <= sbyte.MaxValue
            ? (sbyte)value
            : TextValues.Refuse<sbyte>(value.ToString(CultureInfo.InvariantCulture), NameOf(field), TypeOf(field), cursor.Failure);
    }

    public short ReadInt16(int field) => cursor.LacksValue(field) ? default : cursor.Reader.GetInt16(field);

    public int ReadInt32(int field) => cursor.LacksValue(field) ? default : cursor.Reader.GetInt32(field);

    public long ReadInt64(int field) => cursor.LacksValue(field) ? default : cursor.Reader.GetInt64(field);

    public float ReadFloat(int field) => cursor.LacksValue(field) ? default : cursor.Reader.GetFloat(field);

    public double ReadDouble(int field) => cursor.LacksValue(field) ? default : cursor.Reader.GetDouble(field);

    public decimal ReadDecimal(int field)
    {
        if (cursor.LacksValue(field))
        {
            return default;
        }

        if (!cursor.MayExceed(field))
        {
            try
            {
                return cursor.Reader.GetDecimal(field);
            }
            catch (InvalidCastException)
            {
                // NaN, which is noted below.
            }
        }

        return TextValues.Decimal(NumberText(field), NameOf(field), TypeOf(field), cursor.Failure);
    }

    public string ReadDecimalText(int field)
        => cursor.LacksValue(field) ? string.Empty : TextValues.DecimalText(NumberText(field), NameOf(field), TypeOf(field), cursor.Failure);

    public string ReadString(int field) => cursor.LacksValue(field) ? string.Empty : cursor.Reader.GetString(field);

    public Utf8String ReadUtf8String(int field) => cursor.LacksValue(field) ? default : new Utf8String(cursor.Bytes(field));

    public int ReadEnum(int field)
        => cursor.LacksValue(field) ? -1 : TextValues.Enum(cursor.Reader.GetString(field), NameOf(field), TypeOf(field), cursor.Failure);

    public ReadOnlyMemory<byte> ReadBytes(int field) => cursor.LacksValue(field) ? default(ReadOnlyMemory<byte>) : cursor.Reader.GetFieldValue<byte[]>(field);

    public Guid ReadUuid(int field) => cursor.LacksValue(field) ? default : cursor.Reader.GetGuid(field);

    public DateOnly ReadDate(int field)
        => cursor.LacksValue(field) ? default : BinaryValues.Date(cursor.Reader.GetFieldValue<int>(field), NameOf(field), TypeOf(field), cursor.Failure);

    public TimeOnly ReadTime(int field)
        => cursor.LacksValue(field) ? default : BinaryValues.Time(cursor.Reader.GetFieldValue<long>(field), NameOf(field), TypeOf(field), cursor.Failure);

    public DateTimeOffset ReadTimestamp(int field)
        => cursor.LacksValue(field) ? default : new DateTimeOffset(BinaryValues.Ticks(cursor.Reader.GetFieldValue<long>(field), NameOf(field), TypeOf(field), cursor.Failure), TimeSpan.Zero);

    public DateTime ReadTimestampNtz(int field)
        => cursor.LacksValue(field) ? default : new DateTime(BinaryValues.Ticks(cursor.Reader.GetFieldValue<long>(field), NameOf(field), TypeOf(field), cursor.Failure));

    public TStruct ReadStruct<TStruct, TShape>(int field)
        where TShape : struct, IRowShape<TStruct>
    {
        using JsonDocument? document = Document(field);
        JsonFieldReader reader = Whole(document, field);
        return reader.ReadStruct<TStruct, TShape>(0);
    }

    public IReadOnlyList<T> ReadList<T, TElement>(int field)
        where TElement : struct, IValueShape<T>
    {
        if (PostgresType.IsArray(TypeOf(field)))
        {
            return cursor.LacksValue(field) ? [] : BinaryArray.Read<T, TElement>(cursor.Bytes(field), NameOf(field), TypeOf(field), cursor.Failure);
        }

        using JsonDocument? document = Document(field);
        JsonFieldReader reader = Whole(document, field);
        return reader.ReadList<T, TElement>(0);
    }

    public IReadOnlyDictionary<TKey, TValue> ReadMap<TKey, TValue, TKeyShape, TValueShape>(int field)
        where TKey : notnull
        where TKeyShape : struct, IValueShape<TKey>
        where TValueShape : struct, IValueShape<TValue>
    {
        using JsonDocument? document = Document(field);
        JsonFieldReader reader = Whole(document, field);
        return reader.ReadMap<TKey, TValue, TKeyShape, TValueShape>(0);
    }

    private JsonDocument? Document(int field)
    {
        if (cursor.LacksValue(field))
        {
            return null;
        }

        try
        {
            // The first byte is the version of the form.
            return JsonDocument.Parse(cursor.Bytes(field)[1..].ToArray(), Deep);
        }
        catch (JsonException error)
        {
            cursor.Failure.Note(NameOf(field), null, error.Message.TrimEnd('.'));
            return null;
        }
    }

    private JsonFieldReader Whole(JsonDocument? document, int field)
        => new(document?.RootElement ?? default, null, null, TypeOf(field), NameOf(field), cursor.Failure);

    private string NumberText(int field) => Numeric.ToText(cursor.Bytes(field)) ?? string.Empty;

    private ColumnType TypeOf(int field) => cursor.Schema[field].Type;

    private string NameOf(int field) => cursor.Schema[field].Name;
}
