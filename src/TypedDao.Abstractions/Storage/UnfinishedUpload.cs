namespace TypedDao.Storage;

/// <summary>An upload that was begun.</summary>
/// <param name="Key">The key it was to have.</param>
/// <param name="UploadId">The storage's name for it.</param>
/// <param name="Started">When it was begun.</param>
public sealed record UnfinishedUpload(string Key, string UploadId, DateTimeOffset Started);
