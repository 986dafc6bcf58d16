using TypedDao.Catalogs;
using TypedDao.Codecs;
using TypedDao.Files.Listing;
using TypedDao.Files.Reading;
using TypedDao.Files.Rejects;
using TypedDao.Files.Writing;
using TypedDao.Filters;
using TypedDao.Interfaces;
using TypedDao.Rows;
using TypedDao.Storage;

namespace TypedDao.Files;

public sealed partial class FileInterface : IProjectsRows, IExplainsQueries, ICreatesRows, IWritesRows, IAppendsRows, IOverwritesRows, IOverwritesPartitions, ITakesRejects
{
    /// <inheritdoc/>
    public IAsyncEnumerable<TRow> ReadAsync<TRow, TShape>(ObjectTarget target, ReadStatistics statistics, CancellationToken cancellationToken)
        where TShape : struct, IRowShape<TRow>
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(statistics);
        return ReadFilesAsync<TRow, TShape>(target, LayoutOf(target), static () => null, Filter.All, statistics, cancellationToken);
    }

    private RowReading<TRow, TShape> ReadFilesAsync<TRow, TShape>(
        ObjectTarget target, FileLayout layout, Func<KeyPredicate?> keys, Filter filter, ReadStatistics statistics, CancellationToken cancellationToken)
        where TShape : struct, IRowShape<TRow>
    {
        try
        {
            ICodec codec = CodecOf(target);

            // What is left out by statistics is not looked at, and may hold bad rows.
            bool isWhole = TShape.Schema.Count >= (target.Definition.Schema?.Count ?? 0) && (filter.HoldsForAll || codec is not IPlansReads);
            Func<FileSource, BadRows> badRows = BadRowsOf(target, isWhole, statistics);
            return new RowReading<TRow, TShape>
            {
                Target = target,
                Storage = _storage,
                Codec = codec,
                Filter = filter,
                Files = () => FilesOf(target, layout, keys()),
                BadRows = badRows,
                Statistics = statistics,
                Address = AddressOf(layout),
                CancellationToken = cancellationToken,
            };
        }
        catch (TypedDaoException error)
        {
            FileErrors.Complete(error, "read", target, AddressOf(layout));
            throw;
        }
    }

    /// <inheritdoc/>
    public ValueTask<WriteResult> CreateAsync<TRow, TShape>(ObjectTarget target, IAsyncEnumerable<TRow> rows, CancellationToken cancellationToken)
        where TShape : struct, IRowShape<TRow>
        => RunAsync("create", target, async layout =>
        {
            string key = TargetKeys.File(layout, target);
            await RefusePresentAsync(layout, target, key, cancellationToken).ConfigureAwait(false);
            try
            {
                var writer = new FileWriter(Opener(target, layout), target, key);
                return await writer.WriteAsync<TRow, TShape>(rows, new PutOptions { IfAbsent = true }, cancellationToken).ConfigureAwait(false);
            }
            catch (TypedDaoException error) when (error.Kind is ErrorKind.AlreadyExists)
            {
                error.Cure = CureOfPresent(target);
                throw;
            }
        });

    /// <inheritdoc/>
    public ValueTask<WriteResult> WriteAsync<TRow, TShape>(ObjectTarget target, IAsyncEnumerable<TRow> rows, CancellationToken cancellationToken)
        where TShape : struct, IRowShape<TRow>
        => RunAsync("write", target, layout =>
        {
            string key = TargetKeys.File(layout, target);
            var writer = new FileWriter(Opener(target, layout), target, key);
            return ReplaceAsync(layout, target, key, () => writer.WriteAsync<TRow, TShape>(rows, default, cancellationToken), cancellationToken);
        });

    /// <inheritdoc/>
    public ValueTask<WriteResult> AppendAsync<TRow, TShape>(ObjectTarget target, IAsyncEnumerable<TRow> rows, CancellationToken cancellationToken)
        where TShape : struct, IRowShape<TRow>
        => RunAsync("append", target, layout => DirectoryOf(target, layout).AppendAsync<TRow, TShape>(rows, cancellationToken));

    /// <inheritdoc/>
    public ValueTask<WriteResult> OverwriteAsync<TRow, TShape>(ObjectTarget target, IAsyncEnumerable<TRow> rows, CancellationToken cancellationToken)
        where TShape : struct, IRowShape<TRow>
        => RunAsync("overwrite", target, layout => DirectoryOf(target, layout).OverwriteAsync<TRow, TShape>(rows, onlyTouchedFolders: false, cancellationToken));

    /// <inheritdoc/>
    public ValueTask<WriteResult> OverwritePartitionsAsync<TRow, TShape>(ObjectTarget target, IAsyncEnumerable<TRow> rows, CancellationToken cancellationToken)
        where TShape : struct, IRowShape<TRow>
        => RunAsync("overwrite partitions", target, layout => layout.Definition.PartitionKeys.Count > 0
            ? DirectoryOf(target, layout).OverwriteAsync<TRow, TShape>(rows, onlyTouchedFolders: true, cancellationToken)
            : throw new TypedDaoException(ErrorKind.NotSupported, "The object is not partitioned.") { Cure = "Use OverwriteAsync, or declare 'partition_keys' in the catalog." });

    /// <inheritdoc/>
    public async ValueTask KeepRejectsAsync<TRow, TShape>(
        ObjectTarget target, string source, bool isComplete, IAsyncEnumerable<RejectedRow> rows, CancellationToken cancellationToken)
        where TShape : struct, IRowShape<TRow>
        => await RunAsync("keep rejects", target, async layout =>
        {
            await new RejectWriter(Opener(target, layout), target, _turns).KeepAsync<TRow, TShape>(source, isComplete, rows, cancellationToken).ConfigureAwait(false);
            return true;
        }).ConfigureAwait(false);

    private Func<FileSource, BadRows> BadRowsOf(ObjectTarget target, bool isWhole, ReadStatistics statistics)
    {
        ErrorPolicy policy = target.Definition.OnError;
        string name = target.ToString();
        if (policy.RejectTo is { } rejectTo)
        {
            var keeper = new RejectKeeper(target.Context.GetObject(rejectTo) as IRowObject
                ?? throw new TypedDaoException(ErrorKind.NotSupported, $"'{rejectTo}', which is to keep bad rows, has no columns.")
                {
                    Cure = "Declare the columns of rejected rows on it.",
                });
            return file => new RejectingBadRows(file.Address, name, keeper, isWhole, statistics, _logger);
        }

        return policy.Skips
            ? file => new SkippedBadRows(file.Address, name, statistics, _logger)
            : static _ => FailingBadRows.Instance;
    }

    private DirectoryWriter DirectoryOf(ObjectTarget target, FileLayout layout)
        => layout.Definition.Shape is Extensibility.ObjectShape.File
            ? throw new TypedDaoException(ErrorKind.NotSupported, "The object is one file, to which nothing can be added.") { Cure = "Use WriteAsync or CreateAsync." }
            : new DirectoryWriter(Opener(target, layout), target, _writeIds.Next(), AddressOf(layout));

    /// <summary>Writes a file and then removes it where it was under another spelling of its key.</summary>
    private async ValueTask<WriteResult> ReplaceAsync(
        FileLayout layout, ObjectTarget target, string key, Func<ValueTask<WriteResult>> write, CancellationToken cancellationToken)
    {
        string[] replaced = await new OtherSpellings(_storage, layout).FindAsync(target, key, cancellationToken)
            .ToArrayAsync(cancellationToken).ConfigureAwait(false);
        WriteResult result = default;
        var incomplete = new IncompleteFiles(_storage);
        await incomplete.WriteAsync(key, async () => result = await write().ConfigureAwait(false)).ConfigureAwait(false);
        await incomplete.ThrowAfterAsync(() => FileCommit.RemoveReplacedAsync(_storage, replaced)).ConfigureAwait(false);
        return result;
    }

    private async ValueTask RefusePresentAsync(FileLayout layout, ObjectTarget target, string key, CancellationToken cancellationToken)
    {
        if (await SpellingsAsync(layout, target, key, cancellationToken).FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false) is { } present)
        {
            throw new TypedDaoException(ErrorKind.AlreadyExists, "The file exists and stays as it is.")
            {
                Address = _storage.AddressOf(present),
                Cure = CureOfPresent(target),
            };
        }
    }

    private static string CureOfPresent(ObjectTarget target)
        => target.Definition.Access is Extensibility.AccessLevel.Append
            ? "Create a file of another key: the object is append-only."
            : "Use WriteAsync to replace it, or delete it first.";
}
