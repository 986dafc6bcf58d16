namespace TypedDao.Storage;

/// <summary>How a <see cref="LocalStorage"/> keeps its objects.</summary>
public sealed record LocalStorageOptions
{
    /// <summary>
    /// Whether the bytes of an object are on the disk before it appears, so that it is whole also after a loss of power. Without it
    /// writing many small objects is faster.
    /// </summary>
    public bool FlushToDisk { get; init; } = true;

    /// <summary>How old what a crashed process left in the hidden folder has to be to be removed.</summary>
    public TimeSpan StaleAge { get; init; } = TimeSpan.FromHours(1);

    /// <summary>The clock that gives objects their <see cref="StorageEntry.LastModified"/>.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
