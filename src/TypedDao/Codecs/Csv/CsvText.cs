using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Unicode;
using TypedDao.Codecs.Text;

namespace TypedDao.Codecs.Csv;

/// <summary>Values as CSV, quoted where they would otherwise be read as something else.</summary>
internal sealed class CsvText
{
    /// <summary>Bytes that one byte of UTF-8 takes at most, quotes around the value apart.</summary>
    public const int MaxLengthPerByte = 2;

    /// <summary>Bytes that one UTF-16 unit takes at most, quotes around the value apart.</summary>
    public const int MaxLengthPerChar = 3 * MaxLengthPerByte;

    private readonly CsvDialect _dialect;
    private readonly string _null;
    private readonly bool _isOnlyColumn;
    private readonly SearchValues<byte> _special;

    /// <summary>Creates the text of one file.</summary>
    public CsvText(CsvDialect dialect, bool isOnlyColumn)
    {
        _dialect = dialect;
        _null = Encoding.UTF8.GetString(dialect.Null);
        _isOnlyColumn = isOnlyColumn;
        _special = SearchValues.Create([dialect.Delimiter, dialect.Quote, (byte)'\r', (byte)'\n']);
    }

    /// <summary>Writes a string; <see cref="MaxLengthPerChar"/> bytes for each unit and padding are at hand.</summary>
    /// <returns>The number of bytes; -1 where the string is no text.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Write(ref byte destination, string text, bool isNullable)
        => text.Length > 0 && text.Length != _null.Length && !_dialect.Trims
            && PlainText.TryWrite(text, ref destination, (char)_dialect.Delimiter, (char)_dialect.Quote)
            ? text.Length
            : WriteWithCare(ref destination, text, isNullable);

    /// <summary>Quotes a value that has been written, where it must be; room for twice as many bytes and two is at hand.</summary>
    /// <param name="value">The value, with that room behind.</param>
    /// <param name="length">Its length.</param>
    /// <param name="isNullable">Whether the text for null would be read as null.</param>
    /// <returns>The new length.</returns>
    public int Quote(Span<byte> value, int length, bool isNullable)
    {
        ReadOnlySpan<byte> text = value[..length];
        bool needed = text.IndexOfAny(_special) >= 0
            || (isNullable && text.SequenceEqual(_dialect.Null))
            || (length == 0 && _isOnlyColumn)
            || (_dialect.Trims && length > 0 && (IsBlank(text[0]) || IsBlank(text[^1])))
            || text.StartsWith("\uFEFF"u8);
        if (!needed)
        {
            return length;
        }

        // From the end, since the text moves behind itself: by one, and by one more for each quote in it.
        int quotes = text.Count(_dialect.Quote);
        int target = length + quotes + 1;
        value[target] = _dialect.Quote;
        for (int i = length - 1; i >= 0; i--)
        {
            value[--target] = value[i];
            if (value[i] == _dialect.Quote)
            {
                value[--target] = _dialect.Quote;
            }
        }

        value[0] = _dialect.Quote;
        return length + quotes + 2;
    }

    private static bool IsBlank(byte value) => value is (byte)' ' or (byte)'\t';

    private int WriteWithCare(ref byte destination, string text, bool isNullable)
    {
        Span<byte> room = System.Runtime.InteropServices.MemoryMarshal.CreateSpan(ref destination, (text.Length * MaxLengthPerChar) + 2);
        return Utf8.FromUtf16(text, room, out _, out int length, replaceInvalidSequences: false) is OperationStatus.Done
            ? Quote(room, length, isNullable)
            : -1;
    }
}
