using System.Globalization;
using System.Text;

namespace TypedDao.Generators.Binding;

/// <summary>C# names made from YAML names.</summary>
internal static class CSharpName
{
    /// <summary>
    /// Pascal case: split at <c>_ - . space</c>, each part with a capital first letter and the rest as it is; NFC; <c>_</c>
    /// before a leading digit. Null where a character cannot be part of a name.
    /// </summary>
    public static string? From(string name)
    {
        var text = new StringBuilder(name.Length + 1);
        var atStart = true;
        foreach (var c in name.IsNormalized() ? name : name.Normalize())
        {
            if (c is '_' or '-' or '.' or ' ')
            {
                atStart = true;
                continue;
            }

            if (text.Length == 0 && char.IsDigit(c))
            {
                text.Append('_');
            }

            text.Append(atStart ? char.ToUpper(c, CultureInfo.InvariantCulture) : c);
            atStart = false;
        }

        var result = text.ToString();
        return IsIdentifier(result) ? result : null;
    }

    /// <summary>Whether a text is a name of C#: letters, digits and underscores, not starting with a digit.</summary>
    public static bool IsIdentifier(string text) =>
        text.Length > 0 && IsStart(text[0]) && text.All(c => IsStart(c) || IsPart(c));

    /// <summary>Whether a text is a dotted sequence of names.</summary>
    public static bool IsNamespace(string text) => text.Split('.').All(IsIdentifier);

    /// <summary>What of a text can be a dotted sequence of names, as the project templates of the SDK do.</summary>
    public static string ToNamespace(string text) => string.Join(".", text.Split('.').Where(part => part.Length > 0).Select(part =>
    {
        var cleaned = new string([.. part.Select(c => IsStart(c) || IsPart(c) ? c : '_')]);
        return IsStart(cleaned[0]) ? cleaned : "_" + cleaned;
    }));

    private static bool IsStart(char c) => c == '_' || char.IsLetter(c) || char.GetUnicodeCategory(c) == UnicodeCategory.LetterNumber;

    private static bool IsPart(char c) => char.GetUnicodeCategory(c)
        is UnicodeCategory.DecimalDigitNumber or UnicodeCategory.ConnectorPunctuation or UnicodeCategory.NonSpacingMark
        or UnicodeCategory.SpacingCombiningMark;
}
