using System.Runtime.CompilerServices;
using System.Text;
using TypedDao.BuiltIn;
using TypedDao.Codecs.Buffers;
using TypedDao.Codecs.Compression;
using TypedDao.Codecs.Csv;
using TypedDao.Codecs.Pieces;

namespace TypedDao.Codecs;

/// <summary>
/// Goes through the records of a CSV file without a row type: header and values as text. For tools that look at files that
/// no catalog describes. Members are not called concurrently.
/// </summary>
public sealed class CsvRecords : IAsyncDisposable
{
    private readonly IFileSource _file;
    private readonly CsvFormat _format;
    private readonly CsvDialect _dialect;
    private readonly IBadRowHandler _badRows;
    private readonly RowFailure _failure = new();
    private readonly CsvScanner _scanner;
    private readonly TextPiece _piece = new(TextPiece.UsualSize);
    private PieceSource? _source;
    private bool _hasColumns;

    /// <summary>Prepares a file; it is opened by the first <see cref="ReadAsync"/>.</summary>
    /// <param name="file">The file.</param>
    /// <param name="format">Its form.</param>
    /// <param name="badRows">Decides on records that cannot be read; null throws <see cref="BadRowException"/>.</param>
    /// <exception cref="ConfigurationException">The format cannot be.</exception>
    public CsvRecords(IFileSource file, CsvFormat format, IBadRowHandler? badRows = null)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(format);
        _file = file;
        _format = format;
        _dialect = CsvDialect.Create(format, file.Key);
        _scanner = new CsvScanner(_dialect);
        _badRows = badRows ?? FailOnBadRow.Instance;
    }

    /// <summary>The names of the header, after the first <see cref="ReadAsync"/>; empty where the format has no header.</summary>
    public IReadOnlyList<string> Columns { get; private set; } = [];

    /// <summary>The number of values of the record; with a header that of <see cref="Columns"/>.</summary>
    public int Count => _scanner.FieldCount;

    /// <summary>The line on which the record starts, from 1.</summary>
    public long Line => _source is null ? 0 : _scanner.Line;

    /// <summary>Goes to the next record.</summary>
    /// <param name="cancellationToken">Cancels the read.</param>
    /// <returns>Whether there is one.</returns>
    /// <exception cref="TypedDaoException"><see cref="ErrorKind.InvalidData"/>: the file is damaged or of another format.</exception>
    public async ValueTask<bool> ReadAsync(CancellationToken cancellationToken = default)
    {
        _source ??= new PieceSource(
            await CompressedFiles.OpenAsync(_file, _format.Compression, cancellationToken).ConfigureAwait(false), new CsvCutter(_dialect), _file.Address);
        while (true)
        {
            RowScan found = _scanner.Next();
            if (found is RowScan.End)
            {
                if (!await FillAsync(cancellationToken).ConfigureAwait(false))
                {
                    return false;
                }
            }
            else if (_dialect.HasHeader && !_hasColumns)
            {
                Columns = CsvHeader.Read(_piece, _scanner, found, _file.Address);
                _hasColumns = true;
            }
            else if (IsGood(found))
            {
                return true;
            }
            else
            {
                _badRows.OnBadRow(_failure.Take(_file.Address, _scanner.Line, _scanner.Raw));
            }
        }
    }

    /// <summary>A value as UTF-8, without quotes; it holds until the next <see cref="ReadAsync"/>.</summary>
    /// <param name="index">The position of the value, from 0.</param>
    public ReadOnlySpan<byte> Utf8(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
        int start = Unsafe.Add(ref _scanner.Starts, index) + 1;
        int end = Unsafe.Add(ref _scanner.Ends, index);
        return end < start ? default : _piece.Bytes.AsSpan(start..end);
    }

    /// <summary>A value as text, without quotes.</summary>
    /// <param name="index">The position of the value, from 0.</param>
    public string Text(int index) => Encoding.UTF8.GetString(Utf8(index));

    /// <summary>Whether a value stands in quotes.</summary>
    /// <param name="index">The position of the value, from 0.</param>
    public bool IsQuoted(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
        return _scanner.IsQuoted(index);
    }

    /// <summary>Whether a value is the unquoted text that means null, or is missing in a record that is too short.</summary>
    /// <param name="index">The position of the value, from 0.</param>
    public bool IsNull(int index)
    {
        ReadOnlySpan<byte> value = Utf8(index);
        return !_scanner.IsQuoted(index) && (value.SequenceEqual(_dialect.Null) || Unsafe.Add(ref _scanner.Ends, index) == Unsafe.Add(ref _scanner.Starts, index));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _scanner.Dispose();
        _piece.Dispose();
        if (_source is not null)
        {
            await _source.DisposeAsync().ConfigureAwait(false);
        }
    }

    private async ValueTask<bool> FillAsync(CancellationToken cancellationToken)
    {
        PieceFill fill = await _source!.FillAsync(_piece, cancellationToken).ConfigureAwait(false);
        if (fill is PieceFill.TooLong)
        {
            throw LongRows.Error(_scanner.NextLine, _file.Address);
        }

        if (fill is PieceFill.Filled)
        {
            _piece.Validate();
            _piece.Line = _scanner.NextLine;
            _scanner.Begin(_piece);
        }

        return fill is PieceFill.Filled;
    }

    private bool IsGood(RowScan found)
    {
        CsvScanner scanner = _scanner!;
        if (found is RowScan.Malformed)
        {
            _failure.SetRow(scanner.Error);
            return false;
        }

        if (!scanner.IsText)
        {
            _failure.SetRow("the text is not valid UTF-8");
            return false;
        }

        if (!_hasColumns || scanner.FieldCount == Columns.Count)
        {
            return true;
        }

        if (_dialect.Pads)
        {
            scanner.Pad(Columns.Count);
            return true;
        }

        _failure.SetRow($"expected {Columns.Count} {(Columns.Count == 1 ? "value" : "values")}, found {scanner.FieldCount}");
        return false;
    }
}
