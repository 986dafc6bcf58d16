using System.ComponentModel;
using System.Runtime.CompilerServices;
using TypedDao.Interfaces;
using TypedDao.Keys;

namespace TypedDao;

/// <summary>What generated code calls to list members and partitions.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class KeyOperations
{
    /// <summary>Lists the members of a family that exist.</summary>
    /// <typeparam name="TMember">The member's class.</typeparam>
    /// <param name="target">The family or a selection of it.</param>
    /// <param name="create">Makes a member from its target.</param>
    /// <param name="cancellationToken">Cancels the listing.</param>
    public static IAsyncEnumerable<TMember> ListMembersAsync<TMember>(
        ObjectTarget target, Func<ObjectTarget, TMember> create, CancellationToken cancellationToken = default)
        => ListAsync(target, KeyLevel.Member, create, cancellationToken);

    /// <summary>Lists the partitions that exist.</summary>
    /// <typeparam name="TPartition">The partition's class.</typeparam>
    /// <param name="target">The partitioned object, a member of a family of such objects, or a selection.</param>
    /// <param name="create">Makes a partition from its exact target.</param>
    /// <param name="cancellationToken">Cancels the listing.</param>
    public static IAsyncEnumerable<TPartition> ListPartitionsAsync<TPartition>(
        ObjectTarget target, Func<ObjectTarget, TPartition> create, CancellationToken cancellationToken = default)
        => ListAsync(target, KeyLevel.Partition, create, cancellationToken);

    private static IAsyncEnumerable<T> ListAsync<T>(ObjectTarget target, KeyLevel level, Func<ObjectTarget, T> create, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(create);
        return Listed(target, level, create, cancellationToken);
    }

    private static async IAsyncEnumerable<T> Listed<T>(
        ObjectTarget target, KeyLevel level, Func<ObjectTarget, T> create, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        IListsKeys lister = await target.Context.ConnectAsync<IListsKeys>(target, "list keys", cancellationToken).ConfigureAwait(false);
        await foreach (KeySelection keys in lister.ListKeysAsync(target, level, cancellationToken).ConfigureAwait(false))
        {
            yield return create(target with { Keys = keys });
        }
    }
}
