using TypedDao.Rows;

namespace TypedDao.Files.Writing;

/// <summary>
/// Splits rows into files, one for each folder as a rule, and several where its rows take more bytes than a file shall have. At most
/// <see cref="MaximumOpen"/> files are open: rows of further folders wait in memory; when too many wait, the folders with most of them get a file, in place of the files that were not used
/// for longest. A folder thus gets several files where rows come in great disorder, and memory stays bounded whatever the order.
/// </summary>
/// <typeparam name="TRow">The row type.</typeparam>
/// <typeparam name="TShape">Its shape.</typeparam>
/// <param name="opener">Opens files.</param>
/// <param name="router">Says where rows belong.</param>
/// <param name="naming">Names the files.</param>
/// <param name="writeId">The identifier of the write.</param>
/// <param name="address">The address that is written to, for messages.</param>
internal sealed class FolderWriter<TRow, TShape>(FileOpener opener, RowRouter router, FileNaming naming, Guid writeId, string address) : IAsyncDisposable
    where TShape : struct, IRowShape<TRow>
{
    /// <summary>How many files are open at most.</summary>
    public const int MaximumOpen = 64;

    private const long WaitingBytes = 32 << 20;
    private const long OpenFileBytes = 64 << 10;
    private const int MostWaitingRows = 131_072;
    private const int FewestWaitingRows = 1_024;

    private readonly long? _targetBytes = opener.Layout.TargetFileBytes;
    private readonly Dictionary<Keys.KeyValue?[], Folder<TRow>> _folders = new(new PathValuesComparer());
    private readonly List<Folder<TRow>> _open = new(MaximumOpen);
    private readonly List<PendingFile> _files = [];
    private long _rows;
    private long _written;
    private long _sealedBytes;
    private long _waiting;

    /// <summary>The files, sealed, in the order in which they were opened; complete after <see cref="WriteAsync"/>.</summary>
    public IReadOnlyList<PendingFile> Files => _files;

    /// <summary>The folders that rows went to, by the values of their paths.</summary>
    public IReadOnlyDictionary<Keys.KeyValue?[], Folder<TRow>> Folders => _folders;

    /// <summary>What was written.</summary>
    public WriteResult Result => new(_rows, _sealedBytes, _files.Count);

    /// <summary>Writes all rows and seals the files; nothing is visible yet.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="cancellationToken">Cancels the write.</param>
    public async ValueTask WriteAsync(IAsyncEnumerable<TRow> rows, CancellationToken cancellationToken)
    {
        try
        {
            await WriteRowsAsync(rows, cancellationToken).ConfigureAwait(false);
            await FinishAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (InvalidValueException error) when (error.Row > 0)
        {
            error.Address ??= AddressOf(error.Row);
            throw;
        }
    }

    private async ValueTask WriteRowsAsync(IAsyncEnumerable<TRow> rows, CancellationToken cancellationToken)
    {
        Folder<TRow>? folder = null;
        await foreach (TRow row in rows.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            _rows++;
            if (folder is null || router.LooksAtRows)
            {
                folder = Route(row, folder);
            }

            folder.LastUse = _rows;
            if (folder.Open is null && (_open.Count >= MaximumOpen || folder.Waiting.Count > 0))
            {
                folder.Waiting.Add((_rows, row));
                _waiting++;
                await MakeRoomAsync(folder, cancellationToken).ConfigureAwait(false);
                continue;
            }

            PendingFile<TRow> file = folder.Open ?? await OpenAsync(folder, cancellationToken).ConfigureAwait(false);
            if (Write(file, row, _rows) || IsLongEnough(file))
            {
                await HandOnAsync(folder, file, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private Folder<TRow> Route(TRow row, Folder<TRow>? last)
    {
        try
        {
            if (router.LooksAtRows && !router.Look<TRow, TShape>(row) && last is not null)
            {
                return last;
            }

            var folders = _folders.GetAlternateLookup<ReadOnlySpan<Keys.KeyValue?>>();
            if (!folders.TryGetValue(router.Values, out Folder<TRow>? folder))
            {
                folder = new Folder<TRow>(router.Key(_rows));
                folders[router.Values] = folder;
            }

            return folder;
        }
        catch (TypedDaoException error)
        {
            error.Address ??= AddressOf(_rows);
            throw;
        }
    }

    private bool Write(PendingFile<TRow> file, TRow row, long number)
    {
        try
        {
            bool isFull = file.Write(row);
            _written++;
            return isFull;
        }
        catch (InvalidValueException error) when (router.LooksAtRows)
        {
            // The file counts its own rows.
            error.Row = number;
            throw;
        }
    }

    private bool IsLongEnough(PendingFile<TRow> file) => _targetBytes is { } target && file.HasReached(target);

    /// <summary>Hands on what the file holds; ends it where it is long enough, so that the folder's next row begins another one.</summary>
    private async ValueTask HandOnAsync(Folder<TRow> folder, PendingFile<TRow> file, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        await file.FlushAsync(cancellationToken).ConfigureAwait(false);
        if (IsLongEnough(file))
        {
            await SealAsync(folder, cancellationToken).ConfigureAwait(false);
        }
    }

    private string AddressOf(long row) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{address}, row {row}");

    private async ValueTask<PendingFile<TRow>> OpenAsync(Folder<TRow> folder, CancellationToken cancellationToken)
    {
        if (_open.Count >= MaximumOpen)
        {
            await SealAsync(_open.MinBy(open => open.LastUse)!, cancellationToken).ConfigureAwait(false);
        }

        PendingFile<TRow> file = await opener.OpenAsync<TRow, TShape>(folder.Key, naming, writeId, folder.FileCount, isOnly: !router.LooksAtRows, cancellationToken).ConfigureAwait(false);
        folder.FileCount++;
        folder.Open = file;
        _open.Add(folder);
        _files.Add(file);
        return file;
    }

    private async ValueTask SealAsync(Folder<TRow> folder, CancellationToken cancellationToken)
    {
        PendingFile<TRow> file = folder.Open!;
        folder.Open = null;
        _open.Remove(folder);
        await file.SealAsync(cancellationToken).ConfigureAwait(false);
        _sealedBytes += file.Length;
    }

    /// <summary>
    /// Writes the rows that wait for a folder, where another file can be open again. Where not and too many rows wait, writes half of them: those
    /// of the folders that have most.
    /// </summary>
    private async ValueTask MakeRoomAsync(Folder<TRow> last, CancellationToken cancellationToken)
    {
        if (_open.Count < MaximumOpen)
        {
            await WriteWaitingAsync(last, cancellationToken).ConfigureAwait(false);
            return;
        }

        if (_waiting % FewestWaitingRows != 0 || _waiting < WaitingLimit())
        {
            return;
        }

        cancellationToken.ThrowIfCancellationRequested();
        long enough = _waiting / 2;
        foreach (Folder<TRow> folder in _folders.Values.Where(folder => folder.Waiting.Count > 0).OrderByDescending(folder => folder.Waiting.Count).ToArray())
        {
            if (_waiting <= enough)
            {
                break;
            }

            await WriteWaitingAsync(folder, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>As many rows as fit the memory, judged by the size that rows have in files; what is not flushed yet is at most a buffer a file.</summary>
    private long WaitingLimit()
    {
        long bytes = _sealedBytes + _open.Sum(folder => folder.Open!.Length + OpenFileBytes);
        return Math.Clamp(WaitingBytes / Math.Max(1, bytes / Math.Max(1, _written)), FewestWaitingRows, MostWaitingRows);
    }

    private async ValueTask WriteWaitingAsync(Folder<TRow> folder, CancellationToken cancellationToken)
    {
        List<(long Number, TRow Row)> waiting = folder.Waiting;
        folder.Waiting = [];
        _waiting -= waiting.Count;
        foreach ((long number, TRow row) in waiting)
        {
            PendingFile<TRow> file = folder.Open ?? await OpenAsync(folder, cancellationToken).ConfigureAwait(false);
            if (Write(file, row, number) || IsLongEnough(file))
            {
                await HandOnAsync(folder, file, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async ValueTask FinishAsync(CancellationToken cancellationToken)
    {
        foreach (Folder<TRow> folder in _open.ToArray())
        {
            await SealAsync(folder, cancellationToken).ConfigureAwait(false);
        }

        foreach (Folder<TRow> folder in _folders.Values.Where(folder => folder.Waiting.Count > 0))
        {
            await WriteWaitingAsync(folder, cancellationToken).ConfigureAwait(false);
            if (folder.Open is not null)
            {
                await SealAsync(folder, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (PendingFile file in _files)
        {
            await file.DisposeAsync().ConfigureAwait(false);
        }
    }
}
