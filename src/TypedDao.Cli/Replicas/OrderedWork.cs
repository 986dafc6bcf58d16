using System.Runtime.CompilerServices;

namespace TypedDao.Cli.Replicas;

/// <summary>Works on several items at once, and gives what comes out in the order of what went in.</summary>
internal static class OrderedWork
{
    private const int AtOnce = 8;

    /// <summary>Works on items.</summary>
    /// <typeparam name="T">What goes in.</typeparam>
    /// <typeparam name="TResult">What comes out.</typeparam>
    /// <param name="items">The items.</param>
    /// <param name="work">What is done with one.</param>
    /// <param name="cancellationToken">Cancels the work; what is under way is waited for.</param>
    public static async IAsyncEnumerable<TResult> RunAsync<T, TResult>(
        IAsyncEnumerable<T> items, Func<T, CancellationToken, Task<TResult>> work, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var begun = new Queue<Task<TResult>>(AtOnce);
        try
        {
            await foreach (T item in items.WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                if (begun.Count == AtOnce)
                {
                    yield return await begun.Dequeue().ConfigureAwait(false);
                }

                begun.Enqueue(work(item, stop.Token));
            }

            while (begun.Count > 0)
            {
                yield return await begun.Dequeue().ConfigureAwait(false);
            }
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            Task rest = Task.WhenAll(begun);
            await rest.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
