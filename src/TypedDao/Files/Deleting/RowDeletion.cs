using System.Buffers;
using System.Runtime.CompilerServices;
using TypedDao.Codecs;
using TypedDao.Files.Listing;
using TypedDao.Files.Reading;
using TypedDao.Files.Writing;
using TypedDao.Filters;
using TypedDao.Rows;

namespace TypedDao.Files.Deleting;

/// <summary>
/// Finds out what becomes of each file when rows are deleted. A file is looked through up to its first matching row; only then is
/// it read again, the same version of it, and its other rows written to a new file that nobody sees yet.
/// </summary>
/// <typeparam name="TRow">The row type.</typeparam>
/// <typeparam name="TShape">Its shape.</typeparam>
/// <param name="opener">Opens the new files.</param>
/// <param name="filter">What keys do not decide.</param>
/// <param name="writeId">The identifier of the deletion.</param>
/// <param name="failsOnBadRows">Whether a bad row ends the deletion also where it would not be lost.</param>
internal sealed class RowDeletion<TRow, TShape>(FileOpener opener, Filter filter, Guid writeId, bool failsOnBadRows) : IAsyncDisposable
    where TShape : struct, IRowShape<TRow>
{
    private const int BatchSize = 1024;

    private readonly RowPredicate _predicate = new(filter, TShape.Schema);
    private readonly List<ChangedFile> _files = [];
    private readonly ReadStatistics _statistics = new();
    private TRow[] _batch = ArrayPool<TRow>.Shared.Rent(BatchSize);

    /// <summary>The files that are removed or rewritten, in the order in which they were added.</summary>
    public IReadOnlyList<ChangedFile> Files => _files;

    /// <summary>The rows that are deleted from files that were opened.</summary>
    public long Rows { get; private set; }

    /// <summary>Looks at a file whose key does not exclude it.</summary>
    /// <param name="entry">The file.</param>
    /// <param name="cancellationToken">Cancels the reading and writing.</param>
    public async ValueTask AddAsync(FileEntry entry, CancellationToken cancellationToken)
    {
        if (filter.HoldsForAll)
        {
            _files.Add(new ChangedFile(new FileVersion(entry.Key, null), null));
            return;
        }

        var file = new FileSource(opener.Storage, entry, _statistics);
        await using (file.ConfigureAwait(false))
        {
            try
            {
                if (await HasMatchAsync(file, cancellationToken).ConfigureAwait(false))
                {
                    await RewriteAsync(file, cancellationToken).ConfigureAwait(false);
                }
            }
            catch (TypedDaoException error)
            {
                error.Address ??= file.Address;
                throw;
            }
        }
    }

    private async ValueTask<bool> HasMatchAsync(FileSource file, CancellationToken cancellationToken)
    {
        RowReader<TRow> reader = Open(file, failsOnBadRows ? FailingBadRows.Instance : KeptBadRows.Instance);
        await using (reader.ConfigureAwait(false))
        {
            while (await ReadAsync(reader, cancellationToken).ConfigureAwait(false) is > 0 and var count)
            {
                for (int i = 0; i < count; i++)
                {
                    if (_predicate.Matches<TRow, TShape>(_batch[i]))
                    {
                        return true;
                    }
                }
            }
        }

        return false;
    }

    private async ValueTask RewriteAsync(FileSource file, CancellationToken cancellationToken)
    {
        PendingFile<TRow>? rest = null;
        RowReader<TRow> reader = Open(file, failsOnBadRows ? FailingBadRows.Instance : LostBadRows.Instance);
        await using (reader.ConfigureAwait(false))
        {
            try
            {
                while (await ReadAsync(reader, cancellationToken).ConfigureAwait(false) is > 0 and var count)
                {
                    for (int i = 0; i < count; i++)
                    {
                        if (_predicate.Matches<TRow, TShape>(_batch[i]))
                        {
                            Rows++;
                            continue;
                        }

                        rest ??= await OpenRestAsync(file.Key, cancellationToken).ConfigureAwait(false);
                        if (rest.Write(_batch[i]))
                        {
                            await rest.FlushAsync(cancellationToken).ConfigureAwait(false);
                        }
                    }
                }

                if (rest is not null)
                {
                    await rest.SealAsync(cancellationToken).ConfigureAwait(false);
                }

                _files.Add(new ChangedFile(new FileVersion(file.Key, file.ETag!), rest));
            }
            catch when (rest is not null)
            {
                await rest.DisposeAsync().ConfigureAwait(false);
                throw;
            }
        }
    }

    private RowReader<TRow> Open(FileSource file, IBadRowHandler badRows) => opener.Codec.OpenReader<TRow, TShape>(file, new CodecReadOptions
    {
        PathValues = file.Path.Columns,
        BadRows = badRows,
        MaxDegreeOfParallelism = CodecThreads.ForReading(opener.Codec),
    });

    private ValueTask<int> ReadAsync(RowReader<TRow> reader, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return reader.ReadAsync(_batch, cancellationToken);
    }

    /// <summary>A new file beside the old one, of a name that is used once: two files may be left with the same rows.</summary>
    private ValueTask<PendingFile<TRow>> OpenRestAsync(string key, CancellationToken cancellationToken)
    {
        int name = key.LastIndexOf('/') + 1;
        FileNaming naming = FileNaming.ById(writeId, opener.Layout.Suffixes.Of(key.AsSpan(name)));
        return opener.OpenAsync<TRow, TShape>(key[..name], naming, writeId, _files.Count, isOnly: true, cancellationToken);
    }

    /// <summary>Abandons the new files that are not published.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_batch.Length > 0)
        {
            ArrayPool<TRow>.Shared.Return(_batch, RuntimeHelpers.IsReferenceOrContainsReferences<TRow>());
            _batch = [];
        }

        foreach (ChangedFile file in _files)
        {
            if (file.Rest is { } rest)
            {
                await rest.DisposeAsync().ConfigureAwait(false);
            }
        }
    }
}
