using System.Runtime.InteropServices;
using TypedDao.Codecs.Buffers;

namespace TypedDao.Codecs.Json;

/// <summary>
/// Finds the elements of the one array that a file is. A malformed one ends at the next comma or bracket of the array,
/// found by counting brackets outside of strings. A file without any byte has no elements.
/// </summary>
/// <param name="input">The window on the file.</param>
internal sealed class JsonArrayFrames(InputBuffer input) : JsonFrames
{
    private JsonElementEnd _elementEnd;
    private State _state;
    private int _next = InputBuffer.Padding;
    private int _counted = InputBuffer.Padding;
    private long _lines;

    private enum State
    {
        Before,
        First,
        Element,
        Separator,
        Behind,
    }

    /// <inheritdoc/>
    public override byte[] Bytes => input.Bytes;

    /// <inheritdoc/>
    public override TextQuality Quality => input.Quality;

    /// <inheritdoc/>
    public override long Line => LineAt(Start);

    /// <inheritdoc/>
    public override RowScan Next(JsonKeys? keys, Span<JsonValue> values)
    {
        while (SkipBlanks(out byte value))
        {
            if (_state is State.Before)
            {
                Open(value);
            }
            else if (_state is State.Behind)
            {
                throw Damaged("The array ends, and more text follows", "The file holds one array; use format jsonl for one object a line.");
            }
            else if (value == ']' && _state is State.First or State.Separator)
            {
                _state = State.Behind;
                _next++;
            }
            else if (_state is State.Separator)
            {
                if (value != ',')
                {
                    throw Damaged("Between two elements of the array ',' is missing", "Put a comma there, or use format jsonl for one object a line.");
                }

                _state = State.Element;
                _next++;
            }
            else
            {
                return Take(keys, values);
            }
        }

        if (!input.IsAtEnd)
        {
            return RowScan.More;
        }

        return _state is State.Before or State.Behind
            ? RowScan.End
            : throw Damaged("The file ends before its array does", "It is truncated: write it again.");
    }

    /// <summary>Reads on, after <see cref="RowScan.More"/>.</summary>
    public async ValueTask FillAsync(CancellationToken cancellationToken)
    {
        input.Start = _next;
        long line = LineAt(_next);
        int shift = await input.FillAsync(line, cancellationToken).ConfigureAwait(false);
        _next = Math.Max(_next - shift, input.Start);
        _counted = _next;
        _elementEnd.Shift(shift);
    }

    private RowScan Take(JsonKeys? keys, Span<JsonValue> values)
    {
        Start = _next;
        if (_elementEnd.IsSearching && !_elementEnd.TryFind(input.Bytes, input.End) && !input.IsAtEnd)
        {
            return RowScan.More;
        }

        // A number that touches the end of the window may go on.
        var scanner = new JsonScanner(ref MemoryMarshal.GetArrayDataReference(input.Bytes), Start, input.End, isLine: false);
        if (TryReadElement(ref scanner, keys, values) && (!scanner.IsCutOff || keys is not null || input.IsAtEnd))
        {
            End = scanner.At;
            _next = End;
            _state = State.Separator;
            _elementEnd = default;
            return RowScan.Row;
        }

        if (!_elementEnd.IsSearching)
        {
            _elementEnd.Start(Start);
        }

        if (!_elementEnd.TryFind(input.Bytes, input.End))
        {
            return !input.IsAtEnd ? RowScan.More
                : throw Damaged(scanner.IsCutOff ? "The file ends within an element of its array" : $"An element of the array is not valid JSON ({scanner.Error}) and has no end", "The element starts at that line: mend it, or write the file again.");
        }

        Error = $"not valid JSON at byte {Math.Min(scanner.At, _elementEnd.At) - Start + 1}: {scanner.Error}";
        _next = _elementEnd.At;
        End = Start + input.Bytes.AsSpan(Start.._next).TrimEnd(" \t\r\n"u8).Length;
        _state = State.Separator;
        _elementEnd = default;
        return RowScan.Malformed;
    }

    private void Open(byte value)
    {
        if (value != '[')
        {
            throw Damaged(
                value == '{' ? "The file is a JSON object, not an array of objects" : "The file is not JSON: it does not start with '['",
                value == '{' ? "Use format jsonl where each line is an object; otherwise write the array that it holds to a file of its own." : "Look into the file, or set the format that it has.");
        }

        _state = State.First;
        _next++;
    }

    private bool SkipBlanks(out byte value)
    {
        ReadOnlySpan<byte> bytes = input.Bytes.AsSpan(0, input.End);
        for (; _next < bytes.Length; _next++)
        {
            value = bytes[_next];
            if (value is not ((byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n'))
            {
                return true;
            }
        }

        value = 0;
        return false;
    }

    private long LineAt(int position)
    {
        if (position > _counted)
        {
            _lines += input.Bytes.AsSpan(_counted..position).Count((byte)'\n');
            _counted = position;
        }

        return _lines + 1;
    }

    private TypedDaoException Damaged(string fact, string cure)
        => new(ErrorKind.InvalidData, $"{fact} (line {LineAt(_next)}).") { Address = input.Address, Cure = cure };
}
