using System.IO.Compression;
using TypedDao.BuiltIn;

namespace TypedDao.Codecs.Compression;

/// <summary>Takes the bytes of one file in order and hands them to a destination, compressed where the format says so.</summary>
internal sealed class CompressedSink : IAsyncDisposable
{
    private readonly Stream _destination;
    private readonly GatedStream _gate;
    private readonly Stream? _compressor;
    private Task? _completion;

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

    /// <summary>Whether the bytes are compressed.</summary>
    public bool IsCompressed => _compressor is not null;

    /// <summary>The compressed bytes that the destination has got.</summary>
    public long CompressedLength => _gate.Length;

    /// <summary>Takes bytes. Compressing them is work, which is not the caller's thread's.</summary>
    public ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        if (_compressor is { } compressor)
        {
            return new ValueTask(Task.Run(() => compressor.WriteAsync(bytes, cancellationToken).AsTask(), cancellationToken));
        }

        // An asynchronous write to a file of the machine is a write by another thread of the pool: who is one writes by itself.
        if (_destination is FileStream file && Thread.CurrentThread.IsThreadPoolThread)
        {
            cancellationToken.ThrowIfCancellationRequested();
            file.Write(bytes.Span);
            return ValueTask.CompletedTask;
        }

        return _destination.WriteAsync(bytes, cancellationToken);
    }

    /// <summary>Lets the compressor write what it has taken.</summary>
    public Task FlushAsync(CancellationToken cancellationToken) => _compressor?.FlushAsync(cancellationToken) ?? Task.CompletedTask;

    /// <summary>Writes what ends the compressed data. Where that failed, it fails again: the rest of the data is lost.</summary>
    public async ValueTask CompleteAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        await (_completion ??= CloseAsync()).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        // A failure to complete was told already.
        _gate.Shut();
        await (_completion ??= CloseAsync()).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task CloseAsync()
    {
        if (_compressor is not null)
        {
            await _compressor.DisposeAsync().ConfigureAwait(false);
        }
    }
}
