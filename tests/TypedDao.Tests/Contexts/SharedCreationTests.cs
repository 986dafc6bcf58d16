using TypedDao.Contexts;

namespace TypedDao.Tests.Contexts;

public sealed class SharedCreationTests
{
    [Fact]
    public async Task A_value_is_created_once_for_all_who_ask_at_the_same_time()
    {
        int created = 0;
        var gate = new TaskCompletionSource();
        await using var shared = new SharedCreation<Resource>(async _ =>
        {
            Interlocked.Increment(ref created);
            await gate.Task;
            return new Resource();
        });
        Task<Resource>[] waiting = [.. Enumerable.Range(0, 32).Select(_ => Task.Run(async () => await shared.GetAsync(default)))];
        gate.SetResult();
        Resource[] values = await Task.WhenAll(waiting);
        Assert.All(values, value => Assert.Same(values[0], value));
        Assert.Equal(1, created);
        Assert.Same(values[0], await shared.GetAsync(new CancellationToken(canceled: true)));
    }

    [Fact]
    public async Task A_failure_reaches_those_who_wait_and_the_next_one_tries_again()
    {
        int attempt = 0;
        await using var shared = new SharedCreation<Resource>(_ =>
            ++attempt < 3 ? throw new TypedDaoException(ErrorKind.Unavailable, $"attempt {attempt}") : Task.FromResult(new Resource()));
        Assert.Equal("attempt 1", (await Assert.ThrowsAsync<TypedDaoException>(async () => await shared.GetAsync(default))).Message);
        Assert.Equal("attempt 2", (await Assert.ThrowsAsync<TypedDaoException>(async () => await shared.GetAsync(default))).Message);
        Assert.NotNull(await shared.GetAsync(default));
        Assert.Equal(3, attempt);
    }

    [Fact]
    public async Task One_who_cancels_does_not_cancel_the_others()
    {
        var gate = new TaskCompletionSource();
        var creation = new TaskCompletionSource<CancellationToken>();
        await using var shared = new SharedCreation<Resource>(async token =>
        {
            creation.SetResult(token);
            await gate.Task.WaitAsync(token);
            return new Resource();
        });
        using var impatient = new CancellationTokenSource();
        Task<Resource> first = shared.GetAsync(impatient.Token).AsTask();
        Task<Resource> second = shared.GetAsync(default).AsTask();
        CancellationToken token = await creation.Task;
        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        Assert.False(token.IsCancellationRequested);
        gate.SetResult();
        Assert.NotNull(await second);
    }

    [Fact]
    public async Task A_creation_that_nobody_waits_for_any_more_is_cancelled()
    {
        int attempt = 0;
        var begun = new TaskCompletionSource();
        var cancelled = new TaskCompletionSource();
        await using var shared = new SharedCreation<Resource>(async token =>
        {
            if (++attempt == 1)
            {
                await using CancellationTokenRegistration registration = token.Register(cancelled.SetResult);
                begun.SetResult();
                await Task.Delay(Timeout.Infinite, token);
            }

            return new Resource();
        });
        using var impatient = new CancellationTokenSource();
        Task<Resource> first = shared.GetAsync(impatient.Token).AsTask();
        await begun.Task;
        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        await cancelled.Task;
        Assert.NotNull(await shared.GetAsync(default));
        Assert.Equal(2, attempt);
    }

    [Fact]
    public async Task A_late_value_that_nobody_waits_for_is_disposed()
    {
        var late = new Resource();
        var begun = new TaskCompletionSource();
        var gate = new TaskCompletionSource();
        int attempt = 0;
        await using var shared = new SharedCreation<Resource>(async _ =>
        {
            if (++attempt == 1)
            {
                begun.SetResult();
                await gate.Task;
                return late;
            }

            return new Resource();
        });
        using var impatient = new CancellationTokenSource();
        Task<Resource> first = shared.GetAsync(impatient.Token).AsTask();
        await begun.Task;
        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        Resource value = await shared.GetAsync(default);
        gate.SetResult();
        await late.Disposed;
        Assert.NotSame(late, value);
        Assert.False(value.IsDisposed);
    }

    [Fact]
    public async Task Disposing_disposes_the_value_and_ends_a_creation()
    {
        var shared = new SharedCreation<Resource>(_ => Task.FromResult(new Resource()));
        Resource value = await shared.GetAsync(default);
        await shared.DisposeAsync();
        await shared.DisposeAsync();
        Assert.True(value.IsDisposed);
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await shared.GetAsync(default));

        var begun = new TaskCompletionSource();
        var running = new SharedCreation<Resource>(async token =>
        {
            begun.SetResult();
            await Task.Delay(Timeout.Infinite, token);
            return new Resource();
        });
        Task<Resource> waiting = running.GetAsync(default).AsTask();
        await begun.Task;
        await running.DisposeAsync();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => waiting);
    }

    private sealed class Resource : IAsyncDisposable
    {
        private readonly TaskCompletionSource _disposed = new();

        public Task Disposed => _disposed.Task;

        public bool IsDisposed => Disposed.IsCompleted;

        public ValueTask DisposeAsync()
        {
            _disposed.SetResult();
            return ValueTask.CompletedTask;
        }
    }
}
