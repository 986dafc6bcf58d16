using System.Diagnostics;

namespace TypedDao.Benchmarks.Storage;

/// <summary>Lets bytes pass at a rate. What is not used in a pause is lost, but for a few milliseconds' worth: timers are no finer.</summary>
/// <param name="bytesPerSecond">The rate.</param>
public sealed class TokenBucket(int bytesPerSecond)
{
    private const double BurstSeconds = 0.005;

    private double _tokens = bytesPerSecond * BurstSeconds;
    private long _filled = Stopwatch.GetTimestamp();

    /// <summary>Waits until so many bytes may pass.</summary>
    /// <param name="count">How many.</param>
    public async ValueTask TakeAsync(int count)
    {
        long now = Stopwatch.GetTimestamp();
        _tokens = Math.Min(bytesPerSecond * BurstSeconds, _tokens + (Stopwatch.GetElapsedTime(_filled, now).TotalSeconds * bytesPerSecond)) - count;
        _filled = now;
        if (_tokens < 0)
        {
            await Task.Delay(TimeSpan.FromSeconds(-_tokens / bytesPerSecond));
        }
    }
}
