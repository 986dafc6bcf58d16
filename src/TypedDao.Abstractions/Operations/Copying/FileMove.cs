using TypedDao.Interfaces;
using TypedDao.Storage;

namespace TypedDao;

/// <summary>A move: what was there before the copy is removed after it.</summary>
internal static class FileMove
{
    private const string Operation = "move";

    public static async ValueTask<WriteResult> RunAsync(
        ObjectTarget source, ObjectTarget destination, Func<ValueTask<WriteResult>> copy, CancellationToken cancellationToken)
    {
        try
        {
            IMovesFiles from = await source.Context.ConnectAsync<IMovesFiles>(source, Operation, cancellationToken).ConfigureAwait(false);
            IDataInterface to = await destination.Context.ConnectAsync<IDataInterface>(destination, Operation, cancellationToken).ConfigureAwait(false);
            List<StorageEntry> files = await from.ListAsync(source, cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false);
            WriteResult copied = await copy().ConfigureAwait(false);
            await from.RemoveMovedAsync(source, files, destination, to, cancellationToken).ConfigureAwait(false);
            return copied;
        }
        catch (TypedDaoException error)
        {
            // Who moves knows of no other operation, whichever step has failed.
            error.Operation = Operation;
            throw;
        }
    }
}
