namespace TypedDao.Storage.InMemory;

/// <summary>What is kept with the objects of a storage in memory.</summary>
/// <param name="storage">The storage.</param>
internal sealed class MemoryAttributes(MemoryStorage storage) : IStorageAttributes
{
    /// <summary>What an object without attributes has.</summary>
    public static ObjectAttributes None { get; } = new();

    /// <summary>What is kept of attributes: copies that the caller cannot change, without what is only read.</summary>
    /// <param name="attributes">The attributes; null: none are given.</param>
    public static ObjectAttributes? Keep(ObjectAttributes? attributes) => attributes is null ? null : new ObjectAttributes
    {
        ContentType = attributes.ContentType,
        Metadata = new Dictionary<string, string>(attributes.Metadata, StringComparer.OrdinalIgnoreCase),
        Tags = new Dictionary<string, string>(attributes.Tags, StringComparer.Ordinal),
    };

    public ValueTask<ObjectAttributes?> GetAttributesAsync(string key, string? versionId, CancellationToken cancellationToken)
    {
        StorageKey.Check(key);
        StorageErrors.Check(new GetOptions { VersionId = versionId }, storage.Capabilities);
        return cancellationToken.IsCancellationRequested
            ? ValueTask.FromCanceled<ObjectAttributes?>(cancellationToken)
            : new ValueTask<ObjectAttributes?>(storage.Find(key)?.Attributes);
    }

    public ValueTask SetTagsAsync(string key, IReadOnlyDictionary<string, string> tags, CancellationToken cancellationToken)
    {
        StorageKey.Check(key);
        ArgumentNullException.ThrowIfNull(tags);
        if (cancellationToken.IsCancellationRequested)
        {
            return ValueTask.FromCanceled(cancellationToken);
        }

        storage.SetTags(key, new Dictionary<string, string>(tags, StringComparer.Ordinal));
        return ValueTask.CompletedTask;
    }
}
