namespace TypedDao.Storage;

/// <summary>What an object storage can do beyond the laws of <see cref="IObjectStorage"/>.</summary>
public sealed record StorageCapabilities
{
    /// <summary>Of several concurrent creations of one key exactly one wins.</summary>
    public bool ConditionalCreate { get; init; }

    /// <summary><see cref="PutOptions.IfMatch"/> is atomic.</summary>
    public bool ConditionalReplace { get; init; }

    /// <summary><see cref="StorageUpload.CompleteAsync"/> may publish under another key than the upload was opened with.</summary>
    public bool PublishUnderAnotherKey { get; init; }

    /// <summary>Largest object of <see cref="IObjectStorage.PutAsync"/>, in bytes.</summary>
    public long MaximumPutSize { get; init; } = long.MaxValue;

    /// <summary>
    /// Largest object, in bytes, for which the condition of an upload or copy is atomic. Above it the condition is checked just before
    /// the object appears, and a writer who comes in between is overwritten.
    /// </summary>
    public long MaximumConditionalSize { get; init; } = long.MaxValue;

    /// <summary>
    /// A reader that has opened an object reads that version to its end even if the object is replaced or deleted meanwhile. Without it
    /// such a reader may get <see cref="ErrorKind.Conflict"/> instead, but never bytes of two versions.
    /// </summary>
    public bool SnapshotReads { get; init; } = true;

    /// <summary>Earlier versions can be listed and read: <see cref="IStorageVersions"/>, <see cref="GetOptions.VersionId"/>.</summary>
    public bool Versions { get; init; }

    /// <summary>Content type, metadata and tags are kept with objects: <see cref="IStorageAttributes"/>, <see cref="PutOptions.Attributes"/>.</summary>
    public bool Attributes { get; init; }
}
