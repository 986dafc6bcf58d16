namespace Medallion.Reporting;

/// <summary>How far a step is.</summary>
internal readonly record struct ProgressState(long Bytes, long TotalBytes, string Detail);

/// <summary>Shows how far a step is, at intervals, beside the work.</summary>
internal sealed class Progress : IAsyncDisposable
{
    private const int BarWidth = 24;

    private readonly Terminal _terminal;
    private readonly string _step;
    private readonly Func<ProgressState> _state;
    private readonly PeriodicTimer _timer;
    private readonly Task _shown;

    public Progress(Terminal terminal, string step, Func<ProgressState> state)
    {
        _terminal = terminal;
        _step = step;
        _state = state;
        _timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100), terminal.Time);
        _shown = ShowAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _timer.Dispose();
        await _shown;
        _terminal.Memory.Sample();
        _terminal.ClearProgress();
    }

    private async Task ShowAsync()
    {
        long started = _terminal.Time.GetTimestamp();
        TimeSpan next = _terminal.Interval;
        while (await _timer.WaitForNextTickAsync())
        {
            _terminal.Memory.Sample();
            TimeSpan elapsed = _terminal.Time.GetElapsedTime(started);
            if (elapsed < next)
            {
                continue;
            }

            next = elapsed + _terminal.Interval;
            ProgressState state = _state();
            double share = state.TotalBytes == 0 ? 0 : Math.Min(1, (double)state.Bytes / state.TotalBytes);
            _terminal.WriteProgress($"{_step,-7} {Text.Bar(share * BarWidth),-BarWidth} {share,4:P0}  {state.Detail}  {elapsed.TotalSeconds:N0} s");
        }
    }
}
