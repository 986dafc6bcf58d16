namespace TypedDao.Testing;

/// <summary>What goes wrong in one call.</summary>
public sealed record Fault
{
    /// <summary>Makes the exception that the call raises; null: the call is slow, or its content ends early, but does not fail.</summary>
    public Func<Exception>? Error { get; init; }

    /// <summary>Whether the call takes effect first, so that its answer alone is lost.</summary>
    public bool AfterEffect { get; init; }

    /// <summary>
    /// For <see cref="StorageCall.Read"/> and <see cref="StorageCall.Write"/>, how many bytes get through first; for
    /// <see cref="StorageCall.List"/>, how many objects.
    /// </summary>
    public long After { get; init; }

    /// <summary>Whether the content ends where it breaks off, as if that were its end (<see cref="StorageCall.Read"/> alone).</summary>
    public bool EndsEarly { get; init; }

    /// <summary>How long the call takes longer.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>A failure that passes: the storage is out of reach.</summary>
    /// <param name="after">See <see cref="After"/>.</param>
    public static Fault Unavailable(long after = 0) => new()
    {
        Error = () => new TypedDaoException(ErrorKind.Unavailable, "The storage is out of reach (injected)."),
        After = after,
    };

    /// <summary>A failure that passes: the storage refuses the call because of too many.</summary>
    public static Fault Throttled() => new()
    {
        Error = () => new TypedDaoException(ErrorKind.Throttled, "The storage asks to slow down (injected)."),
    };

    /// <summary>The call takes effect, but its answer is lost.</summary>
    public static Fault AnswerLost() => new()
    {
        Error = () => new TypedDaoException(ErrorKind.OutcomeUnknown, "The answer was lost (injected)."),
        AfterEffect = true,
    };

    /// <summary>The content ends early without an error, as when a connection is cut.</summary>
    /// <param name="after">How many bytes get through.</param>
    public static Fault CutOff(long after) => new() { After = after, EndsEarly = true };

    /// <summary>A failure that stays.</summary>
    /// <param name="kind">Its kind.</param>
    public static Fault Lasting(ErrorKind kind) => new()
    {
        Error = () => new TypedDaoException(kind, "The storage fails (injected).") { IsTransient = false },
    };

    /// <summary>The call takes longer.</summary>
    /// <param name="delay">By this much.</param>
    public static Fault Slow(TimeSpan delay) => new() { Delay = delay };
}
