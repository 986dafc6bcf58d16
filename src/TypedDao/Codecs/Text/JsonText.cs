using System.Buffers;
using System.Text.Unicode;

namespace TypedDao.Codecs.Text;

/// <summary>Strings in JSON: quoted, with no more escapes than there must be.</summary>
internal static class JsonText
{
    /// <summary>Bytes that one UTF-16 unit takes at most.</summary>
    public const int MaxLengthPerChar = 6;

    private static readonly SearchValues<char> Escaped =
        SearchValues.Create("\"\\\u0000\u0001\u0002\u0003\u0004\u0005\u0006\u0007\b\t\n\u000B\f\r\u000E\u000F\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001A\u001B\u001C\u001D\u001E\u001F");

    private static readonly SearchValues<byte> EscapedBytes = SearchValues.Create(
        [(byte)'"', (byte)'\\', .. Enumerable.Range(0, 32).Select(control => (byte)control)]);

    /// <summary>Whether text has characters that cannot stand in a string as they are.</summary>
    /// <param name="text">UTF-8.</param>
    public static bool NeedsEscapes(ReadOnlySpan<byte> text) => text.ContainsAny(EscapedBytes);

    /// <summary>A name with its quotes, as UTF-8.</summary>
    public static byte[] Quote(string text)
    {
        var bytes = new byte[(text.Length * MaxLengthPerChar) + 2];
        int length = Write(text, bytes);
        return length < 0 ? throw new ArgumentException($"The name '{text}' is no text.", nameof(text)) : bytes[..length];
    }

    /// <summary>Writes a string with its quotes; <see cref="MaxLengthPerChar"/> bytes for each unit and two more are at hand.</summary>
    /// <returns>The number of bytes; -1 where the string is no text.</returns>
    public static int Write(ReadOnlySpan<char> text, Span<byte> destination)
    {
        destination[0] = (byte)'"';
        int length = 1;
        while (true)
        {
            int plain = text.IndexOfAny(Escaped);
            ReadOnlySpan<char> run = plain < 0 ? text : text[..plain];
            if (Utf8.FromUtf16(run, destination[length..], out _, out int written, replaceInvalidSequences: false) is not OperationStatus.Done)
            {
                return -1;
            }

            length += written;
            if (plain < 0)
            {
                destination[length] = (byte)'"';
                return length + 1;
            }

            length += WriteEscape(text[plain], destination[length..]);
            text = text[(plain + 1)..];
        }
    }

    private static int WriteEscape(char value, Span<byte> destination)
    {
        destination[0] = (byte)'\\';
        byte letter = value switch
        {
            '"' or '\\' => (byte)value,
            '\b' => (byte)'b',
            '\f' => (byte)'f',
            '\n' => (byte)'n',
            '\r' => (byte)'r',
            '\t' => (byte)'t',
            _ => 0,
        };
        if (letter != 0)
        {
            destination[1] = letter;
            return 2;
        }

        "u00"u8.CopyTo(destination[1..]);
        destination[4] = (byte)(value < 16 ? '0' : '1');
        destination[5] = "0123456789abcdef"u8[value & 15];
        return 6;
    }
}
