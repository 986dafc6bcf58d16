using System.Runtime.CompilerServices;
using TypedDao.Interfaces;
using TypedDao.Storage;

namespace TypedDao;

/// <summary>Operations on the files behind objects.</summary>
public static class FileOperations
{
    /// <summary>Removes the file, or the files of the partitions; nothing there is no error.</summary>
    /// <param name="target">The object, member, partition or selection.</param>
    /// <param name="cancellationToken">Cancels the removal; files removed so far stay removed.</param>
    /// <returns>The number of files removed.</returns>
    public static async ValueTask<long> DeleteAsync(this IDeletable target, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(target);
        IDeletes files = await target.Target.Context.ConnectAsync<IDeletes>(target.Target, "delete", cancellationToken).ConfigureAwait(false);
        return await files.DeleteAsync(target.Target, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Whether the file exists, or at least one file of the directory, family or selection.</summary>
    /// <param name="target">The object, member, partition or selection.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    public static async ValueTask<bool> ExistsAsync(this IExisting target, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(target);
        IChecksExistence files = await target.Target.Context.ConnectAsync<IChecksExistence>(target.Target, "exists", cancellationToken).ConfigureAwait(false);
        return await files.ExistsAsync(target.Target, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Lists the files, streamed, in the order of their keys. Keys start below the store's prefix.</summary>
    /// <param name="target">The object, member, partition or selection.</param>
    /// <param name="cancellationToken">Cancels the listing.</param>
    public static IAsyncEnumerable<StorageEntry> ListAsync(this IListable target, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(target);
        return ListAsync(target.Target, cancellationToken);
    }

    /// <summary>
    /// Lists the versions of the files, streamed, in the order of their keys and, of one file, from the newest. Files that are deleted now are
    /// among them, with the mark of their deletion.
    /// </summary>
    /// <param name="target">The object, member, partition or selection.</param>
    /// <param name="cancellationToken">Cancels the listing.</param>
    /// <exception cref="TypedDaoException"><see cref="ErrorKind.NotSupported"/>: the store keeps no versions.</exception>
    public static IAsyncEnumerable<StorageVersion> ListVersionsAsync(this IVersioned target, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(target);
        return ListVersionsAsync(target.Target, cancellationToken);
    }

    private static async IAsyncEnumerable<StorageVersion> ListVersionsAsync(ObjectTarget target, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        IListsVersions files = await target.Context.ConnectAsync<IListsVersions>(target, "list versions", cancellationToken).ConfigureAwait(false);
        await foreach (StorageVersion version in files.ListVersionsAsync(target, cancellationToken).ConfigureAwait(false))
        {
            yield return version;
        }
    }

    private static async IAsyncEnumerable<StorageEntry> ListAsync(ObjectTarget target, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        IListsFiles files = await target.Context.ConnectAsync<IListsFiles>(target, "list", cancellationToken).ConfigureAwait(false);
        await foreach (StorageEntry entry in files.ListAsync(target, cancellationToken).ConfigureAwait(false))
        {
            yield return entry;
        }
    }
}
