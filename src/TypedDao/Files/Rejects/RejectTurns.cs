using System.Collections.Concurrent;

namespace TypedDao.Files.Rejects;

/// <summary>
/// Lets the reads of one context change a file of rejects one after the other. Other processes are told apart by the storage's
/// conditions; without turns, many reads at once would mostly repeat each other's work.
/// </summary>
internal sealed class RejectTurns
{
    private readonly ConcurrentDictionary<string, SemaphoreSlim> _turns = new(StringComparer.Ordinal);

    /// <summary>Runs a change when it is its turn.</summary>
    /// <param name="key">The file.</param>
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
