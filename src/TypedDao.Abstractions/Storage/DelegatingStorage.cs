namespace TypedDao.Storage;

/// <summary>A layer over another object storage: passes everything on; a derived class overrides what it adds.</summary>
/// <param name="inner">The storage beneath; disposed with this one.</param>
public abstract class DelegatingStorage(IObjectStorage inner) : IObjectStorage
{
    /// <summary>The storage beneath.</summary>
    protected IObjectStorage Inner { get; } = inner;

    /// <inheritdoc/>
    public virtual StorageCapabilities Capabilities => Inner.Capabilities;

    /// <inheritdoc/>
    public virtual string AddressOf(string key) => Inner.AddressOf(key);

    /// <inheritdoc/>
    public virtual ValueTask<StorageEntry?> HeadAsync(string key, CancellationToken cancellationToken)
        => Inner.HeadAsync(key, cancellationToken);

    /// <inheritdoc/>
    public virtual ValueTask<StorageObject> GetAsync(string key, GetOptions options, CancellationToken cancellationToken)
        => Inner.GetAsync(key, options, cancellationToken);

    /// <inheritdoc/>
    public virtual ValueTask<StorageEntry> PutAsync(string key, ReadOnlyMemory<byte> content, PutOptions options, CancellationToken cancellationToken)
        => Inner.PutAsync(key, content, options, cancellationToken);

    /// <inheritdoc/>
    public virtual ValueTask<StorageUpload> OpenUploadAsync(string key, PutOptions options, CancellationToken cancellationToken)
        => Inner.OpenUploadAsync(key, options, cancellationToken);

    /// <inheritdoc/>
    public virtual IAsyncEnumerable<StorageEntry> ListAsync(string prefix, ListOptions options, CancellationToken cancellationToken)
        => Inner.ListAsync(prefix, options, cancellationToken);

    /// <inheritdoc/>
    public virtual ValueTask DeleteAsync(string key, CancellationToken cancellationToken)
        => Inner.DeleteAsync(key, cancellationToken);

    /// <inheritdoc/>
    public virtual ValueTask DeleteAsync(IReadOnlyCollection<string> keys, CancellationToken cancellationToken)
        => Inner.DeleteAsync(keys, cancellationToken);

    /// <inheritdoc/>
    public virtual ValueTask<StorageEntry> CopyAsync(string source, string destination, PutOptions options, CancellationToken cancellationToken)
        => Inner.CopyAsync(source, destination, options, cancellationToken);

    /// <inheritdoc/>
    public virtual ValueTask<StorageEntry?> TryCopyFromAsync(
        IObjectStorage from, string source, GetOptions version, string destination, PutOptions options, CancellationToken cancellationToken)
        => Inner.TryCopyFromAsync(from, source, version, destination, options, cancellationToken);

    /// <summary>The storage beneath all layers.</summary>
    /// <param name="storage">A storage, perhaps under layers.</param>
    public static IObjectStorage Unwrap(IObjectStorage storage)
    {
        while (storage is DelegatingStorage layer)
        {
            storage = layer.Inner;
        }

        return storage;
    }

    /// <inheritdoc/>
    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return Inner.DisposeAsync();
    }
}
