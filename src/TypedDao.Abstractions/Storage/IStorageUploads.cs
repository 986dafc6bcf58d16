namespace TypedDao.Storage;

/// <summary>
/// Uploads that were begun and neither completed nor abandoned, as after a crash: their parts are kept, and paid for, unseen. A store that
/// has such, offers it as a service of its <see cref="Stores.StoreConnection"/>. Calls are repeated where that can help.
/// </summary>
public interface IStorageUploads
{
    /// <summary>Lists unfinished uploads of keys that start with a prefix, ordered by key. Those that are still being written are among them.</summary>
    /// <param name="prefix">The prefix, or an empty string for everything.</param>
    /// <param name="cancellationToken">Cancels the listing.</param>
    IAsyncEnumerable<UnfinishedUpload> ListUploadsAsync(string prefix, CancellationToken cancellationToken);

    /// <summary>Abandons an upload and removes its parts; one that is gone is no error.</summary>
    /// <param name="upload">The upload.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    ValueTask AbandonAsync(UnfinishedUpload upload, CancellationToken cancellationToken);
}
