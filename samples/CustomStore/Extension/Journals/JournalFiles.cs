using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using TypedDao.Catalogs;
using TypedDao.Codecs;
using TypedDao.Interfaces;
using TypedDao.Rows;
using TypedDao.Storage;

namespace Acme.Journals;

/// <summary>
/// Does the I/O of journals. An append is one new file, which appears whole or not at all; of several writers that want one
/// number the storage lets one win, and the others take the next.
/// </summary>
public sealed class JournalFiles : IReadsRows, IAppendsRows, IReadsTail, IListsFiles, IChecksExistence
{
    private readonly IObjectStorage _storage;
    private readonly int _batchSize;

    // Where the listing for the last number starts. It only saves time: a number that another writer took is found.
    private readonly ConcurrentDictionary<ObjectDefinition, long> _lastSeen = new();

    internal JournalFiles(IObjectStorage storage, int batchSize) => (_storage, _batchSize) = (storage, batchSize);

    /// <inheritdoc/>
    public IAsyncEnumerable<TRow> ReadAsync<TRow, TShape>(ObjectTarget target, ReadStatistics statistics, CancellationToken cancellationToken)
        where TShape : struct, IRowShape<TRow>
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(statistics);
        return RowsAsync<TRow, TShape>(target, after: null, statistics, cancellationToken).Select(item => item.Row);
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<JournalRow<TRow>> ReadSinceAsync<TRow, TShape>(ObjectTarget target, long entry, ReadStatistics statistics, CancellationToken cancellationToken)
        where TShape : struct, IRowShape<TRow>
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(statistics);
        return RowsAsync<TRow, TShape>(target, entry, statistics, cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask<WriteResult> AppendAsync<TRow, TShape>(ObjectTarget target, IAsyncEnumerable<TRow> rows, CancellationToken cancellationToken)
        where TShape : struct, IRowShape<TRow>
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(rows);
        if (!_storage.Capabilities.ConditionalCreate)
        {
            throw new TypedDaoException(ErrorKind.NotSupported, "The storage lets two writers create one key, so that entries could be lost.")
            {
                Operation = "append",
                Object = target.ToString(),
                Address = _storage.AddressOf(target.Definition.Key),
                Cure = "Put the store on a storage with conditional creation, such as 'pack' or 'local'.",
            };
        }

        var draft = new JournalDraft();
        await using (draft.ConfigureAwait(false))
        {
            await draft.WriteAsync<TRow, TShape>(target, rows, cancellationToken).ConfigureAwait(false);
            if (draft.Rows == 0)
            {
                return default;
            }

            long number = await LastAsync(target, cancellationToken).ConfigureAwait(false) + 1;
            while (!await draft.TryPublishAsync(_storage, JournalKeys.KeyOf(target, number), cancellationToken).ConfigureAwait(false))
            {
                number++;
            }

            _lastSeen[target.Definition] = number;
            await RemoveOldAsync(target, number).ConfigureAwait(false);
            return new WriteResult(draft.Rows, draft.Length, Files: 1);
        }
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<StorageEntry> ListAsync(ObjectTarget target, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(target);
        return _storage.ListAsync(JournalKeys.FolderOf(target), default, cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<bool> ExistsAsync(ObjectTarget target, CancellationToken cancellationToken)
        => ListAsync(target, cancellationToken).AnyAsync(cancellationToken);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async IAsyncEnumerable<JournalRow<TRow>> RowsAsync<TRow, TShape>(
        ObjectTarget target, long? after, ReadStatistics statistics, [EnumeratorCancellation] CancellationToken cancellationToken)
        where TShape : struct, IRowShape<TRow>
    {
        var options = new CodecReadOptions { BadRows = JournalBadRows.Of(target, statistics) };
        var batch = new TRow[_batchSize];
        bool isFirst = true;
        await foreach (StorageEntry file in FilesAsync(target, after ?? 0, cancellationToken).ConfigureAwait(false))
        {
            long number = JournalKeys.NumberOf(target, file, _storage);
            RefuseGap(target, after, number, ref isFirst);
            statistics.AddFiles(1);
            RowReader<TRow> reader = target.Definition.Format!.Codec.OpenReader<TRow, TShape>(new JournalSource(_storage, file, statistics), options);
            await using (reader.ConfigureAwait(false))
            {
                while (await reader.ReadAsync(batch, cancellationToken).ConfigureAwait(false) is > 0 and var count)
                {
                    statistics.AddRows(count);
                    for (int i = 0; i < count; i++)
                    {
                        yield return new JournalRow<TRow>(number, batch[i]);
                    }
                }
            }
        }
    }

    private IAsyncEnumerable<StorageEntry> FilesAsync(ObjectTarget target, long after, CancellationToken cancellationToken)
        => _storage.ListAsync(
            JournalKeys.FolderOf(target), new ListOptions { StartAfter = after > 0 ? JournalKeys.KeyOf(target, after) : null }, cancellationToken);

    // A reader that comes back too late must not take what is left for all there was.
    private void RefuseGap(ObjectTarget target, long? after, long number, ref bool isFirst)
    {
        if (isFirst && after > 0 && number > after + 1)
        {
            throw new TypedDaoException(ErrorKind.NotFound, $"The entries {after + 1} to {number - 1} are gone.")
            {
                Operation = "read since",
                Object = target.ToString(),
                Address = _storage.AddressOf(target.Definition.Key),
                Cure = "Begin anew with entry 0, and read more often or raise 'keep_entries'.",
            };
        }

        isFirst = false;
    }

    private async ValueTask<long> LastAsync(ObjectTarget target, CancellationToken cancellationToken)
    {
        long last = _lastSeen.GetValueOrDefault(target.Definition);
        await foreach (StorageEntry file in FilesAsync(target, last, cancellationToken).ConfigureAwait(false))
        {
            last = JournalKeys.NumberOf(target, file, _storage);
        }

        return last;
    }

    // The entry is written, so that a cancellation comes too late, and a failure has to say so.
    private async ValueTask RemoveOldAsync(ObjectTarget target, long number)
    {
        if (target.Definition.Options is not JournalObject { KeepEntries: { } kept })
        {
            return;
        }

        try
        {
            await foreach (StorageEntry file in FilesAsync(target, 0, CancellationToken.None).ConfigureAwait(false))
            {
                if (JournalKeys.NumberOf(target, file, _storage) > number - kept)
                {
                    break;
                }

                await _storage.DeleteAsync(file.Key, CancellationToken.None).ConfigureAwait(false);
            }
        }
        catch (TypedDaoException error)
        {
            throw new TypedDaoException(error.Kind, $"The rows were added as entry {number}, but older entries could not be removed. {error.Fact}", error)
            {
                Operation = "append",
                Object = target.ToString(),
                Address = error.Address,
                IsTransient = false,
                Cure = "Do not append the rows again; the next append removes the older entries.",
            };
        }
    }
}
