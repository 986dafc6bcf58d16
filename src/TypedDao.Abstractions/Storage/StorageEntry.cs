namespace TypedDao.Storage;

/// <summary>What a storage knows of an object.</summary>
/// <param name="Key">The key.</param>
/// <param name="Length">The length in bytes.</param>
/// <param name="ETag">Changes whenever the content does; opaque.</param>
/// <param name="LastModified">When the object was written, by the storage's clock.</param>
public sealed record StorageEntry(string Key, long Length, string ETag, DateTimeOffset LastModified)
{
    /// <summary>Which version it is, where the storage keeps versions and the answer says so; otherwise null.</summary>
    public string? VersionId { get; init; }
}
