using System.Buffers;
using System.Globalization;
using System.Text;

namespace TypedDao.Codecs.Text;

/// <summary>Binary floating-point numbers as text: shortest digits that read back as the same value, <c>-0.0</c> kept.</summary>
internal static class Floats
{
    /// <summary>The longest number in bytes.</summary>
    public const int MaxLength = 32;

    private const NumberStyles Styles = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    private static readonly SearchValues<byte> NumberBytes = SearchValues.Create("0123456789+-.eE"u8);

    // 10^22 is the last power of ten that a double holds exactly; with a mantissa below 2^53 one operation rounds once.
    private static readonly double[] DoublePowers =
        [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22];

    private static readonly float[] FloatPowers = [1e0f, 1e1f, 1e2f, 1e3f, 1e4f, 1e5f, 1e6f, 1e7f, 1e8f, 1e9f, 1e10f];

    /// <summary>Reads a finite double; too large a number is none.</summary>
    /// <param name="text">The text.</param>
    /// <param name="strict">Whether the grammar is JSON's.</param>
    /// <param name="value">The value.</param>
    public static bool TryRead(ReadOnlySpan<byte> text, bool strict, out double value)
    {
        if (TryScan(text, strict, out bool negative, out ulong mantissa, out int exponent) && mantissa <= 1UL << 53 && Math.Abs(exponent) <= 22)
        {
            value = exponent < 0 ? mantissa / DoublePowers[-exponent] : mantissa * DoublePowers[exponent];
            value = negative ? -value : value;
            return true;
        }

        return IsNumber(text, strict) && double.TryParse(text, Styles, CultureInfo.InvariantCulture, out value) && double.IsFinite(value)
            || Fail(out value);
    }

    /// <summary>Reads a finite float; too large a number is none.</summary>
    /// <param name="text">The text.</param>
    /// <param name="strict">Whether the grammar is JSON's.</param>
    /// <param name="value">The value.</param>
    public static bool TryRead(ReadOnlySpan<byte> text, bool strict, out float value)
    {
        if (TryScan(text, strict, out bool negative, out ulong mantissa, out int exponent) && mantissa <= 1UL << 24 && Math.Abs(exponent) <= 10)
        {
            value = exponent < 0 ? mantissa / FloatPowers[-exponent] : mantissa * FloatPowers[exponent];
            value = negative ? -value : value;
            return true;
        }

        return IsNumber(text, strict) && float.TryParse(text, Styles, CultureInfo.InvariantCulture, out value) && float.IsFinite(value)
            || Fail(out value);
    }

    /// <summary>Reads NaN and the infinities.</summary>
    /// <param name="text">The text.</param>
    /// <param name="exact">Whether only the forms are taken that are written; otherwise case does not matter and <c>inf</c> will do.</param>
    /// <param name="value">The value.</param>
    public static bool TryReadWord(ReadOnlySpan<byte> text, bool exact, out double value)
    {
        bool negative = text.Length > 0 && text[0] == '-';
        ReadOnlySpan<byte> word = text.Length > 0 && (negative || (text[0] == '+' && !exact)) ? text[1..] : text;
        if (Is(word, "NaN"u8, exact) && (!exact || !negative))
        {
            value = double.NaN;
            return true;
        }

        value = negative ? double.NegativeInfinity : double.PositiveInfinity;
        return Is(word, "Infinity"u8, exact) || (!exact && Is(word, "inf"u8, exact));

        static bool Is(ReadOnlySpan<byte> text, ReadOnlySpan<byte> word, bool exact)
            => exact ? text.SequenceEqual(word) : Ascii.EqualsIgnoreCase(text, word);
    }

    /// <summary>Writes a finite double; <see cref="MaxLength"/> bytes are at hand.</summary>
    /// <returns>The number of bytes.</returns>
    public static int Write(Span<byte> destination, double value)
    {
        if (value == 0 && double.IsNegative(value))
        {
            "-0.0"u8.CopyTo(destination);
            return 4;
        }

        _ = value.TryFormat(destination, out int written, default, CultureInfo.InvariantCulture);
        return written;
    }

    /// <summary>Writes NaN or an infinity.</summary>
    /// <returns>The number of bytes.</returns>
    public static int WriteWord(Span<byte> destination, double value)
    {
        ReadOnlySpan<byte> word = double.IsNaN(value) ? "NaN"u8 : value > 0 ? "Infinity"u8 : "-Infinity"u8;
        word.CopyTo(destination);
        return word.Length;
    }

    /// <summary>Writes a finite float; <see cref="MaxLength"/> bytes are at hand.</summary>
    /// <returns>The number of bytes.</returns>
    public static int Write(Span<byte> destination, float value)
    {
        if (value == 0 && float.IsNegative(value))
        {
            "-0.0"u8.CopyTo(destination);
            return 4;
        }

        _ = value.TryFormat(destination, out int written, default, CultureInfo.InvariantCulture);
        return written;
    }

    // Digits with an optional point and no exponent: nearly every number there is.
    private static bool TryScan(ReadOnlySpan<byte> text, bool strict, out bool negative, out ulong mantissa, out int exponent)
    {
        mantissa = 0;
        exponent = 0;
        negative = text.Length > 0 && text[0] == '-';
        int start = negative ? 1 : 0;
        if ((uint)(text.Length - start - 1) > 17)
        {
            return false;
        }

        int point = -1;
        for (int i = start; i < text.Length; i++)
        {
            uint digit = (uint)(text[i] - '0');
            if (digit <= 9)
            {
                mantissa = (mantissa * 10) + digit;
            }
            else if (text[i] == '.' && point < 0)
            {
                point = i;
            }
            else
            {
                return false;
            }
        }

        exponent = point < 0 ? 0 : point + 1 - text.Length;
        int whole = (point < 0 ? text.Length : point) - start;
        return whole > 0 && (point < 0 || exponent < 0) && !(strict && whole > 1 && text[start] == '0');
    }

    private static bool IsNumber(ReadOnlySpan<byte> text, bool strict)
        => !text.ContainsAnyExcept(NumberBytes) && (!strict || JsonNumbers.IsNumber(text));

    private static bool Fail(out double value)
    {
        value = 0;
        return false;
    }

    private static bool Fail(out float value)
    {
        value = 0;
        return false;
    }
}
