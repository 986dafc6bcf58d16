using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace TypedDao.Codecs.Text;

/// <summary>Decimals as text. What is read has exactly the scale of its column; what does not fit exactly is refused.</summary>
internal static class Decimals
{
    /// <summary>The longest decimal in bytes: sign, zero, point and 38 digits, with what may be written beyond it.</summary>
    public const int MaxLength = 56;

    private static readonly UInt128 DecimalLimit = (UInt128)1 << 96;

    /// <summary>Reads a decimal of at most 28 digits.</summary>
    /// <param name="text">The text, padded.</param>
    /// <param name="length">Its length; anything below 1 is no decimal.</param>
    /// <param name="precision">The digits of the column.</param>
    /// <param name="scale">The digits after the point.</param>
    /// <param name="strict">Whether the grammar is JSON's.</param>
    /// <param name="value">The value.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryRead(ref byte text, int length, int precision, int scale, bool strict, out decimal value)
    {
        int sign = text == '-' ? 1 : 0;
        int whole = length - sign - scale - 1;
        if ((uint)(whole - 1) < 8 && (uint)(scale - 1) < 8
            && TryReadPointed(ref Unsafe.Add(ref text, sign), whole, scale, out ulong unscaled)
            && !(strict && whole > 1 && Unsafe.Add(ref text, sign) == '0')
            && (whole + scale <= precision || unscaled < Digits.Powers[precision]))
        {
            value = DecimalParts.Create(unscaled, scale, sign != 0 & unscaled != 0);
            return true;
        }

        return TryReadAny(ref text, length, precision, scale, strict, out value);
    }

    /// <summary>Reads a decimal of up to 38 digits as an integer in units of the scale.</summary>
    /// <param name="text">The text.</param>
    /// <param name="precision">The digits of the column.</param>
    /// <param name="scale">The digits after the point.</param>
    /// <param name="strict">Whether the grammar is JSON's.</param>
    /// <param name="negative">Whether it is below zero.</param>
    /// <param name="unscaled">The value without its sign.</param>
    public static bool TryReadUnscaled(ReadOnlySpan<byte> text, int precision, int scale, bool strict, out bool negative, out UInt128 unscaled)
    {
        unscaled = 0;
        bool fits = NumberText.TryRead(text, strict, out NumberText number)
            && number.TryScale(scale, out unscaled)
            && (precision == NumberText.MaxDigits || unscaled < NumberText.PowerOfTen(precision));
        negative = number.Negative && unscaled != 0;
        return fits;
    }

    /// <summary>Reads a decimal of up to 38 digits as text with exactly the column's scale.</summary>
    /// <param name="text">The text.</param>
    /// <param name="column">The column.</param>
    /// <param name="strict">Whether the grammar is JSON's.</param>
    /// <param name="value">The value.</param>
    public static bool TryReadText(ReadOnlySpan<byte> text, ReadColumn column, bool strict, [NotNullWhen(true)] out string? value)
    {
        value = null;
        if (!TryReadUnscaled(text, column.Precision, column.Scale, strict, out bool negative, out UInt128 unscaled))
        {
            return false;
        }

        Span<byte> buffer = stackalloc byte[MaxLength + Buffers.OutputBuffer.Padding];
        int length = WriteUnscaled(ref MemoryMarshal.GetReference(buffer), negative, unscaled, column.Scale);
        value = column.Strings.Get(ref MemoryMarshal.GetReference(buffer), length, isAscii: true);
        return true;
    }

    /// <summary>Writes a decimal with exactly the column's scale; <see cref="MaxLength"/> bytes are at hand.</summary>
    /// <returns>The number of bytes; -1 where the value does not fit exactly.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Write(ref byte destination, decimal value, int precision, int scale)
    {
        DecimalParts parts = DecimalParts.Of(ref value);
        if (parts.IsSmall(scale) && parts.Low < 100_000_000 && (uint)(scale - 1) < 7 && (precision >= 8 || parts.Low < Digits.Powers[precision]))
        {
            destination = (byte)'-';
            int sign = parts.IsNegative & parts.Low != 0 ? 1 : 0;
            return sign + Digits.WritePointed(ref Unsafe.Add(ref destination, sign), (uint)parts.Low, scale);
        }

        return WriteLarger(ref destination, parts, precision, scale);
    }

    /// <summary>Writes a decimal that is given as text, with exactly the column's scale; <see cref="MaxLength"/> bytes are at hand.</summary>
    /// <returns>The number of bytes; -1 where the text is no decimal or does not fit exactly.</returns>
    public static int WriteText(ref byte destination, string value, int precision, int scale)
    {
        Span<byte> text = stackalloc byte[128];
        return System.Text.Encoding.UTF8.TryGetBytes(value, text, out int length)
            && TryReadUnscaled(text[..length], precision, scale, strict: false, out bool negative, out UInt128 unscaled)
            ? WriteUnscaled(ref destination, negative, unscaled, scale)
            : -1;
    }

    /// <summary>Writes a decimal given in units of the scale.</summary>
    /// <returns>The number of bytes.</returns>
    public static int WriteUnscaled(ref byte destination, bool negative, UInt128 unscaled, int scale)
    {
        int length = 0;
        if (negative)
        {
            destination = (byte)'-';
            length = 1;
        }

        (UInt128 whole, UInt128 fraction) = UInt128.DivRem(unscaled, NumberText.PowerOfTen(scale));
        length += WriteWhole(ref Unsafe.Add(ref destination, length), whole);
        if (scale > 0)
        {
            Unsafe.Add(ref destination, length++) = (byte)'.';
            int high = Math.Max(0, scale - 19);
            (UInt128 first, UInt128 last) = UInt128.DivRem(fraction, NumberText.PowerOfTen(scale - high));
            Digits.WritePadded(ref Unsafe.Add(ref destination, length), (ulong)first, high);
            Digits.WritePadded(ref Unsafe.Add(ref destination, length + high), (ulong)last, scale - high);
            length += scale;
        }

        return length;
    }

    private static int WriteLarger(ref byte destination, DecimalParts parts, int precision, int scale)
        => parts.IsSmall(scale) && scale < 10 && precision <= 19 && parts.Low < Digits.Powers[precision]
            ? WriteUnscaled(ref destination, parts.IsNegative && parts.Low != 0, parts.Low, scale)
            : WriteAny(ref destination, parts, precision, scale);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int WriteUnscaled(ref byte destination, bool negative, ulong unscaled, int scale)
    {
        int length = 0;
        if (negative)
        {
            destination = (byte)'-';
            length = 1;
        }

        (ulong whole, ulong fraction) = Math.DivRem(unscaled, Digits.Powers[scale]);
        length += Digits.Write(ref Unsafe.Add(ref destination, length), whole);
        if (scale > 0)
        {
            Unsafe.Add(ref destination, length++) = (byte)'.';
            Digits.WritePadded(ref Unsafe.Add(ref destination, length), fraction, scale);
        }

        return length + scale;
    }

    // Digits on both sides of a point that stands where the scale says: the text without its point is one or two runs of eight.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryReadPointed(ref byte text, int whole, int scale, out ulong unscaled)
    {
        int count = whole + scale;
        bool pointed = Unsafe.Add(ref text, whole) == '.';
        if (count <= 8)
        {
            ulong before = (1UL << (8 * whole)) - 1;
            bool digits = Digits.TryRead((Digits.Load(ref text, 0) & before) | (Digits.Load(ref text, 1) & ~before), count, out uint small);
            unscaled = small;
            return digits & pointed;
        }

        ulong behind = ulong.MaxValue << (8 * (8 - scale));
        bool high = Digits.TryRead(Digits.Load(ref text, 0), count - 8, out uint first);
        bool low = Digits.TryRead((Digits.Load(ref text, count - 7) & behind) | (Digits.Load(ref text, count - 8) & ~behind), 8, out uint second);
        unscaled = ((ulong)first * 100_000_000) + second;
        return high & low & pointed;
    }

    private static bool TryReadAny(ref byte text, int length, int precision, int scale, bool strict, out decimal value)
    {
        if (length > 0
            && TryReadUnscaled(MemoryMarshal.CreateReadOnlySpan(ref text, length), precision, scale, strict, out bool negative, out UInt128 unscaled)
            && unscaled < DecimalLimit && scale <= 28)
        {
            value = new decimal((int)(uint)unscaled, (int)(uint)(unscaled >> 32), (int)(uint)(unscaled >> 64), negative, (byte)scale);
            return true;
        }

        value = 0;
        return false;
    }

    private static int WriteAny(ref byte destination, DecimalParts parts, int precision, int scale)
    {
        var number = new NumberText(parts.IsNegative, new UInt128(parts.High, parts.Low), -parts.Scale);
        return number.TryScale(scale, out UInt128 unscaled) && (precision == NumberText.MaxDigits || unscaled < NumberText.PowerOfTen(precision))
            ? WriteUnscaled(ref destination, number.Negative && unscaled != 0, unscaled, scale)
            : -1;
    }

    private static int WriteWhole(ref byte destination, UInt128 value)
    {
        if (value <= ulong.MaxValue)
        {
            return Digits.Write(ref destination, (ulong)value);
        }

        (UInt128 high, UInt128 low) = UInt128.DivRem(value, NumberText.PowerOfTen(18));
        int length = WriteWhole(ref destination, high);
        Digits.WritePadded(ref Unsafe.Add(ref destination, length), (ulong)low, 18);
        return length + 18;
    }
}
