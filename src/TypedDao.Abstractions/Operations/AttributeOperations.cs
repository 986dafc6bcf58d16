using TypedDao.Interfaces;
using TypedDao.Storage;

namespace TypedDao;

/// <summary>Operations on what a store keeps with files besides their bytes: content type, metadata and tags.</summary>
public static class AttributeOperations
{
    /// <summary>Reads content type, metadata and tags of the file.</summary>
    /// <param name="target">The file.</param>
    /// <param name="versionId">The <see cref="StorageEntry.VersionId"/> of the version; null: the present one.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="TypedDaoException">
    /// <see cref="ErrorKind.NotFound"/>: there is no such file or version. <see cref="ErrorKind.NotSupported"/>: the store keeps no
    /// attributes, or no versions.
    /// </exception>
    public static ValueTask<ObjectAttributes> GetAttributesAsync(this IAttributed target, string? versionId = null, CancellationToken cancellationToken = default)
        => GetAsync(target, null, versionId, cancellationToken);

    /// <summary>Reads content type, metadata and tags of a file.</summary>
    /// <param name="target">The directory.</param>
    /// <param name="name">The file's path below the directory.</param>
    /// <param name="versionId">The <see cref="StorageEntry.VersionId"/> of the version; null: the present one.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="TypedDaoException">
    /// <see cref="ErrorKind.NotFound"/>: there is no such file or version. <see cref="ErrorKind.NotSupported"/>: the store keeps no
    /// attributes, or no versions.
    /// </exception>
    public static ValueTask<ObjectAttributes> GetAttributesAsync(
        this INamedAttributed target, string name, string? versionId = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(name);
        return GetAsync(target, name, versionId, cancellationToken);
    }

    /// <summary>Replaces the tags of the file; its bytes, content type and metadata stay.</summary>
    /// <param name="target">The file.</param>
    /// <param name="tags">The tags; none removes all.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="TypedDaoException">
    /// <see cref="ErrorKind.NotFound"/>: there is no such file. <see cref="ErrorKind.NotSupported"/>: the store keeps no attributes.
    /// </exception>
    public static ValueTask SetTagsAsync(this ITaggable target, IReadOnlyDictionary<string, string> tags, CancellationToken cancellationToken = default)
        => SetAsync(target, null, tags, cancellationToken);

    /// <summary>Replaces the tags of a file; its bytes, content type and metadata stay.</summary>
    /// <param name="target">The directory.</param>
    /// <param name="name">The file's path below the directory.</param>
    /// <param name="tags">The tags; none removes all.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="TypedDaoException">
    /// <see cref="ErrorKind.NotFound"/>: there is no such file. <see cref="ErrorKind.NotSupported"/>: the store keeps no attributes.
    /// </exception>
    public static ValueTask SetTagsAsync(
        this INamedTaggable target, string name, IReadOnlyDictionary<string, string> tags, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(name);
        return SetAsync(target, name, tags, cancellationToken);
    }

    private static async ValueTask<ObjectAttributes> GetAsync(IDataObject target, string? name, string? versionId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(target);
        IReadsAttributes files = await target.Target.Context.ConnectAsync<IReadsAttributes>(target.Target, "get attributes", cancellationToken).ConfigureAwait(false);
        return await files.GetAttributesAsync(target.Target, name, versionId, cancellationToken).ConfigureAwait(false);
    }

    private static async ValueTask SetAsync(IDataObject target, string? name, IReadOnlyDictionary<string, string> tags, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(tags);
        IWritesTags files = await target.Target.Context.ConnectAsync<IWritesTags>(target.Target, "set tags", cancellationToken).ConfigureAwait(false);
        await files.SetTagsAsync(target.Target, name, tags, cancellationToken).ConfigureAwait(false);
    }
}
