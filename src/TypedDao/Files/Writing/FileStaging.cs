namespace TypedDao.Files.Writing;

/// <summary>The bytes of a file being written, which nobody sees before they are published. Disposing abandons what is not published.</summary>
internal abstract class FileStaging : IAsyncDisposable
{
    /// <summary>Appends bytes.</summary>
    /// <param name="content">The bytes.</param>
    /// <param name="cancellationToken">Cancels the write; only disposal is then left.</param>
    public abstract ValueTask WriteAsync(ReadOnlyMemory<byte> content, CancellationToken cancellationToken);

    /// <summary>There are no more bytes: gives up buffers and handles.</summary>
    /// <param name="cancellationToken">Cancels the request.</param>
    public abstract ValueTask SealAsync(CancellationToken cancellationToken);

    /// <summary>Makes the file visible, whole.</summary>
    /// <param name="key">The key that it gets.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    public abstract ValueTask PublishAsync(string key, CancellationToken cancellationToken);

    /// <inheritdoc/>
    public abstract ValueTask DisposeAsync();
}
