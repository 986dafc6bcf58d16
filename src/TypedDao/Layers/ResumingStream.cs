using TypedDao.Storage;

namespace TypedDao.Layers;

/// <summary>The content of one version of an object; where reading breaks off, it goes on at the next byte.</summary>
/// <param name="storage">Where to open the rest.</param>
/// <param name="policy">When to try again.</param>
/// <param name="opened">The opened object.</param>
/// <param name="range">What was asked for, within the object's length.</param>
internal sealed class ResumingStream(IObjectStorage storage, RetryPolicy policy, StorageObject opened, ByteRange range) : ForwardStream
{
    private readonly StorageEntry _entry = opened.Entry;
    private StorageObject? _opened = opened;
    private ByteRange _rest = range;
    private bool _isDisposed;

    public override int Read(Span<byte> buffer)
    {
        ObjectDisposedException.ThrowIf(_isDisposed || _opened is null, this);
        int wanted = Wanted(buffer.Length);
        return wanted == 0 ? 0 : Advance(_opened.Content.Read(buffer[..wanted]));
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        int wanted = Wanted(buffer.Length);
        for (int attempt = 1; wanted > 0; attempt++)
        {
            try
            {
                _opened ??= await ReopenAsync(cancellationToken).ConfigureAwait(false);
                return Advance(await _opened.Content.ReadAsync(buffer[..wanted], cancellationToken).ConfigureAwait(false));
            }
            catch (TypedDaoException error) when (policy.MayRepeat(error, Repetition.Harmless, attempt))
            {
                await CloseAsync().ConfigureAwait(false);
                await policy.PauseAsync(StorageOperation.Get, error, attempt, cancellationToken).ConfigureAwait(false);
            }
        }

        return 0;
    }

    public override async ValueTask DisposeAsync()
    {
        _isDisposed = true;
        await CloseAsync().ConfigureAwait(false);
        await base.DisposeAsync().ConfigureAwait(false);
    }

    protected override void Dispose(bool disposing)
    {
        _isDisposed = true;
        if (disposing)
        {
            _opened?.Content.Dispose();
            _opened = null;
        }

        base.Dispose(disposing);
    }

    private int Wanted(int room) => (int)Math.Min(room, _rest.Length);

    private int Advance(int read)
    {
        if (read == 0)
        {
            throw new TypedDaoException(
                ErrorKind.Unavailable, $"The content of '{_entry.Key}' broke off at byte {_rest.Offset}; {_rest.Length} more were to come.")
            {
                Operation = StorageOperation.Get,
                Store = policy.Store,
                Address = storage.AddressOf(_entry.Key),
            };
        }

        _rest = new ByteRange(_rest.Offset + read, _rest.Length - read);
        return read;
    }

    // Only the version that the first bytes came from will do.
    private async ValueTask<StorageObject> ReopenAsync(CancellationToken cancellationToken)
    {
        try
        {
            var options = new GetOptions { Offset = _rest.Offset, Length = _rest.Length, IfMatch = _entry.ETag, VersionId = _entry.VersionId };
            return await storage.GetAsync(_entry.Key, options, cancellationToken).ConfigureAwait(false);
        }
        catch (TypedDaoException error) when (error.Kind is ErrorKind.Conflict or ErrorKind.NotFound)
        {
            throw new TypedDaoException(
                ErrorKind.Conflict,
                $"'{_entry.Key}' was {(error.Kind == ErrorKind.NotFound ? "deleted" : "replaced")} while it was read, after {_rest.Offset} of {_entry.Length} bytes.",
                error)
            {
                Operation = error.Operation,
                Store = error.Store,
                Address = error.Address,
                Cure = "Read it again from its beginning.",
            };
        }
    }

    private async ValueTask CloseAsync()
    {
        if (_opened is { } opened)
        {
            _opened = null;
            await opened.DisposeAsync().ConfigureAwait(false);
        }
    }
}
