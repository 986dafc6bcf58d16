using System.ComponentModel;
using System.Runtime.CompilerServices;
using TypedDao.Interfaces;
using TypedDao.Keys;

namespace TypedDao;

/// <summary>What generated code calls to list members and partitions.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class KeyOperations
{
    /// <summary>Lists the members of a family, or the partitions of a directory, that exist.</summary>
    /// <typeparam name="TMember">The member's or partition's class.</typeparam>
    /// <param name="target">The family, partitioned object or selection.</param>
    /// <param name="create">Makes a member from its exact target.</param>
    /// <param name="cancellationToken">Cancels the listing.</param>
    public static IAsyncEnumerable<TMember> ListKeysAsync<TMember>(
        ObjectTarget target, Func<ObjectTarget, TMember> create, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(create);
        return Members(target, create, cancellationToken);
    }

    private static async IAsyncEnumerable<TMember> Members<TMember>(
        ObjectTarget target, Func<ObjectTarget, TMember> create, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        IListsKeys lister = await target.Context.ConnectAsync<IListsKeys>(target, "list keys", cancellationToken).ConfigureAwait(false);
        await foreach (KeySelection keys in lister.ListKeysAsync(target, cancellationToken).ConfigureAwait(false))
        {
            yield return create(target with { Keys = keys });
        }
    }
}
