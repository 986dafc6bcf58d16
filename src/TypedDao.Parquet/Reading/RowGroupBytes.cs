namespace TypedDao.Parquet.Reading;

/// <summary>
/// The bytes that are read of a row group. Those of small row groups are loaded at once, ranges that stand beside each other with one
/// request; of large ones each chunk is loaded in runs.
/// </summary>
/// <param name="file">The file.</param>
/// <param name="plan">What is read.</param>
internal sealed class RowGroupBytes(FileBytes file, GroupPlan plan) : IDisposable
{
    /// <summary>What is held of a row group at most, as long as its pages are smaller.</summary>
    public const long MaxLoaded = 64 << 20;

    private readonly TaskCompletionSource _freed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private LoadedRanges? _loaded;
    private int _shares = 1;

    /// <summary>What is read.</summary>
    public GroupPlan Plan => plan;

    /// <summary>By leaf, the bytes of its chunk; null where none are read.</summary>
    public ChunkBytes?[] Chunks { get; } = [.. plan.Ranges.Select((ranges, leaf) => ranges is null ? null : new ChunkBytes(file, plan.Group.Columns[leaf], ranges))];

    /// <summary>Whether they were loaded, as far as they are at once.</summary>
    public bool IsLoaded { get; private set; }

    /// <summary>Ends when the bytes were freed.</summary>
    public Task Freed => _freed.Task;

    /// <summary>Holds the bytes for one more, who disposes of this too.</summary>
    public void Share() => Interlocked.Increment(ref _shares);

    /// <summary>Loads them.</summary>
    /// <param name="cancellationToken">Cancels the requests.</param>
    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        if (plan.IsLoadedAtOnce)
        {
            _loaded = await LoadedRanges.LoadAsync(file, plan.Requests, cancellationToken).ConfigureAwait(false);
            foreach (ChunkBytes? chunk in Chunks)
            {
                chunk?.Load(_loaded);
            }
        }

        IsLoaded = true;
    }

    /// <summary>Gives up what one holds; the last frees the bytes.</summary>
    public void Dispose()
    {
        if (Interlocked.Decrement(ref _shares) == 0)
        {
            Free();
        }
    }

    /// <summary>Frees the bytes, whoever holds them. Freed ones stay so.</summary>
    public void Free()
    {
        if (!_freed.TrySetResult())
        {
            return;
        }

        foreach (ChunkBytes? chunk in Chunks)
        {
            chunk?.Dispose();
        }

        _loaded?.Dispose();
        _loaded = null;
    }
}
