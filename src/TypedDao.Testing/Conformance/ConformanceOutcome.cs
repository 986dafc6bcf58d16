namespace TypedDao.Testing;

/// <summary>What came of a case that did not fail.</summary>
/// <param name="SkipReason">Why the case did not run; null where it ran and the law holds.</param>
public readonly record struct ConformanceOutcome(string? SkipReason)
{
    /// <summary>Whether the case did not run.</summary>
    public bool IsSkipped => SkipReason is not null;
}
