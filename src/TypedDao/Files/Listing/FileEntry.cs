using TypedDao.Storage;

namespace TypedDao.Files.Listing;

/// <summary>A file of an object.</summary>
/// <param name="Key">The key.</param>
/// <param name="Path">The values in its path.</param>
/// <param name="Entry">What the listing told of it; null where it was not listed.</param>
internal readonly record struct FileEntry(string Key, PathValues Path, StorageEntry? Entry);
