using TypedDao.Testing;
using TypedDao.Tests;

namespace TypedDao.Storage.Tests.Faults;

public sealed class FaultyStorageTests : IAsyncDisposable
{
    private readonly SkippingTime _time = new();
    private readonly ScriptedFaults _plan = new();
    private readonly MemoryStorage _memory = new();
    private readonly FaultyStorage _storage;

    public FaultyStorageTests() => _storage = new FaultyStorage(_memory, _plan, _time);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _storage.DisposeAsync();

    [Fact]
    public async Task Faults_come_at_their_calls_and_are_counted()
    {
        _plan.At(StorageCall.Put, Fault.Unavailable(), skip: 1, times: 2);
        await _storage.PutAsync("a", "content");
        await Assert.ThrowsAsync<TypedDaoException>(() => _storage.PutAsync("b", "content").AsTask());
        await Assert.ThrowsAsync<TypedDaoException>(() => _storage.PutAsync("b", "content").AsTask());
        await _storage.PutAsync("c", "content");
        Assert.Equal(["a", "c"], await _storage.ListAsync());
        Assert.Equal(4, _plan.CountOf(StorageCall.Put));
        Assert.Equal(2, _storage.Injected);
    }

    [Fact]
    public async Task A_lost_answer_comes_after_the_effect()
    {
        _plan.At(StorageCall.Put, Fault.AnswerLost()).At(StorageCall.Delete, Fault.AnswerLost());
        TypedDaoException error = await Assert.ThrowsAsync<TypedDaoException>(() => _storage.PutAsync("a", "content").AsTask());
        Assert.Equal(ErrorKind.OutcomeUnknown, error.Kind);
        Assert.Equal("content", await _memory.ReadTextAsync("a"));
        await Assert.ThrowsAsync<TypedDaoException>(() => _storage.DeleteAsync("a").AsTask());
        Assert.Empty(await _memory.ListAsync());
    }

    [Fact]
    public async Task The_deletion_of_several_is_one_call()
    {
        await _storage.PutAsync("a", "content");
        await _storage.PutAsync("b", "content");
        _plan.At(StorageCall.Delete, Fault.Unavailable()).At(StorageCall.Delete, Fault.AnswerLost(), skip: 1);
        await Assert.ThrowsAsync<TypedDaoException>(() => _storage.DeleteAsync(["a", "b"], Token).AsTask());
        Assert.Equal(["a", "b"], await _memory.ListAsync());
        await Assert.ThrowsAsync<TypedDaoException>(() => _storage.DeleteAsync(["a", "b"], Token).AsTask());
        Assert.Empty(await _memory.ListAsync());
        Assert.Equal(2, _plan.CountOf(StorageCall.Delete));
    }

    [Fact]
    public async Task Content_breaks_off_or_ends_early_at_the_byte()
    {
        await _storage.PutAsync("a", "0123456789");
        _plan.At(StorageCall.Read, Fault.CutOff(3)).At(StorageCall.Read, Fault.Unavailable(5), skip: 1);
        Assert.Equal("012", await _storage.ReadTextAsync("a"));
        await using StorageObject opened = await _storage.GetAsync("a", default, Token);
        byte[] buffer = new byte[10];
        Assert.Equal(5, await opened.Content.ReadAsync(buffer, Token));
        await Assert.ThrowsAsync<TypedDaoException>(() => opened.Content.ReadAsync(buffer, Token).AsTask());
    }

    [Fact]
    public async Task A_write_breaks_off_in_the_middle_and_nothing_is_visible()
    {
        _plan.At(StorageCall.Write, Fault.Unavailable(4), skip: 1);
        await using (StorageUpload upload = await _storage.OpenUploadAsync("a"))
        {
            await upload.WriteAsync(10);
            await Assert.ThrowsAsync<TypedDaoException>(() => upload.WriteAsync(10).AsTask());
            Assert.Equal(14, upload.Length);
        }

        Assert.Empty(await _memory.ListAsync());
    }

    [Fact]
    public async Task A_listing_breaks_off_after_its_objects()
    {
        await _storage.PutAsync("a", "content");
        await _storage.PutAsync("b", "content");
        _plan.At(StorageCall.List, Fault.Unavailable(after: 1)).At(StorageCall.List, Fault.Unavailable(after: 5), skip: 1);
        foreach (int expected in (int[])[1, 2])
        {
            int seen = 0;
            await Assert.ThrowsAsync<TypedDaoException>(async () =>
            {
                await foreach (StorageEntry _ in _storage.ListAsync("", default, Token))
                {
                    seen++;
                }
            });
            Assert.Equal(expected, seen);
        }
    }

    [Fact]
    public async Task A_slow_call_takes_its_time_and_succeeds()
    {
        _plan.At(StorageCall.Put, Fault.Slow(TimeSpan.FromSeconds(7)));
        await _storage.PutAsync("a", "content");
        Assert.Equal([TimeSpan.FromSeconds(7)], _time.Waits);
        Assert.Equal("content", await _memory.ReadTextAsync("a"));
    }

    [Fact]
    public void The_same_seed_gives_the_same_faults()
    {
        var first = new SeededFaults(5, 0.5);
        var second = new SeededFaults(5, 0.5) { Spared = [] };
        var other = new SeededFaults(6, 0.5);
        bool[] Draw(SeededFaults plan) => [.. Enumerable.Range(0, 100).Select(i => plan.Next((StorageCall)(i % 11), "a", i % 2 == 0) is not null)];
        bool[] drawn = Draw(first);
        Assert.Equal(drawn, Draw(second));
        Assert.NotEqual(drawn, Draw(other));
        Assert.Contains(true, drawn);
        Assert.Contains(false, drawn);
    }

    [Fact]
    public void Random_faults_never_hit_what_nobody_can_repeat()
    {
        var plan = new SeededFaults(7, 1);
        for (int i = 0; i < 200; i++)
        {
            Assert.All([StorageCall.Write, StorageCall.Seal, StorageCall.Complete], call => Assert.Null(plan.Next(call, "a", isConditional: false)));
            Fault? conditional = plan.Next(StorageCall.Put, "a", isConditional: true);
            Assert.Equal(ErrorKind.Throttled, Assert.IsType<TypedDaoException>(conditional!.Error!()).Kind);
            Assert.False(conditional.AfterEffect);
        }
    }
}
