namespace TypedDao.Storage.Replicas;

/// <summary>
/// Lets writes of one key follow each other, so that the last one is the last one in every store. There are fewer turns than keys: some
/// wait for others of no concern to them. Other processes are not waited for.
/// </summary>
internal sealed class KeyTurns
{
    private const int Count = 64;

    private readonly SemaphoreSlim[] _turns = [.. Enumerable.Range(0, Count).Select(_ => new SemaphoreSlim(1, 1))];

    /// <summary>Makes a write when it is its turn.</summary>
    /// <typeparam name="T">What it returns.</typeparam>
    /// <param name="key">The key.</param>
    /// <param name="write">The write.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public ValueTask<T> RunAsync<T>(string key, Func<ValueTask<T>> write, CancellationToken cancellationToken)
        => InTurnsAsync([Of(key)], write, cancellationToken);

    /// <summary>Makes a write of several keys when it is the turn of each.</summary>
    /// <typeparam name="T">What it returns.</typeparam>
    /// <param name="keys">The keys.</param>
    /// <param name="write">The write.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public ValueTask<T> RunAsync<T>(IEnumerable<string> keys, Func<ValueTask<T>> write, CancellationToken cancellationToken)
        => InTurnsAsync([.. keys.Select(Of).Distinct().Order()], write, cancellationToken);

    // Everybody takes turns in one order, so that no two wait for each other.
    private async ValueTask<T> InTurnsAsync<T>(int[] turns, Func<ValueTask<T>> write, CancellationToken cancellationToken)
    {
        int taken = 0;
        try
        {
            for (; taken < turns.Length; taken++)
            {
                await _turns[turns[taken]].WaitAsync(cancellationToken).ConfigureAwait(false);
            }

            return await write().ConfigureAwait(false);
        }
        finally
        {
            foreach (int turn in turns.AsSpan(0, taken))
            {
                _turns[turn].Release();
            }
        }
    }

    private static int Of(string key) => (int)((uint)string.GetHashCode(key, StringComparison.Ordinal) % Count);
}
