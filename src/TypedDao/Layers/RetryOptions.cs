namespace TypedDao.Layers;

/// <summary>When a failed call to a storage is tried again.</summary>
public sealed record RetryOptions
{
    /// <summary>How often a call is made in all; 1 never tries again. A stream or listing counts anew after each piece that it got.</summary>
    public int MaximumAttempts { get; init; } = 5;

    /// <summary>
    /// The bound of the first pause; each further one doubles it. The pause is a random part of the bound, so that callers who failed
    /// together do not come back together.
    /// </summary>
    public TimeSpan FirstPause { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>The largest bound of a pause.</summary>
    public TimeSpan LongestPause { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>
    /// How many repetitions a storage has in store. Each costs one, ten calls that succeed give one back: where nothing
    /// works any more, calls fail at once instead of adding to the load.
    /// </summary>
    public int Budget { get; init; } = 100;

    /// <summary>Where the random part of pauses comes from; null: a new one.</summary>
    public Random? Random { get; init; }
}
