namespace TypedDao.Codecs.Text;

/// <summary>Any decimal number that text can hold in 38 significant digits: sign, digits and a power of ten.</summary>
/// <param name="Negative">Whether it is below zero.</param>
/// <param name="Digits">The significant digits.</param>
/// <param name="Exponent">The power of ten that the digits are multiplied with.</param>
internal readonly record struct NumberText(bool Negative, UInt128 Digits, int Exponent)
{
    /// <summary>Digits that <see cref="Digits"/> holds.</summary>
    public const int MaxDigits = 38;

    private const int ExponentLimit = 100_000;

    private static readonly UInt128[] Powers = MakePowers();

    /// <summary>10 to the power of <paramref name="exponent"/>, 0 to 38.</summary>
    public static UInt128 PowerOfTen(int exponent) => Powers[exponent];

    /// <summary>Reads a number such as <c>-12.50</c> or <c>1e3</c>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="strict">Whether the grammar is JSON's; otherwise a plus sign, leading zeros and a bare point are fine too.</param>
    /// <param name="number">The number.</param>
    public static bool TryRead(ReadOnlySpan<byte> text, bool strict, out NumberText number)
    {
        number = default;
        int at = 0;
        bool negative = false;
        if (text.Length > 0 && (text[0] == '-' || (text[0] == '+' && !strict)))
        {
            negative = text[0] == '-';
            at = 1;
        }

        int wholeStart = at;
        UInt128 digits = 0;
        int exponent = 0;
        int significant = 0;
        bool exact = true;
        for (; at < text.Length && IsDigit(text[at]); at++)
        {
            exact &= Append(ref digits, ref significant, ref exponent, text[at], 0);
        }

        int whole = at - wholeStart;
        if (strict && (whole == 0 || (whole > 1 && text[wholeStart] == '0')))
        {
            return false;
        }

        int fraction = 0;
        if (at < text.Length && text[at] == '.')
        {
            for (at++; at < text.Length && IsDigit(text[at]); at++, fraction++)
            {
                exact &= Append(ref digits, ref significant, ref exponent, text[at], -1);
            }

            if (strict && fraction == 0)
            {
                return false;
            }
        }

        if (whole + fraction == 0 || (at < text.Length && !TryReadExponent(text[at..], ref exponent)))
        {
            return false;
        }

        number = new NumberText(negative, digits, exponent);
        return exact;
    }

    /// <summary>The value as an integer; false where it has a fraction or does not fit.</summary>
    public bool TryToInt64(out long value)
    {
        value = 0;
        if (!TryScale(0, out UInt128 whole) || whole > (Negative ? (UInt128)1 << 63 : long.MaxValue))
        {
            return false;
        }

        value = Negative ? (long)(0UL - (ulong)whole) : (long)(ulong)whole;
        return true;
    }

    /// <summary>The value in units of 10 to the power of -<paramref name="scale"/>; false where that is no integer or beyond 38 digits.</summary>
    public bool TryScale(int scale, out UInt128 unscaled)
    {
        unscaled = Digits;
        if (Digits == 0)
        {
            return true;
        }

        int shift = Exponent + scale;
        if (shift is > MaxDigits or < -MaxDigits)
        {
            return false;
        }

        if (shift >= 0)
        {
            UInt128 limit = Powers[MaxDigits] / Powers[shift];
            unscaled = Digits * Powers[shift];
            return Digits < limit;
        }

        (unscaled, UInt128 rest) = UInt128.DivRem(Digits, Powers[-shift]);
        return rest == 0;
    }

    private static bool IsDigit(byte value) => (uint)(value - '0') <= 9;

    // Zeros beyond what fits only move the exponent; any other digit is one too many.
    private static bool Append(ref UInt128 digits, ref int significant, ref int exponent, byte digit, int step)
    {
        if (significant >= MaxDigits)
        {
            exponent += step + 1;
            return digit == '0';
        }

        digits = (digits * 10) + (uint)(digit - '0');
        significant += digits == 0 ? 0 : 1;
        exponent += step;
        return true;
    }

    private static bool TryReadExponent(ReadOnlySpan<byte> text, ref int exponent)
    {
        if ((text[0] | 0x20) != 'e')
        {
            return false;
        }

        int at = 1;
        bool negative = false;
        if (at < text.Length && text[at] is (byte)'-' or (byte)'+')
        {
            negative = text[at] == '-';
            at++;
        }

        int start = at;
        int value = 0;
        for (; at < text.Length && IsDigit(text[at]); at++)
        {
            value = Math.Min((value * 10) + (text[at] - '0'), ExponentLimit);
        }

        exponent += negative ? -value : value;
        return at > start && at == text.Length;
    }

    private static UInt128[] MakePowers()
    {
        var powers = new UInt128[MaxDigits + 1];
        powers[0] = 1;
        for (int i = 1; i < powers.Length; i++)
        {
            powers[i] = powers[i - 1] * 10;
        }

        return powers;
    }
}
