using System.Collections.Concurrent;

namespace TypedDao.Files;

/// <summary>
/// Lets the operations of one context change one thing one after the other: a file of rejects, the files of a directory that rows are
/// deleted from. Other processes are told apart by the storage's conditions; without turns, many operations at once would mostly
/// undo or repeat each other's work.
/// </summary>
internal sealed class Turns
{
    private readonly ConcurrentDictionary<string, SemaphoreSlim> _turns = new(StringComparer.Ordinal);

    /// <summary>Runs a change when it is its turn.</summary>
    /// <param name="key">The thing.</param>
    /// <param name="change">The change.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    public async ValueTask RunAsync(string key, Func<ValueTask> change, CancellationToken cancellationToken)
    {
        SemaphoreSlim turn = _turns.GetOrAdd(key, static _ => new SemaphoreSlim(1, 1));
        await turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await change().ConfigureAwait(false);
        }
        finally
        {
            turn.Release();
        }
    }
}
