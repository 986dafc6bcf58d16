using System.Buffers;
using TypedDao.BuiltIn;
using TypedDao.Codecs.Buffers;
using TypedDao.Codecs.Compression;

namespace TypedDao.Codecs;

/// <summary>
/// Collects rows as bytes and hands them on in large pieces. While one is written, and compressed, and another waits for that,
/// a third is collected; a write that fails shows at the next call but one that hands bytes on, or at the end.
/// </summary>
internal abstract class BufferedRowWriter<TRow>(Stream destination, CompressionChoice compression, string key) : RowWriter<TRow>
{
    private readonly CompressedSink _sink = new(destination, compression, key);
    private Task _write = Task.CompletedTask;
    private Task _lastWrite = Task.CompletedTask;

    /// <summary>The bytes that are not yet handed on.</summary>
    protected OutputBuffer Output { get; } = new();

    /// <inheritdoc/>
    public sealed override async ValueTask FlushAsync(CancellationToken cancellationToken)
    {
        await _write.WaitAsync(cancellationToken).ConfigureAwait(false);
        if (Output.Length > 0)
        {
            int length = Output.Length;
            _write = _lastWrite;
            _lastWrite = WriteAsync(_write, Output.Take(), length, cancellationToken);
        }
    }

    /// <inheritdoc/>
    public sealed override async ValueTask CompleteAsync(CancellationToken cancellationToken)
    {
        End();
        await FlushAsync(cancellationToken).ConfigureAwait(false);
        await _lastWrite.WaitAsync(cancellationToken).ConfigureAwait(false);
        await _sink.CompleteAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        // Nothing is written once the writer is disposed. Who gives a file up does not ask whether its last bytes arrived.
        await _lastWrite.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Output.Dispose();
        await _sink.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>Writes what ends the file.</summary>
    protected virtual void End()
    {
    }

    // Behind one that failed nothing is written: it fails likewise.
    private async Task WriteAsync(Task before, byte[] bytes, int length, CancellationToken cancellationToken)
    {
        try
        {
            await before.ConfigureAwait(false);
            await _sink.WriteAsync(bytes.AsMemory(0, length), cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }
}
