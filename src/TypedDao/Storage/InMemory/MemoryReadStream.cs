namespace TypedDao.Storage.InMemory;

/// <summary>A range of the pieces of an object.</summary>
/// <param name="content">The pieces.</param>
/// <param name="range">The range, within the object's length.</param>
internal sealed class MemoryReadStream(IReadOnlyList<ReadOnlyMemory<byte>> content, ByteRange range) : ForwardStream
{
    private long _skip = range.Offset;
    private long _remaining = range.Length;
    private int _piece;
    private bool _isDisposed;

    public override int Read(Span<byte> buffer)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        while (_remaining > 0 && buffer.Length > 0)
        {
            ReadOnlySpan<byte> piece = content[_piece].Span;
            if (_skip >= piece.Length)
            {
                _skip -= piece.Length;
                _piece++;
                continue;
            }

            piece = piece[(int)_skip..];
            int read = (int)Math.Min(Math.Min(piece.Length, buffer.Length), _remaining);
            piece[..read].CopyTo(buffer);
            _skip += read;
            _remaining -= read;
            return read;
        }

        return 0;
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        => cancellationToken.IsCancellationRequested
            ? ValueTask.FromCanceled<int>(cancellationToken)
            : new ValueTask<int>(Read(buffer.Span));

    protected override void Dispose(bool disposing)
    {
        _isDisposed = true;
        base.Dispose(disposing);
    }
}
