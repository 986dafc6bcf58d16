using TypedDao.Interfaces;

namespace TypedDao;

/// <summary>Copies files as they are, where the interfaces of both sides can.</summary>
internal static class FileCopies
{
    /// <summary>Copies, or says with null that it cannot be done in this way.</summary>
    /// <typeparam name="TFrom">What the source has to be for the copy.</typeparam>
    /// <typeparam name="TTo">What the destination has to be for it.</typeparam>
    public static async ValueTask<WriteResult?> TryAsync<TFrom, TTo>(ObjectTarget source, ObjectTarget destination, bool asBytes, CancellationToken cancellationToken)
        where TFrom : class, IDataInterface
        where TTo : class, IDataInterface
    {
        TFrom from = await source.Context.ConnectAsync<TFrom>(source, "copy", cancellationToken).ConfigureAwait(false);
        if (from is not ICopiesFiles files)
        {
            return null;
        }

        TTo to = await destination.Context.ConnectAsync<TTo>(destination, "copy", cancellationToken).ConfigureAwait(false);
        return await files.TryCopyAsync(source, destination, to, asBytes, cancellationToken).ConfigureAwait(false);
    }
}
