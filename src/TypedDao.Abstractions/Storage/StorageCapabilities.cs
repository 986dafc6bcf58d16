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
}
