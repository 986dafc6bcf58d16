using System.Globalization;

namespace TypedDao.Files.Paths;

/// <summary>
/// Integers in keys. They are written without leading zeros and read with any number of them: <c>month=1</c> and <c>month=01</c>
/// are one partition.
/// </summary>
internal static class IntegerText
{
    /// <summary>Reads an integer.</summary>
    /// <param name="text">The text: digits, with a minus before those of a negative number.</param>
    /// <param name="value">The integer.</param>
    public static bool TryParse(ReadOnlySpan<char> text, out long value)
    {
        value = 0;
        ReadOnlySpan<char> digits = Digits(text);
        return !digits.IsEmpty
            && !digits.ContainsAnyExceptInRange('0', '9')
            && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value)
            && (value != 0 || digits.Length == text.Length);
    }

    /// <summary>The length of an integer at the start of a text, leading zeros included; -1 where it does not start so.</summary>
    /// <param name="text">The text.</param>
    /// <param name="canonical">The integer without leading zeros.</param>
    public static int MeasureAtStart(ReadOnlySpan<char> text, ReadOnlySpan<char> canonical)
    {
        int sign = canonical.Length - Digits(canonical).Length;
        if (!text.StartsWith(canonical[..sign]))
        {
            return -1;
        }

        ReadOnlySpan<char> digits = text[sign..];
        int zeros = digits.IndexOfAnyExcept('0') is >= 0 and var found ? found : digits.Length;
        if (canonical is "0")
        {
            return zeros > 0 ? zeros : -1;
        }

        return digits[zeros..].StartsWith(canonical[sign..]) ? zeros + canonical.Length : -1;
    }

    private static ReadOnlySpan<char> Digits(ReadOnlySpan<char> text) => text.StartsWith('-') ? text[1..] : text;
}
