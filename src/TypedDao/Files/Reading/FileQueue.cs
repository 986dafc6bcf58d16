using TypedDao.Codecs;
using TypedDao.Files.Listing;
using TypedDao.Storage;

namespace TypedDao.Files.Reading;

/// <summary>Gives the files of a read in their order; while one is read, the next ones are found and opened.</summary>
internal sealed class FileQueue : IAsyncDisposable
{
    // Of files that are read by ranges: their ends are short and cost a request each, and there may be many of few rows.
    private const int MostAhead = 4;

    private readonly IObjectStorage _storage;
    private readonly IAsyncEnumerator<FileEntry> _listing;
    private readonly ReadStatistics _statistics;
    private readonly IPlansReads? _planner;
    private readonly CancellationTokenSource _stop;
    private readonly Queue<Task<FileSource?>> _ahead = new();
    private Task<FileSource?>? _last;

    /// <summary>Prepares the files; nothing is listed yet.</summary>
    /// <param name="storage">Where the files are.</param>
    /// <param name="files">The files.</param>
    /// <param name="statistics">Counts the bytes.</param>
    /// <param name="codec">Reads them.</param>
    /// <param name="cancellationToken">Cancels listing and opening.</param>
    public FileQueue(IObjectStorage storage, IAsyncEnumerable<FileEntry> files, ReadStatistics statistics, ICodec codec, CancellationToken cancellationToken)
    {
        _planner = codec as IPlansReads;
        _storage = storage;
        _statistics = statistics;
        _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _listing = files.GetAsyncEnumerator(_stop.Token);
    }

    private int Depth => _planner is null ? 1 : MostAhead;

    /// <summary>The next file, which the caller disposes; null where there is none.</summary>
    public async ValueTask<FileSource?> NextAsync()
    {
        Task<FileSource?> next = _ahead.TryDequeue(out Task<FileSource?>? found) ? found : FindAsync(isAhead: false);
        FileSource? file = await next.ConfigureAwait(false);
        while (file is not null && _ahead.Count < Depth)
        {
            _last = FindBehindAsync(_ahead.Count == 0 ? next : _last!);
            _ahead.Enqueue(_last);
        }

        return file;
    }

    // The listing goes on when it has given the file before.
    private async Task<FileSource?> FindBehindAsync(Task<FileSource?> before)
        => await before.ConfigureAwait(false) is null ? null : await FindAsync(isAhead: true).ConfigureAwait(false);

    private async Task<FileSource?> FindAsync(bool isAhead)
    {
        if (!await _listing.MoveNextAsync().ConfigureAwait(false))
        {
            return null;
        }

        var file = new FileSource(_storage, _listing.Current, _statistics);
        if (isAhead)
        {
            file.OpenAhead(_planner?.FirstOffset(file.Length) ?? 0, _stop.Token);
        }

        return file;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        while (_ahead.TryDequeue(out Task<FileSource?>? next))
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
