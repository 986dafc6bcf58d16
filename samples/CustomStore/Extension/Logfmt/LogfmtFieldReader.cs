using System.Diagnostics;
using System.Globalization;
using System.Text;
using TypedDao.Rows;
using TypedDao.Schema;

namespace Acme.Journals.Logfmt;

/// <summary>The cursor that shapes read from. A bad value does not throw: it is noted, and the row left out.</summary>
internal readonly struct LogfmtFieldReader(LogfmtLine line, RowSchema schema) : IFieldReader
{
    public bool IsNull(int field)
        => line.Value(field) is not { } text || (schema[field].Type is { Values.Count: > 0, UnknownIsNull: true } type && PositionOf(type, text) < 0);

    public bool ReadBool(int field) => Text(field) switch
    {
        "true" => true,
        "false" => false,
        _ => Bad<bool>(field),
    };

    public sbyte ReadInt8(int field) => Number<sbyte>(field);

    public short ReadInt16(int field) => Number<short>(field);

    public int ReadInt32(int field) => Number<int>(field);

    public long ReadInt64(int field) => Number<long>(field);

    // A number that is too large would be read as infinite.
    public float ReadFloat(int field)
        => float.TryParse(Utf8(field), NumberStyles.Float, CultureInfo.InvariantCulture, out float value) && (float.IsFinite(value) || ScalarText.IsSpecial(Text(field)))
            ? value
            : Bad<float>(field);

    public double ReadDouble(int field)
        => double.TryParse(Utf8(field), NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && (double.IsFinite(value) || ScalarText.IsSpecial(Text(field)))
            ? value
            : Bad<double>(field);

    public decimal ReadDecimal(int field)
        => ScalarText.Decimal(Text(field), schema[field].Type) is { } text ? decimal.Parse(text, CultureInfo.InvariantCulture) : Bad<decimal>(field);

    public string ReadDecimalText(int field) => ScalarText.Decimal(Text(field), schema[field].Type) ?? Bad<string>(field) ?? string.Empty;

    public string ReadString(int field)
    {
        if (line.Value(field) is null)
        {
            Bad<string>(field);
        }

        return Text(field);
    }

    public Utf8String ReadUtf8String(int field) => new(ReadString(field));

    public int ReadEnum(int field)
    {
        ColumnType type = schema[field].Type;
        int position = PositionOf(type, Utf8(field));
        return position >= 0 || type.UnknownIsNull ? position : Bad<int>(field);
    }

    public ReadOnlyMemory<byte> ReadBytes(int field)
    {
        byte[] bytes = new byte[Utf8(field).Length];
        return line.Value(field) is not null && Convert.TryFromBase64String(Text(field), bytes, out int length) ? bytes.AsMemory(0, length) : Bad<ReadOnlyMemory<byte>>(field);
    }

    public Guid ReadUuid(int field) => Guid.TryParseExact(Text(field), "D", out Guid value) ? value : Bad<Guid>(field);

    public DateOnly ReadDate(int field)
        => DateOnly.TryParseExact(Text(field), Form(field, ScalarText.Date), CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly value) ? value : Bad<DateOnly>(field);

    public TimeOnly ReadTime(int field)
        => TimeOnly.TryParseExact(Text(field), Form(field, ScalarText.Time), CultureInfo.InvariantCulture, DateTimeStyles.None, out TimeOnly value) ? value : Bad<TimeOnly>(field);

    public DateTimeOffset ReadTimestamp(int field)
        => DateTimeOffset.TryParseExact(
            Text(field), Form(field, ScalarText.Timestamp), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTimeOffset value)
            ? value
            : Bad<DateTimeOffset>(field);

    public DateTime ReadTimestampNtz(int field)
        => DateTime.TryParseExact(Text(field), Form(field, ScalarText.TimestampNtz), CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime value)
            ? DateTime.SpecifyKind(value, DateTimeKind.Unspecified)
            : Bad<DateTime>(field);

    public TStruct ReadStruct<TStruct, TShape>(int field)
        where TShape : struct, IRowShape<TStruct>
        => throw new UnreachableException();

    public IReadOnlyList<T> ReadList<T, TElement>(int field)
        where TElement : struct, IValueShape<T>
        => throw new UnreachableException();

    public IReadOnlyDictionary<TKey, TValue> ReadMap<TKey, TValue, TKeyShape, TValueShape>(int field)
        where TKey : notnull
        where TKeyShape : struct, IValueShape<TKey>
        where TValueShape : struct, IValueShape<TValue>
        => throw new UnreachableException();

    private ReadOnlySpan<byte> Utf8(int field) => line.Value(field);

    private string Text(int field) => Encoding.UTF8.GetString(Utf8(field));

    // A path holds values in their canonical text, whatever the text form of the column.
    private string Form(int field, string canonical) => line.IsFromPath[field] ? canonical : schema[field].Type.TextFormat ?? canonical;

    private T Number<T>(int field)
        where T : IUtf8SpanParsable<T>, System.Numerics.INumberBase<T>
        => T.TryParse(Utf8(field), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out T? value) ? value : Bad<T>(field)!;

    private T? Bad<T>(int field)
    {
        line.Fail(field, line.Value(field) is null ? "the value is missing" : $"the value is no {schema[field].Type}");
        return default;
    }

    private static int PositionOf(ColumnType type, ReadOnlySpan<byte> text)
    {
        string value = Encoding.UTF8.GetString(text);
        for (int i = 0; i < type.Values.Count; i++)
        {
            if (type.Values[i] == value)
            {
                return i;
            }
        }

        return -1;
    }
}
