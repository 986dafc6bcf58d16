using TypedDao.BuiltIn;
using TypedDao.Codecs.Buffers;
using TypedDao.Codecs.Compression;
using TypedDao.Rows;

namespace TypedDao.Codecs.Csv;

/// <summary>Reads the rows of a CSV file.</summary>
internal sealed class CsvRowReader<TRow, TShape>(CsvFormat format, IFileSource file, CodecReadOptions options) : BufferedRowReader<TRow>
    where TShape : struct, IRowShape<TRow>
{
    private readonly CsvDialect _dialect = CsvDialect.Create(format, file.Key);
    private readonly ReadColumn _row = ReadColumn.ForRow(TShape.Schema, options.PathValues, file.Address);
    private readonly RowFailure _failure = new();
    private InputBuffer? _input;
    private CsvScanner? _scanner;
    private CsvRowState? _state;

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        _scanner?.Dispose();
        if (_input is not null)
        {
            await _input.DisposeAsync().ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    protected override async ValueTask FillAsync(CancellationToken cancellationToken)
    {
        if (_scanner is null)
        {
            _input = new InputBuffer(await CompressedFiles.OpenAsync(file, format.Compression, cancellationToken).ConfigureAwait(false), file.Address);
            _scanner = new CsvScanner(_input, _dialect);
        }

        await _scanner.FillAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    protected override bool Decode(Span<TRow> rows, ref int count)
    {
        if (_scanner is not { } scanner)
        {
            return false;
        }

        RowScan found = RowScan.Row;
        while (count < rows.Length && (found = scanner.Next()) < RowScan.More)
        {
            if (_state is null)
            {
                if (!_dialect.HasHeader)
                {
                    _state = Bind(CsvBinding.ByPosition(_row));
                }
                else
                {
                    _state = Bind(CsvBinding.ByName(_row, CsvHeader.Read(_input!, scanner, found), file.Address));
                    continue;
                }
            }

            if (found is RowScan.Malformed)
            {
                _failure.SetRow(scanner.Error);
            }
            else if (IsComplete(scanner, _state.Count) && IsText(scanner))
            {
                var reader = new CsvFieldReader(_state, _input!.Bytes, ref scanner.Starts, ref scanner.Ends, _input.Quality is TextQuality.Ascii);
                rows[count] = TShape.Read(ref reader);
            }

            if (_failure.IsSet)
            {
                options.BadRows.OnBadRow(_failure.Take(file.Address, scanner.Line, scanner.Raw));
            }
            else
            {
                count++;
            }
        }

        return found is RowScan.End;
    }

    private CsvRowState Bind(CsvBinding binding)
    {
        // In a file of one column that can be null, an empty line is how null is written.
        _scanner!.KeepsBlankLines = binding.Count == 1 && _dialect.Null.Length == 0
            && Array.IndexOf(binding.Positions, 0) is >= 0 and var column && _row.Children[column].IsNullable;
        return new CsvRowState(_row, binding, _dialect, _scanner, _failure);
    }

    private bool IsComplete(CsvScanner scanner, int count)
    {
        if (scanner.FieldCount == count)
        {
            return true;
        }

        if (!_dialect.Pads)
        {
            _failure.SetRow($"expected {count} {(count == 1 ? "value" : "values")}, found {scanner.FieldCount}");
            return false;
        }

        scanner.Pad(count);
        return true;
    }

    private bool IsText(CsvScanner scanner)
    {
        if (_input!.Quality is not TextQuality.Broken || InputBuffer.IsValid(scanner.Raw))
        {
            return true;
        }

        _failure.SetRow("the text is not valid UTF-8");
        return false;
    }
}
