using TypedDao.Storage;

namespace TypedDao.Interfaces;

/// <summary>Contract of <see cref="IVersioned"/>.</summary>
public interface IListsVersions : IDataInterface
{
    /// <summary>
    /// Lists the versions of the target's files, in the order of their keys and, of one file, from the newest; files that are deleted now
    /// are among them. Keys start below the store's prefix.
    /// </summary>
    /// <param name="target">What to list.</param>
    /// <param name="cancellationToken">Cancels the listing.</param>
    /// <exception cref="TypedDaoException"><see cref="ErrorKind.NotSupported"/>: the store keeps no versions.</exception>
    IAsyncEnumerable<StorageVersion> ListVersionsAsync(ObjectTarget target, CancellationToken cancellationToken);
}

/// <summary>Contract of <see cref="IAttributed"/> and <see cref="INamedAttributed"/>.</summary>
public interface IReadsAttributes : IDataInterface
{
    /// <summary>Reads what is kept with a file besides its bytes.</summary>
    /// <param name="target">The file, or the directory of the named file.</param>
    /// <param name="name">The file's path below a directory; null for a file object.</param>
    /// <param name="versionId">The version; null: the present one.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="TypedDaoException">
    /// <see cref="ErrorKind.NotFound"/>: no such file or version. <see cref="ErrorKind.NotSupported"/>: the store keeps no attributes, or no versions.
    /// </exception>
    ValueTask<ObjectAttributes> GetAttributesAsync(ObjectTarget target, string? name, string? versionId, CancellationToken cancellationToken);
}

/// <summary>Contract of <see cref="ITaggable"/> and <see cref="INamedTaggable"/>.</summary>
public interface IWritesTags : IDataInterface
{
    /// <summary>Replaces the tags of a file; its bytes and everything else stay.</summary>
    /// <param name="target">The file, or the directory of the named file.</param>
    /// <param name="name">The file's path below a directory; null for a file object.</param>
    /// <param name="tags">The tags; none removes all.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="TypedDaoException">
    /// <see cref="ErrorKind.NotFound"/>: no such file. <see cref="ErrorKind.NotSupported"/>: the store keeps no attributes.
    /// </exception>
    ValueTask SetTagsAsync(ObjectTarget target, string? name, IReadOnlyDictionary<string, string> tags, CancellationToken cancellationToken);
}

/// <summary>
/// Contract of <see cref="IReadPresignable"/>, <see cref="INamedReadPresignable"/>, <see cref="IWritePresignable"/> and
/// <see cref="INamedWritePresignable"/>.
/// </summary>
public interface IPresignsUrls : IDataInterface
{
    /// <summary>Makes a URL that lets whoever has it read or write one file for some time, without credentials.</summary>
    /// <param name="target">The file, or the directory of the named file.</param>
    /// <param name="name">The file's path below a directory; null for a file object.</param>
    /// <param name="options">What the URL allows, and for how long.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <exception cref="TypedDaoException"><see cref="ErrorKind.NotSupported"/>: the store makes no URLs.</exception>
    ValueTask<Uri> PresignAsync(ObjectTarget target, string? name, PresignOptions options, CancellationToken cancellationToken);
}
