using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using TypedDao.Postgres.Types;
using TypedDao.Rows;
using TypedDao.Schema;
using TypedDao.Sql.Json;
using TypedDao.Sql.Values;

namespace TypedDao.Postgres.Writing;

/// <summary>
/// Writes fields in the binary form of <c>COPY</c>, each as its length and its bytes (PostgreSQL, "COPY", section "Binary Format"): those of a row, or
/// the elements of an array.
/// </summary>
/// <param name="buffer">Takes the bytes.</param>
/// <param name="fields">The columns.</param>
internal readonly struct CopyFieldWriter(CopyBuffer buffer, CopyFields fields) : IFieldWriter
{
    private const int MostCharacters = 300_000_000;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public void WriteNull(int field) => buffer.AddInt32(-1);

    public void WriteBool(int field, bool value) => Field(1)[0] = value ? (byte)1 : (byte)0;

    public void WriteInt8(int field, sbyte value) => WriteInt16(field, value);

    public void WriteInt16(int field, short value) => BinaryPrimitives.WriteInt16BigEndian(Field(sizeof(short)), value);

    public void WriteInt32(int field, int value) => BinaryPrimitives.WriteInt32BigEndian(Field(sizeof(int)), value);

    public void WriteInt64(int field, long value) => BinaryPrimitives.WriteInt64BigEndian(Field(sizeof(long)), value);

    public void WriteFloat(int field, float value) => BinaryPrimitives.WriteSingleBigEndian(Field(sizeof(float)), value);

    public void WriteDouble(int field, double value) => BinaryPrimitives.WriteDoubleBigEndian(Field(sizeof(double)), value);

    public void WriteDecimal(int field, decimal value)
    {
        ColumnType type = fields.TypeOf(field);
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        ulong low = ((ulong)(uint)bits[1] << 32) | (uint)bits[0];
        int scale = (bits[3] >> 16) & 0xFF;
        if (bits[2] == 0 && scale <= type.Scale && low < Powers.Of64(type.Precision - type.Scale + scale))
        {
            WriteNumber(low, scale, bits[3] < 0, type.Scale);
            return;
        }

        var mantissa = new UInt128((uint)bits[2], low);
        for (; scale > type.Scale; scale--)
        {
            (mantissa, UInt128 digit) = UInt128.DivRem(mantissa, 10);
            if (digit != 0)
            {
                throw DoesNotFit(field, value.ToString(CultureInfo.InvariantCulture));
            }
        }

        if (mantissa >= Powers.Of(type.Precision - type.Scale + scale))
        {
            throw DoesNotFit(field, value.ToString(CultureInfo.InvariantCulture));
        }

        WriteNumber(mantissa, scale, bits[3] < 0, type.Scale);
    }

    public void WriteDecimalText(int field, string value)
    {
        ColumnType type = fields.TypeOf(field);
        string text = DecimalText.Fit(value, type.Precision, type.Scale) ?? throw DoesNotFit(field, value);
        UInt128 mantissa = UInt128.Parse(text.Replace(".", string.Empty, StringComparison.Ordinal).TrimStart('-'), NumberStyles.None, CultureInfo.InvariantCulture);
        WriteNumber(mantissa, type.Scale, text[0] == '-', type.Scale);
    }

    public void WriteString(int field, string value)
    {
        if (value is null)
        {
            throw new InvalidValueException(fields.NameOf(field), "null", "it is not nullable");
        }

        if (value.Length > MostCharacters)
        {
            throw new InvalidValueException(fields.NameOf(field), value[..100] + "…", "it is longer than a value can be");
        }

        int start = buffer.Length;
        Span<byte> room = buffer.GetSpan(sizeof(int) + Strict.GetMaxByteCount(value.Length))[sizeof(int)..];
        int size;
        try
        {
            size = Strict.GetBytes(value, room);
        }
        catch (EncoderFallbackException)
        {
            TextRules.Check(fields.NameOf(field), value);
            throw;
        }

        if (room[..size].Contains((byte)0))
        {
            throw TextRules.Zero(fields.NameOf(field), value);
        }

        fields.CheckLength(field, value);
        buffer.Advance(sizeof(int) + size);
        buffer.EndField(start);
    }

    public void WriteUtf8String(int field, Utf8String value)
    {
        ReadOnlySpan<byte> bytes = value.Span;
        if (bytes.Contains((byte)0) || fields.HasLengths)
        {
            // Says what is wrong, or that nothing is.
            WriteString(field, value.ToString());
            return;
        }

        bytes.CopyTo(Field(bytes.Length));
    }

    public void WriteEnum(int field, int value) => WriteString(field, TextRules.EnumText(fields.NameOf(field), fields.TypeOf(field), value));

    public void WriteBytes(int field, ReadOnlyMemory<byte> value) => value.Span.CopyTo(Field(value.Length));

    public void WriteUuid(int field, Guid value) => value.TryWriteBytes(Field(16), bigEndian: true, out _);

    public void WriteDate(int field, DateOnly value) => WriteInt32(field, value.DayNumber - PostgresTime.FirstDay);

    public void WriteTime(int field, TimeOnly value)
    {
        CheckTicks(field, value.Ticks, value.ToString("O", CultureInfo.InvariantCulture));
        WriteInt64(field, value.Ticks / TimeSpan.TicksPerMicrosecond);
    }

    public void WriteTimestamp(int field, DateTimeOffset value)
    {
        long ticks = value.UtcTicks;
        CheckTicks(field, ticks, value.UtcDateTime.ToString("O", CultureInfo.InvariantCulture));
        WriteInt64(field, PostgresTime.Microseconds(ticks));
    }

    public void WriteTimestampNtz(int field, DateTime value)
    {
        CheckTicks(field, value.Ticks, DateTime.SpecifyKind(value, DateTimeKind.Unspecified).ToString("O", CultureInfo.InvariantCulture));
        WriteInt64(field, PostgresTime.Microseconds(value.Ticks));
    }

    public void WriteStruct<TStruct, TShape>(int field, TStruct value)
        where TShape : struct, IRowShape<TStruct>
    {
        JsonFieldWriter writer = BeginDocument(field, out int start);
        writer.WriteStruct<TStruct, TShape>(0, value);
        EndDocument(start);
    }

    public void WriteList<T, TElement>(int field, IReadOnlyList<T> value)
        where TElement : struct, IValueShape<T>
    {
        ColumnType type = fields.TypeOf(field);
        if (!PostgresType.IsArray(type))
        {
            JsonFieldWriter writer = BeginDocument(field, out int begin);
            writer.WriteList<T, TElement>(0, value);
            EndDocument(begin);
            return;
        }

        int start = buffer.Length;
        buffer.AddInt32(0);
        buffer.AddInt32(value.Count == 0 ? 0 : 1);
        buffer.AddInt32(type.Element!.IsNullable ? 1 : 0);
        buffer.AddInt32((int)PostgresType.Of(type.Element.Kind).Oid);
        if (value.Count > 0)
        {
            buffer.AddInt32(value.Count);
            buffer.AddInt32(1);
            var writer = new CopyFieldWriter(buffer, fields.ElementsOf(field));
            foreach (T element in value)
            {
                TElement.Write(ref writer, field, element);
            }
        }

        buffer.EndField(start);
    }

    public void WriteMap<TKey, TValue, TKeyShape, TValueShape>(int field, IReadOnlyDictionary<TKey, TValue> value)
        where TKey : notnull
        where TKeyShape : struct, IValueShape<TKey>
        where TValueShape : struct, IValueShape<TValue>
    {
        JsonFieldWriter writer = BeginDocument(field, out int start);
        writer.WriteMap<TKey, TValue, TKeyShape, TValueShape>(0, value);
        EndDocument(start);
    }

    private Span<byte> Field(int size)
    {
        Span<byte> field = buffer.Add(sizeof(int) + size);
        BinaryPrimitives.WriteInt32BigEndian(field, size);
        return field[sizeof(int)..];
    }

    private void WriteNumber(UInt128 mantissa, int scale, bool isNegative, int shownScale)
    {
        int start = buffer.Length;
        Span<byte> room = buffer.GetSpan(sizeof(int) + Numeric.MostBytes);
        buffer.Advance(sizeof(int) + Numeric.Encode(mantissa, scale, isNegative, shownScale, room[sizeof(int)..]));
        buffer.EndField(start);
    }

    private JsonFieldWriter BeginDocument(int field, out int start)
    {
        start = buffer.Length;
        buffer.AddInt32(0);
        buffer.Add(1)[0] = 1;
        return new JsonFieldWriter(buffer.BeginJson(), null, fields.TypeOf(field), fields.NameOf(field));
    }

    private void EndDocument(int start)
    {
        buffer.EndJson();
        buffer.EndField(start);
    }

    private void CheckTicks(int field, long ticks, string shown)
    {
        if (ticks % TimeSpan.TicksPerMicrosecond != 0)
        {
            throw new InvalidValueException(fields.NameOf(field), shown, "PostgreSQL keeps whole microseconds") { Cure = "Round it to microseconds." };
        }
    }

    private InvalidValueException DoesNotFit(int field, string value)
        => new(fields.NameOf(field), value, $"it does not fit {fields.TypeOf(field)} without rounding");
}
