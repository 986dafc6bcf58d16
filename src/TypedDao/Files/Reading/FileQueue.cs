using TypedDao.Files.Listing;
using TypedDao.Storage;

namespace TypedDao.Files.Reading;

/// <summary>Gives the files of a read in their order; while one is read, the next one is found, and opened where that helps.</summary>
internal sealed class FileQueue : IAsyncDisposable
{
    private readonly IObjectStorage _storage;
    private readonly IAsyncEnumerator<FileEntry> _listing;
    private readonly ReadStatistics _statistics;
    private readonly bool _opensAhead;
    private readonly CancellationTokenSource _stop;
    private Task<FileSource?>? _next;

    /// <summary>Prepares the files; nothing is listed yet.</summary>
    /// <param name="storage">Where the files are.</param>
    /// <param name="files">The files.</param>
    /// <param name="statistics">Counts the bytes.</param>
    /// <param name="opensAhead">Whether files are read from their beginning on, so that they can be opened before it is their turn.</param>
    /// <param name="cancellationToken">Cancels listing and opening.</param>
    public FileQueue(IObjectStorage storage, IAsyncEnumerable<FileEntry> files, ReadStatistics statistics, bool opensAhead, CancellationToken cancellationToken)
    {
        _opensAhead = opensAhead;
        _storage = storage;
        _statistics = statistics;
        _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _listing = files.GetAsyncEnumerator(_stop.Token);
    }

    /// <summary>The next file, which the caller disposes; null where there is none.</summary>
    public async ValueTask<FileSource?> NextAsync()
    {
        FileSource? file = await (_next ?? FindAsync(isAhead: false)).ConfigureAwait(false);
        _next = null;
        if (file is not null)
        {
            _next = FindAsync(isAhead: true);
        }

        return file;
    }

    private async Task<FileSource?> FindAsync(bool isAhead)
    {
        if (!await _listing.MoveNextAsync().ConfigureAwait(false))
        {
            return null;
        }

        var file = new FileSource(_storage, _listing.Current, _statistics);
        if (isAhead && _opensAhead)
        {
            file.OpenAhead(_stop.Token);
        }

        return file;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        if (_next is { } next)
        {
            await ((Task)next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (next.IsCompletedSuccessfully && await next.ConfigureAwait(false) is { } unused)
            {
                await unused.DisposeAsync().ConfigureAwait(false);
            }
        }

        await _listing.DisposeAsync().ConfigureAwait(false);
        _stop.Dispose();
    }
}
