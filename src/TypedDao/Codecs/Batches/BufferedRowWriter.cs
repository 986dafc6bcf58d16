using System.Buffers;
using TypedDao.BuiltIn;
using TypedDao.Codecs.Buffers;
using TypedDao.Codecs.Compression;

namespace TypedDao.Codecs.Batches;

/// <summary>
/// Encodes rows when they are given, and hands the bytes on in large pieces. While one is written, and compressed, and another waits for that,
/// a third is collected; a write that fails shows at the next call but one that hands bytes on, or at the end.
/// </summary>
internal sealed class BufferedRowWriter<TRow> : RowWriter<TRow>
{
    private readonly RowEncoder<TRow> _encoder;
    private readonly CompressedSink _sink;
    private long _rows;
    private long _handedOn;
    private bool _isLengthAsked;
    private WrittenBytes _first;
    private WrittenBytes _written;
    private Task<WrittenBytes> _write = Task.FromResult(default(WrittenBytes));
    private Task<WrittenBytes> _lastWrite = Task.FromResult(default(WrittenBytes));

    /// <summary>Starts a file.</summary>
    /// <param name="encoder">Encodes the rows.</param>
    /// <param name="destination">Takes the bytes.</param>
    /// <param name="compression">What the format says of the file's compression.</param>
    /// <param name="key">The key of the file.</param>
    public BufferedRowWriter(RowEncoder<TRow> encoder, Stream destination, CompressionChoice compression, string key)
    {
        _encoder = encoder;
        _sink = new CompressedSink(destination, compression, key);
        encoder.Begin();
    }

    /// <inheritdoc/>
    /// <remarks>Compressed bytes are those that were surely written, whatever else is under way, and for the rest as many as the first ones took.</remarks>
    public override long? LengthSoFar
    {
        get
        {
            _isLengthAsked = true;
            long plain = _handedOn + _encoder.Output.Length;
            return !_sink.IsCompressed ? plain
                : _first.Plain == 0 ? 0
                : _written.Length + (long)((double)(plain - _written.Plain) * _first.Length / _first.Plain);
        }
    }

    /// <inheritdoc/>
    public override bool Write(TRow row)
    {
        _rows++;
        try
        {
            _encoder.Encode(row);
        }
        catch (InvalidValueException error)
        {
            error.Row = _rows;
            throw;
        }

        return _encoder.Output.Length >= OutputBuffer.FlushSize;
    }

    /// <inheritdoc/>
    public override async ValueTask FlushAsync(CancellationToken cancellationToken)
    {
        _written = await _write.WaitAsync(cancellationToken).ConfigureAwait(false);
        OutputBuffer output = _encoder.Output;
        if (output.Length > 0)
        {
            int length = output.Length;
            _handedOn += length;
            _write = _lastWrite;
            _lastWrite = WriteAsync(_write, output.Take(), length, _handedOn, cancellationToken);
            if (_handedOn == length && _isLengthAsked && _sink.IsCompressed)
            {
                // The first bytes tell how well they compress, once the compressor holds none of them back.
                await _lastWrite.WaitAsync(cancellationToken).ConfigureAwait(false);
                await _sink.FlushAsync(cancellationToken).ConfigureAwait(false);
                _first = new WrittenBytes(_handedOn, _sink.CompressedLength);
            }
        }
    }

    /// <inheritdoc/>
    public override async ValueTask CompleteAsync(CancellationToken cancellationToken)
    {
        _encoder.End();
        await FlushAsync(cancellationToken).ConfigureAwait(false);
        await _lastWrite.WaitAsync(cancellationToken).ConfigureAwait(false);
        await _sink.CompleteAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        // Nothing is written once the writer is disposed. Who gives a file up does not ask whether its last bytes arrived.
        await ((Task)_lastWrite).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _encoder.Dispose();
        await _sink.DisposeAsync().ConfigureAwait(false);
    }

    // Behind one that failed nothing is written: it fails likewise.
    private async Task<WrittenBytes> WriteAsync(Task before, byte[] bytes, int length, long plain, CancellationToken cancellationToken)
    {
        try
        {
            await before.ConfigureAwait(false);
            await _sink.WriteAsync(bytes.AsMemory(0, length), cancellationToken).ConfigureAwait(false);
            return new WrittenBytes(plain, _sink.CompressedLength);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    /// <summary>What was written by then.</summary>
    /// <param name="Plain">The bytes before compression.</param>
    /// <param name="Length">The bytes that the destination got.</param>
    private readonly record struct WrittenBytes(long Plain, long Length);
}
