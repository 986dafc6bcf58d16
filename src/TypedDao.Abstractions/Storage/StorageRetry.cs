namespace TypedDao.Storage;

/// <summary>
/// Makes calls to the other side again that failed for a passing reason (<see cref="TypedDaoException.IsTransient"/>). The retry layer around
/// a storage uses it for whole operations; a storage uses it for the steps of its own that nobody else can repeat, such as the parts
/// of an upload. Both share the pace and the budget of the store.
/// </summary>
public abstract class StorageRetry
{
    /// <summary>Makes every call once.</summary>
    public static StorageRetry None { get; } = new Once();

    /// <summary>Makes a call whose repetition has the same effect as doing it once, and makes it again where that can help.</summary>
    /// <typeparam name="TState">What the call needs.</typeparam>
    /// <typeparam name="T">What it returns.</typeparam>
    /// <param name="operation">The operation, for metrics, such as <c>upload</c>.</param>
    /// <param name="state">What the call needs.</param>
    /// <param name="call">The call; its errors are <see cref="TypedDaoException"/>s.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public abstract ValueTask<T> RunAsync<TState, T>(
        string operation, TState state, Func<TState, CancellationToken, ValueTask<T>> call, CancellationToken cancellationToken);

    /// <summary>
    /// Makes a call whose repetition is something else once it took effect, as a conditional write that would lose against itself. It is made
    /// again only where the other side is known not to have acted: it asked to slow down, or a conflict passes.
    /// </summary>
    /// <typeparam name="TState">What the call needs.</typeparam>
    /// <typeparam name="T">What it returns.</typeparam>
    /// <param name="operation">The operation, for metrics, such as <c>upload</c>.</param>
    /// <param name="state">What the call needs.</param>
    /// <param name="call">The call; its errors are <see cref="TypedDaoException"/>s.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public abstract ValueTask<T> RunConditionalAsync<TState, T>(
        string operation, TState state, Func<TState, CancellationToken, ValueTask<T>> call, CancellationToken cancellationToken);

    /// <summary>Makes a write: by <see cref="RunConditionalAsync"/> where it has a condition, and by <see cref="RunAsync"/> where it has none.</summary>
    /// <typeparam name="TState">What the call needs.</typeparam>
    /// <typeparam name="T">What it returns.</typeparam>
    /// <param name="operation">The operation, for metrics, such as <c>upload</c>.</param>
    /// <param name="options">The condition.</param>
    /// <param name="state">What the call needs.</param>
    /// <param name="call">The call; its errors are <see cref="TypedDaoException"/>s.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public ValueTask<T> RunWriteAsync<TState, T>(
        string operation, PutOptions options, TState state, Func<TState, CancellationToken, ValueTask<T>> call, CancellationToken cancellationToken)
        => options.IsConditional
            ? RunConditionalAsync(operation, state, call, cancellationToken)
            : RunAsync(operation, state, call, cancellationToken);

    private sealed class Once : StorageRetry
    {
        public override ValueTask<T> RunAsync<TState, T>(
            string operation, TState state, Func<TState, CancellationToken, ValueTask<T>> call, CancellationToken cancellationToken)
        {
            ArgumentNullException.ThrowIfNull(call);
            return call(state, cancellationToken);
        }

        public override ValueTask<T> RunConditionalAsync<TState, T>(
            string operation, TState state, Func<TState, CancellationToken, ValueTask<T>> call, CancellationToken cancellationToken)
            => RunAsync(operation, state, call, cancellationToken);
    }
}
