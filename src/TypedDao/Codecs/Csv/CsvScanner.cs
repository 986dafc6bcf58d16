using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using TypedDao.Codecs.Buffers;

namespace TypedDao.Codecs.Csv;

/// <summary>
/// Finds the rows of a CSV file and the bounds of their values. Where a stretch holds no quotes, the marks themselves are
/// the bounds; otherwise <see cref="CsvWalker"/> goes from mark to mark.
/// </summary>
/// <param name="input">The window on the file.</param>
/// <param name="dialect">The form of the file.</param>
internal sealed class CsvScanner(InputBuffer input, CsvDialect dialect) : IDisposable
{
    private const int Stretch = 16 * 1024;

    private readonly CsvMarks _marks = new(dialect.Delimiter, dialect.Quote);
    private readonly CsvWalker _walker = new(dialect);
    private int _scanned;
    private int _nextLine;
    private int _lastMark = -1;
    private int _lastPosition;
    private int _nextStart;
    private long _nextRowLine = 1;
    private bool _started;
    private bool _walks;
    private bool _isCopied;
    private bool _finished;

    /// <summary>Whether a line without any byte is a row with one empty value instead of nothing.</summary>
    public bool KeepsBlankLines { get; set; }

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
        : input.Bytes.AsSpan((_marks.Positions[_marks.First - 1] + 1).._lastPosition);

    /// <summary>Whether a value of the row is quoted.</summary>
    public bool IsQuoted(int column) => _walks && _walker.IsQuoted(column);

    /// <summary>Goes to the next row.</summary>
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
                return _finished ? RowScan.End : RowScan.More;
            }
        }
    }

    /// <summary>Reads on, after <see cref="RowScan.More"/>.</summary>
    public async ValueTask FillAsync(CancellationToken cancellationToken)
    {
        input.Start = _started ? _marks.Positions[_marks.First - 1] + 1 : input.Start;
        int shift = await input.FillAsync(_nextRowLine, cancellationToken).ConfigureAwait(false);
        if (!_started)
        {
            _started = true;
            _scanned = input.Start;
            _marks.Reset(input.Start);
            _walker.Begin(_marks);
            return;
        }

        if (shift > 0)
        {
            _scanned -= shift;
            _marks.Shift(shift);
            _walker.Shift(shift);
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
        if (input.Bytes[end - 1] == '\r' && input.Bytes[end] == '\n' && end - 1 > At(_marks.First - 1))
        {
            end--;
        }

        _lastMark = mark;
        _lastPosition = end;
        FieldCount = mark - _marks.First + 1;
        Line = _nextRowLine++;
        return FieldCount > 1 || end > At(_marks.First - 1) + 1 || KeepsBlankLines;
    }

    private RowScan Walk()
    {
        while (true)
        {
            RowScan found = _walker.Walk(input.Bytes, _marks, _finished ? input.End : _scanned);
            if (found is RowScan.More)
            {
                return found;
            }

            Line = _nextRowLine;
            _nextRowLine += _walker.Lines;
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
        int end = Math.Min(input.End, _scanned + Stretch);
        if (!_started || _finished)
        {
            return false;
        }

        if (end == input.End && !input.IsAtEnd && end > _scanned && input.Bytes[end - 1] == '\r')
        {
            // Whether it ends a line by itself is not known yet.
            end--;
        }

        bool keepsWalking = dialect.Trims || (_walks && _walker.IsInRowWithQuotes);
        if (end > _scanned)
        {
            int moved = _marks.Compact();
            _marks.Scan(input.Bytes, _scanned, end);
            _scanned = end;
            Go(keepsWalking, moved);
            return true;
        }

        if (!input.IsAtEnd)
        {
            return false;
        }

        _finished = true;
        if (_marks.Positions[_marks.First - 1] + 1 == input.End)
        {
            return false;
        }

        int compacted = _marks.Compact();
        _marks.AddLine(input.End);
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
