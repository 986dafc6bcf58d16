namespace TypedDao.Testing;

/// <summary>The content of an object that breaks off as planned.</summary>
/// <param name="inner">The content.</param>
/// <param name="fault">What goes wrong.</param>
/// <param name="timeProvider">The clock of delays.</param>
internal sealed class FaultyStream(Stream inner, Fault fault, TimeProvider timeProvider) : Stream
{
    private long _remaining = fault.Error is null && !fault.EndsEarly ? long.MaxValue : fault.After;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (fault.Delay > TimeSpan.Zero)
        {
            await Task.Delay(fault.Delay, timeProvider, cancellationToken).ConfigureAwait(false);
        }

        if (buffer.Length > 0 && IsBroken())
        {
            return 0;
        }

        int read = await inner.ReadAsync(buffer[..(int)Math.Min(buffer.Length, _remaining)], cancellationToken).ConfigureAwait(false);
        _remaining -= read;
        return read;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count)
    {
        if (count > 0 && IsBroken())
        {
            return 0;
        }

        int read = inner.Read(buffer, offset, (int)Math.Min(count, _remaining));
        _remaining -= read;
        return read;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override async ValueTask DisposeAsync()
    {
        await inner.DisposeAsync().ConfigureAwait(false);
        await base.DisposeAsync().ConfigureAwait(false);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }

    // True: the content ends here without an error.
    private bool IsBroken()
    {
        if (_remaining > 0)
        {
            return false;
        }

        return fault.Error is { } error ? throw error() : true;
    }
}
