using TypedDao.Extensibility;
using TypedDao.Files.Copying;
using TypedDao.Files.Listing;
using TypedDao.Files.Writing;
using TypedDao.Interfaces;
using TypedDao.Storage;

namespace TypedDao.Files;

public sealed partial class FileInterface : ICopiesFiles, IMovesFiles
{
    /// <inheritdoc/>
    public ValueTask<WriteResult?> TryCopyAsync(ObjectTarget source, ObjectTarget destination, IDataInterface to, bool asBytes, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(destination);
        return RunAsync<WriteResult?>("copy", source, async layout =>
        {
            if (to is not FileInterface other)
            {
                return null;
            }

            FileLayout target = other.LayoutOf(destination);
            var plan = new CopyPlan(source, layout, destination, target);
            if (!plan.IsPossible || !(asBytes || (plan.HasEqualFiles && plan.HasEqualSuffixes)))
            {
                return null;
            }

            var files = new List<(FileEntry File, string Key)>();
            var keys = new HashSet<string>(StringComparer.Ordinal);
            await foreach (FileEntry file in FilesOf(source, layout, null).WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                if (plan.Map(file) is not { } key || !keys.Add(key))
                {
                    return null;
                }

                files.Add((file, key));
            }

            HashSet<string> present = await new FileListing(other._storage, target).ListAsync(destination.Keys, cancellationToken)
                .Select(file => file.Key).ToHashSetAsync(StringComparer.Ordinal, cancellationToken).ConfigureAwait(false);
            var copy = new FileCopy(_storage, other._storage);
            IncompleteFiles incomplete = await copy.RunAsync(files, present, cancellationToken).ConfigureAwait(false);
            await incomplete.ThrowAfterAsync(() => asBytes || target.Definition.Shape is ObjectShape.File
                ? ValueTask.CompletedTask
                : FileCommit.RemoveReplacedAsync(other._storage, present.Where(key => !keys.Contains(key)))).ConfigureAwait(false);
            return new WriteResult(0, copy.Bytes, files.Count);
        });
    }

    /// <inheritdoc/>
    public async ValueTask RemoveMovedAsync(
        ObjectTarget source, IReadOnlyList<StorageEntry> files, ObjectTarget destination, IDataInterface to, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(destination);
        await RunAsync("move", source, async _ =>
        {
            if (to is FileInterface other)
            {
                await RefuseSharedAsync(files, destination, other, cancellationToken).ConfigureAwait(false);
            }

            cancellationToken.ThrowIfCancellationRequested();
            var removal = new VersionedRemoval(_storage);
            await removal.RemoveAsync(files.Select(file => new FileVersion(file.Key, file.ETag))).ConfigureAwait(false);
            string[] left = [.. removal.Left.Select(entry => entry.Key)];
            if (left.Length > 0)
            {
                throw new TypedDaoException(
                    (removal.Left[0].Error as TypedDaoException)?.Kind ?? ErrorKind.Unexpected,
                    $"The copy is complete, but {left.Length} of the files of the source could not be removed: {FileCommit.Named(_storage, left)}.",
                    removal.Left[0].Error)
                {
                    IsTransient = false,
                    Cure = "Remove these files, or move again.",
                };
            }

            return removal.Changed.Count == 0
                ? true
                : throw new TypedDaoException(
                    ErrorKind.Conflict,
                    $"The copy is complete, but {removal.Changed.Count} of the files of the source were written or removed by others meanwhile, and are as they left them: {FileCommit.Named(_storage, removal.Changed)}.")
                {
                    Cure = "Compare them with the copy, which may lack what was written, then move again or delete them.",
                };
        }).ConfigureAwait(false);
    }

    /// <summary>Files that the destination has too are the moved data itself.</summary>
    private async ValueTask RefuseSharedAsync(IReadOnlyList<StorageEntry> files, ObjectTarget destination, FileInterface other, CancellationToken cancellationToken)
    {
        HashSet<string> addresses = [.. files.Select(file => _storage.AddressOf(file.Key))];
        string? shared = await other.ListAsync(destination, cancellationToken).Select(file => other._storage.AddressOf(file.Key))
            .FirstOrDefaultAsync(addresses.Contains, cancellationToken).ConfigureAwait(false);
        if (shared is not null)
        {
            throw new TypedDaoException(ErrorKind.NotSupported, $"Nothing is removed, since {destination} has files of the source: it would be moved onto itself.")
            {
                Address = shared,
                Cure = "Move to another place.",
            };
        }
    }
}
