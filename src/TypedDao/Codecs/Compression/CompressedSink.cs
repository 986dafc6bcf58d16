using System.IO.Compression;
using TypedDao.BuiltIn;

namespace TypedDao.Codecs.Compression;

/// <summary>Takes the bytes of one file in order and hands them to a destination, compressed where the format says so.</summary>
internal sealed class CompressedSink : IAsyncDisposable
{
    private readonly Stream _destination;
    private readonly GatedStream _gate;
    private Stream? _compressor;

    /// <summary>Creates the sink.</summary>
    /// <param name="destination">Takes the bytes; not disposed.</param>
    /// <param name="choice">What the format says.</param>
    /// <param name="key">The key of the file.</param>
    public CompressedSink(Stream destination, CompressionChoice choice, string key)
    {
        _destination = destination;
        _gate = new GatedStream(destination);
        _compressor = CompressedFiles.Resolve(choice, key) switch
        {
            CompressionChoice.Gzip => new GZipStream(_gate, CompressionLevel.Optimal, leaveOpen: true),
            CompressionChoice.Brotli => new BrotliStream(_gate, CompressionLevel.Optimal, leaveOpen: true),
            _ => null,
        };
    }

    /// <summary>Takes bytes. Compressing them is work, which is not the caller's thread's.</summary>
    public ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
        => _compressor is { } compressor
            ? new ValueTask(Task.Run(() => compressor.WriteAsync(bytes, cancellationToken).AsTask(), cancellationToken))
            : _destination.WriteAsync(bytes, cancellationToken);

    /// <summary>Writes what ends the compressed data.</summary>
    public async ValueTask CompleteAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (_compressor is not null)
        {
            await _compressor.DisposeAsync().ConfigureAwait(false);
            _compressor = null;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _gate.Shut();
        await CompleteAsync(CancellationToken.None).ConfigureAwait(false);
    }
}
