using System.Runtime.CompilerServices;
using TypedDao.Files.Listing;
using TypedDao.Storage;

namespace TypedDao.Cli.Replicas;

/// <summary>Compares an object in one store with another store, and repairs it.</summary>
/// <param name="task">The object and the stores.</param>
/// <param name="options">How to compare, and what to do.</param>
internal sealed class ReplicaExamination(ReplicaTask task, ReplicaOptions options)
{
    private const string ChangedMeanwhile = "It was written or deleted meanwhile. Run this again.";

    /// <summary>Looks at each file, in the order of keys. What fails for one file does not keep others from being repaired.</summary>
    /// <param name="cancellationToken">Cancels it; what is under way is not made visible.</param>
    public async IAsyncEnumerable<ReplicaFinding> RunAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        IObjectStorage source = await task.Source.OpenStorageAsync(cancellationToken).ConfigureAwait(false);
        IObjectStorage target = await task.Store.OpenStorageAsync(cancellationToken).ConfigureAwait(false);
        IAsyncEnumerable<FilePair> pairs = FilePair.ListAsync(new FileLayout(task.Object), source, target, cancellationToken);
        await foreach (ReplicaFinding finding in OrderedWork.RunAsync(pairs, (pair, token) => ExamineAsync(source, target, pair, token), cancellationToken).ConfigureAwait(false))
        {
            yield return finding;
        }
    }

    private async Task<ReplicaFinding> ExamineAsync(IObjectStorage source, IObjectStorage target, FilePair pair, CancellationToken cancellationToken)
    {
        var finding = new ReplicaFinding(task, pair.Key, pair.State, pair.Source?.Length, pair.Target?.Length);
        try
        {
            if (finding.State is ReplicaState.Equal && options.ComparesContent && !await ContentComparison.IsEqualAsync(source, target, pair, cancellationToken).ConfigureAwait(false))
            {
                finding = finding with { State = ReplicaState.Different };
            }

            finding = finding with { Action = options.ActionOn(finding.State) };
            if (!options.IsDryRun && finding.Action is not ReplicaAction.None)
            {
                await RepairAsync(finding.Action, source, target, pair, cancellationToken).ConfigureAwait(false);
            }

            return finding;
        }
        catch (TypedDaoException error) when (error.Kind is ErrorKind.Conflict or ErrorKind.AlreadyExists or ErrorKind.NotFound)
        {
            return finding with { Action = ReplicaAction.None, Failure = ChangedMeanwhile };
        }
        catch (TypedDaoException error)
        {
            return finding with { Action = ReplicaAction.None, Failure = error.Message };
        }
    }

    /// <summary>Changes what was listed, and not what others wrote meanwhile.</summary>
    private static async Task RepairAsync(ReplicaAction action, IObjectStorage source, IObjectStorage target, FilePair pair, CancellationToken cancellationToken)
    {
        if (action is ReplicaAction.Copied)
        {
            var version = new GetOptions { IfMatch = pair.Source!.ETag };
            await StorageCopy.RunAsync(source, pair.Key, version, target, pair.Key, ConditionOf(pair.Target, target.Capabilities), cancellationToken).ConfigureAwait(false);
            return;
        }

        StorageEntry? inSource = await source.HeadAsync(pair.Key, cancellationToken).ConfigureAwait(false);
        StorageEntry? inTarget = await target.HeadAsync(pair.Key, cancellationToken).ConfigureAwait(false);
        if (inSource is not null || inTarget?.ETag != pair.Target!.ETag)
        {
            throw new TypedDaoException(ErrorKind.Conflict, ChangedMeanwhile);
        }

        await target.DeleteAsync(pair.Key, cancellationToken).ConfigureAwait(false);
    }

    private static PutOptions ConditionOf(StorageEntry? present, StorageCapabilities capabilities) => present is null
        ? new PutOptions { IfAbsent = capabilities.ConditionalCreate }
        : new PutOptions { IfMatch = capabilities.ConditionalReplace ? present.ETag : null };
}
