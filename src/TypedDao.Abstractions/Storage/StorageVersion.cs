namespace TypedDao.Storage;

/// <summary>One version of an object, or the mark of its deletion.</summary>
/// <param name="Entry">What is known of it, with its <see cref="StorageEntry.VersionId"/>; a deletion has the length 0 and no ETag.</param>
/// <param name="IsLatest">Whether it is the present one.</param>
/// <param name="IsDeletion">Whether the object was deleted here.</param>
public sealed record StorageVersion(StorageEntry Entry, bool IsLatest, bool IsDeletion);
