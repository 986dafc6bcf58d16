using TypedDao.Storage;

namespace TypedDao.Layers;

/// <summary>What repeating a call may do.</summary>
internal enum Repetition
{
    /// <summary>The same as doing it once.</summary>
    Harmless,

    /// <summary>Something else, once the call took effect: a creation that has won would lose against itself.</summary>
    Harmful,
}

/// <summary>Decides whether a failed call is made again, and waits before.</summary>
/// <param name="options">When to try again.</param>
/// <param name="timeProvider">The clock.</param>
/// <param name="store">The store's name, for errors and metrics.</param>
internal sealed class RetryPolicy(RetryOptions options, TimeProvider timeProvider, string store) : StorageRetry
{
    private const int Cost = 10; // a success gives back a tenth of a repetition

    private readonly Random _random = options.Random ?? new Random();
    private readonly Lock _randomGate = new();
    private readonly Pace _pace = new(timeProvider, options.LongestPause);
    private readonly int _capacity = options.Budget * Cost;
    private int _budget = options.Budget * Cost;

    /// <summary>The store's name.</summary>
    public string Store { get; } = store;

    /// <inheritdoc/>
    public override ValueTask<T> RunAsync<TState, T>(
        string operation, TState state, Func<TState, CancellationToken, ValueTask<T>> call, CancellationToken cancellationToken)
        => RunAsync(operation, Repetition.Harmless, state, call, cancellationToken);

    /// <inheritdoc/>
    public override ValueTask<T> RunConditionalAsync<TState, T>(
        string operation, TState state, Func<TState, CancellationToken, ValueTask<T>> call, CancellationToken cancellationToken)
        => RunAsync(operation, Repetition.Harmful, state, call, cancellationToken);

    /// <summary>Makes a call, and makes it again where that can help.</summary>
    /// <typeparam name="TState">What the call needs.</typeparam>
    /// <typeparam name="T">What it returns.</typeparam>
    /// <param name="operation">Its name.</param>
    /// <param name="repetition">What repeating it may do.</param>
    /// <param name="state">What the call needs.</param>
    /// <param name="call">The call.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    private async ValueTask<T> RunAsync<TState, T>(
        string operation, Repetition repetition, TState state, Func<TState, CancellationToken, ValueTask<T>> call, CancellationToken cancellationToken)
    {
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                await _pace.WaitAsync(cancellationToken).ConfigureAwait(false);
                T result = await call(state, cancellationToken).ConfigureAwait(false);
                Succeeded();
                return result;
            }
            catch (TypedDaoException error) when (MayRepeat(error, repetition, attempt))
            {
                await PauseAsync(operation, error, attempt, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Notes a call that succeeded.</summary>
    public void Succeeded()
    {
        _pace.Quicken();
        int budget = Volatile.Read(ref _budget);
        if (budget < _capacity)
        {
            Interlocked.CompareExchange(ref _budget, budget + 1, budget);
        }
    }

    /// <summary>Whether to make the call again; if so, the repetition is paid for.</summary>
    /// <param name="error">Why it failed.</param>
    /// <param name="repetition">What repeating it may do.</param>
    /// <param name="attempt">How often it was made without getting anywhere.</param>
    public bool MayRepeat(TypedDaoException error, Repetition repetition, int attempt)
    {
        bool canHelp = repetition == Repetition.Harmless
            ? error.IsTransient || error.Kind == ErrorKind.OutcomeUnknown
            : error is { Kind: ErrorKind.Throttled or ErrorKind.Conflict, IsTransient: true };
        if (error.Kind == ErrorKind.Throttled)
        {
            _pace.Slow();
        }

        return canHelp && attempt < options.MaximumAttempts && TryPay();
    }

    /// <summary>Waits before the next attempt.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="error">Why it failed.</param>
    /// <param name="attempt">How often it was made without getting anywhere.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public Task PauseAsync(string operation, TypedDaoException error, int attempt, CancellationToken cancellationToken)
    {
        StorageTelemetry.Repeated(operation, Store, error);
        double part;
        lock (_randomGate)
        {
            part = _random.NextDouble();
        }

        double bound = Math.Min(options.FirstPause.TotalMilliseconds * Math.Pow(2, attempt - 1), options.LongestPause.TotalMilliseconds);
        return Task.Delay(TimeSpan.FromMilliseconds(bound * part), timeProvider, cancellationToken);
    }

    private bool TryPay()
    {
        while (true)
        {
            int budget = Volatile.Read(ref _budget);
            if (budget < Cost)
            {
                return false;
            }

            if (Interlocked.CompareExchange(ref _budget, budget - Cost, budget) == budget)
            {
                return true;
            }
        }
    }
}
