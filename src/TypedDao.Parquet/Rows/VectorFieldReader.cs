using System.Numerics;
using System.Runtime.CompilerServices;
using TypedDao.Parquet.Schema;
using TypedDao.Parquet.Text;
using TypedDao.Parquet.Vectors;
using TypedDao.Rows;

namespace TypedDao.Parquet.Rows;

/// <summary>Hands the values of one row, or of one element, to a shape.</summary>
/// <remarks>The arrays of a field whose value the path gives are empty, so that one comparison keeps within an array and finds such fields.</remarks>
/// <param name="fields">The columns, with the values of the batch.</param>
/// <param name="fault">Takes the first value that cannot be read.</param>
internal partial struct VectorFieldReader(RowField[] fields, RowFault fault) : IFieldReader
{
    /// <summary>The row, or the element.</summary>
    public int Slot { get; set; }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly bool IsNull(int field) => fields[field].IsNull(Slot);

    /// <inheritdoc/>
    public readonly bool ReadBool(int field)
    {
        RowField from = fields[field];
        return from.Constant is { } constant ? constant.Integer != 0 : from.Bools[Slot] != 0;
    }

    /// <inheritdoc/>
    public readonly sbyte ReadInt8(int field) => (sbyte)ReadSmall(field);

    /// <inheritdoc/>
    public readonly short ReadInt16(int field) => (short)ReadSmall(field);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly int ReadInt32(int field)
    {
        RowField from = fields[field];
        int[] values = from.Int32s;
        return (uint)Slot < (uint)values.Length ? values[Slot] : (int)from.RequireConstant().Integer;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly long ReadInt64(int field)
    {
        RowField from = fields[field];
        long[] values = from.Int64s;
        return (uint)Slot < (uint)values.Length ? values[Slot] : from.RequireConstant().Integer;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly float ReadFloat(int field)
    {
        RowField from = fields[field];
        float[] values = from.Floats;
        return (uint)Slot < (uint)values.Length ? values[Slot] : (float)from.RequireConstant().Double;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly double ReadDouble(int field)
    {
        RowField from = fields[field];
        double[] values = from.Doubles;
        return (uint)Slot < (uint)values.Length ? values[Slot] : from.RequireConstant().Double;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly decimal ReadDecimal(int field)
    {
        RowField from = fields[field];
        long[] values = from.Unscaled;
        return (uint)Slot < (uint)values.Length ? ToDecimal(values[Slot], from.FileScale) : ReadWideDecimal(from);
    }

    /// <inheritdoc/>
    public readonly string ReadDecimalText(int field)
    {
        RowField from = fields[field];
        if (from.Constant is { } constant)
        {
            return constant.Text;
        }

        BigInteger unscaled = (BigInteger)Unscaled(from) * BigInteger.Pow(10, from.Type.Scale - from.FileScale);
        return DecimalText.Format(unscaled, from.Type.Scale);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly string ReadString(int field)
    {
        RowField from = fields[field];
        int[] entries = from.Entries;
        return (uint)Slot < (uint)entries.Length && from.Texts[entries[Slot]] is { } text ? text : ReadOtherString(from);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly Utf8String ReadUtf8String(int field)
    {
        RowField from = fields[field];
        return from.Block is { } block ? block[PlaceIn(from)] : ReadOtherUtf8String(from);
    }

    /// <inheritdoc/>
    public readonly int ReadEnum(int field)
    {
        RowField from = fields[field];
        if (from.Constant is { } constant)
        {
            return (int)constant.Integer;
        }

        ReadOnlySpan<byte> value = from.Binary![Slot];
        for (int i = 0; i < from.Type.Values.Count; i++)
        {
            if (Utf8Text.Equals(value, from.Type.Values[i]))
            {
                return i;
            }
        }

        if (!from.Type.UnknownIsNull)
        {
            fault.Set(from, System.Text.Encoding.UTF8.GetString(value));
        }

        return -1;
    }

    /// <inheritdoc/>
    public readonly ReadOnlyMemory<byte> ReadBytes(int field) => fields[field].Binary![Slot].ToArray();

    /// <inheritdoc/>
    public readonly Guid ReadUuid(int field)
    {
        RowField from = fields[field];
        if (from.Constant is { } constant)
        {
            return constant.Uuid;
        }

        // Empty where null is forbidden and the row is bad already.
        ReadOnlySpan<byte> bytes = from.Binary![Slot];
        return bytes.IsEmpty ? default : new Guid(bytes, bigEndian: true);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly DateOnly ReadDate(int field)
    {
        RowField from = fields[field];
        int[] days = from.Int32s;
        if ((uint)Slot >= (uint)days.Length)
        {
            return DateOnly.FromDateTime(from.RequireConstant().Moment);
        }

        int day = days[Slot] + Epoch.Day;
        return (uint)day <= (uint)DateOnly.MaxValue.DayNumber ? DateOnly.FromDayNumber(day) : RefuseDate(from);
    }

    /// <inheritdoc/>
    public readonly TimeOnly ReadTime(int field) => new(Ticks(fields[field]));

    /// <inheritdoc/>
    public readonly DateTimeOffset ReadTimestamp(int field)
    {
        RowField from = fields[field];
        return new DateTimeOffset(from.Constant is { } constant ? constant.Moment.Ticks : Ticks(from), TimeSpan.Zero);
    }

    /// <inheritdoc/>
    public readonly DateTime ReadTimestampNtz(int field)
    {
        RowField from = fields[field];
        return from.Constant is { } constant ? constant.Moment : new DateTime(Ticks(from));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static decimal ToDecimal(long unscaled, int scale)
    {
        long sign = unscaled >> 63;
        ulong digits = (ulong)((unscaled ^ sign) - sign);
        return new decimal((int)digits, (int)(digits >> 32), 0, sign != 0, (byte)scale);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private readonly decimal ReadWideDecimal(RowField from)
    {
        if (from.Constant is { } constant)
        {
            return constant.Decimal;
        }

        Int128 unscaled = Unscaled(from);
        UInt128 digits = (UInt128)Int128.Abs(unscaled);
        if (digits >> 96 != 0)
        {
            fault.Set(from, DecimalText.Format((BigInteger)unscaled, from.FileScale));
            return 0;
        }

        return new decimal((int)(uint)digits, (int)(uint)(digits >> 32), (int)(uint)(digits >> 64), unscaled < 0, (byte)from.FileScale);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private readonly string ReadOtherString(RowField from)
    {
        if (from.Constant is { } constant)
        {
            return constant.Text;
        }

        if (from.Binary!.Text(Slot) is { } text)
        {
            return text;
        }

        RefuseText(from);
        return string.Empty;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly int PlaceIn(RowField from)
    {
        int[] entries = from.Entries;
        return (uint)Slot < (uint)entries.Length ? entries[Slot] : Slot;
    }

    // The first of the batch, or one of a batch that has no block.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private readonly Utf8String ReadOtherUtf8String(RowField from)
    {
        if (from.Constant is { } constant)
        {
            return constant.Utf8Text;
        }

        if (from.Share() is { } block)
        {
            return block[PlaceIn(from)];
        }

        ReadOnlySpan<byte> value = from.Binary![Slot];
        if (System.Text.Unicode.Utf8.IsValid(value))
        {
            return new Utf8String(value);
        }

        RefuseText(from);
        return default;
    }

    private readonly void RefuseText(RowField from)
        => fault.Set(from, Convert.ToHexString(from.Binary![Slot]), "expected text in UTF-8");

    [MethodImpl(MethodImplOptions.NoInlining)]
    private readonly DateOnly RefuseDate(RowField from)
    {
        fault.Set(from, Moments.Date(from.Int32s[Slot]));
        return default;
    }

    private readonly int ReadSmall(int field)
    {
        RowField from = fields[field];
        if (from.Constant is { } constant)
        {
            return (int)constant.Integer;
        }

        // Annotated as narrower than it is stored.
        int value = from.Int32s[Slot];
        if (!Codecs.Text.IntegerRange.Contains(from.Type.Kind, value))
        {
            fault.Set(from, value.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }

        return value;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly long Ticks(RowField from)
    {
        long ticks = from.Int64s[Slot];
        return ticks >= 0 ? ticks : RefuseTicks(from);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private readonly long RefuseTicks(RowField from)
    {
        string bounds = from.Type.Kind == TypedDao.Schema.ColumnKind.Time ? "a day" : "the years 1 to 9999";
        fault.Set(from, JsonText.Of(from.Vector!, Slot).Trim('"'), $"expected {from.Type.ToString().TrimEnd('?')} within {bounds}, in steps of 100 ns");
        return 0;
    }

    private readonly Int128 Unscaled(RowField from)
    {
        if (from.IsInteger)
        {
            return from.IsUnsigned ? (ulong)from.Int64s[Slot] : from.Int64s[Slot];
        }

        ReadOnlySpan<byte> bytes = from.Binary![Slot];
        var value = new BigInteger(bytes, isUnsigned: false, isBigEndian: true);
        if (value < (BigInteger)Int128.MinValue || value > (BigInteger)Int128.MaxValue)
        {
            fault.Set(from, DecimalText.Format(value, from.FileScale));
            return 0;
        }

        return (Int128)value;
    }
}
