namespace TypedDao.Parquet.Reading;

/// <summary>
/// Finds the rows of a file that are read, batch by batch. No batch spans two row groups; from the second of one on, the bytes of the next row
/// group are on their way. Batches of which a filter leaves no row are passed over, so that only the columns that it looks at are decoded.
/// </summary>
/// <param name="groups">The row groups.</param>
/// <param name="tested">Reads the columns that the filter looks at; disposed by this.</param>
/// <param name="lanes">Read the others; disposed by this.</param>
/// <param name="statistics">Counts the rows that are passed over.</param>
internal sealed class BatchPlanner(GroupQueue groups, ColumnLane tested, ColumnLane[] lanes, ReadStatistics statistics) : IAsyncDisposable
{
    // As many as stay near a core; where rows go from one thread to another, fewer hand-overs count for more.
    private const int MostRows = 2048;
    private const int AheadBytes = 1 << 20;

    // Entries of one leaf in a batch, as far as they can be told from the average.
    private const int LikelyEntries = 64 << 10;

    private readonly BatchProgress _testing = new();
    private readonly BatchProgress _reading = new();
    private readonly List<RowGroupBytes> _held = [];
    private RowGroupBytes? _group;
    private int _range;
    private long _row;
    private int _batchRows;

    /// <summary>What takes the steps.</summary>
    public ColumnLane[] Lanes => lanes;

    /// <summary>Goes on to the next step.</summary>
    /// <param name="batch">Takes the columns that the filter looks at, and which rows match.</param>
    /// <param name="cancellationToken">Cancels requests.</param>
    /// <returns>What all <see cref="Lanes"/> do; null at the end.</returns>
    /// <exception cref="TypedDaoException">The file is damaged.</exception>
    public async ValueTask<BatchStep?> NextAsync(ColumnBatch batch, CancellationToken cancellationToken)
    {
        while (_group is not null || await BeginAsync(batch, cancellationToken).ConfigureAwait(false))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!FindRows())
            {
                if (await EndAsync(batch, cancellationToken).ConfigureAwait(false) is { } end)
                {
                    return end;
                }

                continue;
            }

            int rows = (int)Math.Min(_batchRows, _group!.Plan.Rows[_range].End - _row);
            long row = _row;
            _row += rows;
            if (await HasMatchAsync(batch, row, rows, cancellationToken).ConfigureAwait(false))
            {
                return Read(row, rows);
            }

            _reading.Skip(rows);
            statistics.AddRows(rows);
        }

        return null;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _held.ForEach(group => group.Free());
        tested.Dispose();
        Array.ForEach(lanes, lane => lane.Dispose());
        await groups.DisposeAsync().ConfigureAwait(false);
    }

    private async ValueTask<bool> BeginAsync(ColumnBatch batch, CancellationToken cancellationToken)
    {
        // What is held at once is bounded by what a row group has.
        foreach (RowGroupBytes held in _held)
        {
            if (!GroupQueue.IsSmall(held))
            {
                await held.Freed.WaitAsync(cancellationToken).ConfigureAwait(false);
            }
        }

        _held.RemoveAll(group => group.Freed.IsCompleted);
        if (await groups.NextAsync(cancellationToken).ConfigureAwait(false) is not { } next)
        {
            return false;
        }

        _group = next;
        _held.Add(next);
        GroupPlan plan = next.Plan;
        long entries = batch.Columns.SelectMany(column => column.Leaves).Select(leaf => plan.Group.Columns[leaf].ValueCount / plan.Group.RowCount).Append(1).Max();
        int most = lanes.Length == 1 ? MostRows : Math.Max(MostRows, AheadBytes / sizeof(long) / Math.Max(1, batch.Columns.Sum(column => column.Leaves.Length)));
        _batchRows = (int)Math.Clamp(LikelyEntries / entries, 1, most);
        _range = 0;
        _row = 0;
        PassTo(plan.Rows[0].Start);
        return true;
    }

    private bool FindRows()
    {
        IReadOnlyList<RowRange> ranges = _group!.Plan.Rows;
        if (_row > ranges[0].Start && _held.TrueForAll(held => held == _group || held.Freed.IsCompleted))
        {
            // Not before: whoever looks at the beginning alone does not cause more requests.
            groups.LoadAhead();
        }

        if (_row == ranges[_range].End)
        {
            if (++_range == ranges.Count)
            {
                return false;
            }

            PassTo(ranges[_range].Start);
        }

        return true;
    }

    private void PassTo(long row)
    {
        _testing.Skip(row - _row);
        _reading.Skip(row - _row);
        _row = row;
    }

    private async ValueTask<bool> HasMatchAsync(ColumnBatch batch, long row, int rows, CancellationToken cancellationToken)
    {
        if (!batch.IsFiltered)
        {
            return true;
        }

        if (batch.Tested.Length > 0)
        {
            await tested.ReadAsync(_testing.Read(_group!, rows, row), batch.Columns, cancellationToken).ConfigureAwait(false);
        }

        return batch.Evaluate(rows);
    }

    private BatchStep Read(long row, int rows)
    {
        bool begins = !_reading.HasBegun;
        BatchStep step = _reading.Read(_group!, rows, row);
        for (int i = 1; begins && i < lanes.Length; i++)
        {
            _group!.Share();
        }

        return step;
    }

    /// <summary>Leaves the row group, whose bytes are given up by all who read them.</summary>
    private async ValueTask<BatchStep?> EndAsync(ColumnBatch batch, CancellationToken cancellationToken)
    {
        RowGroupBytes group = _group!;
        _group = null;
        if (_testing.HasBegun)
        {
            await tested.ReadAsync(_testing.End(group), batch.Columns, cancellationToken).ConfigureAwait(false);
        }

        _testing.Forget();
        BatchStep? end = _reading.HasBegun ? _reading.End(group) : null;
        _reading.Forget();
        group.Dispose();
        return end;
    }
}
