namespace TypedDao.Testing;

/// <summary>How a <see cref="FaultProxy"/> works.</summary>
public sealed record FaultProxyOptions
{
    /// <summary>
    /// What is sent upstream as <c>Host</c>; null: what the client sends. Signatures of S3 cover it, so that changing it breaks them.
    /// </summary>
    public string? Host { get; init; }

    /// <summary>How many requests the log keeps, the latest ones; 0: none.</summary>
    public int LogCapacity { get; init; } = 10_000;

    /// <summary>The clock of delays.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
