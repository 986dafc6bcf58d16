using TypedDao.Layers;

namespace TypedDao.Storage.Tests.Layers;

/// <summary>How the calls of a store are spaced while the other side asks to slow down.</summary>
public sealed class PaceTests
{
    // Every turn is over, and an answer is a new one.
    private static readonly TimeSpan Later = TimeSpan.FromSeconds(3);

    private readonly StandingTime _time = new();
    private readonly Pace _pace;

    public PaceTests() => _pace = new Pace(_time);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Calls_are_free_while_nobody_asks()
    {
        for (int i = 0; i < 100; i++)
        {
            await _pace.WaitAsync(Token);
            _pace.Quicken();
        }

        Assert.Empty(_time.Waits);
    }

    [Fact]
    public async Task Callers_of_one_moment_come_one_after_the_other()
    {
        _pace.Slow();
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => _pace.WaitAsync(Token).AsTask(), Token)));
        Assert.Equal(Enumerable.Range(1, 19).Select(i => 5d * i), _time.Waits.Select(wait => wait.TotalMilliseconds).Order());

        // Whoever comes when the turns are over does not wait; whoever comes 2 ms later, the rest of the space.
        _time.Advance(TimeSpan.FromMilliseconds(100));
        Assert.Equal(0, await TurnAsync());
        _time.Advance(TimeSpan.FromMilliseconds(2));
        Assert.Equal(3, await TurnAsync());
    }

    [Fact]
    public async Task The_space_doubles_with_each_answer_up_to_a_second()
    {
        foreach (int space in (int[])[5, 10, 20, 40, 80, 160, 320, 640, 1000, 1000])
        {
            _pace.Slow();
            Assert.Equal(space, await SpaceAsync());
            _time.Advance(Later);
        }
    }

    [Fact]
    public async Task Answers_to_calls_that_were_under_way_together_count_once()
    {
        Parallel.For(0, 20, _ => _pace.Slow());
        Assert.Equal(5, await SpaceAsync());
        _time.Advance(TimeSpan.FromMilliseconds(49));
        _pace.Slow();
        Assert.Equal(5, await SpaceAsync());
        _time.Advance(TimeSpan.FromMilliseconds(10));
        _pace.Slow();
        Assert.Equal(10, await SpaceAsync());
    }

    [Fact]
    public async Task Successes_make_the_space_smaller_until_calls_are_free_again()
    {
        for (int i = 0; i < 9; i++)
        {
            _pace.Slow();
            _time.Advance(Later);
        }

        foreach (int space in (int[])[900, 810, 729, 656])
        {
            _pace.Quicken();
            Assert.Equal(space, await SpaceAsync());
            _time.Advance(Later);
        }

        // 1000 * 0.9^65 is above 1 ms, and one more success is enough.
        for (int i = 4; i < 65; i++)
        {
            _pace.Quicken();
        }

        Assert.Equal(1, await SpaceAsync());
        _pace.Quicken();
        int before = _time.Waits.Count;
        for (int i = 0; i < 10; i++)
        {
            await _pace.WaitAsync(Token);
        }

        Assert.Equal(before, _time.Waits.Count);

        // The next answer begins with the first space again.
        _time.Advance(Later);
        _pace.Slow();
        Assert.Equal(5, await SpaceAsync());
    }

    [Fact]
    public async Task Waiting_ends_when_the_caller_cancels()
    {
        _pace.Slow();
        await _pace.WaitAsync(Token);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _pace.WaitAsync(new CancellationToken(canceled: true)).AsTask());
    }

    /// <summary>How long two callers of one moment come apart, in milliseconds.</summary>
    private async Task<double> SpaceAsync()
    {
        double first = await TurnAsync();
        return await TurnAsync() - first;
    }

    /// <summary>How long a caller waits, in milliseconds.</summary>
    private async Task<double> TurnAsync()
    {
        int before = _time.Waits.Count;
        await _pace.WaitAsync(Token);
        return _time.Waits.Count > before ? _time.Waits[^1].TotalMilliseconds : 0;
    }

    /// <summary>A clock that a test moves; who waits is let go at once, and how long it was to be is noted.</summary>
    private sealed class StandingTime : TimeProvider
    {
        private readonly Lock _gate = new();
        private readonly List<TimeSpan> _waits = [];
        private long _now;

        public IReadOnlyList<TimeSpan> Waits
        {
            get
            {
                lock (_gate)
                {
                    return [.. _waits];
                }
            }
        }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp()
        {
            lock (_gate)
            {
                return _now;
            }
        }

        public void Advance(TimeSpan by)
        {
            lock (_gate)
            {
                _now += by.Ticks;
            }
        }

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            lock (_gate)
            {
                _waits.Add(dueTime);
            }

            ThreadPool.QueueUserWorkItem(_ => callback(state));
            return System.CreateTimer(static _ => { }, null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }
}
