using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace TypedDao.S3.Connection;

/// <summary>
/// Values of metadata, which travel in headers: what is not plain ASCII is an encoded word of RFC 2047, as the S3 user guide, "Working with
/// object metadata", has it.
/// </summary>
internal static class MetadataText
{
    private const string Start = "=?";
    private const string End = "?=";

    /// <summary>A value as it stands in a header.</summary>
    /// <param name="value">The value.</param>
    public static string Encode(string value)
    {
        bool isPlain = value.AsSpan().IndexOfAnyExceptInRange(' ', '~') < 0 && !value.StartsWith(' ') && !value.EndsWith(' ') && !value.Contains(Start, StringComparison.Ordinal);
        return isPlain ? value : $"{Start}UTF-8?B?{Convert.ToBase64String(Encoding.UTF8.GetBytes(value))}{End}";
    }

    /// <summary>The value of a header; what is no encoded word stays as it is.</summary>
    /// <param name="header">The value of the header.</param>
    public static string Decode(string header)
    {
        string[] words = header.Split(' ');
        var value = new StringBuilder();
        foreach (string word in words)
        {
            if (!TryDecode(word, out string? decoded))
            {
                return header;
            }

            value.Append(decoded);
        }

        return value.ToString();
    }

    private static bool TryDecode(string word, [NotNullWhen(true)] out string? value)
    {
        value = null;
        string[] parts = word.Split('?');
        if (parts.Length != 5 || parts[0] != "=" || parts[4] != "=" || !parts[1].Equals("UTF-8", StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        byte[]? bytes = parts[2] switch
        {
            "B" or "b" => FromBase64(parts[3]),
            "Q" or "q" => FromQuoted(parts[3]),
            _ => null,
        };
        value = bytes is null ? null : Encoding.UTF8.GetString(bytes);
        return value is not null;
    }

    private static byte[]? FromBase64(string text)
    {
        byte[] bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out int length) ? bytes[..length] : null;
    }

    private static byte[]? FromQuoted(string text)
    {
        var bytes = new List<byte>(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] != '=')
            {
                bytes.Add(text[i] == '_' ? (byte)' ' : (byte)text[i]);
                continue;
            }

            if (i + 2 >= text.Length || !byte.TryParse(text.AsSpan(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out byte value))
            {
                return null;
            }

            bytes.Add(value);
            i += 2;
        }

        return [.. bytes];
    }
}
