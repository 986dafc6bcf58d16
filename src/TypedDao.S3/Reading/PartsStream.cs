using System.Runtime.ExceptionServices;
using TypedDao.Storage;

namespace TypedDao.S3.Reading;

/// <summary>
/// The content of a large object: the answer to the first request, then parts that are fetched side by side ahead of the reader. Every part
/// must be of the version that the first bytes came from.
/// </summary>
internal sealed class PartsStream : ForwardStream
{
    // Whoever looks at the beginning alone does not cause more requests.
    private const int BeforeAhead = 256 << 10;

    private readonly S3Reader _reader;
    private readonly StorageEntry _entry;
    private readonly S3StorageOptions _options;
    private readonly Queue<ReadPart> _parts = new();
    private readonly CancellationTokenSource _end = new();
    private Stream? _first;
    private ByteRange _rest;
    private long _taken;
    private bool _isDisposed;

    /// <summary>Makes a stream.</summary>
    /// <param name="reader">Reads the parts.</param>
    /// <param name="entry">The object.</param>
    /// <param name="first">The first bytes; disposed with the stream.</param>
    /// <param name="rest">The bytes after them.</param>
    /// <param name="options">Size and number of parts.</param>
    public PartsStream(S3Reader reader, StorageEntry entry, Stream first, ByteRange rest, S3StorageOptions options)
    {
        _reader = reader;
        _entry = entry;
        _first = first;
        _rest = rest;
        _options = options;
    }

    public override int Read(Span<byte> buffer)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        if (buffer.IsEmpty)
        {
            return 0;
        }

        if (_first is { } first)
        {
            int read = first.Read(buffer);
            if (read > 0)
            {
                return Took(read);
            }

            first.Dispose();
            _first = null;
        }

        if (Next() is not { } part)
        {
            return 0;
        }

        ((IAsyncResult)part.Arrival).AsyncWaitHandle.WaitOne();
        if (part.Arrival is { IsCompletedSuccessfully: false, Exception: { InnerException: { } error } })
        {
            ExceptionDispatchInfo.Throw(error);
        }

        return Take(part, buffer);
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        cancellationToken.ThrowIfCancellationRequested();
        if (buffer.IsEmpty)
        {
            return 0;
        }

        if (_first is { } first)
        {
            int read = await first.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
            if (read > 0)
            {
                return Took(read);
            }

            await first.DisposeAsync().ConfigureAwait(false);
            _first = null;
        }

        if (Next() is not { } part)
        {
            return 0;
        }

        await part.Arrival.WaitAsync(cancellationToken).ConfigureAwait(false);
        return Take(part, buffer.Span);
    }

    public override async ValueTask DisposeAsync()
    {
        if (!_isDisposed)
        {
            Stop();
            while (_parts.TryDequeue(out ReadPart? part))
            {
                await part.Arrival.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                part.Dispose();
            }

            _end.Dispose();
        }

        await base.DisposeAsync().ConfigureAwait(false);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing && !_isDisposed)
        {
            Stop();
            foreach (ReadPart part in _parts)
            {
                // The buffer is free when nothing is written to it any more.
                _ = part.Arrival.ContinueWith(static (_, state) => ((ReadPart)state!).Dispose(), part, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            }

            _parts.Clear();
        }

        base.Dispose(disposing);
    }

    private void Stop()
    {
        _isDisposed = true;
        _end.Cancel();
        _first?.Dispose();
        _first = null;
    }

    private int Took(int read)
    {
        _taken += read;
        if (_taken >= BeforeAhead)
        {
            FetchAhead();
        }

        return read;
    }

    private ReadPart? Next()
    {
        FetchAhead();
        return _parts.TryPeek(out ReadPart? part) ? part : null;
    }

    private int Take(ReadPart part, Span<byte> buffer)
    {
        int taken = part.Take(buffer);
        if (part.IsEmpty)
        {
            _parts.Dequeue().Dispose();
            FetchAhead();
        }

        return taken;
    }

    private void FetchAhead()
    {
        while (_parts.Count < _options.Concurrency && _rest.Length > 0)
        {
            int length = (int)Math.Min(_options.PartSize, _rest.Length);
            var part = new ReadPart(_rest.Offset, length, _entry.VersionId);
            part.Arrival = _reader.ReadPartAsync(_entry, part, _end.Token);
            _parts.Enqueue(part);
            _rest = new ByteRange(_rest.Offset + length, _rest.Length - length);
        }
    }
}
