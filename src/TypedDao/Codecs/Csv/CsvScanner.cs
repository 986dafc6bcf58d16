using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text.Unicode;
using TypedDao.Codecs.Buffers;
using TypedDao.Codecs.Pieces;

namespace TypedDao.Codecs.Csv;

/// <summary>
/// Finds the rows of a piece of a CSV file and the bounds of their values. Where a stretch holds no quotes, the marks
/// themselves are the bounds; otherwise <see cref="CsvWalker"/> goes from mark to mark.
/// </summary>
/// <param name="dialect">The form of the file.</param>
internal sealed class CsvScanner(CsvDialect dialect) : IDisposable
{
    private const int Stretch = 16 * 1024;

    private readonly CsvMarks _marks = new(dialect.Delimiter, dialect.Quote);
    private readonly CsvWalker _walker = new(dialect);
    private TextPiece? _piece;
    private byte[] _bytes = [];
    private int _end;
    private int _scanned;
    private int _nextLine;
    private int _lastMark = -1;
    private int _lastPosition;
    private int _nextStart;
    private bool _walks;
    private bool _isCopied;
    private bool _finished = true;

    /// <summary>Whether a line without any byte is a row with one empty value instead of nothing.</summary>
    public bool KeepsBlankLines { get; set; }

    /// <summary>The line behind the row.</summary>
    public long NextLine { get; private set; } = 1;

    /// <summary>The number of values in the row.</summary>
    public int FieldCount { get; private set; }

    /// <summary>The line on which the row starts, from 1.</summary>
    public long Line { get; private set; } = 1;

    /// <summary>What is wrong with a malformed row.</summary>
    public string Error => _walker.Error;

    /// <summary>The position before the first byte of each value. The references hold until the next row.</summary>
    public ref int Starts => ref _walks ? ref _walker.Starts : ref At(_marks.First - 1);

    /// <summary>The position behind each value.</summary>
    public ref int Ends => ref _walks ? ref _walker.Ends : ref At(_marks.First);

    /// <summary>The row as it stands in the file, without its line end.</summary>
    public ReadOnlySpan<byte> Raw => _walks && _walker.HasRawCopy
        ? _walker.RawCopy
        : _bytes.AsSpan((_marks.Positions[_marks.First - 1] + 1).._lastPosition);

    /// <summary>Whether a value of the row is quoted.</summary>
    public bool IsQuoted(int column) => _walks && _walker.IsQuoted(column);

    /// <summary>Whether the row is text.</summary>
    public bool IsText => _piece!.Quality is not TextQuality.Broken || Utf8.IsValid(Raw);

    /// <summary>Starts with a piece, before its first row.</summary>
    public void Begin(TextPiece piece)
    {
        _piece = piece;
        _bytes = piece.Bytes;
        _end = piece.End;
        _scanned = piece.Start;
        _nextLine = 0;
        _lastMark = -1;
        _walks = false;
        _isCopied = false;
        _finished = false;
        NextLine = piece.Line;
        FieldCount = 0;
        _marks.Reset(piece.Start);
        _walker.Begin(_marks);
    }

    /// <summary>Goes to the next row.</summary>
    /// <returns><see cref="RowScan.End"/> behind the last row of the piece.</returns>
    public RowScan Next()
    {
        Release();
        while (true)
        {
            if (_walks)
            {
                RowScan found = Walk();
                if (found is not RowScan.More)
                {
                    return found;
                }
            }
            else
            {
                while (_nextLine < _marks.LineCount)
                {
                    if (TakeLine())
                    {
                        return RowScan.Row;
                    }

                    Release();
                }
            }

            if (!ScanOn())
            {
                return RowScan.End;
            }
        }
    }

    /// <summary>Makes the row as long as is asked for; the values that it lacks have the length -1, surplus ones are left out.</summary>
    public void Pad(int count)
    {
        if (FieldCount >= count)
        {
            FieldCount = count;
            return;
        }

        if (!_walks)
        {
            _walker.Copy(ref Starts, ref Ends, FieldCount);
            _walks = true;
            _isCopied = true;
        }

        _walker.Pad(FieldCount, count);
        FieldCount = count;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _marks.Dispose();
        _walker.Dispose();
    }

    private ref int At(int mark) => ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_marks.Positions), mark);

    // Leaves the current row: the next one starts behind its line end.
    private void Release()
    {
        if (_lastMark < 0)
        {
            return;
        }

        if (_isCopied)
        {
            _isCopied = false;
            _walks = false;
        }

        _marks.Positions[_lastMark] = _nextStart - 1;
        _marks.First = _lastMark + 1;
        _lastMark = -1;
        if (_walks)
        {
            _walker.Begin(_marks);
        }
    }

    private bool TakeLine()
    {
        int mark = _marks.Lines[_nextLine++];
        ref int end = ref At(mark);
        _nextStart = end + 1;
        if (_bytes[end - 1] == '\r' && _bytes[end] == '\n' && end - 1 > At(_marks.First - 1))
        {
            end--;
        }

        _lastMark = mark;
        _lastPosition = end;
        FieldCount = mark - _marks.First + 1;
        Line = NextLine++;
        return FieldCount > 1 || end > At(_marks.First - 1) + 1 || KeepsBlankLines;
    }

    private RowScan Walk()
    {
        while (true)
        {
            RowScan found = _walker.Walk(_bytes, _marks, _scanned);
            if (found is RowScan.More)
            {
                return found;
            }

            Line = NextLine;
            NextLine += _walker.Lines;
            FieldCount = _walker.Count;
            _lastMark = _walker.LastMark;
            _lastPosition = _walker.End;
            _nextStart = _marks.Positions[_lastMark] + 1;
            if (found is RowScan.Malformed || KeepsBlankLines || !_walker.IsBlank)
            {
                return found;
            }

            Release();
        }
    }

    private bool ScanOn()
    {
        if (_finished)
        {
            return false;
        }

        bool keepsWalking = dialect.Trims || (_walks && _walker.IsInRowWithQuotes);
        if (_scanned < _end)
        {
            int end = Math.Min(_end, _scanned + Stretch);
            int moved = _marks.Compact();
            _marks.Scan(_bytes, _scanned, end);
            _scanned = end;
            Go(keepsWalking, moved);
            return true;
        }

        _finished = true;
        if (_marks.Positions[_marks.First - 1] + 1 == _end)
        {
            return false;
        }

        int compacted = _marks.Compact();
        _marks.AddLine(_end);
        Go(keepsWalking, compacted);
        return true;
    }

    private void Go(bool keepsWalking, int moved)
    {
        bool walked = _walks;
        _nextLine = 0;
        _walks = keepsWalking || _marks.HasQuotes;
        if (walked && _walks)
        {
            _walker.Move(moved);
        }
        else
        {
            _walker.Begin(_marks);
        }
    }
}
