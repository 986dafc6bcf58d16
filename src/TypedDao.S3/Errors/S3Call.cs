using TypedDao.Storage;

namespace TypedDao.S3.Errors;

/// <summary>What was asked, as far as errors need to know it.</summary>
/// <param name="Key">The store's key, or the prefix of a listing.</param>
/// <param name="IsWrite">Whether it may have taken effect although nothing came back.</param>
/// <param name="Conditions">The conditions of a write.</param>
/// <param name="Source">The key that is copied, of the version that was found; null: nothing is copied.</param>
internal readonly record struct S3Call(string Key, bool IsWrite = false, PutOptions Conditions = default, string? Source = null);
