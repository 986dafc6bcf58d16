using TypedDao.Parquet.Filtering;
using TypedDao.Parquet.Metadata;

namespace TypedDao.Parquet.Reading;

/// <summary>Gives the row groups of a file that are read, in their order, and loads the next one while one is read.</summary>
/// <param name="file">The file.</param>
/// <param name="footer">Its footer.</param>
/// <param name="planner">Plans them.</param>
/// <param name="statistics">Counts what is left out.</param>
internal sealed class GroupQueue(FileBytes file, Footer footer, GroupPlanner planner, ReadStatistics statistics) : IAsyncDisposable
{
    // Two row groups are in memory at once where both together stay below the bound for one.
    private const long MaxAhead = RowGroupBytes.MaxLoaded / 2;

    private readonly CancellationTokenSource _end = new();
    private Task<RowGroupBytes?>? _next;
    private int _nextGroup;
    private long _nextRow;
    private bool _isSmall;

    /// <summary>Whether another row group may be held beside one.</summary>
    /// <param name="group">The row group.</param>
    public static bool IsSmall(RowGroupBytes group) => group.Plan.ByteCount <= MaxAhead;

    /// <summary>Goes on to the next row group.</summary>
    /// <param name="cancellationToken">Cancels the requests.</param>
    /// <returns>The row group, of which at least one row is read; disposed by the caller. Null at the end.</returns>
    public async ValueTask<RowGroupBytes?> NextAsync(CancellationToken cancellationToken)
    {
        RowGroupBytes? group = _next is { } next ? await next.WaitAsync(cancellationToken).ConfigureAwait(false) : await PlanAsync(cancellationToken).ConfigureAwait(false);
        _next = null;
        if (group is null)
        {
            return null;
        }

        if (!group.IsLoaded)
        {
            await LoadAsync(group, cancellationToken).ConfigureAwait(false);
        }

        _isSmall = IsSmall(group);
        return group;
    }

    /// <summary>Begins to load the row group behind the one at hand, where both together are small enough.</summary>
    public void LoadAhead()
    {
        if (_isSmall && _next is null && _nextGroup < footer.Metadata.RowGroups.Length)
        {
            _next = PlanAheadAsync(_end.Token);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync().ConfigureAwait(false);
        if (_next is { } next)
        {
            _next = null;
            await ((Task)next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (next.IsCompletedSuccessfully)
            {
                (await next.ConfigureAwait(false))?.Dispose();
            }
        }

        _end.Dispose();
    }

    private async Task<RowGroupBytes?> PlanAheadAsync(CancellationToken cancellationToken)
    {
        RowGroupBytes? group = await PlanAsync(cancellationToken).ConfigureAwait(false);
        if (group is not null && IsSmall(group))
        {
            await LoadAsync(group, cancellationToken).ConfigureAwait(false);
        }

        return group;
    }

    private static async ValueTask LoadAsync(RowGroupBytes group, CancellationToken cancellationToken)
    {
        try
        {
            await group.LoadAsync(cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            group.Dispose();
            throw;
        }
    }

    private async ValueTask<RowGroupBytes?> PlanAsync(CancellationToken cancellationToken)
    {
        while (_nextGroup < footer.Metadata.RowGroups.Length)
        {
            RowGroup group = footer.Metadata.RowGroups[_nextGroup++];
            GroupPlan plan = await planner.PlanAsync(group, _nextRow, cancellationToken).ConfigureAwait(false);
            _nextRow += group.RowCount;
            statistics.AddRowGroups(1, plan.Rows.Count == 0 ? 1 : 0);
            statistics.AddPrunedRows(group.RowCount - plan.RowCount);
            if (plan.Rows.Count > 0)
            {
                return new RowGroupBytes(file, plan);
            }
        }

        return null;
    }
}
