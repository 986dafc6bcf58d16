using System.Runtime.CompilerServices;
using TypedDao.Files.Listing;
using TypedDao.Files.Writing;
using TypedDao.Interfaces;
using TypedDao.Keys;
using TypedDao.Storage;

namespace TypedDao.Files;

public sealed partial class FileInterface : IDeletes, IListsFiles, IListsKeys, IChecksExistence
{
    /// <inheritdoc/>
    public ValueTask<long> DeleteAsync(ObjectTarget target, CancellationToken cancellationToken)
        => RunAsync("delete", target, async layout =>
        {
            if (TargetKeys.IsFile(layout, target))
            {
                string key = TargetKeys.File(layout, target);
                string[] keys = await SpellingsAsync(layout, target, key, cancellationToken).ToArrayAsync(cancellationToken).ConfigureAwait(false);
                await _storage.DeleteAsync([key, .. keys.Where(other => other != key)], cancellationToken).ConfigureAwait(false);
                return keys.Length;
            }

            if (target.Keys.IsAll)
            {
                throw new TypedDaoException(ErrorKind.NotSupported, "A whole directory or family is not deleted at once.")
                {
                    Cure = "Say which parts, with For(…), Between(…) or In(…).",
                };
            }

            long count = 0;
            await foreach (string[] batch in new FileListing(_storage, layout).ListAsync(target.Keys, cancellationToken)
                .Select(file => file.Key).Chunk(VersionedRemoval.MostAtOnce).ConfigureAwait(false))
            {
                await _storage.DeleteAsync(batch, cancellationToken).ConfigureAwait(false);
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
    public IAsyncEnumerable<KeySelection> ListKeysAsync(ObjectTarget target, KeyLevel level, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(target);
        return KeysAsync(target, LayoutOf(target), level, cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<bool> ExistsAsync(ObjectTarget target, CancellationToken cancellationToken)
        => RunAsync("exists", target, async layout => TargetKeys.IsFile(layout, target)
            ? await SpellingsAsync(layout, target, TargetKeys.File(layout, target), cancellationToken).AnyAsync(cancellationToken).ConfigureAwait(false)
            : await new FileListing(_storage, layout).ListAsync(target.Keys, cancellationToken).AnyAsync(cancellationToken).ConfigureAwait(false));

    /// <summary>The keys under which a file exists.</summary>
    private async IAsyncEnumerable<string> SpellingsAsync(
        FileLayout layout, ObjectTarget target, string key, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (await _storage.HeadAsync(key, cancellationToken).ConfigureAwait(false) is not null)
        {
            yield return key;
        }

        await foreach (string other in new OtherSpellings(_storage, layout).FindAsync(target, key, cancellationToken).ConfigureAwait(false))
        {
            yield return other;
        }
    }

    private async IAsyncEnumerable<KeySelection> KeysAsync(
        ObjectTarget target, FileLayout layout, KeyLevel level, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        int count = level is KeyLevel.Member ? layout.Definition.KeyParameters.Count : layout.Pattern.Parameters.Count;
        if (count == 0)
        {
            yield break;
        }

        // Files of one key follow each other, unless a key is written in several ways.
        HashSet<KeyValue?[]>? seen = layout.Pattern.SpellingVaries ? new(new PathValuesComparer()) : null;
        PathValues? last = null;
        await foreach (FileEntry file in ListedAsync("list keys", target, layout, cancellationToken).ConfigureAwait(false))
        {
            if (last is not null && (ReferenceEquals(last, file.Path) || last.Values[..count].SequenceEqual(file.Path.Values[..count])))
            {
                continue;
            }

            last = file.Path;
            if (seen?.Add(last.Values[..count].ToArray()) is not false)
            {
                yield return last.Selection(layout, count);
            }
        }
    }

    private IAsyncEnumerable<FileEntry> ListedAsync(string operation, ObjectTarget target, FileLayout layout, CancellationToken cancellationToken)
        => CompleteAsync(operation, target, layout, new FileListing(_storage, layout).ListAsync(target.Keys, cancellationToken), cancellationToken);

    /// <summary>Gives what is listed, and completes errors as <see cref="RunAsync"/> does.</summary>
    private async IAsyncEnumerable<T> CompleteAsync<T>(
        string operation, ObjectTarget target, FileLayout layout, IAsyncEnumerable<T> listed, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        IAsyncEnumerator<T> items = listed.GetAsyncEnumerator(cancellationToken);
        await using (items.ConfigureAwait(false))
        {
            while (true)
            {
                try
                {
                    if (!await items.MoveNextAsync().ConfigureAwait(false))
                    {
                        yield break;
                    }
                }
                catch (TypedDaoException error)
                {
                    FileErrors.Complete(error, operation, target, AddressOf(layout));
                    throw;
                }

                yield return items.Current;
            }
        }
    }
}
