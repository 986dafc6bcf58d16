using TypedDao.Files.Deleting;
using TypedDao.Files.Listing;
using TypedDao.Filters;
using TypedDao.Interfaces;
using TypedDao.Rows;

namespace TypedDao.Files;

public sealed partial class FileInterface : IDeletesRows
{
    /// <inheritdoc/>
    public ValueTask<DeleteResult> DeleteRowsAsync<TRow, TShape>(ObjectTarget target, CancellationToken cancellationToken)
        where TShape : struct, IRowShape<TRow>
        => RunAsync("delete", target, async layout =>
        {
            if (layout.Definition.Shape is Extensibility.ObjectShape.File)
            {
                throw new TypedDaoException(ErrorKind.NotSupported, "The object is one file, which is replaced or removed as a whole.")
                {
                    Cure = "Write its other rows with WriteAsync.",
                };
            }

            // Rewriting one file twice at once would leave its rows there twice.
            DeleteResult result = default;
            await _turns.RunAsync(
                $"delete {layout.Definition.FullName}",
                async () => result = await DeleteRowsAsync<TRow, TShape>(target, layout, cancellationToken).ConfigureAwait(false),
                cancellationToken).ConfigureAwait(false);
            return result;
        });

    private async ValueTask<DeleteResult> DeleteRowsAsync<TRow, TShape>(ObjectTarget target, FileLayout layout, CancellationToken cancellationToken)
        where TShape : struct, IRowShape<TRow>
    {
        KeyPredicate keys = KeysOf<TRow, TShape>(target, layout);
        var deletion = new RowDeletion<TRow, TShape>(Opener(target, layout), keys.Rest, _writeIds.Next(), !target.Definition.OnError.Skips);
        await using (deletion.ConfigureAwait(false))
        {
            try
            {
                await foreach (FileEntry file in FilesOf(target, layout, keys).WithCancellation(cancellationToken).ConfigureAwait(false))
                {
                    await deletion.AddAsync(file, cancellationToken).ConfigureAwait(false);
                }
            }
            catch (TypedDaoException error) when (error.Kind is ErrorKind.Conflict)
            {
                error.Cure = "Delete again: the object was written meanwhile. Nothing has been deleted.";
                throw;
            }

            await new DeletionCommit(_storage).CommitAsync(deletion.Files, cancellationToken).ConfigureAwait(false);
            return new DeleteResult(
                deletion.Rows,
                deletion.Files.Count(file => file.Rest is not null),
                deletion.Files.Count(file => file.Rest is null),
                deletion.Files.Count(file => file.Version.ETag is null));
        }
    }
}
