using System.Globalization;

namespace TypedDao.Sql.Values;

/// <summary>Decimals as text of digits, with an optional sign and point.</summary>
internal static class DecimalText
{
    /// <summary>The same number with exactly so many digits behind the point.</summary>
    /// <param name="text">The number, such as <c>-12.5</c>; also with an exponent.</param>
    /// <param name="precision">The most digits.</param>
    /// <param name="scale">The digits behind the point.</param>
    /// <returns>Null where it is no number, or does not fit without rounding.</returns>
    public static string? Fit(ReadOnlySpan<char> text, int precision, int scale)
    {
        int exponent = 0;
        if (text.IndexOfAny('e', 'E') is >= 0 and var e)
        {
            if (!int.TryParse(text[(e + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exponent) || Math.Abs((long)exponent) > 1000)
            {
                return null;
            }

            text = text[..e];
        }

        bool isNegative = text.StartsWith("-");
        text = isNegative || text.StartsWith("+") ? text[1..] : text;
        int point = text.IndexOf('.');
        ReadOnlySpan<char> fraction = point < 0 ? default : text[(point + 1)..];
        ReadOnlySpan<char> whole = point < 0 ? text : text[..point];
        if (whole.Length + fraction.Length == 0 || whole.ContainsAnyExceptInRange('0', '9') || fraction.ContainsAnyExceptInRange('0', '9'))
        {
            return null;
        }

        string digits = string.Concat(whole, fraction);
        int behind = fraction.Length - exponent;
        string significant = digits.TrimStart('0');
        if (significant.Length == 0)
        {
            (digits, behind, isNegative) = (string.Empty, 0, false);
        }
        else
        {
            string trimmed = significant.TrimEnd('0');
            behind -= significant.Length - trimmed.Length;
            digits = trimmed;
        }

        if (behind > scale || digits.Length - behind > precision - scale)
        {
            return null;
        }

        // Zeros up to the scale, and one before the point.
        digits = (digits + new string('0', scale - behind)).PadLeft(scale + 1, '0');
        string number = scale == 0 ? digits : $"{digits.AsSpan(0, digits.Length - scale)}.{digits.AsSpan(digits.Length - scale)}";
        return isNegative ? $"-{number}" : number;
    }
}
