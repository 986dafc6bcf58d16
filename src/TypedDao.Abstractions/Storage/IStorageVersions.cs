namespace TypedDao.Storage;

/// <summary>
/// The versions of objects. A store whose storage has <see cref="StorageCapabilities.Versions"/> offers it as a service of its
/// <see cref="Stores.StoreConnection"/>. Calls are repeated where that can help.
/// </summary>
public interface IStorageVersions
{
    /// <summary>
    /// Lists the versions of the objects whose keys start with a prefix, by pages, ordered by key and, of one key, from the newest. A bucket
    /// that keeps no versions has one of each object, with the version id <c>null</c>.
    /// </summary>
    /// <param name="prefix">The prefix, or an empty string for everything.</param>
    /// <param name="cancellationToken">Cancels the listing.</param>
    IAsyncEnumerable<StorageVersion> ListVersionsAsync(string prefix, CancellationToken cancellationToken);
}
