namespace TypedDao.Cli.Files;

/// <summary>Files in the order in which they are read, listed no further than reading needs, but for one: whether there are several is known.</summary>
internal sealed class FileSequence : IAsyncDisposable
{
    private readonly IAsyncEnumerator<InputFile> _files;

    private FileSequence(IAsyncEnumerator<InputFile> files, InputFile first, bool isOne)
    {
        _files = files;
        First = first;
        IsOne = isOne;
    }

    /// <summary>The first file.</summary>
    public InputFile First { get; }

    /// <summary>Whether it is the only one.</summary>
    public bool IsOne { get; }

    /// <summary>Begins to list.</summary>
    /// <param name="files">The files, of which there is at least one.</param>
    /// <param name="cancellationToken">Cancels the listing.</param>
    public static async Task<FileSequence> OpenAsync(IAsyncEnumerable<InputFile> files, CancellationToken cancellationToken)
    {
        IAsyncEnumerator<InputFile> listing = files.GetAsyncEnumerator(cancellationToken);
        try
        {
            await listing.MoveNextAsync().ConfigureAwait(false);
            InputFile first = listing.Current;
            return new FileSequence(listing, first, !await listing.MoveNextAsync().ConfigureAwait(false));
        }
        catch
        {
            await listing.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>All files, once.</summary>
    public async IAsyncEnumerable<InputFile> AllAsync()
    {
        yield return First;
        for (bool isMore = !IsOne; isMore; isMore = await _files.MoveNextAsync().ConfigureAwait(false))
        {
            yield return _files.Current;
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _files.DisposeAsync();
}
