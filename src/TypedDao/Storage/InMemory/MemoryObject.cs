namespace TypedDao.Storage.InMemory;

/// <summary>One version of an object. It never changes, so that a reader keeps the version that it has opened.</summary>
/// <param name="Entry">What is known of it.</param>
/// <param name="Content">Its bytes, in pieces.</param>
/// <param name="Attributes">What is kept with it.</param>
internal sealed record MemoryObject(StorageEntry Entry, IReadOnlyList<ReadOnlyMemory<byte>> Content, ObjectAttributes Attributes);
