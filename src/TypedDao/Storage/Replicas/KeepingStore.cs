namespace TypedDao.Storage.Replicas;

/// <summary>One of the stores that keep an object, opened when it is needed.</summary>
/// <param name="name">The store's name.</param>
/// <param name="open">Opens its object storage, which others share and dispose.</param>
internal sealed class KeepingStore(string name, Func<CancellationToken, ValueTask<IObjectStorage>> open)
{
    private volatile IObjectStorage? _opened;

    /// <summary>The store's name.</summary>
    public string Name { get; } = name;

    /// <summary>Its storage, where it has been opened.</summary>
    public IObjectStorage? Opened => _opened;

    /// <summary>Its storage. A store that could not be opened is tried again.</summary>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public ValueTask<IObjectStorage> OpenAsync(CancellationToken cancellationToken)
        => _opened is { } opened ? ValueTask.FromResult(opened) : OpenNowAsync(cancellationToken);

    /// <summary>The versions of a store are its own: an ETag says which store gave it.</summary>
    /// <param name="entry">What the store knows of an object.</param>
    public StorageEntry Mark(StorageEntry entry) => entry with { ETag = $"{Name}:{entry.ETag}" };

    /// <summary>The store's own ETag; null where another store gave it.</summary>
    /// <param name="etag">An ETag with the store's name.</param>
    public string? OwnETag(string etag)
        => etag.Length > Name.Length && etag[Name.Length] == ':' && etag.StartsWith(Name, StringComparison.Ordinal) ? etag[(Name.Length + 1)..] : null;

    private async ValueTask<IObjectStorage> OpenNowAsync(CancellationToken cancellationToken)
        => _opened = await open(cancellationToken).ConfigureAwait(false);
}
