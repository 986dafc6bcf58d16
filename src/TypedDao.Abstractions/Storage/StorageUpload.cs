namespace TypedDao.Storage;

/// <summary>
/// An object being written. Disposing it before <see cref="CompleteAsync"/> abandons it: nothing becomes visible and what
/// was uploaded is removed. Members are not called concurrently.
/// </summary>
public abstract class StorageUpload : IAsyncDisposable
{
    /// <summary>The number of bytes written so far.</summary>
    public abstract long Length { get; }

    /// <summary>Appends bytes; the memory may be reused when the task ends.</summary>
    /// <param name="content">The bytes.</param>
    /// <param name="cancellationToken">Cancels the write; the upload can then only be disposed.</param>
    public abstract ValueTask WriteAsync(ReadOnlyMemory<byte> content, CancellationToken cancellationToken);

    /// <summary>
    /// Hands every byte to the storage and gives up buffers and handles, still without making anything visible, so that
    /// <see cref="CompleteAsync"/> is a short last step. Several uploads can thus appear close together. Calling it is optional.
    /// </summary>
    /// <param name="cancellationToken">Cancels the request; the upload can then only be disposed.</param>
    public abstract ValueTask SealAsync(CancellationToken cancellationToken);

    /// <summary>Makes the object visible, whole.</summary>
    /// <param name="key">
    /// Another key to publish under, where <see cref="StorageCapabilities.PublishUnderAnotherKey"/>; null: the key of the upload.
    /// </param>
    /// <param name="cancellationToken">Cancels the request; the object is then there whole or not at all.</param>
    /// <exception cref="TypedDaoException">As <see cref="IObjectStorage.PutAsync"/>.</exception>
    public abstract ValueTask<StorageEntry> CompleteAsync(string? key, CancellationToken cancellationToken);

    /// <inheritdoc/>
    public abstract ValueTask DisposeAsync();
}
