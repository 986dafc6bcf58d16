namespace Acme.Journals.Packs;

/// <summary>
/// Reads a part of an object, forward. Bytes of a pack never change, so what was opened stays as it is. Who reads the whole object
/// learns at its end whether the bytes are those that were written.
/// </summary>
internal sealed class PackReadStream(PackFile file, PackObject item, long offset, long length) : Stream
{
    private readonly bool _isWhole = offset == 0 && length == item.Entry.Length;
    private long _position;
    private uint _sum;
    private bool _isDisposed;

    public override bool CanRead => !_isDisposed;

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
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        int wanted = (int)Math.Min(buffer.Length, length - _position);
        if (wanted == 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return 0;
        }

        int read = await RandomAccess.ReadAsync(file.Handle, buffer[..wanted], item.Offset + offset + _position, cancellationToken).ConfigureAwait(false);
        return read == 0 ? throw PackErrors.DamagedContent(file.Path, item.Entry.Key) : Take(buffer.Span[..read]);
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        int wanted = (int)Math.Min(buffer.Length, length - _position);
        if (wanted == 0)
        {
            return 0;
        }

        int read = RandomAccess.Read(file.Handle, buffer[..wanted], item.Offset + offset + _position);
        return read == 0 ? throw PackErrors.DamagedContent(file.Path, item.Entry.Key) : Take(buffer[..read]);
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        _isDisposed = true;
        base.Dispose(disposing);
    }

    private int Take(ReadOnlySpan<byte> bytes)
    {
        _position += bytes.Length;
        if (_isWhole)
        {
            _sum = Checksums.Add(_sum, bytes);
            if (_position == length && _sum != item.Checksum)
            {
                throw PackErrors.DamagedContent(file.Path, item.Entry.Key);
            }
        }

        return bytes.Length;
    }
}
