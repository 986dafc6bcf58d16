using System.Diagnostics.CodeAnalysis;

namespace TypedDao.Testing;

/// <summary>
/// Random faults that a caller who retries must survive: calls that fail for a passing reason before or after their effect, and content
/// and listings that break off. Conditional writes are only refused before their effect, and uploads only when they are
/// opened, since nobody can repeat the rest without knowing what became of it.
/// </summary>
/// <param name="seed">The seed; the same calls in the same order get the same faults.</param>
/// <param name="rate">The part of calls that go wrong, from 0 to 1.</param>
[SuppressMessage("Security", "CA5394", Justification = "Faults are to be repeatable.")]
public sealed class SeededFaults(int seed, double rate) : IFaultPlan
{
    private readonly Lock _gate = new();
    private readonly Random _random = new(seed);

    /// <summary>The seed, to be shown when a test fails.</summary>
    public int Seed { get; } = seed;

    /// <summary>Calls that always go well.</summary>
    public IReadOnlyCollection<StorageCall> Spared { get; init; } = [];

    /// <inheritdoc/>
    public Fault? Next(StorageCall call, string key, bool isConditional)
    {
        lock (_gate)
        {
            return _random.NextDouble() < rate && !Spared.Contains(call) ? Choose(call, isConditional) : null;
        }
    }

    private Fault? Choose(StorageCall call, bool isConditional) => call switch
    {
        StorageCall.Read when _random.Next(2) == 0 => Fault.CutOff(_random.Next(2000)),
        StorageCall.Read => Fault.Unavailable(_random.Next(2000)),
        StorageCall.List => Fault.Unavailable(_random.Next(10)),
        StorageCall.Put or StorageCall.Copy when isConditional => Fault.Throttled(),
        StorageCall.Put or StorageCall.Copy or StorageCall.Delete when _random.Next(2) == 0 => Fault.AnswerLost(),
        StorageCall.Write or StorageCall.Seal or StorageCall.Complete => null,
        _ => _random.Next(2) == 0 ? Fault.Unavailable() : Fault.Throttled(),
    };
}
