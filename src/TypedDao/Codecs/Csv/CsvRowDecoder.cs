using System.Runtime.CompilerServices;
using TypedDao.Codecs.Buffers;
using TypedDao.Codecs.Pieces;
using TypedDao.Rows;
using TypedDao.Schema;

namespace TypedDao.Codecs.Csv;

/// <summary>Decodes the rows of a CSV file.</summary>
internal sealed class CsvRowDecoder<TRow, TShape> : PieceDecoder<TRow>
    where TShape : struct, IRowShape<TRow>
{
    private readonly CsvDialect _dialect;
    private readonly RowSchema _schema;
    private readonly CodecReadOptions _options;
    private readonly string _address;
    private readonly ReadColumn _row;
    private readonly CsvScanner _scanner;
    private readonly RowFailure _failure = new();
    private CsvBinding? _binding;
    private CsvRowState? _state;

    /// <summary>Creates the first decoder of a file, which reads the header.</summary>
    /// <param name="dialect">The form of the file.</param>
    /// <param name="options">What is told beside the file.</param>
    /// <param name="address">The file, for messages.</param>
    public CsvRowDecoder(CsvDialect dialect, CodecReadOptions options, string address)
        : this(dialect, TShape.Schema, options, address)
    {
        if (!dialect.HasHeader)
        {
            Bind(CsvBinding.ByPosition(_row, FileColumns));
        }
    }

    private CsvRowDecoder(CsvDialect dialect, RowSchema schema, CodecReadOptions options, string address)
    {
        _dialect = dialect;
        _schema = schema;
        _options = options;
        _address = address;
        _row = ReadColumn.ForRow(schema, options.PathValues, address);
        _scanner = new CsvScanner(dialect);
    }

    /// <inheritdoc/>
    public override bool IsBound => _binding is not null;

    /// <inheritdoc/>
    public override PieceDecoder<TRow> Fork()
    {
        var fork = new CsvRowDecoder<TRow, TShape>(_dialect, _schema, _options, _address);
        fork.Bind(_binding!);
        return fork;
    }

    /// <inheritdoc/>
    protected override long DecodeRows(RowPiece<TRow> piece)
    {
        CsvScanner scanner = _scanner;
        scanner.Begin(piece);
        if (_state is null)
        {
            RowScan header = scanner.Next();
            if (header is RowScan.End)
            {
                return scanner.NextLine - 1;
            }

            Bind(CsvBinding.ByName(_row, FileColumns, CsvHeader.Read(piece, scanner, header, _address), _address));
        }

        while (DecodeSome(piece))
        {
            // As many rows as there is room for.
        }

        return scanner.NextLine - 1;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        _scanner.Dispose();
        base.Dispose(disposing);
    }

    /// <summary>The columns that a file has by its object, those that the row lacks among them.</summary>
    private IEnumerable<Column> FileColumns => (_options.Schema ?? _schema).Where(column => !_options.PathValues.ContainsKey(column.Name));

    private bool DecodeSome(RowPiece<TRow> piece)
    {
        CsvScanner scanner = _scanner;
        CsvRowState state = _state!;
        bool isAscii = piece.Quality is TextQuality.Ascii;
        Span<TRow> rows = piece.Room();
        int count = 0;
        try
        {
            while (count < rows.Length)
            {
                RowScan found = scanner.Next();
                if (found is RowScan.End)
                {
                    return false;
                }

                if (found is RowScan.Malformed)
                {
                    _failure.SetRow(scanner.Error);
                }
                else if (IsComplete(state.Count) && IsText())
                {
                    var reader = new CsvFieldReader(state, piece.Bytes, ref scanner.Starts, ref scanner.Ends, isAscii);
                    rows[count] = Make(ref reader);
                }

                if (_failure.IsSet)
                {
                    piece.AddRows(count);
                    count = 0;
                    piece.AddBad(_failure.Take(_address, scanner.Line, scanner.Raw));
                    return true;
                }

                count++;
            }

            return true;
        }
        finally
        {
            piece.AddRows(count);
        }
    }

    // Not in the loop, of which everything is in memory for the sake of its end.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static TRow Make(ref CsvFieldReader reader) => TShape.Read(ref reader);

    private void Bind(CsvBinding binding)
    {
        // In a file of one column that can be null, an empty line is how null is written.
        _scanner.KeepsBlankLines = binding.IsOneNullable && _dialect.Null.Length == 0;
        _binding = binding;
        _state = new CsvRowState(_row, binding, _dialect, _scanner, _failure);
    }

    private bool IsComplete(int count)
    {
        if (_scanner.FieldCount == count)
        {
            return true;
        }

        if (!_dialect.Pads)
        {
            _failure.SetRow($"expected {count} {(count == 1 ? "value" : "values")}, found {_scanner.FieldCount}");
            return false;
        }

        _scanner.Pad(count);
        return true;
    }

    private bool IsText()
    {
        if (_scanner.IsText)
        {
            return true;
        }

        _failure.SetRow("the text is not valid UTF-8");
        return false;
    }
}
