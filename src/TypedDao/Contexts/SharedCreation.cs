using System.Diagnostics.CodeAnalysis;

namespace TypedDao.Contexts;

/// <summary>
/// Creates a value once for all who ask for it, also at the same time. A failure reaches those who wait for it, and the next
/// one tries again. A cancellation ends only the waiting of the one who cancels; the creation is cancelled when nobody waits
/// any more. The value is disposed with this.
/// </summary>
/// <typeparam name="T">The value's type.</typeparam>
/// <param name="create">Creates the value.</param>
internal sealed class SharedCreation<T>(Func<CancellationToken, Task<T>> create) : IAsyncDisposable
    where T : class, IAsyncDisposable
{
    private readonly Lock _gate = new();
    private volatile T? _value;
    private Attempt? _attempt;
    private bool _isDisposed;

    /// <summary>The value, where it has been created.</summary>
    public T? Value => _value;

    /// <summary>The value, created by the first call.</summary>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="ObjectDisposedException">This is disposed.</exception>
    public ValueTask<T> GetAsync(CancellationToken cancellationToken)
        => _value is { } value ? ValueTask.FromResult(value) : new ValueTask<T>(WaitAsync(cancellationToken));

    private async Task<T> WaitAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Attempt attempt = Join();
        try
        {
            return await attempt.Creation.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException error) when (!cancellationToken.IsCancellationRequested && IsDisposed)
        {
            throw new ObjectDisposedException($"{typeof(T).Name} was disposed while it was created.", error);
        }
        finally
        {
            Leave(attempt);
        }
    }

    private bool IsDisposed
    {
        get
        {
            lock (_gate)
            {
                return _isDisposed;
            }
        }
    }

    private Attempt Join()
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, typeof(T));
            _attempt ??= new Attempt(this);
            _attempt.Waiting++;
            return _attempt;
        }
    }

    private void Leave(Attempt attempt)
    {
        lock (_gate)
        {
            if (--attempt.Waiting > 0 || attempt.Creation.IsCompleted)
            {
                return;
            }

            Forget(attempt);
        }

        attempt.Cancel();
    }

    private void Forget(Attempt attempt)
    {
        if (_attempt == attempt)
        {
            _attempt = null;
        }
    }

    private async Task<T> CreateAsync(Attempt attempt, CancellationToken cancellationToken)
    {
        T value;
        try
        {
            value = await create(cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            lock (_gate)
            {
                Forget(attempt);
            }

            throw;
        }

        lock (_gate)
        {
            if (_attempt == attempt && !_isDisposed)
            {
                _value = value;
                return value;
            }
        }

        // Nobody waits for this attempt any more, or this was disposed while it ran.
        await value.DisposeAsync().ConfigureAwait(false);
        throw new OperationCanceledException(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        Attempt? attempt;
        lock (_gate)
        {
            if (_isDisposed)
            {
                return;
            }

            _isDisposed = true;
            attempt = _attempt;
        }

        if (attempt is not null)
        {
            attempt.Cancel();
            await ((Task)attempt.Creation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        if (_value is { } value)
        {
            _value = null;
            await value.DisposeAsync().ConfigureAwait(false);
        }
    }

    [SuppressMessage("Design", "CA1001", Justification = "The source has no timer and no handle; who cancels may come at any time.")]
    private sealed class Attempt
    {
        private readonly CancellationTokenSource _cancellation = new();

        public Attempt(SharedCreation<T> owner)
        {
            CancellationToken token = _cancellation.Token;

            // On the pool: who asks first does not hold the lock while creating.
            Creation = Task.Run(() => owner.CreateAsync(this, token), CancellationToken.None);

            // A failure that nobody waits for any more is no unobserved one.
            _ = Creation.ContinueWith(
                static task => _ = task.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
        }

        public Task<T> Creation { get; }

        public int Waiting { get; set; }

        public void Cancel() => _cancellation.Cancel();
    }
}
