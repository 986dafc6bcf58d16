using System.Buffers;

namespace TypedDao.Codecs.Compression;

/// <summary>A stream with bytes put behind its end, read in large pieces.</summary>
/// <param name="stream">The stream; disposed with this one.</param>
/// <param name="appendix">What follows it.</param>
internal sealed class ExtendedStream(Stream stream, byte[] appendix) : ForwardReadStream
{
    private const int BufferSize = 64 * 1024;

    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
    private int _start;
    private int _end;
    private int _appended = -1;

    /// <inheritdoc/>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_start == _end && _appended < 0)
        {
            _start = 0;
            _end = await stream.ReadAsync(_buffer, cancellationToken).ConfigureAwait(false);
            _appended = _end == 0 ? 0 : -1;
        }

        ReadOnlyMemory<byte> source = _appended < 0 ? _buffer.AsMemory(_start.._end) : appendix.AsMemory(_appended);
        int count = Math.Min(source.Length, buffer.Length);
        source[..count].CopyTo(buffer);
        if (_appended < 0)
        {
            _start += count;
        }
        else
        {
            _appended += count;
        }

        return count;
    }

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        if (_buffer.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = [];
        }

        await stream.DisposeAsync().ConfigureAwait(false);
        await base.DisposeAsync().ConfigureAwait(false);
    }
}
