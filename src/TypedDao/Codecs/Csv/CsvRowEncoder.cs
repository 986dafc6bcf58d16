using TypedDao.BuiltIn;
using TypedDao.Codecs.Batches;
using TypedDao.Rows;

namespace TypedDao.Codecs.Csv;

/// <summary>Encodes rows as CSV, the header first.</summary>
internal sealed class CsvRowEncoder<TRow, TShape> : RowEncoder<TRow>
    where TShape : struct, IRowShape<TRow>
{
    private readonly CsvFormat _format;
    private readonly CodecWriteOptions _options;
    private readonly CsvWriteState _state;

    /// <summary>Creates an encoder.</summary>
    public CsvRowEncoder(CsvFormat format, CodecWriteOptions options)
    {
        _format = format;
        _options = options;
        _state = new CsvWriteState(WriteColumn.ForRow(TShape.Schema, options.PathColumns), CsvDialect.Create(format, options.Key), Output);
    }

    /// <inheritdoc/>
    public override void Begin()
    {
        if (!_format.Header)
        {
            return;
        }

        var writer = new CsvFieldWriter(_state);
        for (int i = 0; i < _state.Columns.Length; i++)
        {
            writer.WriteString(i, _state.Columns[i].Path);
        }

        writer.Complete();
    }

    /// <inheritdoc/>
    public override void Encode(TRow row)
    {
        var writer = new CsvFieldWriter(_state);
        TShape.Write(row, ref writer);
        writer.Complete();
    }

    /// <inheritdoc/>
    public override RowEncoder<TRow> Fork() => new CsvRowEncoder<TRow, TShape>(_format, _options);

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        _state.Dispose();
        base.Dispose(disposing);
    }
}
