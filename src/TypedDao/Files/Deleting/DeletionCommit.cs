using TypedDao.Files.Writing;
using TypedDao.Storage;

namespace TypedDao.Files.Deleting;

/// <summary>
/// Puts a deletion into effect: the new files become visible, all or none, and then the old ones are removed that are still as they
/// were read. A row that is kept is thus always in its old file or in the new one; a reader in between may see it in both.
/// </summary>
/// <param name="storage">Where the files are.</param>
internal sealed class DeletionCommit(IObjectStorage storage)
{
    /// <summary>Changes the files.</summary>
    /// <param name="files">The files, with what takes their place.</param>
    /// <param name="cancellationToken">Cancels the deletion; once the new files are visible it has no effect.</param>
    public async ValueTask CommitAsync(IReadOnlyList<ChangedFile> files, CancellationToken cancellationToken)
    {
        var removal = new VersionedRemoval(storage);
        IReadOnlyList<string> changed = await removal.FindChangedAsync(files.Select(file => file.Version), cancellationToken).ConfigureAwait(false);
        if (changed.Count > 0)
        {
            throw Conflict(changed, "Delete again. Nothing has been deleted.");
        }

        cancellationToken.ThrowIfCancellationRequested();
        IncompleteFiles incomplete = await FileCommit.PublishAsync(storage, files.Select(file => file.Rest).OfType<PendingFile>(), cancellationToken).ConfigureAwait(false);
        await incomplete.ThrowAfterAsync(async () =>
        {
            await removal.RemoveAsync(files.Select(file => file.Version)).ConfigureAwait(false);
            await ReportAsync(files, removal).ConfigureAwait(false);
        }).ConfigureAwait(false);
    }

    private async ValueTask ReportAsync(IReadOnlyList<ChangedFile> files, VersionedRemoval removal)
    {
        IReadOnlyList<(string Key, Exception Error)> left = removal.Left;
        Dictionary<string, string> rests = files.Where(file => file.Rest is not null).ToDictionary(file => file.Version.Key, file => file.Rest!.Key, StringComparer.Ordinal);

        // Another write decides what is in these files now; the rows that were read from them are not to come back.
        var undoing = new VersionedRemoval(storage);
        await undoing.RemoveAsync(removal.Changed.Where(rests.ContainsKey).Select(key => new FileVersion(rests[key], null))).ConfigureAwait(false);
        string[] twice = [.. left.Select(entry => entry.Key).Where(rests.ContainsKey), .. undoing.Left.Select(entry => entry.Key)];
        if (twice.Length > 0)
        {
            Exception cause = left.Concat(undoing.Left).First().Error;
            throw new TypedDaoException(
                (cause as TypedDaoException)?.Kind ?? ErrorKind.Unexpected,
                $"The rows to keep are safe, but {twice.Length} files that hold them a second time could not be removed: {FileCommit.Named(storage, twice)}.",
                cause)
            {
                IsTransient = false,
                Cure = "Remove these files: until then rows are read twice, and rows that were to be deleted are read too.",
            };
        }

        if (left.Count > 0)
        {
            throw new TypedDaoException(
                (left[0].Error as TypedDaoException)?.Kind ?? ErrorKind.Unexpected,
                $"{left.Count} of the files that hold nothing but rows to delete could not be removed: {FileCommit.Named(storage, [.. left.Select(entry => entry.Key)])}.",
                left[0].Error)
            {
                IsTransient = (left[0].Error as TypedDaoException)?.IsTransient ?? false,
                Cure = "Delete again.",
            };
        }

        if (removal.Changed.Count > 0)
        {
            throw Conflict(removal.Changed, "Delete again: what is there now may hold rows that match. Everything else has been deleted.");
        }
    }

    private TypedDaoException Conflict(IReadOnlyList<string> changed, string cure)
        => new(ErrorKind.Conflict, $"{changed.Count} of the files were written or removed by others meanwhile, and are as they left them: {FileCommit.Named(storage, changed)}.")
        {
            IsTransient = true,
            Cure = cure,
        };
}
