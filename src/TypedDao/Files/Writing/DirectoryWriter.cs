using TypedDao.Files.Listing;
using TypedDao.Keys;
using TypedDao.Rows;
using TypedDao.Storage;

namespace TypedDao.Files.Writing;

/// <summary>Writes the files of a directory: adds to them or replaces them.</summary>
/// <param name="opener">Opens files.</param>
/// <param name="target">What is written.</param>
/// <param name="writeId">The identifier of the write.</param>
/// <param name="address">The address that is written to, for messages.</param>
internal sealed class DirectoryWriter(FileOpener opener, ObjectTarget target, Guid writeId, string address)
{
    /// <summary>Adds rows as new files, which appear when all of them are complete.</summary>
    /// <typeparam name="TRow">The row type.</typeparam>
    /// <typeparam name="TShape">Its shape.</typeparam>
    /// <param name="rows">The rows.</param>
    /// <param name="cancellationToken">Cancels the write.</param>
    public async ValueTask<WriteResult> AppendAsync<TRow, TShape>(IAsyncEnumerable<TRow> rows, CancellationToken cancellationToken)
        where TShape : struct, IRowShape<TRow>
    {
        FileNaming naming = FileNaming.ById(writeId, opener.Layout.Suffixes.OfNewFiles);
        var writer = new FolderWriter<TRow, TShape>(opener, new RowRouter(target, opener.Layout), naming, writeId, address);
        await using (writer.ConfigureAwait(false))
        {
            await writer.WriteAsync(rows, cancellationToken).ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            IncompleteFiles incomplete = await FileCommit.PublishAsync(opener.Storage, writer.Files, cancellationToken).ConfigureAwait(false);
            await incomplete.ThrowAfterAsync(static () => ValueTask.CompletedTask).ConfigureAwait(false);
            return writer.Result;
        }
    }

    /// <summary>Replaces files: those of the target, or those of the folders that rows go to.</summary>
    /// <typeparam name="TRow">The row type.</typeparam>
    /// <typeparam name="TShape">Its shape.</typeparam>
    /// <param name="rows">The rows.</param>
    /// <param name="onlyTouchedFolders">Whether the other folders stay as they are.</param>
    /// <param name="cancellationToken">Cancels the write; once all new files are visible it has no effect.</param>
    public async ValueTask<WriteResult> OverwriteAsync<TRow, TShape>(
        IAsyncEnumerable<TRow> rows, bool onlyTouchedFolders, CancellationToken cancellationToken)
        where TShape : struct, IRowShape<TRow>
    {
        FileNaming naming = FileNaming.ByContent(opener.Layout.Suffixes.OfNewFiles);
        var writer = new FolderWriter<TRow, TShape>(opener, new RowRouter(target, opener.Layout), naming, writeId, address);
        await using (writer.ConfigureAwait(false))
        {
            await writer.WriteAsync(rows, cancellationToken).ConfigureAwait(false);
            Dictionary<string, long> present = onlyTouchedFolders
                ? await ListFoldersAsync(writer.Folders, cancellationToken).ConfigureAwait(false)
                : await ListTargetAsync(cancellationToken).ConfigureAwait(false);
            PendingFile[] changed = [.. writer.Files.Where(file => !IsPresent(present, file))];
            cancellationToken.ThrowIfCancellationRequested();
            IncompleteFiles incomplete = await FileCommit.PublishAsync(opener.Storage, changed, cancellationToken).ConfigureAwait(false);

            HashSet<string> kept = [.. writer.Files.Select(file => file.Key)];
            await incomplete.ThrowAfterAsync(() => FileCommit.RemoveReplacedAsync(opener.Storage, present.Keys.Where(key => !kept.Contains(key)))).ConfigureAwait(false);
            return writer.Result;
        }
    }

    /// <summary>A file of the same name and length has the same content, by which it is named.</summary>
    private static bool IsPresent(Dictionary<string, long> present, PendingFile file)
        => present.TryGetValue(file.Key, out long length) && length == file.Length;

    private async ValueTask<Dictionary<string, long>> ListTargetAsync(CancellationToken cancellationToken)
    {
        var present = new Dictionary<string, long>();
        var listing = new FileListing(opener.Storage, opener.Layout);
        await foreach (FileEntry file in listing.ListAsync(target.Keys, cancellationToken).ConfigureAwait(false))
        {
            present.Add(file.Key, file.Entry!.Length);
        }

        return present;
    }

    private async ValueTask<Dictionary<string, long>> ListFoldersAsync<TRow>(
        IReadOnlyDictionary<KeyValue?[], Folder<TRow>> folders, CancellationToken cancellationToken)
    {
        if (opener.Layout.Pattern.SpellingVaries)
        {
            return await ListSpellingsAsync([.. folders.Keys], cancellationToken).ConfigureAwait(false);
        }

        var present = new Dictionary<string, long>();
        foreach (string folder in folders.Values.Select(folder => folder.Key))
        {
            await foreach (StorageEntry entry in opener.Storage.ListAsync(folder, default, cancellationToken).ConfigureAwait(false))
            {
                if (opener.Layout.IsOwn(entry.Key, folder.Length))
                {
                    present.Add(entry.Key, entry.Length);
                }
            }
        }

        return present;
    }

    /// <summary>Where a folder may have several names, one listing of what all of them can be is compared with their values.</summary>
    private async ValueTask<Dictionary<string, long>> ListSpellingsAsync(KeyValue?[][] folders, CancellationToken cancellationToken)
    {
        KeySelection keys = KeySelection.All;
        foreach ((int index, KeyParameter parameter) in opener.Layout.Pattern.Parameters.Index())
        {
            KeyValue?[] values = [.. folders.Select(folder => folder[index]).Distinct()];
            keys = values.Contains(null) ? keys : keys.With(KeyCondition.In(parameter.Name, values.Select(value => value!.Value)));
        }

        var wanted = new HashSet<KeyValue?[]>(folders, new PathValuesComparer());
        var present = new Dictionary<string, long>();
        var listing = new FileListing(opener.Storage, opener.Layout);
        await foreach (FileEntry file in listing.ListAsync(keys, cancellationToken).ConfigureAwait(false))
        {
            if (wanted.GetAlternateLookup<ReadOnlySpan<KeyValue?>>().Contains(file.Path.Values))
            {
                present.Add(file.Key, file.Entry!.Length);
            }
        }

        return present;
    }
}
