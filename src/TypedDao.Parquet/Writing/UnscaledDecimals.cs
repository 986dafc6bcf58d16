using System.Globalization;
using TypedDao.Schema;

namespace TypedDao.Parquet.Writing;

/// <summary>Decimals as integers that are scaled by their column's digits after the point.</summary>
internal static class UnscaledDecimals
{
    private static readonly Int128[] Powers = CreatePowers();

    /// <summary>Scales a decimal.</summary>
    /// <param name="value">The decimal.</param>
    /// <param name="type">The column's type.</param>
    /// <param name="unscaled">The integer.</param>
    /// <returns>Whether the type holds it without rounding.</returns>
    public static bool TryUnscale(decimal value, ColumnType type, out Int128 unscaled)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        var digits = new UInt128((uint)bits[2], ((ulong)(uint)bits[1] << 32) | (uint)bits[0]);
        return TryScale((Int128)digits, value.Scale, value < 0, type, out unscaled);
    }

    /// <summary>Scales a decimal that is given as text.</summary>
    /// <param name="value">The text, such as <c>-12.50</c>.</param>
    /// <param name="type">The column's type.</param>
    /// <param name="unscaled">The integer.</param>
    /// <returns>Whether the text is a decimal that the type holds without rounding.</returns>
    public static bool TryUnscale(string value, ColumnType type, out Int128 unscaled)
    {
        unscaled = 0;
        bool isNegative = value.StartsWith('-');
        ReadOnlySpan<char> text = value.AsSpan(isNegative ? 1 : 0);
        int point = text.IndexOf('.');
        ReadOnlySpan<char> whole = (point < 0 ? text : text[..point]).TrimStart('0');
        ReadOnlySpan<char> fraction = point < 0 ? [] : text[(point + 1)..];
        bool isNumber = text.Length > 0 && (point < 0 || (point > 0 && fraction.Length > 0));
        fraction = fraction.TrimEnd('0');
        return isNumber
            && !whole.ContainsAnyExceptInRange('0', '9')
            && !fraction.ContainsAnyExceptInRange('0', '9')
            && whole.Length + fraction.Length <= Powers.Length - 1
            && Int128.TryParse($"0{whole}{fraction}", NumberStyles.None, CultureInfo.InvariantCulture, out Int128 digits)
            && TryScale(digits, fraction.Length, isNegative, type, out unscaled);
    }

    private static bool TryScale(Int128 digits, int scale, bool isNegative, ColumnType type, out Int128 unscaled)
    {
        unscaled = 0;
        if (scale > type.Scale)
        {
            (digits, Int128 rest) = Int128.DivRem(digits, Powers[scale - type.Scale]);
            if (rest != 0)
            {
                return false;
            }
        }
        else if (digits >= Powers[type.Precision - (type.Scale - scale)])
        {
            return false;
        }
        else
        {
            digits *= Powers[type.Scale - scale];
        }

        unscaled = isNegative ? -digits : digits;
        return digits < Powers[type.Precision];
    }

    private static Int128[] CreatePowers()
    {
        var powers = new Int128[39];
        powers[0] = 1;
        for (int i = 1; i < powers.Length; i++)
        {
            powers[i] = powers[i - 1] * 10;
        }

        return powers;
    }
}
