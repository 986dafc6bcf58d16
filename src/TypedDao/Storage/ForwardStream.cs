namespace TypedDao.Storage;

/// <summary>The part that all streams which are only read forward have in common.</summary>
internal abstract class ForwardStream : Stream
{
    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw Refuse();

    public override long Position
    {
        get => throw Refuse();
        set => throw Refuse();
    }

    public abstract override int Read(Span<byte> buffer);

    public abstract override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default);

    public override int Read(byte[] buffer, int offset, int count)
    {
        ValidateBufferArguments(buffer, offset, count);
        return Read(buffer.AsSpan(offset, count));
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        ValidateBufferArguments(buffer, offset, count);
        return ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw Refuse();

    public override void SetLength(long value) => throw Refuse();

    public override void Write(byte[] buffer, int offset, int count) => throw Refuse();

    private static NotSupportedException Refuse() => new("The content of a stored object is read forward only.");
}
