using System.Runtime.CompilerServices;
using TypedDao.Files.Listing;
using TypedDao.Interfaces;
using TypedDao.Keys;
using TypedDao.Storage;

namespace TypedDao.Files;

public sealed partial class FileInterface : IDeletes, IListsFiles, IListsKeys, IChecksExistence
{
    private const int DeletionsAtOnce = 8;
    private const int DeletionBatch = 1000;

    /// <inheritdoc/>
    public ValueTask<long> DeleteAsync(ObjectTarget target, CancellationToken cancellationToken)
        => RunAsync("delete", target, async layout =>
        {
            if (TargetKeys.IsFile(layout, target))
            {
                string key = TargetKeys.File(layout, target);
                bool exists = await _storage.HeadAsync(key, cancellationToken).ConfigureAwait(false) is not null;
                await _storage.DeleteAsync(key, cancellationToken).ConfigureAwait(false);
                return exists ? 1 : 0;
            }

            if (target.Keys.IsAll)
            {
                throw new TypedDaoException(ErrorKind.NotSupported, "A whole directory or family is not deleted at once.")
                {
                    Cure = "Say which parts, with For(…), Between(…) or In(…).",
                };
            }

            long count = 0;
            await foreach (FileEntry[] batch in new FileListing(_storage, layout).ListAsync(target.Keys, cancellationToken)
                .Chunk(DeletionBatch).ConfigureAwait(false))
            {
                var options = new ParallelOptions { MaxDegreeOfParallelism = DeletionsAtOnce, CancellationToken = cancellationToken };
                await Parallel.ForEachAsync(batch, options, (file, token) => _storage.DeleteAsync(file.Key, token)).ConfigureAwait(false);
                count += batch.Length;
            }

            return count;
        });

    /// <inheritdoc/>
    public IAsyncEnumerable<StorageEntry> ListAsync(ObjectTarget target, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(target);
        return ListedAsync("list", target, LayoutOf(target), cancellationToken).Select(file => file.Entry!);
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<KeySelection> ListKeysAsync(ObjectTarget target, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(target);
        return KeysAsync(target, LayoutOf(target), cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<bool> ExistsAsync(ObjectTarget target, CancellationToken cancellationToken)
        => RunAsync("exists", target, async layout => TargetKeys.IsFile(layout, target)
            ? await _storage.HeadAsync(TargetKeys.File(layout, target), cancellationToken).ConfigureAwait(false) is not null
            : await new FileListing(_storage, layout).ListAsync(target.Keys, cancellationToken).AnyAsync(cancellationToken).ConfigureAwait(false));

    private async IAsyncEnumerable<KeySelection> KeysAsync(
        ObjectTarget target, FileLayout layout, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        PathValues? last = null;
        await foreach (FileEntry file in ListedAsync("list keys", target, layout, cancellationToken).ConfigureAwait(false))
        {
            if (last is not null && (ReferenceEquals(last, file.Path) || last.Values.SequenceEqual(file.Path.Values)))
            {
                continue;
            }

            last = file.Path;
            if (layout.Pattern.Parameters.Count > 0)
            {
                yield return file.Path.Selection(layout);
            }
        }
    }

    private async IAsyncEnumerable<FileEntry> ListedAsync(
        string operation, ObjectTarget target, FileLayout layout, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        IAsyncEnumerator<FileEntry> files = new FileListing(_storage, layout).ListAsync(target.Keys, cancellationToken).GetAsyncEnumerator(cancellationToken);
        await using (files.ConfigureAwait(false))
        {
            while (true)
            {
                try
                {
                    if (!await files.MoveNextAsync().ConfigureAwait(false))
                    {
                        yield break;
                    }
                }
                catch (TypedDaoException error)
                {
                    FileErrors.Complete(error, operation, target, AddressOf(layout));
                    throw;
                }

                yield return files.Current;
            }
        }
    }
}
