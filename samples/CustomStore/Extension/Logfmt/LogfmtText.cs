using System.Buffers;
using System.Globalization;
using System.Text;

namespace Acme.Journals.Logfmt;

/// <summary>Values as they stand in a line: plain, or in quotes with the escapes of JSON.</summary>
internal static class LogfmtText
{
    private static readonly SearchValues<char> Special = SearchValues.Create(
        [.. " =\"\\\u007F", .. Enumerable.Range(0, 32).Select(code => (char)code)]);

    /// <summary>Takes the value at the start of what follows an equals sign.</summary>
    /// <param name="text">What follows.</param>
    /// <param name="rest">What follows the value.</param>
    /// <returns>The value; null where its quotes do not end, or an escape is none.</returns>
    public static byte[]? Take(ReadOnlySpan<byte> text, out ReadOnlySpan<byte> rest)
    {
        if (text is not [(byte)'"', ..])
        {
            int length = text.IndexOf((byte)' ');
            rest = length < 0 ? [] : text[length..];
            return (length < 0 ? text : text[..length]).ToArray();
        }

        int end = 1;
        bool isEscaped = false;
        while (end < text.Length && text[end] != (byte)'"')
        {
            isEscaped |= text[end] == (byte)'\\';
            end += text[end] == (byte)'\\' ? 2 : 1;
        }

        if (end >= text.Length || (end + 1 < text.Length && text[end + 1] != (byte)' '))
        {
            rest = [];
            return null;
        }

        rest = text[(end + 1)..];
        ReadOnlySpan<byte> quoted = text[1..end];
        return isEscaped ? Unescape(quoted) : quoted.ToArray();
    }

    /// <summary>Writes a value, in quotes where it needs them.</summary>
    public static void Write(MemoryStream line, ReadOnlySpan<char> value)
    {
        if (!value.IsEmpty && !value.ContainsAny(Special))
        {
            WriteUtf8(line, value);
            return;
        }

        line.WriteByte((byte)'"');
        while (value.IndexOfAny(Special) is >= 0 and var at)
        {
            WriteUtf8(line, value[..at]);
            WriteSpecial(line, value[at]);
            value = value[(at + 1)..];
        }

        WriteUtf8(line, value);
        line.WriteByte((byte)'"');
    }

    private static void WriteSpecial(MemoryStream line, char value)
    {
        ReadOnlySpan<byte> escape = value switch
        {
            '"' => "\\\""u8,
            '\\' => "\\\\"u8,
            '\n' => "\\n"u8,
            '\r' => "\\r"u8,
            '\t' => "\\t"u8,
            ' ' => " "u8,
            '=' => "="u8,
            _ => Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"\\u{(int)value:x4}")),
        };
        line.Write(escape);
    }

    private static void WriteUtf8(MemoryStream line, ReadOnlySpan<char> value)
    {
        byte[] bytes = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(value.Length));
        line.Write(bytes, 0, Encoding.UTF8.GetBytes(value, bytes));
        ArrayPool<byte>.Shared.Return(bytes);
    }

    private static byte[]? Unescape(ReadOnlySpan<byte> quoted)
    {
        // What is escaped is never shorter than what it stands for.
        byte[] text = new byte[quoted.Length];
        int length = 0;
        for (int i = 0; i < quoted.Length; i++)
        {
            if (quoted[i] != (byte)'\\')
            {
                text[length++] = quoted[i];
                continue;
            }

            switch (quoted[++i])
            {
                case (byte)'n':
                    text[length++] = (byte)'\n';
                    break;
                case (byte)'r':
                    text[length++] = (byte)'\r';
                    break;
                case (byte)'t':
                    text[length++] = (byte)'\t';
                    break;
                case (byte)'"' or (byte)'\\' or (byte)'/':
                    text[length++] = quoted[i];
                    break;
                case (byte)'u' when quoted.Length - i > 4
                    && ushort.TryParse(quoted.Slice(i + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ushort unit)
                    && Rune.TryCreate((char)unit, out Rune rune):
                    length += rune.EncodeToUtf8(text.AsSpan(length));
                    i += 4;
                    break;
                default:
                    return null;
            }
        }

        return text[..length];
    }
}
