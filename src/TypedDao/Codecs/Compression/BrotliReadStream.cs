using System.Buffers;
using System.IO.Compression;

namespace TypedDao.Codecs.Compression;

/// <summary>Reads brotli and notices where a file is cut off, which <see cref="BrotliStream"/> takes for its end.</summary>
/// <param name="stream">The compressed bytes; disposed with this one.</param>
/// <param name="address">The file, for messages.</param>
internal sealed class BrotliReadStream(Stream stream, string address) : ForwardReadStream
{
    private const int BufferSize = 64 * 1024;

    private BrotliDecoder _decoder;
    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
    private int _start;
    private int _end;
    private bool _hasStarted;
    private bool _needsMore = true;
    private bool _isDone;

    /// <inheritdoc/>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        int written = 0;
        while (written == 0 && buffer.Length > 0)
        {
            if (_start == _end && _needsMore)
            {
                _start = 0;
                _end = await stream.ReadAsync(_buffer, cancellationToken).ConfigureAwait(false);
                if (_end == 0)
                {
                    return _isDone || !_hasStarted ? 0 : throw CompressedFiles.Damaged("The brotli file is truncated.", address);
                }

                _hasStarted = true;
            }

            written = Decompress(buffer.Span);
        }

        return written;
    }

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        if (_buffer.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = [];
            _decoder.Dispose();
        }

        await stream.DisposeAsync().ConfigureAwait(false);
        await base.DisposeAsync().ConfigureAwait(false);
    }

    private int Decompress(Span<byte> destination)
    {
        // Nothing may follow the end of the data.
        int written = 0;
        OperationStatus status = OperationStatus.InvalidData;
        if (!_isDone)
        {
            status = _decoder.Decompress(_buffer.AsSpan(_start.._end), destination, out int consumed, out written);
            _start += consumed;
        }

        if (status is OperationStatus.InvalidData)
        {
            throw CompressedFiles.Damaged("The file is not valid brotli: it is damaged, or not compressed.", address);
        }

        _isDone = status is OperationStatus.Done;
        _needsMore = status is not OperationStatus.DestinationTooSmall;
        return written;
    }
}
