namespace TypedDao.Codecs.Compression;

/// <summary>Passes bytes on until it is closed, then drops them: what a compressor writes when it is given up reaches nobody.</summary>
/// <param name="destination">Takes the bytes; not disposed.</param>
internal sealed class GatedStream(Stream destination) : Stream
{
    private bool _isClosed;
    private long _length;

    /// <inheritdoc/>
    public override bool CanRead => false;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => true;

    /// <summary>The bytes that were passed on.</summary>
    public override long Length => _length;

    /// <inheritdoc/>
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Lets nothing through any more.</summary>
    public void Shut() => _isClosed = true;

    /// <inheritdoc/>
    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_isClosed)
        {
            return default;
        }

        _length += buffer.Length;
        return destination.WriteAsync(buffer, cancellationToken);
    }

    /// <inheritdoc/>
    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        => WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <inheritdoc/>
    public override Task FlushAsync(CancellationToken cancellationToken) => _isClosed ? Task.CompletedTask : destination.FlushAsync(cancellationToken);

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count)
    {
        if (!_isClosed)
        {
            _length += count;
            destination.Write(buffer, offset, count);
        }
    }

    /// <inheritdoc/>
    public override void Flush()
    {
        if (!_isClosed)
        {
            destination.Flush();
        }
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();
}
