namespace TypedDao.Parquet.Reading;

/// <summary>
/// Reads the batches of a file ahead of their use, on threads of the pool as they find the time and on the caller's thread while it waits: each
/// lane decodes its columns of one batch after the other. Batches come in the order of the file. Work is taken from the oldest batch that has
/// some, so that nobody waits while there is any.
/// </summary>
/// <param name="planner">Finds the batches; disposed by this.</param>
/// <param name="batches">Take the batches, in turn.</param>
/// <param name="threads">How many threads work at most, that of the caller among them.</param>
internal sealed class DecodePipeline(BatchPlanner planner, ColumnBatch[] batches, int threads) : IBatches
{
    // Of a thread that finds nothing to do, before it goes.
    private const int Patience = 12;

    // Of batches that are held: rows of many elements are not read far ahead.
    private const long MostValues = 4 << 20;

    private readonly Lock _lock = new();
    private readonly CancellationTokenSource _end = new();
    private readonly PipelineSlot[] _slots = [.. batches.Select(batch => new PipelineSlot(batch))];
    private readonly long[] _next = new long[planner.Lanes.Length];
    private readonly bool[] _isBusy = new bool[planner.Lanes.Length];
    private TaskCompletionSource? _change;
    private TaskCompletionSource? _left;
    private long _first;
    private long _planned;
    private int _changes;
    private int _helpers;
    private bool _isGiven;
    private bool _isPlanning;
    private bool _isPlanned;
    private bool _isStopped;

    private enum WorkKind
    {
        None,
        Plan,
        Read,
    }

    /// <inheritdoc/>
    public async ValueTask<ColumnBatch?> NextAsync(CancellationToken cancellationToken)
    {
        CancellationTokenRegistration registration = cancellationToken.UnsafeRegister(static end => ((CancellationTokenSource)end!).Cancel(), _end);
        await using (registration.ConfigureAwait(false))
        {
            lock (_lock)
            {
                _first += _isGiven ? 1 : 0;
                _isGiven = false;
                Invite();
            }

            return await FindReadyAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync().ConfigureAwait(false);
        Task? left = null;
        lock (_lock)
        {
            _isStopped = true;
            if (_helpers > 0)
            {
                left = (_left = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
            }
        }

        if (left is not null)
        {
            await left.ConfigureAwait(false);
        }

        await planner.DisposeAsync().ConfigureAwait(false);
        _end.Dispose();
    }

    private async ValueTask<ColumnBatch?> FindReadyAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Work work;
            Task? change = null;
            lock (_lock)
            {
                while (_first < _planned && SlotOf(_first) is { LanesLeft: 0 } slot)
                {
                    slot.ThrowIfFailed();
                    if (slot.Batch.Count > 0)
                    {
                        _isGiven = true;
                        return slot.Batch;
                    }

                    _first++;
                }

                if (_isPlanned && _first == _planned)
                {
                    return null;
                }

                work = Take();
                if (work.Kind == WorkKind.None)
                {
                    change = (_change = new TaskCompletionSource()).Task;
                }
            }

            if (change is null)
            {
                await DoAsync(work, isHelper: false).ConfigureAwait(false);
            }
            else if (!HasCome(change))
            {
                await change.ConfigureAwait(false);
            }
        }
    }

    private static bool HasCome(Task change)
    {
        var wait = new SpinWait();
        while (!change.IsCompleted && wait.Count < Patience)
        {
            wait.SpinOnce(sleep1Threshold: -1);
        }

        return change.IsCompleted;
    }

    /// <summary>Helps on a thread of the pool, until there is nothing to do.</summary>
    private async Task HelpAsync()
    {
        var wait = new SpinWait();
        while (true)
        {
            Work work;
            int changes;
            lock (_lock)
            {
                changes = _changes;
                work = Take();
                if (work.Kind == WorkKind.None && (_isStopped || wait.Count >= Patience))
                {
                    _helpers--;
                    if (_helpers == 0)
                    {
                        _left?.SetResult();
                    }

                    return;
                }
            }

            if (work.Kind == WorkKind.None)
            {
                do
                {
                    wait.SpinOnce(sleep1Threshold: -1);
                }
                while (Volatile.Read(ref _changes) == changes && wait.Count < Patience);
            }
            else
            {
                if (await DoAsync(work, isHelper: true).ConfigureAwait(false))
                {
                    return;
                }

                wait.Reset();
            }
        }
    }

    private PipelineSlot SlotOf(long batch) => _slots[batch % _slots.Length];

    /// <summary>Takes the oldest work that can be done.</summary>
    private Work Take()
    {
        Work work = Find();
        switch (work.Kind)
        {
            case WorkKind.Plan:
                _isPlanning = true;
                break;
            case WorkKind.Read:
                _isBusy[work.Lane] = true;
                break;
        }

        return work;
    }

    private Work Find()
    {
        if (_isStopped)
        {
            return default;
        }

        long values = 0;
        for (long batch = _first; batch < _planned; batch++)
        {
            PipelineSlot slot = SlotOf(batch);
            values += slot.ValueCount;
            for (int lane = 0; slot.LanesLeft > 0 && lane < planner.Lanes.Length; lane++)
            {
                if (_next[lane] == batch && !_isBusy[lane])
                {
                    return new Work(WorkKind.Read, batch, lane);
                }
            }

            // What comes after an error is never asked for, and columns are not where it begins; what is too much comes later.
            if (slot.HasFailed || values > MostValues)
            {
                return default;
            }
        }

        return _isPlanning || _isPlanned || _planned - _first >= _slots.Length ? default : new Work(WorkKind.Plan, _planned, 0);
    }

    /// <summary>Does work.</summary>
    /// <returns>Whether the thread of a helper went on as that of the caller, who waited for this.</returns>
    private async ValueTask<bool> DoAsync(Work work, bool isHelper)
    {
        PipelineSlot slot = SlotOf(work.Batch);
        BatchStep? step = null;
        Exception? error = null;
        try
        {
            switch (work.Kind)
            {
                case WorkKind.Plan:
                    step = await planner.NextAsync(slot.Batch, _end.Token).ConfigureAwait(false);
                    break;
                case WorkKind.Read:
                    await planner.Lanes[work.Lane].ReadAsync(slot.Step!.Value, slot.Batch.Columns, _end.Token).ConfigureAwait(false);
                    break;
            }
        }
#pragma warning disable CA1031 // The caller gets it with the batch.
        catch (Exception thrown)
#pragma warning restore CA1031
        {
            error = thrown;
        }

        TaskCompletionSource? change;
        lock (_lock)
        {
            Complete(work, slot, step, error);
            (change, _change) = (_change, null);
            _helpers -= isHelper && change is not null ? 1 : 0;
            Invite();
        }

        // The caller is not woken on another thread, which takes long: others are called to help.
        change?.SetResult();
        return isHelper && change is not null;
    }

    private void Complete(Work work, PipelineSlot slot, BatchStep? step, Exception? error)
    {
        switch (work.Kind)
        {
            case WorkKind.Plan:
                _isPlanning = false;
                _isPlanned = step is null;
                if (step is not null || error is not null)
                {
                    slot.Begin(step, planner.Lanes.Length);
                    _planned++;
                }

                break;
            case WorkKind.Read:
                _isBusy[work.Lane] = false;
                _next[work.Lane]++;
                slot.ValueCount += planner.Lanes[work.Lane].ValueCount;
                slot.LanesLeft--;
                break;
        }

        if (error is not null)
        {
            slot.Fail(error, work.Kind == WorkKind.Read ? planner.Lanes[work.Lane].Column : 0);
        }
    }

    /// <summary>Calls for help, where there is work for more than are there.</summary>
    private void Invite()
    {
        Volatile.Write(ref _changes, _changes + 1);

        // To call a thread that sleeps takes long, so that it comes for several batches.
        if (_helpers < threads - 1 && _planned - _first <= _slots.Length / 2 && !_isPlanned && Find().Kind != WorkKind.None)
        {
            _helpers++;
            ThreadPool.QueueUserWorkItem(static pipeline => _ = pipeline.HelpAsync(), this, preferLocal: false);
        }
    }

    private readonly record struct Work(WorkKind Kind, long Batch, int Lane);
}
