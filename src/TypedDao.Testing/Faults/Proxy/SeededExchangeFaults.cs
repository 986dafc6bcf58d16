using System.Diagnostics.CodeAnalysis;

namespace TypedDao.Testing;

/// <summary>
/// Random faults that a client of S3 which retries must survive. Writes under a condition and POST requests are only refused with an
/// answer or late, since nobody can repeat the rest without knowing what became of it.
/// </summary>
/// <param name="seed">The seed; the same requests in the same order get the same faults.</param>
/// <param name="rate">The part of requests that go wrong, from 0 to 1.</param>
[SuppressMessage("Security", "CA5394", Justification = "Faults are to be repeatable.")]
public sealed class SeededExchangeFaults(int seed, double rate) : IExchangeFaultPlan
{
    private const int MostBytes = 64 * 1024;
    private const int MostMilliseconds = 20;
    private const int LeastSpeed = 4 * 1024 * 1024; // so that large bodies do not hold up a test

    private static readonly ExchangeFaultKind[] OfUnrepeatable = [ExchangeFaultKind.Answered, ExchangeFaultKind.AnswerDelayed];

    private static readonly ExchangeFaultKind[] OfHeads =
        [.. OfUnrepeatable, ExchangeFaultKind.ResetBeforeRequest, ExchangeFaultKind.AnswerLost];

    private static readonly ExchangeFaultKind[] OfReads =
    [
        .. OfHeads, ExchangeFaultKind.ResetInAnswer, ExchangeFaultKind.AnswerCutOff, ExchangeFaultKind.AnswerShortened,
        ExchangeFaultKind.AnswerSlow,
    ];

    private static readonly ExchangeFaultKind[] OfWrites = [.. OfHeads, ExchangeFaultKind.ResetInRequest];

    private readonly Lock _gate = new();
    private readonly Random _random = new(seed);

    /// <summary>The seed, to be shown when a test fails.</summary>
    public int Seed { get; } = seed;

    /// <summary>
    /// Kinds that do not come. At first <see cref="ExchangeFaultKind.AnswerShortened"/>, which only a client can survive that
    /// verifies checksums.
    /// </summary>
    public IReadOnlyCollection<ExchangeFaultKind> Spared { get; init; } = [ExchangeFaultKind.AnswerShortened];

    /// <summary>
    /// Whether the connection fails also under writes under a condition, completions of uploads and deletions of several objects, so that
    /// the client is left without knowing what became of them. The beginning of an upload stays spared: nobody could find it again.
    /// </summary>
    public bool LosesOutcomes { get; init; }

    /// <inheritdoc/>
    public ExchangeFault? Next(ProxiedRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        lock (_gate)
        {
            if (_random.NextDouble() >= rate)
            {
                return null;
            }

            bool isRepeatable = IsRepeatable(request);
            ExchangeFaultKind[] possible = KindsOf(request, isRepeatable || (LosesOutcomes && request.Query("uploads") is null));
            ExchangeFaultKind[] kinds = [.. possible.Where(kind => !Spared.Contains(kind))];
            return kinds.Length == 0 ? null : Choose(kinds[_random.Next(kinds.Length)], isRepeatable);
        }
    }

    private static bool IsRepeatable(ProxiedRequest request)
        => request.Method != "POST"
            && (request.Method is "GET" or "HEAD" || (request.Header("If-Match") is null && request.Header("If-None-Match") is null));

    private static ExchangeFaultKind[] KindsOf(ProxiedRequest request, bool mayBreakOff) => request.Method switch
    {
        "GET" => OfReads,
        "HEAD" => OfHeads,
        _ => mayBreakOff ? OfWrites : OfUnrepeatable,
    };

    private ExchangeFault Choose(ExchangeFaultKind kind, bool isRepeatable) => kind switch
    {
        // Only a refusal says that nothing has happened.
        ExchangeFaultKind.Answered when isRepeatable && _random.Next(2) == 0 => ExchangeFault.Answered(S3Answers.InternalError()),
        ExchangeFaultKind.Answered => ExchangeFault.Answered(S3Answers.SlowDown()),
        ExchangeFaultKind.ResetBeforeRequest => ExchangeFault.ResetBeforeRequest(),
        ExchangeFaultKind.ResetInRequest => ExchangeFault.ResetInRequest(_random.Next(MostBytes)),
        ExchangeFaultKind.AnswerLost => ExchangeFault.AnswerLost(),
        ExchangeFaultKind.ResetInAnswer => ExchangeFault.ResetInAnswer(_random.Next(MostBytes)),
        ExchangeFaultKind.AnswerCutOff => ExchangeFault.AnswerCutOff(_random.Next(MostBytes)),
        ExchangeFaultKind.AnswerShortened => ExchangeFault.AnswerShortened(_random.Next(MostBytes)),
        ExchangeFaultKind.AnswerSlow => ExchangeFault.AnswerSlow(_random.Next(LeastSpeed, 16 * LeastSpeed)),
        _ => ExchangeFault.AnswerDelayed(TimeSpan.FromMilliseconds(_random.Next(MostMilliseconds))),
    };
}
