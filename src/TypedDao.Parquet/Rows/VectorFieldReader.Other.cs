using System.Numerics;
using System.Runtime.CompilerServices;
using TypedDao.Parquet.Text;
using TypedDao.Parquet.Vectors;

namespace TypedDao.Parquet.Rows;

/// <content>Values that are rare, and the others where they are the path's, in another form, or wrong.</content>
internal partial struct VectorFieldReader
{
    private static bool Bool(RowField from, int slot) => from.Constant is { } constant ? constant.Integer != 0 : from.Bools[slot] != 0;

    private static string DecimalOfAnyScale(RowField from, int slot, RowFault fault)
    {
        if (from.Constant is { } constant)
        {
            return constant.Text;
        }

        BigInteger unscaled = (BigInteger)Unscaled(from, slot, fault) * BigInteger.Pow(10, from.Type.Scale - from.FileScale);
        return DecimalText.Format(unscaled, from.Type.Scale);
    }

    private static int Enum(RowField from, int slot, RowFault fault)
    {
        if (from.Constant is { } constant)
        {
            return (int)constant.Integer;
        }

        ReadOnlySpan<byte> value = from.Binary![slot];
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

    private static Guid Uuid(RowField from, int slot)
    {
        if (from.Constant is { } constant)
        {
            return constant.Uuid;
        }

        // Empty where null is forbidden and the row is bad already.
        ReadOnlySpan<byte> bytes = from.Binary![slot];
        return bytes.IsEmpty ? default : new Guid(bytes, bigEndian: true);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static decimal WideDecimal(RowField from, int slot, RowFault fault)
    {
        if (from.Constant is { } constant)
        {
            return constant.Decimal;
        }

        Int128 unscaled = Unscaled(from, slot, fault);
        UInt128 digits = (UInt128)Int128.Abs(unscaled);
        if (digits >> 96 != 0)
        {
            fault.Set(from, DecimalText.Format((BigInteger)unscaled, from.FileScale));
            return 0;
        }

        return new decimal((int)(uint)digits, (int)(uint)(digits >> 32), (int)(uint)(digits >> 64), unscaled < 0, (byte)from.FileScale);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static string OtherString(RowField from, int slot, RowFault fault)
    {
        if (from.Constant is { } constant)
        {
            return constant.Text;
        }

        if (from.Binary!.Text(slot) is { } text)
        {
            return text;
        }

        RefuseText(from, slot, fault);
        return string.Empty;
    }

    // The first of the batch, or one of a batch that has no block.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Utf8String OtherUtf8String(ref readonly FieldValues values, int slot, RowFault fault)
    {
        RowField from = values.Field;
        if (from.Constant is { } constant)
        {
            return constant.Utf8Text;
        }

        if (from.TryShare() && TrySlice(in values, slot, out Utf8String text))
        {
            return text;
        }

        ReadOnlySpan<byte> value = from.Binary![slot];
        if (System.Text.Unicode.Utf8.IsValid(value))
        {
            return new Utf8String(value);
        }

        RefuseText(from, slot, fault);
        return default;
    }

    private static void RefuseText(RowField from, int slot, RowFault fault)
        => fault.Set(from, Convert.ToHexString(from.Binary![slot]), "expected text in UTF-8");

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static DateOnly OtherDate(RowField from, int slot, RowFault fault)
    {
        if (from.Int32s.Length == 0)
        {
            return DateOnly.FromDateTime(from.RequireConstant().Moment);
        }

        fault.Set(from, Moments.Date(from.Int32s[slot]));
        return default;
    }

    private static int Small(RowField from, int slot, RowFault fault)
    {
        if (from.Constant is { } constant)
        {
            return (int)constant.Integer;
        }

        // Annotated as narrower than it is stored.
        int value = from.Int32s[slot];
        if (!Codecs.Text.IntegerRange.Contains(from.Type.Kind, value))
        {
            fault.Set(from, value.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }

        return value;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static long OtherTicks(RowField from, int slot, RowFault fault)
    {
        if (from.Int64s.Length == 0)
        {
            return from.RequireConstant().Moment.Ticks;
        }

        string bounds = from.Type.Kind == TypedDao.Schema.ColumnKind.Time ? "a day" : "the years 1 to 9999";
        fault.Set(from, JsonText.Of(from.Vector!, slot).Trim('"'), $"expected {from.Type.ToString().TrimEnd('?')} within {bounds}, in steps of 100 ns");
        return 0;
    }

    private static Int128 Unscaled(RowField from, int slot, RowFault fault)
    {
        if (from.IsInteger)
        {
            return from.IsUnsigned ? (ulong)from.Int64s[slot] : from.Int64s[slot];
        }

        ReadOnlySpan<byte> bytes = from.Binary![slot];
        var value = new BigInteger(bytes, isUnsigned: false, isBigEndian: true);
        if (value < (BigInteger)Int128.MinValue || value > (BigInteger)Int128.MaxValue)
        {
            fault.Set(from, DecimalText.Format(value, from.FileScale));
            return 0;
        }

        return (Int128)value;
    }
}
