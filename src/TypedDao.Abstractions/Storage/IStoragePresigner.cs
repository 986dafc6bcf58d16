namespace TypedDao.Storage;

/// <summary>
/// Makes URLs that let whoever has them read or write one object for some time, without credentials. A store that can, offers it as a
/// service of its <see cref="Stores.StoreConnection"/>.
/// </summary>
public interface IStoragePresigner
{
    /// <summary>Makes a URL. No request is made: whether the object exists is not known.</summary>
    /// <param name="key">The key.</param>
    /// <param name="options">What the URL allows, and for how long.</param>
    /// <param name="cancellationToken">Cancels the reading of credentials.</param>
    ValueTask<Uri> PresignAsync(string key, PresignOptions options, CancellationToken cancellationToken);
}
