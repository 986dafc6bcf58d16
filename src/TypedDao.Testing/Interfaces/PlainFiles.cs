using System.Runtime.CompilerServices;
using TypedDao.Codecs;
using TypedDao.Extensibility;
using TypedDao.Interfaces;
using TypedDao.Rows;
using TypedDao.Storage;

namespace TypedDao.Testing;

/// <summary>Reads files in the most plain way: one after the other, on the thread of the caller, every row of them.</summary>
public sealed class PlainFiles : IReadsRows, IChecksExistence
{
    private readonly IObjectStorage _storage;
    private readonly int _batchSize;

    internal PlainFiles(IObjectStorage storage, int batchSize) => (_storage, _batchSize) = (storage, batchSize);

    /// <inheritdoc/>
    public IAsyncEnumerable<TRow> ReadAsync<TRow, TShape>(ObjectTarget target, ReadStatistics statistics, CancellationToken cancellationToken)
        where TShape : struct, IRowShape<TRow>
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(statistics);
        return RowsAsync<TRow, TShape>(target, statistics, cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<bool> ExistsAsync(ObjectTarget target, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(target);
        return FilesAsync(target, "exists", cancellationToken).AnyAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async IAsyncEnumerable<TRow> RowsAsync<TRow, TShape>(
        ObjectTarget target, ReadStatistics statistics, [EnumeratorCancellation] CancellationToken cancellationToken)
        where TShape : struct, IRowShape<TRow>
    {
        var batch = new TRow[_batchSize];
        await foreach (StorageEntry entry in FilesAsync(target, "read", cancellationToken).ConfigureAwait(false))
        {
            statistics.AddFiles(1);
            RowReader<TRow> reader = target.Definition.Format!.Codec.OpenReader<TRow, TShape>(new Source(_storage, entry, statistics), new CodecReadOptions());
            await using (reader.ConfigureAwait(false))
            {
                while (await reader.ReadAsync(batch, cancellationToken).ConfigureAwait(false) is > 0 and var count)
                {
                    statistics.AddRows(count);
                    for (int i = 0; i < count; i++)
                    {
                        yield return batch[i];
                    }
                }
            }
        }
    }

    private async IAsyncEnumerable<StorageEntry> FilesAsync(ObjectTarget target, string operation, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (target.Definition.Parameters.Count > 0)
        {
            throw new TypedDaoException(ErrorKind.NotSupported, $"{nameof(PlainFileInterface)} reads objects without placeholders and partitions.")
            {
                Operation = operation,
                Object = target.ToString(),
                Store = target.Definition.Store,
                Cure = "Use the object's own interface.",
            };
        }

        string key = target.Definition.Key;
        if (target.Definition.Shape is ObjectShape.File)
        {
            if (await _storage.HeadAsync(key, cancellationToken).ConfigureAwait(false) is { } file)
            {
                yield return file;
            }

            yield break;
        }

        await foreach (StorageEntry entry in _storage.ListAsync(key + "/", default, cancellationToken).ConfigureAwait(false))
        {
            yield return entry;
        }
    }

    private sealed class Source(IObjectStorage storage, StorageEntry entry, ReadStatistics statistics) : IFileSource
    {
        public string Key => entry.Key;

        public string Address => storage.AddressOf(entry.Key);

        public long? Length => entry.Length;

        public async ValueTask<Stream> OpenAsync(long offset, long? length, CancellationToken cancellationToken)
        {
            StorageObject opened = await storage.GetAsync(
                entry.Key, new GetOptions { Offset = offset, Length = length, IfMatch = entry.ETag }, cancellationToken).ConfigureAwait(false);
            statistics.AddBytes(length ?? entry.Length);
            return opened.Content;
        }
    }
}
