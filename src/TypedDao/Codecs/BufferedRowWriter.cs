using TypedDao.BuiltIn;
using TypedDao.Codecs.Buffers;
using TypedDao.Codecs.Compression;

namespace TypedDao.Codecs;

/// <summary>Collects rows as bytes and hands them on in large pieces.</summary>
internal abstract class BufferedRowWriter<TRow>(Stream destination, CompressionChoice compression, string key) : RowWriter<TRow>
{
    private readonly CompressedSink _sink = new(destination, compression, key);

    /// <summary>The bytes that are not yet handed on.</summary>
    protected OutputBuffer Output { get; } = new();

    /// <inheritdoc/>
    public sealed override async ValueTask FlushAsync(CancellationToken cancellationToken)
    {
        if (Output.Length > 0)
        {
            await _sink.WriteAsync(Output.Bytes.AsMemory(0, Output.Length), cancellationToken).ConfigureAwait(false);
            Output.Length = 0;
        }
    }

    /// <inheritdoc/>
    public sealed override async ValueTask CompleteAsync(CancellationToken cancellationToken)
    {
        End();
        await FlushAsync(cancellationToken).ConfigureAwait(false);
        await _sink.CompleteAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        Output.Dispose();
        await _sink.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>Writes what ends the file.</summary>
    protected virtual void End()
    {
    }
}
