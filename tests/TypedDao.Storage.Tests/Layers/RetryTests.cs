using TypedDao.Layers;
using TypedDao.Testing;
using TypedDao.Tests;

namespace TypedDao.Storage.Tests.Layers;

public sealed class RetryTests : IAsyncDisposable
{
    private readonly SkippingTime _time = new();
    private readonly ScriptedFaults _faults = new();
    private readonly MemoryStorage _memory = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _memory.DisposeAsync();

    private IObjectStorage Open(RetryOptions? options = null) => StorageLayers.Retry(new FaultyStorage(_memory, _faults, _time), "store", _time, options);

    [Fact]
    public async Task Calls_that_may_be_repeated_are_repeated()
    {
        IObjectStorage storage = Open(new RetryOptions { Random = new Constant(0.5) });
        foreach (StorageCall call in (StorageCall[])[StorageCall.Head, StorageCall.Get, StorageCall.Put, StorageCall.OpenUpload, StorageCall.Delete, StorageCall.Copy])
        {
            _faults.At(call, Fault.Unavailable(), times: 2);
        }

        await storage.PutAsync("a", "content");
        Assert.NotNull(await storage.HeadAsync("a"));
        Assert.Equal("content", await storage.ReadTextAsync("a"));
        await storage.CopyAsync("a", "b", default, Token);
        await using (StorageUpload upload = await storage.OpenUploadAsync("c"))
        {
            await upload.CompleteAsync();
        }

        await storage.DeleteAsync("a");
        Assert.Equal(["b", "c"], await storage.ListAsync());
        Assert.Equal(12, _time.Waits.Count);
    }

    [Theory]
    [InlineData(StorageCall.Put)]
    [InlineData(StorageCall.Copy)]
    [InlineData(StorageCall.Delete)]
    public async Task An_answer_that_was_lost_is_asked_for_again_where_that_is_harmless(StorageCall call)
    {
        await _memory.PutAsync("a", "content");
        IObjectStorage storage = Open();
        _faults.At(call, Fault.AnswerLost());
        await (call switch
        {
            StorageCall.Put => storage.PutAsync("b", "content").AsTask(),
            StorageCall.Copy => storage.CopyAsync("a", "b", default, Token).AsTask(),
            _ => storage.DeleteAsync("a").AsTask(),
        });
        Assert.Equal(2, _faults.CountOf(call));
    }

    [Theory]
    [InlineData(ErrorKind.OutcomeUnknown)]
    [InlineData(ErrorKind.Unavailable)]
    [InlineData(ErrorKind.Timeout)]
    public async Task A_conditional_write_that_may_have_won_is_not_repeated(ErrorKind kind)
    {
        _faults.At(StorageCall.Put, new Fault { Error = () => new TypedDaoException(kind, "lost"), AfterEffect = true });
        TypedDaoException error = await Assert.ThrowsAsync<TypedDaoException>(
            () => Open().PutAsync("a", "content", new PutOptions { IfAbsent = true }).AsTask());
        Assert.Equal(kind, error.Kind);
        Assert.Equal(1, _faults.CountOf(StorageCall.Put));
        Assert.Equal("content", await _memory.ReadTextAsync("a"));
    }

    [Fact]
    public async Task A_conditional_write_that_was_refused_is_repeated()
    {
        _faults.At(StorageCall.Put, Fault.Throttled(), times: 2).At(StorageCall.Copy, Fault.Throttled());
        IObjectStorage storage = Open();
        StorageEntry written = await storage.PutAsync("a", "content", new PutOptions { IfAbsent = true });
        await storage.CopyAsync("a", "a", new PutOptions { IfMatch = written.ETag }, Token);
        Assert.Equal(3, _faults.CountOf(StorageCall.Put));
        Assert.Equal(2, _faults.CountOf(StorageCall.Copy));
    }

    [Fact]
    public async Task A_conflict_that_passes_is_tried_again_under_the_same_condition()
    {
        // Another writer was under way at the same moment: nobody has won yet.
        var collided = new Fault { Error = () => new TypedDaoException(ErrorKind.Conflict, "Two writes met.") { IsTransient = true } };
        _faults.At(StorageCall.Put, collided, times: 2).At(StorageCall.Copy, collided);
        IObjectStorage storage = Open();
        StorageEntry written = await storage.PutAsync("a", "content", new PutOptions { IfAbsent = true });
        await storage.CopyAsync("a", "a", new PutOptions { IfMatch = written.ETag }, Token);
        Assert.Equal((3, 2), (_faults.CountOf(StorageCall.Put), _faults.CountOf(StorageCall.Copy)));

        // One that has lost has lost.
        TypedDaoException error = await Assert.ThrowsAsync<TypedDaoException>(() => storage.PutAsync("a", "other", new PutOptions { IfMatch = written.ETag }).AsTask());
        Assert.Equal((ErrorKind.Conflict, false), (error.Kind, error.IsTransient));
        Assert.Equal(4, _faults.CountOf(StorageCall.Put));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_deletion_of_several_is_repeated_as_a_whole(bool answerWasLost)
    {
        foreach (string key in (string[])["a", "b", "c"])
        {
            await _memory.PutAsync(key, key);
        }

        _faults.At(StorageCall.Delete, answerWasLost ? Fault.AnswerLost() : Fault.Throttled(), times: 2);
        await Open().DeleteAsync(["a", "c", "missing"], Token);
        Assert.Equal(["b"], await _memory.ListAsync());
        Assert.Equal(3, _faults.CountOf(StorageCall.Delete));
        _faults.At(StorageCall.Delete, Fault.Lasting(ErrorKind.AccessDenied), skip: 3);
        await Assert.ThrowsAsync<TypedDaoException>(() => Open().DeleteAsync(["b"], Token).AsTask());
        Assert.Equal(4, _faults.CountOf(StorageCall.Delete));
    }

    [Fact]
    public async Task The_steps_of_a_storage_share_the_budget_of_the_layer()
    {
        var policy = new RetryPolicy(new RetryOptions { Budget = 3, MaximumAttempts = 3 }, _time, "store");
        IObjectStorage storage = StorageLayers.Apply(new FaultyStorage(_memory, _faults, _time), policy, _time);
        _faults.At(StorageCall.Head, Fault.Unavailable(), times: 1000);
        int steps = 0;
        await Assert.ThrowsAsync<TypedDaoException>(() => StepAsync(policy).AsTask());
        Assert.Equal(3, steps);
        await Assert.ThrowsAsync<TypedDaoException>(() => storage.HeadAsync("a").AsTask());
        Assert.Equal(2, _faults.CountOf(StorageCall.Head));
        await Assert.ThrowsAsync<TypedDaoException>(() => StepAsync(policy).AsTask());
        Assert.Equal(4, steps);

        // What has no retry makes each call once.
        await Assert.ThrowsAsync<TypedDaoException>(() => StepAsync(StorageRetry.None).AsTask());
        Assert.Equal(5, steps);

        ValueTask<bool> StepAsync(StorageRetry retry) => retry.RunAsync<int, bool>(
            "upload",
            0,
            (_, _) =>
            {
                steps++;
                throw new TypedDaoException(ErrorKind.Unavailable, "The storage is out of reach.");
            },
            Token);
    }

    [Fact]
    public async Task A_storage_that_asks_to_slow_down_gets_its_calls_one_after_the_other()
    {
        _faults.At(StorageCall.Head, Fault.Throttled(), times: 2);
        IObjectStorage storage = Open(new RetryOptions { Random = new Constant(0) });
        await storage.HeadAsync("a");
        int before = _time.Waits.Count;
        Assert.Contains(_time.Waits, wait => wait > TimeSpan.Zero);
        for (int i = 0; i < 30; i++)
        {
            await storage.HeadAsync("a");
        }

        // Each success makes the space smaller, until there is none. Timers count whole milliseconds.
        TimeSpan[] spaces = [.. _time.Waits.Skip(before)];
        Assert.NotEmpty(spaces);
        Assert.All(spaces.Zip(spaces.Skip(1)), pair => Assert.True(pair.Second <= pair.First + TimeSpan.FromMilliseconds(1), $"{pair.Second} after {pair.First}"));
        Assert.True(spaces[^1] < spaces[0], $"{spaces[^1]} after {spaces[0]}");
        Assert.True(spaces.Length < 30, $"{spaces.Length} calls waited.");
    }

    [Theory]
    [InlineData(StorageCall.Write)]
    [InlineData(StorageCall.Seal)]
    [InlineData(StorageCall.Complete)]
    public async Task The_steps_of_an_upload_are_not_repeated(StorageCall call)
    {
        _faults.At(call, Fault.Unavailable());
        StorageUpload upload = await Open().OpenUploadAsync("a");
        await using (upload)
        {
            await Assert.ThrowsAsync<TypedDaoException>(async () =>
            {
                await upload.WriteAsync(10);
                await upload.SealAsync(Token);
                await upload.CompleteAsync();
            });
        }

        Assert.Equal(1, _faults.CountOf(call));
        Assert.Empty(await _memory.ListAsync());
    }

    [Theory]
    [InlineData(ErrorKind.AccessDenied)]
    [InlineData(ErrorKind.NotFound)]
    [InlineData(ErrorKind.StorageFull)]
    [InlineData(ErrorKind.Unexpected)]
    public async Task What_stays_wrong_is_not_repeated(ErrorKind kind)
    {
        _faults.At(StorageCall.Put, Fault.Lasting(kind));
        TypedDaoException error = await Assert.ThrowsAsync<TypedDaoException>(() => Open().PutAsync("a", "content").AsTask());
        Assert.Equal(kind, error.Kind);
        Assert.Equal(1, _faults.CountOf(StorageCall.Put));
        Assert.Empty(_time.Waits);
    }

    [Fact]
    public async Task Pauses_are_a_random_part_of_bounds_that_double_up_to_the_longest()
    {
        _faults.At(StorageCall.Head, Fault.Unavailable(), times: 100);
        var options = new RetryOptions
        {
            MaximumAttempts = 7,
            FirstPause = TimeSpan.FromSeconds(1),
            LongestPause = TimeSpan.FromSeconds(10),
            Random = new Constant(0.5),
        };
        TypedDaoException error = await Assert.ThrowsAsync<TypedDaoException>(() => Open(options).HeadAsync("a").AsTask());
        Assert.Equal("The storage is out of reach (injected).", error.Message);
        Assert.Equal([0.5, 1, 2, 4, 5, 5], _time.Waits.Select(wait => wait.TotalSeconds));
        Assert.Equal(7, _faults.CountOf(StorageCall.Head));
    }

    [Fact]
    public async Task Where_nothing_works_any_more_calls_fail_at_once()
    {
        _faults.At(StorageCall.Head, Fault.Unavailable(), times: 1000);
        IObjectStorage storage = Open(new RetryOptions { Budget = 10 });
        for (int i = 0; i < 10; i++)
        {
            await Assert.ThrowsAsync<TypedDaoException>(() => storage.HeadAsync("a").AsTask());
        }

        Assert.Equal(20, _faults.CountOf(StorageCall.Head));

        // Ten that succeed pay for one repetition.
        for (int i = 0; i < 10; i++)
        {
            await storage.PutAsync("a", "content");
        }

        await Assert.ThrowsAsync<TypedDaoException>(() => storage.HeadAsync("a").AsTask());
        Assert.Equal(22, _faults.CountOf(StorageCall.Head));
    }

    [Theory]
    [InlineData(StorageCall.Head)]
    [InlineData(StorageCall.Put)]
    [InlineData(StorageCall.Read)]
    [InlineData(StorageCall.List)]
    public async Task A_pause_ends_when_the_caller_cancels(StorageCall call)
    {
        await _memory.PutAsync("a", "content");
        _faults.At(call, Fault.Unavailable());
        var time = new StandingTime();
        IObjectStorage storage = StorageLayers.Retry(new FaultyStorage(_memory, _faults), "store", time);
        using var source = CancellationTokenSource.CreateLinkedTokenSource(Token);
        Task running = RunAsync();
        await time.Waiting;
        Assert.False(running.IsCompleted);
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        Assert.Equal(1, _faults.CountOf(call));

        async Task RunAsync()
        {
            switch (call)
            {
                case StorageCall.Head:
                    await storage.HeadAsync("a", source.Token);
                    break;
                case StorageCall.Put:
                    await storage.PutAsync("a", new byte[1], default, source.Token);
                    break;
                case StorageCall.Read:
                    await using (StorageObject opened = await storage.GetAsync("a", default, source.Token))
                    {
                        await opened.Content.CopyToAsync(Stream.Null, source.Token);
                    }

                    break;
                default:
                    await storage.ListAsync("", default, source.Token).CountAsync(source.Token);
                    break;
            }
        }
    }

    [Fact]
    public async Task What_a_lost_answer_leaves_is_never_taken_for_somebody_elses()
    {
        IObjectStorage storage = StorageLayers.Apply(new FaultyStorage(_memory, _faults), "store", _time);
        var create = new PutOptions { IfAbsent = true };
        await _memory.PutAsync("source", "content");
        foreach (Fault fault in (Fault[])[Fault.AnswerLost(), Lost(() => new HttpRequestException("reset")), Lost(() => new TypedDaoException(ErrorKind.Timeout, "late"))])
        {
            foreach ((StorageCall call, Func<Task> write) in ((StorageCall, Func<Task>)[])
            [
                (StorageCall.Put, () => storage.PutAsync("a", "content", create).AsTask()),
                (StorageCall.Copy, () => storage.CopyAsync("source", "a", create, Token).AsTask()),
                (StorageCall.Complete, UploadAsync),
            ])
            {
                int made = _faults.CountOf(call);
                _faults.At(call, fault, skip: made);
                TypedDaoException error = await Assert.ThrowsAsync<TypedDaoException>(write);
                Assert.Equal((ErrorKind.OutcomeUnknown, false), (error.Kind, error.IsTransient));
                Assert.Equal(made + 1, _faults.CountOf(call));
                Assert.Equal("content", await _memory.ReadTextAsync("a"));
                await _memory.DeleteAsync("a");
            }
        }

        async Task UploadAsync()
        {
            await using StorageUpload upload = await storage.OpenUploadAsync("a", create);
            await upload.WriteAsync("content"u8.ToArray(), Token);
            await upload.CompleteAsync();
        }

        static Fault Lost(Func<Exception> error) => new() { Error = error, AfterEffect = true };
    }

    [Theory]
    [InlineData(0, null)]
    [InlineData(500, null)]
    [InlineData(500, 20_000L)]
    [InlineData(-30_000, null)]
    [InlineData(-30_000, 10L)]
    public async Task A_stream_that_breaks_off_goes_on_at_the_next_byte(long offset, long? length)
    {
        byte[] content = new byte[100_000];
        new Random(3).NextBytes(content);
        await _memory.PutAsync("a", content, default, Token);
        var range = new GetOptions { Offset = offset, Length = length };
        byte[] expected = await _memory.ReadAsync("a", range);
        for (int i = 0; i < 20; i++)
        {
            _faults.At(StorageCall.Read, i % 2 == 0 ? Fault.CutOff(i * 100) : Fault.Unavailable(i * 100), skip: i);
        }

        Assert.Equal(expected, await Open(new RetryOptions { Budget = 1000 }).ReadAsync("a", range));
        Assert.True(_faults.CountOf(StorageCall.Get) > 1);
    }

    [Fact]
    public async Task A_stream_that_gets_nowhere_gives_up_and_says_where()
    {
        await _memory.PutAsync("a", "0123456789");
        _faults.At(StorageCall.Read, Fault.CutOff(4)).At(StorageCall.Read, Fault.CutOff(0), skip: 1, times: 100);
        TypedDaoException error = await Assert.ThrowsAsync<TypedDaoException>(() => Open().ReadAsync("a"));
        Assert.Equal(ErrorKind.Unavailable, error.Kind);
        Assert.Equal("The content of 'a' broke off at byte 4; 6 more were to come. [operation get, store store, at memory://memory/a]", error.Message);
        Assert.Equal(5, _faults.CountOf(StorageCall.Get));
    }

    [Theory]
    [InlineData(false, "'a' was replaced while it was read, after 4 of 10 bytes. Read it again from its beginning.")]
    [InlineData(true, "'a' was deleted while it was read, after 4 of 10 bytes. Read it again from its beginning.")]
    public async Task Two_versions_are_never_spliced(bool isDeleted, string message)
    {
        await _memory.PutAsync("a", "0123456789");
        _faults.At(StorageCall.Read, Fault.Unavailable(4));
        await using StorageObject opened = await Open().GetAsync("a", default, Token);
        Assert.Equal(4, await opened.Content.ReadAsync(new byte[10], Token));
        await (isDeleted ? _memory.DeleteAsync("a").AsTask() : _memory.PutAsync("a", "abcdefghij").AsTask());
        TypedDaoException error = await Assert.ThrowsAsync<TypedDaoException>(() => opened.Content.ReadAsync(new byte[10], Token).AsTask());
        Assert.Equal(ErrorKind.Conflict, error.Kind);
        Assert.Equal(message, error.Message);
    }

    [Fact]
    public async Task A_listing_goes_on_after_its_last_key()
    {
        string[] keys = [.. Enumerable.Range(0, 50).Select(i => $"{i:D2}")];
        foreach (string key in keys)
        {
            await _memory.PutAsync(key, key);
        }

        for (int i = 0; i < 10; i++)
        {
            _faults.At(StorageCall.List, Fault.Unavailable(after: i % 4), skip: i);
        }

        Assert.Equal(keys[11..], await Open().ListAsync(startAfter: "10"));
        Assert.True(_faults.CountOf(StorageCall.List) > 5);
    }

    [Fact]
    public async Task A_listing_that_gets_nowhere_gives_up()
    {
        await _memory.PutAsync("a", "content");
        _faults.At(StorageCall.List, Fault.Unavailable(), times: 100);
        TypedDaoException error = await Assert.ThrowsAsync<TypedDaoException>(() => Open().ListAsync());
        Assert.Equal(ErrorKind.Unavailable, error.Kind);
        Assert.Equal(5, _faults.CountOf(StorageCall.List));
    }

    /// <summary>A clock in which nothing that waits ever comes to its end.</summary>
    private sealed class StandingTime : TimeProvider
    {
        private readonly TaskCompletionSource _waiting = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Waiting => _waiting.Task;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            _waiting.TrySetResult();
            return System.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }

    private sealed class Constant(double value) : Random
    {
        public override double NextDouble() => value;
    }
}
