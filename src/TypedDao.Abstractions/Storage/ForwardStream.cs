namespace TypedDao.Storage;

/// <summary>The part that all streams which are only read forward have in common: what <see cref="StorageObject.Content"/> of a storage derives from.</summary>
public abstract class ForwardStream : Stream
{
    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length => throw Refuse();

    /// <inheritdoc/>
    public override long Position
    {
        get => throw Refuse();
        set => throw Refuse();
    }

    /// <inheritdoc/>
    public abstract override int Read(Span<byte> buffer);

    /// <inheritdoc/>
    public abstract override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default);

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count)
    {
        ValidateBufferArguments(buffer, offset, count);
        return Read(buffer.AsSpan(offset, count));
    }

    /// <inheritdoc/>
    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        ValidateBufferArguments(buffer, offset, count);
        return ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();
    }

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw Refuse();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw Refuse();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw Refuse();

    private static NotSupportedException Refuse() => new("The content of a stored object is read forward only.");
}
