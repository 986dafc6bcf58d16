using TypedDao.BuiltIn;
using TypedDao.Parquet.Schema;
using TypedDao.Parquet.Writing;

namespace TypedDao.Parquet;

/// <summary>
/// Writes batches of a <see cref="ParquetFile"/> to a Parquet file with the columns that they have, without a row type: to compress
/// a file in another way, to sort or index it, to leave columns out, or to join several of one schema.
/// </summary>
/// <remarks>
/// Every value is kept to the bit, and columns keep their physical and logical types with the numbers of table formats: decimals of any
/// length, timestamps in their unit, unsigned integers, empty lists apart from null ones. Timestamps of 96 bits stay what they are;
/// the format gives them no order, so nothing is said of what they lie between. <see cref="ParquetFile.Properties"/> are not kept. One
/// task at a time may use a writer.
/// </remarks>
public sealed class ParquetFileWriter : IAsyncDisposable
{
    private readonly FileColumn[] _columns;
    private readonly WriteOptions _options;
    private readonly WriteSchema _schema;
    private readonly RowGroupWriter _file;
    private BatchColumns? _checked;
    private int _rows;
    private bool _isOpen = true;

    private ParquetFileWriter(FileColumn[] columns, WriteOptions options, WriteSchema schema, RowGroupWriter file)
    {
        _columns = columns;
        _options = options;
        _schema = schema;
        _file = file;
    }

    /// <summary>Begins a file with the columns of another one. Nothing is written yet.</summary>
    /// <param name="destination">Takes the bytes; not disposed.</param>
    /// <param name="source">The file whose columns these are; batches of other files with the same columns are taken too.</param>
    /// <param name="format">How the file is written; null: as the format has it where no key is given.</param>
    /// <param name="columns">The names of the columns, as they are given to the read; null: all. No name twice.</param>
    /// <param name="maxDegreeOfParallelism">How many threads may encode columns at the same time, that of the caller among them; the file is the same.</param>
    /// <exception cref="TypedDaoException"><see cref="ErrorKind.SchemaMismatch"/>: there is no such column.</exception>
    /// <exception cref="ConfigurationException">A key of the format has a value out of its range, or names a column that is none or cannot.</exception>
    public static ParquetFileWriter Create(
        Stream destination, ParquetFile source, ParquetFormat? format = null, IReadOnlyCollection<string>? columns = null, int maxDegreeOfParallelism = 1)
    {
        ArgumentNullException.ThrowIfNull(destination);
        ArgumentNullException.ThrowIfNull(source);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxDegreeOfParallelism, 1);
        FileColumn[] found = source.ColumnsOf(columns);
        WriteOptions options = WriteOptions.Create(format ?? new ParquetFormat());
        var schema = WriteSchema.Create(found, options);
        return new ParquetFileWriter(found, options, schema, new RowGroupWriter(destination, schema, options, maxDegreeOfParallelism));
    }

    /// <summary>Adds the rows of a batch. They are written when there are enough for a row group.</summary>
    /// <param name="batch">The batch, the last one that its enumeration gave.</param>
    /// <param name="cancellationToken">Cancels the write, which cannot go on afterwards.</param>
    /// <exception cref="TypedDaoException"><see cref="ErrorKind.SchemaMismatch"/>: the batch has other columns; nothing of it was added.</exception>
    /// <exception cref="InvalidOperationException">The file was completed, or an earlier write has failed.</exception>
    public async ValueTask WriteAsync(RecordBatch batch, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(batch);
        ThrowIfClosed();
        Check(batch.Columns);
        _isOpen = false;
        LeafCursor[] leaves = CursorsOf(batch.Columns);
        for (int left = batch.Count; left > 0;)
        {
            int rows = Math.Min(left, _options.RowGroupRows - _rows);
            for (int i = 0; i < leaves.Length; i++)
            {
                leaves[i].Take(rows);
            }

            left -= rows;
            _rows += rows;
            if (_rows == _options.RowGroupRows || _schema.Leaves.Sum(leaf => leaf.ByteCount) >= _options.RowGroupBytes)
            {
                await WriteGroupAsync(cancellationToken).ConfigureAwait(false);
            }
        }

        _isOpen = true;
    }

    /// <summary>Writes the rows that are left and what ends the file. What was written before is no file without it.</summary>
    /// <param name="cancellationToken">Cancels the write, which cannot go on afterwards.</param>
    /// <exception cref="InvalidOperationException">The file was completed, or an earlier write has failed.</exception>
    public async ValueTask CompleteAsync(CancellationToken cancellationToken = default)
    {
        ThrowIfClosed();
        _isOpen = false;
        if (_rows > 0)
        {
            await WriteGroupAsync(cancellationToken).ConfigureAwait(false);
        }

        await _file.CompleteAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Gives back what the writer holds; does not complete the file.</summary>
    public ValueTask DisposeAsync()
    {
        _isOpen = false;
        _file.Dispose();
        _schema.Dispose();
        return default;
    }

    private void ThrowIfClosed()
    {
        if (!_isOpen)
        {
            throw new InvalidOperationException("The Parquet file was completed or disposed of, or a write to it has failed: begin another one.");
        }
    }

    // Batches of one enumeration have the same columns.
    private void Check(BatchColumns columns)
    {
        if (columns == _checked)
        {
            return;
        }

        if (ColumnDifference.Find(_columns, [.. columns.Columns.Select(column => column.Column)]) is { } difference)
        {
            throw new TypedDaoException(ErrorKind.SchemaMismatch, $"The batch has another schema than the file that is written. {difference}")
            {
                Cure = "Write it to a file that begins with its own columns.",
            };
        }

        _checked = columns;
    }

    private LeafCursor[] CursorsOf(BatchColumns columns)
        => [.. columns.Columns.SelectMany(column => column.Leaves).Zip(_schema.Leaves, (leaf, buffer) => new LeafCursor(columns.Readers[leaf], buffer))];

    private async ValueTask WriteGroupAsync(CancellationToken cancellationToken)
    {
        await _file.WriteGroupAsync(_rows, cancellationToken).ConfigureAwait(false);
        _rows = 0;
    }
}
