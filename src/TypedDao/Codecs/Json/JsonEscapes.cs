using System.Buffers.Text;
using System.Text;

namespace TypedDao.Codecs.Json;

/// <summary>The escapes of JSON strings.</summary>
internal static class JsonEscapes
{
    /// <summary>The length of the escape that text starts with: 2 or 6; 0 where it is none, -1 where it is cut off.</summary>
    public static int LengthOf(ReadOnlySpan<byte> text)
    {
        if (text.Length < 2)
        {
            return -1;
        }

        if (text[1] != 'u')
        {
            return "\"\\/bfnrt"u8.Contains(text[1]) ? 2 : 0;
        }

        for (int i = 2; i < 6; i++)
        {
            if (i == text.Length)
            {
                return -1;
            }

            if (!char.IsAsciiHexDigit((char)text[i]))
            {
                return 0;
            }
        }

        return 6;
    }

    /// <summary>Replaces escapes by what they stand for.</summary>
    /// <param name="text">The content of a string, of which all escapes are valid.</param>
    /// <param name="destination">Takes the result; as long as the text.</param>
    /// <param name="length">The length of the result.</param>
    /// <returns>Whether the result is text; false where half of a surrogate pair stands alone.</returns>
    public static bool TryUnescape(ReadOnlySpan<byte> text, Span<byte> destination, out int length)
    {
        length = 0;
        int at;
        while ((at = text.IndexOf((byte)'\\')) >= 0)
        {
            text[..at].CopyTo(destination[length..]);
            length += at;
            text = text[at..];
            if (text[1] != 'u')
            {
                destination[length++] = text[1] switch
                {
                    (byte)'b' => (byte)'\b',
                    (byte)'f' => (byte)'\f',
                    (byte)'n' => (byte)'\n',
                    (byte)'r' => (byte)'\r',
                    (byte)'t' => (byte)'\t',
                    byte other => other,
                };
                text = text[2..];
                continue;
            }

            char unit = Unit(text);
            text = text[6..];
            Rune rune;
            if (!char.IsSurrogate(unit))
            {
                rune = new Rune(unit);
            }
            else if (char.IsHighSurrogate(unit) && text.StartsWith("\\u"u8) && char.IsLowSurrogate(Unit(text)))
            {
                rune = new Rune(unit, Unit(text));
                text = text[6..];
            }
            else
            {
                return false;
            }

            length += rune.EncodeToUtf8(destination[length..]);
        }

        text.CopyTo(destination[length..]);
        length += text.Length;
        return true;
    }

    private static char Unit(ReadOnlySpan<byte> escape)
    {
        _ = Utf8Parser.TryParse(escape.Slice(2, 4), out ushort unit, out _, 'x');
        return (char)unit;
    }
}
