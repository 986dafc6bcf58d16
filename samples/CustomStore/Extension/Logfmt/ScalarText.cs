using TypedDao.Schema;

namespace Acme.Journals.Logfmt;

/// <summary>The text of values: ISO 8601, and decimals as they are.</summary>
internal static class ScalarText
{
    public const string Date = "yyyy-MM-dd";
    public const string Time = "HH:mm:ss.FFFFFFF";
    public const string TimestampNtz = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF";
    public const string Timestamp = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK";

    /// <summary>Whether a text says that a number is none, or infinite.</summary>
    public static bool IsSpecial(string text) => text is "NaN" or "Infinity" or "-Infinity";

    /// <summary>A decimal with exactly the column's scale; null where the column cannot hold it without rounding.</summary>
    public static string? Decimal(string text, ColumnType type)
    {
        bool isNegative = text.StartsWith('-');
        ReadOnlySpan<char> digits = text.AsSpan(isNegative || text.StartsWith('+') ? 1 : 0);
        int point = digits.IndexOf('.');
        ReadOnlySpan<char> whole = point < 0 ? digits : digits[..point];
        ReadOnlySpan<char> fraction = point < 0 ? [] : digits[(point + 1)..];
        if (whole.Length + fraction.Length == 0 || whole.ContainsAnyExceptInRange('0', '9') || fraction.ContainsAnyExceptInRange('0', '9'))
        {
            return null;
        }

        whole = whole.TrimStart('0');
        fraction = fraction.TrimEnd('0');
        if (whole.Length > type.Precision - type.Scale || fraction.Length > type.Scale)
        {
            return null;
        }

        string sign = isNegative && whole.Length + fraction.Length > 0 ? "-" : string.Empty;
        string left = whole.IsEmpty ? "0" : whole.ToString();
        return type.Scale == 0 ? sign + left : $"{sign}{left}.{fraction.ToString().PadRight(type.Scale, '0')}";
    }
}
