using TypedDao.Codecs;
using TypedDao.Files.Listing;
using TypedDao.Storage;

namespace TypedDao.Files.Reading;

/// <summary>One file of a read. All its ranges are of one version of the file.</summary>
/// <param name="storage">Where the file is.</param>
/// <param name="file">The file.</param>
/// <param name="statistics">Counts the bytes.</param>
internal sealed class FileSource(IObjectStorage storage, FileEntry file, ReadStatistics statistics) : IFileSource, IAsyncDisposable
{
    private string? _etag;
    private long? _length;
    private Task<Stream>? _ahead;
    private long _aheadOffset;

    public string Key => file.Key;

    public string Address => field ??= storage.AddressOf(file.Key);

    public long? Length => _length ?? file.Entry?.Length;

    /// <summary>What tells the version apart that is read; null before it is opened.</summary>
    public string? ETag => _etag;

    /// <summary>The values in the file's path.</summary>
    public PathValues Path => file.Path;

    /// <summary>Starts to open the file, so that its bytes are at hand when it is its turn. A failure shows when it is opened.</summary>
    /// <param name="offset">Where the read will begin.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    public void OpenAhead(long offset, CancellationToken cancellationToken)
    {
        _aheadOffset = offset;
        _ahead = OpenStreamAsync(offset, null, cancellationToken).AsTask();

        // Where the read ends before the file's turn, its failure concerns nobody.
        _ = _ahead.ContinueWith(
            static task => _ = task.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
    }

    public ValueTask<Stream> OpenAsync(long offset, long? length, CancellationToken cancellationToken)
    {
        if (offset == _aheadOffset && length is null && Interlocked.Exchange(ref _ahead, null) is { } ahead)
        {
            return new ValueTask<Stream>(ahead);
        }

        return OpenStreamAsync(offset, length, cancellationToken);
    }

    private async ValueTask<Stream> OpenStreamAsync(long offset, long? length, CancellationToken cancellationToken)
    {
        try
        {
            var options = new GetOptions { Offset = offset, Length = length, IfMatch = _etag };
            statistics.AddRequests(1);
            StorageObject opened = await storage.GetAsync(Key, options, cancellationToken).ConfigureAwait(false);
            _etag ??= opened.Entry.ETag;
            _length ??= opened.Entry.Length;
            return new CountingStream(opened.Content, statistics);
        }
        catch (TypedDaoException error) when (error.Kind is ErrorKind.Conflict || (error.Kind is ErrorKind.NotFound && file.Entry is not null))
        {
            throw new TypedDaoException(ErrorKind.Conflict, "The file was removed or replaced after the read had begun.", error)
            {
                IsTransient = true,
                Address = Address,
                Cure = "Read again: the object was written meanwhile.",
            };
        }
    }

    /// <summary>Closes what was opened ahead and never used.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _ahead, null) is { } ahead)
        {
            await ((Task)ahead).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (ahead.IsCompletedSuccessfully)
            {
                Stream unused = await ahead.ConfigureAwait(false);
                await unused.DisposeAsync().ConfigureAwait(false);
            }
        }
    }
}
