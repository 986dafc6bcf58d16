using TypedDao.Interfaces;
using TypedDao.Storage;

namespace TypedDao.Files;

/// <summary>What a store offers beside its object storage; not every type does.</summary>
/// <param name="context">The store that was opened.</param>
internal sealed class StoreServices(InterfaceContext context)
{
    private const string NoVersions = "keeps no versions";
    private const string NoAttributes = "keeps no content type, metadata or tags";

    /// <summary>The versions of files.</summary>
    /// <exception cref="TypedDaoException"><see cref="ErrorKind.NotSupported"/>: the store keeps none.</exception>
    public IStorageVersions Versions => Find<IStorageVersions>(NoVersions);

    /// <summary>Content type, metadata and tags of files.</summary>
    /// <exception cref="TypedDaoException"><see cref="ErrorKind.NotSupported"/>: the store keeps none.</exception>
    public IStorageAttributes Attributes => Find<IStorageAttributes>(NoAttributes);

    /// <summary>Makes URLs.</summary>
    /// <exception cref="TypedDaoException"><see cref="ErrorKind.NotSupported"/>: the store makes none.</exception>
    public IStoragePresigner Presigner => Find<IStoragePresigner>("makes no presigned URLs");

    /// <summary>Refuses a version where the store keeps none.</summary>
    /// <param name="storage">The storage.</param>
    /// <param name="versionId">The version; null: the present one.</param>
    /// <exception cref="TypedDaoException"><see cref="ErrorKind.NotSupported"/>: the store keeps none.</exception>
    public void CheckVersion(IObjectStorage storage, string? versionId)
    {
        if (versionId is not null && !storage.Capabilities.Versions)
        {
            throw Lacks(NoVersions);
        }
    }

    /// <summary>Refuses attributes where the store keeps none.</summary>
    /// <param name="storage">The storage.</param>
    /// <param name="attributes">The attributes; null: none.</param>
    /// <exception cref="TypedDaoException"><see cref="ErrorKind.NotSupported"/>: the store keeps none.</exception>
    public void CheckAttributes(IObjectStorage storage, ObjectAttributes? attributes)
    {
        if (attributes is not null && !storage.Capabilities.Attributes)
        {
            throw Lacks(NoAttributes);
        }
    }

    private T Find<T>(string lack)
        where T : class
        => context.Connection.TryGet(out T? service) ? service : throw Lacks(lack);

    private TypedDaoException Lacks(string lack)
    {
        string type = context.Store.Type is { } name ? $" of type '{name}'" : string.Empty;
        return new TypedDaoException(ErrorKind.NotSupported, $"Store '{context.Store.Name}'{type} {lack} (environment '{context.Data.Environment}').")
        {
            Cure = "Use an environment that puts the store on a type that does, such as 's3'.",
        };
    }
}
