using TypedDao.Codecs;
using TypedDao.Parquet.Reading;
using TypedDao.Parquet.Text;
using TypedDao.Rows;

namespace TypedDao.Parquet.Rows;

/// <summary>Reads the rows of a file: columns are bound when the first are asked for.</summary>
/// <typeparam name="TRow">The row type.</typeparam>
/// <typeparam name="TShape">Its shape.</typeparam>
/// <param name="source">The file.</param>
/// <param name="options">Values from the path, and what to do with bad rows.</param>
/// <param name="manyRows">From how many rows of the file on it is read by several threads.</param>
internal sealed class ParquetRowReader<TRow, TShape>(IFileSource source, CodecReadOptions options, int manyRows) : RowReader<TRow>
    where TShape : struct, IRowShape<TRow>
{
    private ReadPreparation? _preparation;
    private RowBatch<TRow, TShape>[] _rows = [];
    private IBatches? _batches;
    private RowBatch<TRow, TShape>? _current;
    private int _next;

    /// <inheritdoc/>
    public override async ValueTask<int> ReadAsync(Memory<TRow> buffer, CancellationToken cancellationToken)
    {
        _batches ??= await OpenAsync(cancellationToken).ConfigureAwait(false);
        while (true)
        {
            if (_current is { } current && _next < current.Columns.Count)
            {
                if (Fill(buffer.Span, current) is > 0 and var count)
                {
                    return count;
                }
            }
            else
            {
                if (await _batches.NextAsync(cancellationToken).ConfigureAwait(false) is not { } batch)
                {
                    _current = null;
                    return 0;
                }

                (_current, _next) = (Array.Find(_rows, rows => rows.Columns == batch)!, 0);
                _current.Begin();
            }
        }
    }

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        if (_batches is { } batches)
        {
            await batches.DisposeAsync().ConfigureAwait(false);
        }

        _preparation?.Dispose();
    }

    private async ValueTask<IBatches> OpenAsync(CancellationToken cancellationToken)
    {
        _preparation = await ReadPreparation.CreateAsync(source, TShape.Schema, options, manyRows, cancellationToken).ConfigureAwait(false);
        _rows = [.. _preparation.Bindings.Select(binding => new RowBatch<TRow, TShape>(binding))];
        return _preparation.Read();
    }

    private int Fill(Span<TRow> buffer, RowBatch<TRow, TShape> current)
    {
        int start = _next;
        int slots = Math.Min(buffer.Length, current.Columns.Count - start);
        _next += slots;
        int count = current.Make(start, buffer[..slots]);
        foreach (RowBatch<TRow, TShape>.BadRow bad in current.Bad)
        {
            Reject(current, bad);
        }

        options.Statistics.AddRows(current.Unmatched);
        return count;
    }

    private void Reject(RowBatch<TRow, TShape> batch, RowBatch<TRow, TShape>.BadRow bad) => options.BadRows.OnBadRow(new RejectedRow
    {
        Source = source.Address,
        Line = batch.Columns.FirstRow + bad.Slot + 1,
        Column = bad.Column,
        Value = bad.Value,
        Error = bad.Error,
        Raw = JsonText.OfRow(batch.Columns.Columns, bad.Slot),
    });
}
