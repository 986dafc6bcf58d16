using TypedDao.Interfaces;
using TypedDao.Rows;

namespace TypedDao;

/// <summary>Deletion of rows.</summary>
public static class DeleteOperations
{
    /// <summary>
    /// Deletes the rows that match: <c>events.Where(e =&gt; e.UserId == 7).DeleteAsync()</c>. Files whose key alone decides are removed
    /// without being opened, files without a matching row stay as they are, and of the others new files without these rows are
    /// complete before the old ones are removed: each file is atomic, a directory is not. A rewritten file has the declared columns.
    /// </summary>
    /// <typeparam name="TRow">The row type.</typeparam>
    /// <typeparam name="TColumns">Its columns, as a filter sees them.</typeparam>
    /// <param name="query">The rows, which <see cref="FilterOperations"/> gives.</param>
    /// <param name="cancellationToken">Cancels the deletion; once the new files are visible it has no effect.</param>
    /// <exception cref="BadRowException">A row that is looked at cannot be read and <c>on_error</c> is <c>fail</c>. Nothing is deleted.</exception>
    /// <exception cref="TypedDaoException">
    /// <see cref="ErrorKind.InvalidData"/>: a file that would be rewritten holds a bad row, which would be lost; nothing is deleted.
    /// <see cref="ErrorKind.Conflict"/>: a file was written meanwhile and is as that write left it.
    /// </exception>
    public static ValueTask<DeleteResult> DeleteAsync<TRow, TColumns>(this DeletableQuery<TRow, TColumns> query, CancellationToken cancellationToken = default)
        where TColumns : struct
    {
        ArgumentNullException.ThrowIfNull(query);
        return ((IRowObject<TRow>)query).AcceptShape<DeleteOperation<TRow>, ValueTask<DeleteResult>>(new DeleteOperation<TRow>(query.Target, cancellationToken));
    }

    /// <summary>Deletes all rows at once: readers see all of them or none.</summary>
    /// <param name="target">The object.</param>
    /// <param name="cancellationToken">Cancels the deletion; everything is then there.</param>
    public static async ValueTask<DeleteResult> DeleteAllAsync(this IClearable target, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(target);
        IClearsRows data = await target.Target.Context.ConnectAsync<IClearsRows>(target.Target, "delete all", cancellationToken).ConfigureAwait(false);
        return await data.DeleteAllAsync(target.Target, cancellationToken).ConfigureAwait(false);
    }

    private readonly struct DeleteOperation<TRow>(ObjectTarget target, CancellationToken cancellationToken)
        : IShapeOperation<TRow, ValueTask<DeleteResult>>
    {
        public async ValueTask<DeleteResult> Invoke<TShape>()
            where TShape : struct, IRowShape<TRow>
        {
            IDeletesRows files = await target.Context.ConnectAsync<IDeletesRows>(target, "delete", cancellationToken).ConfigureAwait(false);
            return await files.DeleteRowsAsync<TRow, TShape>(target, cancellationToken).ConfigureAwait(false);
        }
    }
}
