using TypedDao.Storage;

namespace TypedDao.S3.Listing;

/// <summary>A page of a listing.</summary>
/// <param name="Entries">The objects, with the bucket's keys.</param>
/// <param name="Next">Where the next page begins; null: this is the last.</param>
internal sealed record ListPage(IReadOnlyList<StorageEntry> Entries, string? Next);
