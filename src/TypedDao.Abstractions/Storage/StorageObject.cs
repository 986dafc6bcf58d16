namespace TypedDao.Storage;

/// <summary>An opened object: its entry and the requested bytes. Dispose it to give the connection back.</summary>
/// <param name="entry">What is known of the whole object.</param>
/// <param name="content">The requested bytes, read forward only.</param>
public sealed class StorageObject(StorageEntry entry, Stream content) : IAsyncDisposable
{
    /// <summary>What is known of the whole object.</summary>
    public StorageEntry Entry { get; } = entry;

    /// <summary>The requested bytes, read forward only.</summary>
    public Stream Content { get; } = content;

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Content.DisposeAsync();
}
