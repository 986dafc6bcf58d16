using System.Buffers;
using System.Runtime.InteropServices;

namespace TypedDao.Codecs.Csv;

/// <summary>
/// Takes one row apart where quotes are about. A value is quoted if a quote is its first byte; quotes further in are text.
/// It goes on where it stopped when more marks have come.
/// </summary>
internal sealed class CsvWalker(CsvDialect dialect) : IDisposable
{
    private int[] _starts = new int[64];
    private int[] _ends = new int[64];
    private Form[] _forms = new Form[64];
    private byte[] _raw = [];
    private int _rawLength;
    private int _mark;
    private int _rowStart;
    private int _start;
    private int _contentEnd;
    private State _state;
    private bool _isFieldEscaped;

    private enum State
    {
        Start,
        Plain,
        Quoted,
        Closed,
        Malformed,
    }

    [Flags]
    private enum Form : byte
    {
        Plain = 0,
        Quoted = 1,
        Escaped = 2,
    }

    /// <summary>The number of values.</summary>
    public int Count { get; private set; }

    /// <summary>The mark that ends the row.</summary>
    public int LastMark { get; private set; }

    /// <summary>Behind the last byte of the row, without its line end.</summary>
    public int End { get; private set; }

    /// <summary>The lines that the row takes.</summary>
    public int Lines { get; private set; }

    /// <summary>What is wrong with a malformed row.</summary>
    public string Error { get; private set; } = string.Empty;

    /// <summary>Whether the row had to be copied, since its values were changed in place.</summary>
    public bool HasRawCopy => _rawLength > 0;

    /// <summary>The copy of the row as it stands in the file.</summary>
    public ReadOnlySpan<byte> RawCopy => _raw.AsSpan(0, _rawLength);

    /// <summary>The position before the first byte of each value.</summary>
    public ref int Starts => ref MemoryMarshal.GetArrayDataReference(_starts);

    /// <summary>The position behind each value.</summary>
    public ref int Ends => ref MemoryMarshal.GetArrayDataReference(_ends);

    /// <summary>Whether the row that is not yet complete holds quotes.</summary>
    public bool IsInRowWithQuotes { get; private set; }

    /// <summary>Whether the row has one value that is unquoted and empty.</summary>
    public bool IsBlank => Count == 1 && _forms[0] is Form.Plain && _ends[0] == _starts[0] + 1;

    /// <summary>Whether a value is quoted.</summary>
    public bool IsQuoted(int column) => _forms[column] is not Form.Plain;

    /// <summary>Starts with the row that the marks stand at.</summary>
    public void Begin(CsvMarks marks)
    {
        Count = 0;
        Lines = 0;
        _rawLength = 0;
        _mark = marks.First;
        _rowStart = marks.Positions[marks.First - 1] + 1;
        _start = _rowStart;
        _state = State.Start;
        IsInRowWithQuotes = false;
        _isFieldEscaped = false;
    }

    /// <summary>Follows marks that have moved.</summary>
    public void Move(int marks) => _mark -= marks;

    /// <summary>Takes over the bounds of a row without quotes.</summary>
    public void Copy(ref int starts, ref int ends, int count)
    {
        Reserve(count);
        MemoryMarshal.CreateReadOnlySpan(ref starts, count).CopyTo(_starts);
        MemoryMarshal.CreateReadOnlySpan(ref ends, count).CopyTo(_ends);
        _forms.AsSpan(0, count).Clear();
        _rawLength = 0;
    }

    /// <summary>Adds values of the length -1.</summary>
    public void Pad(int from, int to)
    {
        Reserve(to);
        _starts.AsSpan(from..to).Fill(Buffers.InputBuffer.Padding);
        _ends.AsSpan(from..to).Fill(Buffers.InputBuffer.Padding);
        _forms.AsSpan(from..to).Clear();
    }

    /// <summary>Goes on with the row.</summary>
    /// <param name="bytes">The array that holds the piece.</param>
    /// <param name="marks">The marks.</param>
    /// <param name="known">Behind the last byte whose marks are known.</param>
    public RowScan Walk(byte[] bytes, CsvMarks marks, int known)
    {
        int[] positions = marks.Positions;
        for (; _mark < marks.Count; _mark++)
        {
            int at = positions[_mark];
            byte value = at < known ? bytes[at] : (byte)'\n';
            bool isQuote = value == dialect.Quote;
            bool isLine = !isQuote && value != dialect.Delimiter;
            IsInRowWithQuotes |= isQuote;
            if (_state is State.Start)
            {
                _state = isQuote && SkipBlanks(bytes, _start, at) == at ? State.Quoted : State.Plain;
                if (_state is State.Quoted)
                {
                    _start = at + 1;
                    continue;
                }
            }

            switch (_state)
            {
                case State.Plain when !isQuote:
                    AddPlain(bytes, at, isLine);
                    break;
                case State.Quoted when isQuote:
                    if (at + 1 < known && bytes[at + 1] == dialect.Quote)
                    {
                        _mark++;
                        _isFieldEscaped = true;
                        continue;
                    }

                    if (at + 1 >= known && positions[marks.Count - 1] == at)
                    {
                        // The byte behind is not known: it may be the second half of a doubled quote.
                        return RowScan.More;
                    }

                    _contentEnd = at;
                    _state = State.Closed;
                    continue;
                case State.Quoted when at == known:
                    Error = "a quote is opened and never closed";
                    _state = State.Malformed;
                    break;
                case State.Closed:
                    if (isQuote || !IsRestBlank(bytes, at, isLine))
                    {
                        Error = "text follows a closing quote";
                        _state = State.Malformed;
                        break;
                    }

                    Add(_start - 1, _contentEnd, _isFieldEscaped ? Form.Quoted | Form.Escaped : Form.Quoted);
                    break;
            }

            if (isLine)
            {
                Lines++;
            }

            if (_state is State.Start && isLine)
            {
                return Complete(bytes, at);
            }

            if (_state is State.Malformed && isLine)
            {
                LastMark = _mark;
                End = WithoutReturn(bytes, at, _rowStart);
                return RowScan.Malformed;
            }

            if (_state is State.Start)
            {
                _start = at + 1;
            }
        }

        return RowScan.More;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_raw.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(_raw);
            _raw = [];
        }
    }

    private RowScan Complete(byte[] bytes, int at)
    {
        LastMark = _mark;
        End = WithoutReturn(bytes, at, _rowStart);
        for (int i = 0; i < Count; i++)
        {
            if (_forms[i].HasFlag(Form.Escaped))
            {
                KeepRaw(bytes.AsSpan(_rowStart..End));
                _ends[i] = Unescape(bytes, _starts[i] + 1, _ends[i]);
            }
        }

        return RowScan.Row;
    }

    private void AddPlain(byte[] bytes, int at, bool isLine)
    {
        int end = isLine ? WithoutReturn(bytes, at, _start) : at;
        if (dialect.Trims)
        {
            _start = SkipBlanks(bytes, _start, end);
            while (end > _start && bytes[end - 1] is (byte)' ' or (byte)'\t')
            {
                end--;
            }
        }

        Add(_start - 1, end, Form.Plain);
    }

    private void Add(int start, int end, Form form)
    {
        Reserve(Count + 1);
        _starts[Count] = start;
        _ends[Count] = end;
        _forms[Count] = form;
        Count++;
        _isFieldEscaped = false;
        _state = State.Start;
    }

    private void Reserve(int count)
    {
        if (count > _starts.Length)
        {
            int length = Math.Max(count, _starts.Length * 2);
            Array.Resize(ref _starts, length);
            Array.Resize(ref _ends, length);
            Array.Resize(ref _forms, length);
        }
    }

    private void KeepRaw(ReadOnlySpan<byte> row)
    {
        if (_rawLength > 0)
        {
            return;
        }

        if (_raw.Length < row.Length)
        {
            Dispose();
            _raw = ArrayPool<byte>.Shared.Rent(row.Length);
        }

        row.CopyTo(_raw);
        _rawLength = row.Length;
    }

    // Each pair of quotes becomes one; the value shrinks in its place.
    private int Unescape(byte[] bytes, int start, int end)
    {
        Span<byte> rest = bytes.AsSpan(start..end);
        int length = 0;
        int pair;
        while ((pair = rest.IndexOf(dialect.Quote)) >= 0)
        {
            rest[..(pair + 1)].CopyTo(bytes.AsSpan(start + length));
            length += pair + 1;
            rest = rest[(pair + 2)..];
        }

        rest.CopyTo(bytes.AsSpan(start + length));
        return start + length + rest.Length;
    }

    private int SkipBlanks(byte[] bytes, int start, int end)
    {
        while (dialect.Trims && start < end && bytes[start] is (byte)' ' or (byte)'\t')
        {
            start++;
        }

        return start;
    }

    private bool IsRestBlank(byte[] bytes, int at, bool isLine)
        => SkipBlanks(bytes, _contentEnd + 1, at) >= (isLine ? WithoutReturn(bytes, at, _contentEnd + 1) : at);

    private static int WithoutReturn(byte[] bytes, int at, int start)
        => at > start && bytes[at - 1] == '\r' && bytes[at] == '\n' ? at - 1 : at;
}
