using TypedDao.Codecs.Pieces;

namespace TypedDao.Codecs.Csv;

/// <summary>
/// Cuts CSV. It goes from quote to quote: one that is the first byte of a value opens it, others are text. Line ends count
/// outside of quoted values, by the rules of <see cref="CsvWalker"/>.
/// </summary>
/// <param name="dialect">The form of the file.</param>
internal sealed class CsvCutter(CsvDialect dialect) : RowCutter
{
    private State _state;
    private int _at;

    private enum State
    {
        Outside,
        Quoted,
        Closed,
        Malformed,
    }

    /// <inheritdoc/>
    public override int Find(ReadOnlySpan<byte> text)
    {
        int length = 0;
        while (Go(text, ref length))
        {
            // Each step goes to the next change of state.
        }

        if (length > 0)
        {
            _state = State.Outside;
            _at = 0;
        }

        return length;
    }

    // False where more text has to come.
    private bool Go(ReadOnlySpan<byte> text, ref int length) => _state switch
    {
        State.Outside => GoOutside(text, ref length),
        State.Quoted => GoQuoted(text),
        State.Closed => GoClosed(text),
        _ => GoMalformed(text),
    };

    private bool GoOutside(ReadOnlySpan<byte> text, ref int length)
    {
        int found = text[_at..].IndexOf(dialect.Quote);
        int end = found < 0 ? WithoutOpenReturn(text) : _at + found;
        int line = text[_at..end].LastIndexOfAny((byte)'\n', (byte)'\r');
        length = line < 0 ? length : _at + line + 1;
        _at = end;
        if (found < 0)
        {
            return false;
        }

        _state = IsStartOfValue(text, end) ? State.Quoted : State.Outside;
        _at++;
        return true;
    }

    private bool GoQuoted(ReadOnlySpan<byte> text)
    {
        int found = text[_at..].IndexOf(dialect.Quote);
        _at = found < 0 ? text.Length : _at + found;
        if (_at + 1 >= text.Length)
        {
            // The byte behind a quote tells whether it is doubled.
            return false;
        }

        bool isDoubled = text[_at + 1] == dialect.Quote;
        _state = isDoubled ? State.Quoted : State.Closed;
        _at += isDoubled ? 2 : 1;
        return true;
    }

    private bool GoClosed(ReadOnlySpan<byte> text)
    {
        while (_at < text.Length && IsBlank(text[_at]))
        {
            _at++;
        }

        if (_at == WithoutOpenReturn(text))
        {
            return false;
        }

        _state = text[_at] == dialect.Delimiter || text[_at] is (byte)'\n' or (byte)'\r' ? State.Outside : State.Malformed;
        return true;
    }

    // The row is lost up to the next line end, whatever quotes it holds.
    private bool GoMalformed(ReadOnlySpan<byte> text)
    {
        int end = WithoutOpenReturn(text);
        int found = text[_at..end].IndexOfAny((byte)'\n', (byte)'\r');
        _state = found < 0 ? State.Malformed : State.Outside;
        _at = found < 0 ? end : _at + found;
        return found >= 0;
    }

    private bool IsStartOfValue(ReadOnlySpan<byte> text, int at)
    {
        while (at > 0 && IsBlank(text[at - 1]))
        {
            at--;
        }

        return at == 0 || text[at - 1] == dialect.Delimiter || text[at - 1] is (byte)'\n' or (byte)'\r';
    }

    private bool IsBlank(byte value)
        => dialect.Trims && (value is (byte)' ' or (byte)'\t') && value != dialect.Delimiter && value != dialect.Quote;

    // Whether a carriage return at the end is a line end by itself is not known yet.
    private static int WithoutOpenReturn(ReadOnlySpan<byte> text) => text.Length > 0 && text[^1] == '\r' ? text.Length - 1 : text.Length;
}
