using System.Buffers;
using System.Globalization;
using System.Text;

namespace TypedDao.Files.Paths;

/// <summary>
/// The text of partition folders, <c>name=value</c>, as Hive and Spark write it: characters that mean something in a path are
/// <c>%</c> and the two hexadecimal digits of the character. Null has a name of its own.
/// </summary>
internal static class HiveText
{
    /// <summary>The value of the partition that holds the rows whose value is null.</summary>
    public const string Null = "__HIVE_DEFAULT_PARTITION__";

    private static readonly SearchValues<char> Special = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Concat(Enumerable.Range(0x7F, 0x21)).Select(code => (char)code), .. "\"#%'*/:=?\\{[]^"]);

    /// <summary>Encodes a name or value.</summary>
    /// <param name="text">The text.</param>
    public static string Encode(string text)
    {
        if (!text.AsSpan().ContainsAny(Special))
        {
            return text;
        }

        var encoded = new StringBuilder(text.Length + 8);
        foreach (char c in text)
        {
            if (Special.Contains(c))
            {
                encoded.Append('%').Append(((int)c).ToString("X2", CultureInfo.InvariantCulture));
            }
            else
            {
                encoded.Append(c);
            }
        }

        return encoded.ToString();
    }

    /// <summary>Decodes what <see cref="Encode"/> gives; a <c>%</c> without two hexadecimal digits stands for itself.</summary>
    /// <param name="text">The text.</param>
    public static string Decode(string text)
    {
        int percent = text.IndexOf('%', StringComparison.Ordinal);
        if (percent < 0)
        {
            return text;
        }

        var decoded = new StringBuilder(text.Length).Append(text, 0, percent);
        for (int i = percent; i < text.Length; i++)
        {
            if (text[i] == '%' && i + 2 < text.Length && char.IsAsciiHexDigit(text[i + 1]) && char.IsAsciiHexDigit(text[i + 2]))
            {
                decoded.Append((char)int.Parse(text.AsSpan(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
                i += 2;
            }
            else
            {
                decoded.Append(text[i]);
            }
        }

        return decoded.ToString();
    }
}
