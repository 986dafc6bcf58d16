using System.Numerics;
using TypedDao.Parquet.Schema;
using TypedDao.Parquet.Text;
using TypedDao.Parquet.Vectors;
using TypedDao.Rows;

namespace TypedDao.Parquet.Rows;

/// <summary>Hands the values of one row, or of one element, to a shape.</summary>
/// <param name="fields">The columns, with the values of the batch.</param>
/// <param name="fault">Takes the first value that cannot be read.</param>
internal partial struct VectorFieldReader(RowField[] fields, RowFault fault) : IFieldReader
{
    /// <summary>The row, or the element.</summary>
    public int Slot { get; set; }

    /// <inheritdoc/>
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
    public readonly int ReadInt32(int field)
    {
        RowField from = fields[field];
        return from.Constant is { } constant ? (int)constant.Integer : from.Int32s[Slot];
    }

    /// <inheritdoc/>
    public readonly long ReadInt64(int field)
    {
        RowField from = fields[field];
        return from.Constant is { } constant ? constant.Integer : from.Int64s[Slot];
    }

    /// <inheritdoc/>
    public readonly float ReadFloat(int field)
    {
        RowField from = fields[field];
        return from.Constant is { } constant ? (float)constant.Double : from.Floats[Slot];
    }

    /// <inheritdoc/>
    public readonly double ReadDouble(int field)
    {
        RowField from = fields[field];
        return from.Constant is { } constant ? constant.Double : from.Doubles[Slot];
    }

    /// <inheritdoc/>
    public readonly decimal ReadDecimal(int field)
    {
        RowField from = fields[field];
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
    public readonly string ReadString(int field)
    {
        RowField from = fields[field];
        if (from.Constant is { } constant)
        {
            return constant.Text;
        }

        if (from.Binary!.Text(Slot) is { } text)
        {
            return text;
        }

        fault.Set(from, Convert.ToHexString(from.Binary[Slot]), "expected text in UTF-8");
        return string.Empty;
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
    public readonly DateOnly ReadDate(int field)
    {
        RowField from = fields[field];
        if (from.Constant is { } constant)
        {
            return DateOnly.FromDateTime(constant.Moment);
        }

        int days = from.Int32s[Slot];
        if (days >= -Epoch.Day && days <= DateOnly.MaxValue.DayNumber - Epoch.Day)
        {
            return DateOnly.FromDayNumber(days + Epoch.Day);
        }

        fault.Set(from, Moments.Date(days));
        return default;
    }

    /// <inheritdoc/>
    public readonly TimeOnly ReadTime(int field) => new(Ticks(fields[field]));

    /// <inheritdoc/>
    public readonly DateTimeOffset ReadTimestamp(int field)
    {
        RowField from = fields[field];
        return new DateTimeOffset(from.Constant?.Moment.Ticks ?? Ticks(from), TimeSpan.Zero);
    }

    /// <inheritdoc/>
    public readonly DateTime ReadTimestampNtz(int field)
    {
        RowField from = fields[field];
        return from.Constant?.Moment ?? new DateTime(Ticks(from));
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

    private readonly long Ticks(RowField from)
    {
        long ticks = from.Int64s[Slot];
        if (ticks >= 0)
        {
            return ticks;
        }

        fault.Set(from, JsonText.Of(from.Vector!, Slot).Trim('"'), $"expected {from.Type.ToString().TrimEnd('?')} within the years 1 to 9999, in steps of 100 ns");
        return 0;
    }

    private readonly Int128 Unscaled(RowField from)
    {
        if (from.Vector!.Column.Type!.Physical is Metadata.PhysicalType.Int32 or Metadata.PhysicalType.Int64)
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
