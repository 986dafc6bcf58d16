namespace TypedDao.Testing;

/// <summary>
/// What goes wrong in one exchange of a <see cref="FaultProxy"/>. A reset is that of TCP (RST). A fault that breaks off a body happens
/// also where the body is shorter: before its last byte, and where there is no body, in place of the head.
/// </summary>
public sealed record ExchangeFault
{
    private ExchangeFault(ExchangeFaultKind kind) => Kind = kind;

    /// <summary>How it goes wrong.</summary>
    public ExchangeFaultKind Kind { get; }

    /// <summary>The answer of <see cref="ExchangeFaultKind.Answered"/>.</summary>
    public PreparedAnswer? Answer { get; private init; }

    /// <summary>
    /// For <see cref="ExchangeFaultKind.Answered"/>, whether the body of the request is read to its end and dropped first. Otherwise the
    /// answer comes while the client may still be sending, and the connection ends with it.
    /// </summary>
    public bool ReadsRequest { get; private init; }

    /// <summary>For kinds that break off, how many bytes of the body get through at most.</summary>
    public long After { get; private init; }

    /// <summary>For <see cref="ExchangeFaultKind.AnswerSlow"/>, how many bytes of the body come in a second.</summary>
    public int? BytesPerSecond { get; private init; }

    /// <summary>How much later the answer, or the reset in its place, comes. May be added to every kind.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>A prepared answer instead of the upstream's: the request has no effect.</summary>
    /// <param name="answer">The answer; <see cref="S3Answers"/> has those of S3.</param>
    /// <param name="readsRequest">See <see cref="ReadsRequest"/>.</param>
    public static ExchangeFault Answered(PreparedAnswer answer, bool readsRequest = true)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return new ExchangeFault(ExchangeFaultKind.Answered) { Answer = answer, ReadsRequest = readsRequest };
    }

    /// <summary>The connection is reset before anything of the request is sent upstream.</summary>
    public static ExchangeFault ResetBeforeRequest() => new(ExchangeFaultKind.ResetBeforeRequest);

    /// <summary>The connection is reset within the body of the request. The upstream never gets a whole request, so that it has no effect.</summary>
    /// <param name="after">How many bytes of the body are sent upstream.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    public static ExchangeFault ResetInRequest(long after) => BreakingOff(ExchangeFaultKind.ResetInRequest, after);

    /// <summary>The request takes effect, and the connection is reset before any byte of its answer.</summary>
    public static ExchangeFault AnswerLost() => new(ExchangeFaultKind.AnswerLost);

    /// <summary>The connection is reset within the body of the answer.</summary>
    /// <param name="after">How many bytes of the body are sent before; those that the client has not taken by then may be lost.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    public static ExchangeFault ResetInAnswer(long after) => BreakingOff(ExchangeFaultKind.ResetInAnswer, after);

    /// <summary>The connection ends cleanly within the body of the answer, of which the head tells more.</summary>
    /// <param name="after">How many bytes of the body get through.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    public static ExchangeFault AnswerCutOff(long after) => BreakingOff(ExchangeFaultKind.AnswerCutOff, after);

    /// <summary>
    /// The end of the answer's body is missing, and <c>Content-Length</c> is changed to match: only lengths and checksums that the
    /// client knows otherwise tell. An answer without a body passes unharmed.
    /// </summary>
    /// <param name="after">How many bytes of the body get through.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    public static ExchangeFault AnswerShortened(long after) => BreakingOff(ExchangeFaultKind.AnswerShortened, after);

    /// <summary>The answer comes late and unharmed.</summary>
    /// <param name="delay">By this much.</param>
    public static ExchangeFault AnswerDelayed(TimeSpan delay) => new(ExchangeFaultKind.AnswerDelayed) { Delay = delay };

    /// <summary>The body of the answer comes slowly and unharmed.</summary>
    /// <param name="bytesPerSecond">How many bytes come in a second.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is not positive.</exception>
    public static ExchangeFault AnswerSlow(int bytesPerSecond)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bytesPerSecond);
        return new ExchangeFault(ExchangeFaultKind.AnswerSlow) { BytesPerSecond = bytesPerSecond };
    }

    /// <summary>Waits as long as the fault asks for.</summary>
    internal Task DelayAsync(TimeProvider timeProvider, CancellationToken cancellationToken)
        => Delay > TimeSpan.Zero ? Task.Delay(Delay, timeProvider, cancellationToken) : Task.CompletedTask;

    private static ExchangeFault BreakingOff(ExchangeFaultKind kind, long after)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(after);
        return new ExchangeFault(kind) { After = after };
    }
}
