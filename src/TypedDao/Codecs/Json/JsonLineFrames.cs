using System.Runtime.InteropServices;
using TypedDao.Codecs.Buffers;
using TypedDao.Codecs.Pieces;

namespace TypedDao.Codecs.Json;

/// <summary>Finds the elements of a piece of JSON lines: each non-blank line is one. A malformed one ends with its line.</summary>
internal sealed class JsonLineFrames : JsonFrames
{
    private byte[] _bytes = [];
    private TextQuality _quality;
    private int _next;
    private int _end;
    private long _line;

    /// <inheritdoc/>
    public override byte[] Bytes => _bytes;

    /// <inheritdoc/>
    public override TextQuality Quality => _quality;

    /// <inheritdoc/>
    public override long Line => _line;

    /// <summary>The line behind the element.</summary>
    public long NextLine => _line + 1;

    /// <summary>Starts with a piece, before its first line.</summary>
    public void Begin(TextPiece piece)
    {
        _bytes = piece.Bytes;
        _quality = piece.Quality;
        _next = piece.Start;
        _end = piece.End;
        _line = piece.Line - 1;
    }

    /// <inheritdoc/>
    public override RowScan Next(JsonKeys? keys, Span<JsonValue> values)
    {
        if (!SkipBlankLines())
        {
            return RowScan.End;
        }

        Start = _next;
        _line++;
        var scanner = new JsonScanner(ref MemoryMarshal.GetArrayDataReference(_bytes), Start, _end, isLine: true);
        if (TryReadElement(ref scanner, keys, values))
        {
            End = scanner.At;
            byte behind = scanner.SkipBlanks();
            if (behind == '\n' || scanner.IsCutOff)
            {
                _next = Math.Min(scanner.At + 1, _end);
                return RowScan.Row;
            }
        }

        return TakeLine(scanner);
    }

    private bool SkipBlankLines()
    {
        ReadOnlySpan<byte> bytes = _bytes.AsSpan(0, _end);
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
        int found = _bytes.AsSpan(Start.._end).IndexOf((byte)'\n');
        int end = found < 0 ? _end : Start + found;
        string error = scanner.Error.Length > 0 ? scanner.Error : "expected the end of the line behind the value";
        End = end > Start && _bytes[end - 1] == '\r' ? end - 1 : end;
        Error = $"not valid JSON at byte {Math.Min(scanner.At, End) - Start + 1}: {error}";
        _next = Math.Min(end + 1, _end);
        return RowScan.Malformed;
    }
}
