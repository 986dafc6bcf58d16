using System.Globalization;
using System.Runtime.ExceptionServices;

namespace TypedDao.Storage.Replicas;

/// <summary>The errors of objects that several stores keep: each says in which stores what is.</summary>
internal static class ReplicaErrors
{
    /// <summary>No store says anything of the object.</summary>
    /// <param name="silent">Each store that was asked, with its reason.</param>
    public static TypedDaoException NoneAnswers(IReadOnlyList<(string Store, TypedDaoException Error)> silent)
    {
        TypedDaoException first = silent[0].Error;
        return silent.Count == 1 ? first : new TypedDaoException(
            first.Kind,
            $"None of the stores that keep the object answers: {string.Join(", ", silent.Select(store => new StoreOutcome(store.Store, true, store.Error)))}.",
            first)
        {
            IsTransient = silent.Any(store => store.Error.IsTransient),
            Operation = first.Operation,
            Store = first.Store,
            Address = first.Address,
            Cure = first.Cure,
        };
    }

    /// <summary>A write whose condition is a version that only a replica knows.</summary>
    /// <param name="key">The key.</param>
    /// <param name="giver">The store that gave the version.</param>
    /// <param name="own">The object's own store.</param>
    public static TypedDaoException VersionOfReplica(string key, string giver, string own)
        => new(ErrorKind.Conflict, $"'{key}' was read from the replica in '{giver}', and only its own store '{own}' can say whether it has changed since.")
        {
            Cure = $"Read it again when '{own}' answers, then write.",
        };

    /// <summary>Nobody knows whether the object's own store took the write; the replicas were left alone.</summary>
    /// <param name="error">The error of that store.</param>
    /// <param name="replicas">The other stores.</param>
    public static TypedDaoException NotDecided(TypedDaoException error, IEnumerable<string> replicas)
        => new(ErrorKind.OutcomeUnknown, $"{error.Fact} It was not written to {And(replicas.Select(store => $"'{store}'"))}.", error)
        {
            Operation = error.Operation,
            Store = error.Store,
            Address = error.Address,
            Cure = "Look at what is there. Where it was written, 'typeddao replicas repair' copies it to the other stores.",
        };

    /// <summary>Throws unless a write reached every store.</summary>
    /// <param name="key">The key.</param>
    /// <param name="outcomes">What became of it in each store; it is in the first.</param>
    /// <param name="cancellationToken">The caller's.</param>
    public static void ThrowUnlessWritten(string key, IReadOnlyList<StoreOutcome> outcomes, CancellationToken cancellationToken)
    {
        if (outcomes.FirstOrDefault(outcome => outcome.Error is not null).Error is { } error)
        {
            string cancelled = cancellationToken.IsCancellationRequested ? "The write was cancelled when it was made in part: what" : "What";
            throw Incomplete($"{cancelled} was written to '{key}' is {Groups(outcomes, "in ", "not in ", "perhaps in ")}.", error);
        }
    }

    /// <summary>Throws unless a deletion reached every store.</summary>
    /// <param name="key">The key.</param>
    /// <param name="outcomes">What became of it in each store.</param>
    /// <param name="cancellationToken">The caller's.</param>
    public static void ThrowUnlessDeleted(string key, IReadOnlyList<StoreOutcome> outcomes, CancellationToken cancellationToken)
        => ThrowUnlessDeleted($"'{key}' is", "still in ", outcomes, cancellationToken);

    /// <summary>Throws unless a deletion of several objects reached every store. Where one fails, some of them may be gone.</summary>
    /// <param name="keys">The keys; at least one.</param>
    /// <param name="outcomes">What became of it in each store.</param>
    /// <param name="cancellationToken">The caller's.</param>
    public static void ThrowUnlessDeleted(IReadOnlyCollection<string> keys, IReadOnlyList<StoreOutcome> outcomes, CancellationToken cancellationToken)
    {
        if (keys.Count == 1)
        {
            ThrowUnlessDeleted(keys.First(), outcomes, cancellationToken);
            return;
        }

        string fact = string.Create(CultureInfo.InvariantCulture, $"'{keys.First()}' and {keys.Count - 1} more are");
        ThrowUnlessDeleted(fact, "some or all still in ", outcomes, cancellationToken);
    }

    private static void ThrowUnlessDeleted(string fact, string undone, IReadOnlyList<StoreOutcome> outcomes, CancellationToken cancellationToken)
    {
        StoreOutcome[] failed = [.. outcomes.Where(outcome => outcome.Error is not null)];
        if (failed.Length == 0)
        {
            return;
        }

        if (outcomes.All(outcome => !outcome.IsDone && outcome.Error is null or OperationCanceledException))
        {
            cancellationToken.ThrowIfCancellationRequested();
        }

        bool isTransient = failed.All(outcome => outcome.Error is TypedDaoException { IsTransient: true });
        bool isBegun = outcomes.Any(outcome => outcome.IsDone);
        throw new TypedDaoException(
            isBegun ? ErrorKind.Incomplete : (failed[0].Error as TypedDaoException)?.Kind ?? ErrorKind.Unexpected,
            $"{fact} {Groups(outcomes, "deleted from ", undone, "perhaps in ")}.",
            failed[0].Error)
        {
            IsTransient = isTransient,
            Cure = "Delete again.",
        };
    }

    /// <summary>Does something that nobody can see yet in all stores; where it fails in a replica, says that nothing is written.</summary>
    /// <param name="count">The number of stores.</param>
    /// <param name="step">Does it in the store of a number.</param>
    public static async ValueTask InAllAsync(int count, Func<int, ValueTask> step)
    {
        StoreOutcome[] outcomes = await Task.WhenAll(Enumerable.Range(0, count).Select(index => StoreOutcome.OfAsync(string.Empty, () => step(index)))).ConfigureAwait(false);
        for (int i = 0; i < count; i++)
        {
            if (outcomes[i].Error is { } error)
            {
                if (i > 0 && error is TypedDaoException known)
                {
                    throw NothingWritten(known);
                }

                ExceptionDispatchInfo.Throw(error);
            }
        }
    }

    private static TypedDaoException NothingWritten(TypedDaoException error)
        => new(error.Kind, $"Nothing is written, since a replica cannot be: {error.Fact}", error)
        {
            IsTransient = error.IsTransient,
            Operation = error.Operation,
            Store = error.Store,
            Address = error.Address,
            Cure = error.Cure,
        };

    /// <summary>A change that is made in some stores. The cure names the object, which whoever acted on it knows.</summary>
    private static TypedDaoException Incomplete(string fact, Exception error) => new(ErrorKind.Incomplete, fact, error);

    /// <summary>The stores by what became of the change in them: made, not made, not known.</summary>
    private static string Groups(IReadOnlyList<StoreOutcome> outcomes, string done, string undone, string unknown)
    {
        string made = And(outcomes.Where(outcome => outcome.IsDone).Select(outcome => outcome.ToString()));
        string failed = And(outcomes.Where(outcome => !outcome.IsDone && !outcome.IsUnknown).Select(outcome => outcome.ToString()));
        string perhaps = And(outcomes.Where(outcome => outcome.IsUnknown).Select(outcome => outcome.ToString()));
        string known = made.Length == 0 ? undone + failed : failed.Length == 0 ? done + made : $"{done}{made}, but {undone}{failed}";
        return perhaps.Length == 0 ? known : $"{known}, and {unknown}{perhaps}";
    }

    private static string And(IEnumerable<string> names)
    {
        string[] all = [.. names];
        return all.Length < 2 ? string.Concat(all) : $"{string.Join(", ", all[..^1])} and {all[^1]}";
    }
}
