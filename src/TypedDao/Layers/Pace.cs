namespace TypedDao.Layers;

/// <summary>
/// Spaces the calls of a store while the other side asks to slow down: the space doubles with each such answer and shrinks with each
/// success, until calls are free again. Repeating less often is not enough where many callers share a store.
/// </summary>
/// <param name="timeProvider">The clock.</param>
/// <param name="longest">The largest space; null: a second.</param>
internal sealed class Pace(TimeProvider timeProvider, TimeSpan? longest = null)
{
    private const double Growth = 2;
    private const double Decay = 0.9;
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Free = TimeSpan.FromMilliseconds(1);

    // Answers to calls that were under way together count once.
    private static readonly TimeSpan OneAnswer = TimeSpan.FromMilliseconds(50);

    private readonly Lock _gate = new();
    private TimeSpan _space;
    private long _slowed = -1;
    private long _free;

    /// <summary>Waits for the call's turn; at once while nobody asked to slow down.</summary>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public ValueTask WaitAsync(CancellationToken cancellationToken)
    {
        if (Volatile.Read(ref _slowed) < 0)
        {
            return ValueTask.CompletedTask;
        }

        TimeSpan wait;
        lock (_gate)
        {
            long now = timeProvider.GetTimestamp();
            long turn = Math.Max(now, _free);
            _free = turn + (long)(_space.TotalSeconds * timeProvider.TimestampFrequency);
            wait = timeProvider.GetElapsedTime(now, turn);
        }

        return wait <= TimeSpan.Zero ? ValueTask.CompletedTask : new ValueTask(Task.Delay(wait, timeProvider, cancellationToken));
    }

    /// <summary>Notes that the other side asked to slow down.</summary>
    public void Slow()
    {
        lock (_gate)
        {
            long now = timeProvider.GetTimestamp();
            if (_slowed >= 0 && timeProvider.GetElapsedTime(_slowed, now) < OneAnswer)
            {
                return;
            }

            Volatile.Write(ref _slowed, now);
            TimeSpan wanted = _space == TimeSpan.Zero ? First : _space * Growth;
            TimeSpan bound = longest < Second ? longest.Value : Second;
            _space = wanted < bound ? wanted : bound;
        }
    }

    /// <summary>Notes a call that succeeded.</summary>
    public void Quicken()
    {
        if (Volatile.Read(ref _slowed) < 0)
        {
            return;
        }

        lock (_gate)
        {
            _space *= Decay;
            if (_space < Free)
            {
                _space = TimeSpan.Zero;
                Volatile.Write(ref _slowed, -1);
            }
        }
    }
}
