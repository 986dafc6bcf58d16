using System.Runtime.CompilerServices;
using TypedDao.Files.Listing;
using TypedDao.Keys;
using TypedDao.Schema;
using TypedDao.Storage;

namespace TypedDao.Cli.Replicas;

/// <summary>A file as two stores have it.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Source">In the store that it is compared with; null where it is not there.</param>
/// <param name="Target">In the store that is looked at; null where it is not there.</param>
internal readonly record struct FilePair(string Key, StorageEntry? Source, StorageEntry? Target)
{
    /// <summary>What the listings tell.</summary>
    public ReplicaState State => Target is null ? ReplicaState.Missing
        : Source is null ? ReplicaState.Extra
        : Source.Length == Target.Length ? ReplicaState.Equal
        : ReplicaState.Different;

    /// <summary>Lists an object's own files in two stores at once. Both listings are in the order of keys, so that neither is kept.</summary>
    /// <param name="layout">The object.</param>
    /// <param name="source">The storage that is compared with.</param>
    /// <param name="target">The storage that is looked at.</param>
    /// <param name="cancellationToken">Cancels the listings.</param>
    public static async IAsyncEnumerable<FilePair> ListAsync(
        FileLayout layout, IObjectStorage source, IObjectStorage target, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        IAsyncEnumerator<FileEntry> one = new FileListing(source, layout).ListAsync(KeySelection.All, cancellationToken).GetAsyncEnumerator(cancellationToken);
        await using var _ = one.ConfigureAwait(false);
        IAsyncEnumerator<FileEntry> two = new FileListing(target, layout).ListAsync(KeySelection.All, cancellationToken).GetAsyncEnumerator(cancellationToken);
        await using var __ = two.ConfigureAwait(false);
        bool hasOne = await one.MoveNextAsync().ConfigureAwait(false);
        bool hasTwo = await two.MoveNextAsync().ConfigureAwait(false);
        while (hasOne || hasTwo)
        {
            int order = !hasOne ? 1 : !hasTwo ? -1 : Utf8Order.Compare(one.Current.Key, two.Current.Key);
            StorageEntry? left = order <= 0 ? one.Current.Entry : null;
            StorageEntry? right = order >= 0 ? two.Current.Entry : null;
            yield return new FilePair((left ?? right)!.Key, left, right);
            hasOne = order <= 0 ? await one.MoveNextAsync().ConfigureAwait(false) : hasOne;
            hasTwo = order >= 0 ? await two.MoveNextAsync().ConfigureAwait(false) : hasTwo;
        }
    }
}
