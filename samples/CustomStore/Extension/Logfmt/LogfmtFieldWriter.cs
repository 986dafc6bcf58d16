using System.Diagnostics;
using System.Globalization;
using TypedDao.Rows;
using TypedDao.Schema;

namespace Acme.Journals.Logfmt;

/// <summary>Takes the fields of a row as pairs of a line; null is no pair.</summary>
internal readonly struct LogfmtFieldWriter(MemoryStream line, long start, LogfmtColumns columns, bool[] isInPath) : IFieldWriter
{
    public void WriteNull(int field)
    {
    }

    public void WriteBool(int field, bool value) => Write(field, value ? "true" : "false");

    public void WriteInt8(int field, sbyte value) => WriteInt64(field, value);

    public void WriteInt16(int field, short value) => WriteInt64(field, value);

    public void WriteInt32(int field, int value) => WriteInt64(field, value);

    public void WriteInt64(int field, long value) => Write(field, value.ToString(CultureInfo.InvariantCulture));

    public void WriteFloat(int field, float value) => Write(field, value.ToString("R", CultureInfo.InvariantCulture));

    public void WriteDouble(int field, double value) => Write(field, value.ToString("R", CultureInfo.InvariantCulture));

    public void WriteDecimal(int field, decimal value) => WriteDecimalText(field, value.ToString(CultureInfo.InvariantCulture));

    public void WriteDecimalText(int field, string value)
    {
        Column column = columns.Schema[field];
        Write(field, ScalarText.Decimal(value, column.Type) ?? throw new InvalidValueException(column.Name, value, $"it is no {column.Type}"));
    }

    public void WriteString(int field, string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        foreach (System.Text.Rune rune in value.EnumerateRunes())
        {
            // Half of a surrogate pair would be written as another text.
            if (rune == System.Text.Rune.ReplacementChar && !value.Contains('\uFFFD', StringComparison.Ordinal))
            {
                throw new InvalidValueException(columns.Schema[field].Name, value, "it is not well-formed Unicode");
            }
        }

        Write(field, value);
    }

    public void WriteUtf8String(int field, Utf8String value) => WriteString(field, value.ToString());

    public void WriteEnum(int field, int value)
    {
        Column column = columns.Schema[field];
        Write(field, value >= 0 && value < column.Type.Values.Count
            ? column.Type.Values[value]
            : throw new InvalidValueException(column.Name, value.ToString(CultureInfo.InvariantCulture), "it is none of the allowed values"));
    }

    public void WriteBytes(int field, ReadOnlyMemory<byte> value) => Write(field, Convert.ToBase64String(value.Span));

    public void WriteUuid(int field, Guid value) => Write(field, value.ToString("D"));

    public void WriteDate(int field, DateOnly value) => Write(field, value.ToString(Form(field, ScalarText.Date), CultureInfo.InvariantCulture));

    public void WriteTime(int field, TimeOnly value) => Write(field, value.ToString(Form(field, ScalarText.Time), CultureInfo.InvariantCulture));

    public void WriteTimestamp(int field, DateTimeOffset value) => Write(field, value.UtcDateTime.ToString(Form(field, ScalarText.Timestamp), CultureInfo.InvariantCulture));

    public void WriteTimestampNtz(int field, DateTime value)
        => Write(field, DateTime.SpecifyKind(value, DateTimeKind.Unspecified).ToString(Form(field, ScalarText.TimestampNtz), CultureInfo.InvariantCulture));

    public void WriteStruct<TStruct, TShape>(int field, TStruct value)
        where TShape : struct, IRowShape<TStruct>
        => throw new UnreachableException();

    public void WriteList<T, TElement>(int field, IReadOnlyList<T> value)
        where TElement : struct, IValueShape<T>
        => throw new UnreachableException();

    public void WriteMap<TKey, TValue, TKeyShape, TValueShape>(int field, IReadOnlyDictionary<TKey, TValue> value)
        where TKey : notnull
        where TKeyShape : struct, IValueShape<TKey>
        where TValueShape : struct, IValueShape<TValue>
        => throw new UnreachableException();

    private string Form(int field, string canonical) => columns.Schema[field].Type.TextFormat ?? canonical;

    private void Write(int field, ReadOnlySpan<char> value)
    {
        if (isInPath[field])
        {
            return;
        }

        if (line.Length > start)
        {
            line.WriteByte((byte)' ');
        }

        line.Write(columns.KeyOf(field));
        line.WriteByte((byte)'=');
        LogfmtText.Write(line, value);
    }
}
