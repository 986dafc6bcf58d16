namespace TypedDao.Storage;

/// <summary>
/// Content type, metadata and tags of objects. A store whose storage has <see cref="StorageCapabilities.Attributes"/> offers it as a
/// service of its <see cref="Stores.StoreConnection"/>. Calls are repeated where that can help.
/// </summary>
public interface IStorageAttributes
{
    /// <summary>Reads what is kept with an object; null where there is none.</summary>
    /// <param name="key">The key.</param>
    /// <param name="versionId">The version; null: the present one.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    ValueTask<ObjectAttributes?> GetAttributesAsync(string key, string? versionId, CancellationToken cancellationToken);

    /// <summary>Replaces the tags of an object; its content and metadata stay.</summary>
    /// <param name="key">The key.</param>
    /// <param name="tags">The tags; none removes all.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="TypedDaoException"><see cref="ErrorKind.NotFound"/>: nothing is there.</exception>
    ValueTask SetTagsAsync(string key, IReadOnlyDictionary<string, string> tags, CancellationToken cancellationToken);
}
