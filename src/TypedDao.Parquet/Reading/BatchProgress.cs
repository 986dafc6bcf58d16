namespace TypedDao.Parquet.Reading;

/// <summary>How far columns have come that are read together; what they pass over is told to them when they next read.</summary>
internal sealed class BatchProgress
{
    private long _skip;

    /// <summary>Whether something of the row group at hand was read.</summary>
    public bool HasBegun { get; private set; }

    /// <summary>Passes over rows.</summary>
    /// <param name="rows">How many.</param>
    public void Skip(long rows) => _skip += rows;

    /// <summary>Reads rows.</summary>
    /// <param name="group">The row group at hand.</param>
    /// <param name="rows">How many.</param>
    /// <param name="row">The first of them in the row group.</param>
    public BatchStep Read(RowGroupBytes group, int rows, long row)
    {
        var step = new BatchStep(group, !HasBegun, Ends: false, _skip, rows, group.Plan.FirstRow + row);
        if (!HasBegun)
        {
            group.Share();
        }

        (HasBegun, _skip) = (true, 0);
        return step;
    }

    /// <summary>Leaves the row group.</summary>
    /// <param name="group">The row group at hand.</param>
    public BatchStep End(RowGroupBytes group)
    {
        var step = new BatchStep(group, Begins: false, Ends: true, _skip, Rows: 0, FirstRow: 0);
        (HasBegun, _skip) = (false, 0);
        return step;
    }

    /// <summary>Leaves a row group of which nothing was read.</summary>
    public void Forget() => _skip = 0;
}
