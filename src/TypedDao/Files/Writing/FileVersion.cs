namespace TypedDao.Files.Writing;

/// <summary>A version of a file.</summary>
/// <param name="Key">The file's key.</param>
/// <param name="ETag">What tells the version apart; null: whichever is there.</param>
internal readonly record struct FileVersion(string Key, string? ETag);
