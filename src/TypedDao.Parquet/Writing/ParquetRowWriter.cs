using TypedDao.Codecs;
using TypedDao.Rows;

namespace TypedDao.Parquet.Writing;

/// <summary>Collects rows column by column, and writes a row group when there are enough.</summary>
/// <typeparam name="TRow">The row type.</typeparam>
/// <typeparam name="TShape">Its shape.</typeparam>
internal sealed class ParquetRowWriter<TRow, TShape> : RowWriter<TRow>
    where TShape : struct, IRowShape<TRow>
{
    // How often the bytes that were collected are counted.
    private const int RowsPerCount = 1024;

    private readonly WriteOptions _options;
    private readonly WriteSchema _schema;
    private readonly RowGroupWriter _file;
    private readonly LengthEstimate _estimate;
    private long _rowsBefore;
    private int _rows;
    private bool _isFull;

    /// <summary>Begins a file.</summary>
    /// <param name="destination">Takes the bytes.</param>
    /// <param name="options">What is left out of the file, and how many threads may be used.</param>
    /// <param name="writeOptions">How files are written.</param>
    /// <exception cref="ConfigurationException">A column that is to be sorted by, or to get a Bloom filter, is none or cannot.</exception>
    public ParquetRowWriter(Stream destination, CodecWriteOptions options, WriteOptions writeOptions)
    {
        _options = writeOptions;
        _schema = WriteSchema.Create(TShape.Schema, options.PathColumns, writeOptions);
        _estimate = new LengthEstimate(_schema, writeOptions);
        _file = new RowGroupWriter(destination, _schema, writeOptions, options.MaxDegreeOfParallelism);
    }

    /// <inheritdoc/>
    public override long? LengthSoFar => _file.Length + _estimate.Of(PlainBytes);

    private long PlainBytes => _schema.Leaves.Sum(leaf => leaf.ByteCount);

    /// <inheritdoc/>
    public override bool Write(TRow row)
    {
        var writer = new BufferFieldWriter(_schema.Fields, 0);
        try
        {
            TShape.Write(row, ref writer);
        }
        catch (InvalidValueException error)
        {
            // What the row has left in some columns is taken back.
            foreach (LeafBuffer leaf in _schema.Leaves)
            {
                leaf.Truncate(_rows);
            }

            error.Row = _rowsBefore + _rows + 1;
            throw;
        }

        _rows++;
        _isFull = _rows >= _options.RowGroupRows || (_rows % RowsPerCount == 0 && PlainBytes >= _options.RowGroupBytes);
        return _isFull;
    }

    /// <inheritdoc/>
    public override ValueTask FlushAsync(CancellationToken cancellationToken) => _isFull ? WriteGroupAsync(cancellationToken) : default;

    /// <inheritdoc/>
    public override async ValueTask CompleteAsync(CancellationToken cancellationToken)
    {
        if (_rows > 0)
        {
            await WriteGroupAsync(cancellationToken).ConfigureAwait(false);
        }

        await _file.CompleteAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override ValueTask DisposeAsync()
    {
        _file.Dispose();
        _schema.Dispose();
        return default;
    }

    private async ValueTask WriteGroupAsync(CancellationToken cancellationToken)
    {
        (long plain, long before) = (PlainBytes, _file.Length);
        await _file.WriteGroupAsync(_rows, cancellationToken).ConfigureAwait(false);
        _estimate.Add(plain, _file.Length - before);
        _rowsBefore += _rows;
        _rows = 0;
        _isFull = false;
    }
}
