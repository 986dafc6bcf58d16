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
    public async ValueTask<T> RunAsync<T>(string key, Func<ValueTask<T>> write, CancellationToken cancellationToken)
    {
        SemaphoreSlim turn = _turns[(uint)string.GetHashCode(key, StringComparison.Ordinal) % Count];
        await turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await write().ConfigureAwait(false);
        }
        finally
        {
            turn.Release();
        }
    }
}
