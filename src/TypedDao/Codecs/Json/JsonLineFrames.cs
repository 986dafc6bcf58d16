using System.Runtime.InteropServices;
using TypedDao.Codecs.Buffers;

namespace TypedDao.Codecs.Json;

/// <summary>Finds the elements of JSON lines: each non-blank line is one. A malformed one ends with its line.</summary>
internal sealed class JsonLineFrames(InputBuffer input) : JsonFrames(input)
{
    // Where the next line starts, and up to where it is known to have no line feed after it turned out to be cut off.
    private int _next = InputBuffer.Padding;
    private int _searched;
    private long _line;

    /// <inheritdoc/>
    public override long Line => _line;

    /// <inheritdoc/>
    public override RowScan Next(JsonKeys? keys, Span<JsonValue> values)
    {
        InputBuffer input = Input;
        if (!SkipBlankLines())
        {
            return input.IsAtEnd ? RowScan.End : RowScan.More;
        }

        Start = _next;
        if (_searched > _next && FindEnd() < 0)
        {
            return RowScan.More;
        }

        var scanner = new JsonScanner(ref MemoryMarshal.GetArrayDataReference(input.Bytes), Start, input.End, isLine: true);
        if (TryReadElement(ref scanner, keys, values))
        {
            End = scanner.At;
            byte behind = scanner.SkipBlanks();
            if (behind == '\n' || (scanner.IsCutOff && input.IsAtEnd))
            {
                _next = scanner.At + (behind == '\n' ? 1 : 0);
                _line++;
                return RowScan.Row;
            }
        }

        return TakeLine(scanner);
    }

    /// <inheritdoc/>
    public override async ValueTask FillAsync(CancellationToken cancellationToken)
    {
        Input.Start = _next;
        int shift = await Input.FillAsync(_line + 1, cancellationToken).ConfigureAwait(false);
        _next = Math.Max(_next - shift, Input.Start);
        _searched -= shift;
    }

    private bool SkipBlankLines()
    {
        ReadOnlySpan<byte> bytes = Input.Bytes.AsSpan(0, Input.End);
        for (int at = _next; at < bytes.Length; at++)
        {
            if (bytes[at] == '\n')
            {
                _line++;
                _next = at + 1;
            }
            else if (bytes[at] is not ((byte)' ' or (byte)'\t' or (byte)'\r'))
            {
                _next = at;
                return true;
            }
        }

        return false;
    }

    private RowScan TakeLine(JsonScanner scanner)
    {
        _searched = Math.Max(_searched, Start);
        int end = FindEnd();
        if (end < 0)
        {
            return RowScan.More;
        }

        string error = scanner.Error.Length > 0 ? scanner.Error : "expected the end of the line behind the value";
        End = end > Start && Input.Bytes[end - 1] == '\r' ? end - 1 : end;
        Error = $"not valid JSON at byte {Math.Min(scanner.At, End) - Start + 1}: {error}";
        _line++;
        _next = Math.Min(end + 1, Input.End);
        return RowScan.Malformed;
    }

    private int FindEnd()
    {
        int found = Input.Bytes.AsSpan(_searched..Input.End).IndexOf((byte)'\n');
        if (found >= 0)
        {
            return _searched + found;
        }

        _searched = Input.End;
        return Input.IsAtEnd ? Input.End : -1;
    }
}
