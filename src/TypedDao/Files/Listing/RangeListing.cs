using System.Runtime.CompilerServices;
using TypedDao.Schema;
using TypedDao.Storage;

namespace TypedDao.Files.Listing;

/// <summary>Lists a stretch of a storage.</summary>
internal static class RangeListing
{
    /// <summary>Lists what a stretch holds, in the order of the keys: one request for a single file, otherwise one listing.</summary>
    /// <param name="storage">The storage.</param>
    /// <param name="range">The stretch.</param>
    /// <param name="cancellationToken">Cancels the listing.</param>
    public static async IAsyncEnumerable<StorageEntry> ListAsync(
        this IObjectStorage storage, ListingRange range, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (range.IsFile)
        {
            if (await storage.HeadAsync(range.Prefix, cancellationToken).ConfigureAwait(false) is { } only)
            {
                yield return only;
            }

            yield break;
        }

        var options = new ListOptions { StartAfter = range.StartAfter };
        await foreach (StorageEntry entry in storage.ListAsync(range.Prefix, options, cancellationToken).ConfigureAwait(false))
        {
            if (range.EndsBefore(entry.Key))
            {
                yield break;
            }

            yield return entry;
        }
    }

    /// <summary>Lists the versions of what a stretch holds, in the order of the keys and, of one key, from the newest.</summary>
    /// <param name="versions">The versions of a storage.</param>
    /// <param name="range">The stretch.</param>
    /// <param name="cancellationToken">Cancels the listing.</param>
    public static async IAsyncEnumerable<StorageVersion> ListAsync(
        this IStorageVersions versions, ListingRange range, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (StorageVersion version in versions.ListVersionsAsync(range.Prefix, cancellationToken).ConfigureAwait(false))
        {
            string key = version.Entry.Key;

            // A key comes before all those that start with it.
            if (range.IsFile ? key != range.Prefix : range.EndsBefore(key))
            {
                yield break;
            }

            if (range.StartAfter is null || Utf8Order.Compare(key, range.StartAfter) > 0)
            {
                yield return version;
            }
        }
    }
}
