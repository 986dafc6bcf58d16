namespace TypedDao.Parquet.Reading;

/// <summary>Reads the batches of a file on the caller's thread, each when it is asked for.</summary>
/// <param name="groups">The row groups; disposed by this.</param>
/// <param name="readers">The readers of leaves.</param>
/// <param name="batch">Takes the batches.</param>
/// <param name="statistics">Counts the rows that are passed over.</param>
internal sealed class BatchReader(GroupQueue groups, LeafReaders readers, ColumnBatch batch, ReadStatistics statistics) : IBatches
{
    private readonly BatchPlanner _planner = new(groups, new ColumnLane(batch.Tested, readers), [new ColumnLane(batch.Others, readers)], statistics);

    /// <inheritdoc/>
    public async ValueTask<ColumnBatch?> NextAsync(CancellationToken cancellationToken)
    {
        while (await _planner.NextAsync(batch, cancellationToken).ConfigureAwait(false) is { } step)
        {
            await _planner.Lanes[0].ReadAsync(step, batch.Columns, cancellationToken).ConfigureAwait(false);
            if (step.Rows > 0)
            {
                batch.Begin(step);
                return batch;
            }
        }

        return null;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _planner.DisposeAsync();
}
