using TypedDao.Storage.Local;

namespace TypedDao.Storage.Tests.Local;

public sealed class LocalLocksTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly string _path;

    public LocalLocksTests() => _path = _folder.At("hidden", "locks");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_lock_is_a_file_while_it_is_held()
    {
        LocalLocks locks = Open();
        using (await locks.AcquireAsync("a/1", Token))
        {
            Assert.Equal([locks.PathOf(LocalLocks.StripeOf("a/1"))], Directory.GetFiles(_path));
        }

        Assert.Empty(Directory.GetFiles(_path));
    }

    [Fact]
    public async Task What_a_crashed_process_left_is_in_nobodys_way()
    {
        LocalLocks locks = Open();
        Directory.CreateDirectory(_path);
        string left = locks.PathOf(LocalLocks.StripeOf("a/1"));
        await File.WriteAllBytesAsync(left, [], Token);
        (await locks.AcquireAsync("a/1", Token)).Dispose();
        Assert.False(File.Exists(left));
    }

    [Fact]
    public async Task What_crashed_processes_left_is_removed_and_what_is_held_is_not()
    {
        LocalLocks locks = Open();
        IDisposable held = await Open().AcquireAsync("a/1", Token);
        string[] present = Directory.GetFiles(_path);
        await File.WriteAllBytesAsync(locks.PathOf(99), [], Token);
        locks.RemoveLeft();
        Assert.Equal(present, Directory.GetFiles(_path));
        held.Dispose();
        locks.RemoveLeft();
        Assert.Empty(Directory.GetFiles(_path));
        Directory.Delete(_path);
        locks.RemoveLeft();
        Assert.False(Directory.Exists(_path));
    }

    [Fact]
    public async Task Whoever_holds_a_lock_too_long_is_named()
    {
        IDisposable held = await Open().AcquireAsync("a/1", Token);
        var impatient = new LocalLocks(_path, TimeSpan.Zero);
        TypedDaoException error = await Assert.ThrowsAsync<TypedDaoException>(() => impatient.AcquireAsync("a/1", Token).AsTask());
        Assert.Equal(ErrorKind.Unavailable, error.Kind);
        Assert.Equal(
            $"Another process has held the lock of 'a/1' for 0 seconds. End the process that has '{impatient.PathOf(LocalLocks.StripeOf("a/1"))}' open.",
            error.Message);
        held.Dispose();
        (await impatient.AcquireAsync("a/1", Token)).Dispose();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Waiting_ends_when_the_caller_cancels(bool isOtherProcess)
    {
        LocalLocks locks = Open();
        IDisposable held = await locks.AcquireAsync("a/1", Token);
        using var source = new CancellationTokenSource();
        Task<IDisposable> waiting = (isOtherProcess ? Open() : locks).AcquireAsync("a/1", source.Token).AsTask();
        Assert.False(waiting.IsCompleted);
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        held.Dispose();
        (await locks.AcquireAsync("a/1", Token)).Dispose();
    }

    [Fact]
    public async Task One_holds_it_at_a_time_also_while_the_folder_comes_and_goes()
    {
        const int Rounds = 200;
        int inside = 0, counted = 0;
        bool isOver = false;
        Task remover = Task.Run(async () =>
        {
            while (!Volatile.Read(ref isOver))
            {
                Open().RemoveLeft();
                LocalFolders.TryRemoveEmpty(_path);
                LocalFolders.TryRemoveEmpty(_folder.At("hidden"));
                await Task.Yield();
            }
        }, Token);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            LocalLocks locks = Open();
            for (int i = 0; i < Rounds; i++)
            {
                using (await locks.AcquireAsync("a/1", Token))
                {
                    Assert.Equal(1, Interlocked.Increment(ref inside));
                    counted++;
                    Interlocked.Decrement(ref inside);
                }
            }
        }, Token)));
        Volatile.Write(ref isOver, true);
        await remover;
        Assert.Equal(4 * Rounds, counted);
    }

    [Theory]
    [InlineData("Folder/a", "folder/A")]
    [InlineData("stra\u00DFe/1", "STRASSE/1")]
    [InlineData("caf\u00E9/1", "cafe\u0301/1")]
    [InlineData("\u212Aelvin/1", "kelvin/1")]
    [InlineData("zero\u200Bwidth/1", "zerowidth/1")]
    public void Keys_that_may_be_one_file_share_a_lock(string one, string other)
        => Assert.Equal(LocalLocks.StripeOf(one), LocalLocks.StripeOf(other));

    [Fact]
    public void The_lock_of_a_key_is_the_same_in_every_process()
    {
        Assert.Equal(45, LocalLocks.StripeOf("orders/2025-01-07/part-0001.csv"));
        int[] used = [.. Enumerable.Range(0, 1000).Select(i => LocalLocks.StripeOf($"part-{i:D4}.csv")).Distinct()];
        Assert.Equal(64, used.Length);
        Assert.All(used, stripe => Assert.InRange(stripe, 0, 63));
    }

    private LocalLocks Open() => new(_path, TimeSpan.FromMinutes(10));
}
