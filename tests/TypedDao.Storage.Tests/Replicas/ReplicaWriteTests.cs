using System.Text;
using TypedDao.Storage.Replicas;
using TypedDao.Testing;

namespace TypedDao.Storage.Tests.Replicas;

/// <summary>Writes and deletions reach every store, or say which they did not reach.</summary>
public sealed class ReplicaWriteTests
{
    private static readonly Fault Away = Fault.Unavailable();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<string> Ways => ["put", "upload", "copy"];

    [Theory, MemberData(nameof(Ways))]
    public async Task A_write_reaches_every_store(string way)
    {
        var trio = new Trio();
        await WriteAsync(trio, way, "a", "new");
        Assert.Equal("new new new", await trio.TextsAsync("a"));
    }

    [Theory, MemberData(nameof(Ways))]
    public async Task The_own_store_decides_what_is_created(string way)
    {
        var trio = new Trio();
        await trio.Memories[0].PutAsync("a", "old");
        TypedDaoException lost = await Trio.FailsAsync(() => WriteAsync(trio, way, "a", "new", new PutOptions { IfAbsent = true }));
        Assert.Equal(ErrorKind.AlreadyExists, lost.Kind);
        Assert.Equal("old - -", await trio.TextsAsync("a"));

        await trio.Memories[1].PutAsync("b", "left behind");
        await WriteAsync(trio, way, "b", "new", new PutOptions { IfAbsent = true });
        Assert.Equal("new new new", await trio.TextsAsync("b"));
    }

    [Theory, MemberData(nameof(Ways))]
    public async Task A_condition_reaches_the_own_store_alone(string way)
    {
        var trio = new Trio();
        StorageEntry first = await trio.Storage.PutAsync("a", "first");
        Assert.StartsWith("own:", first.ETag, StringComparison.Ordinal);
        await WriteAsync(trio, way, "a", "second", new PutOptions { IfMatch = first.ETag });
        Assert.Equal("second second second", await trio.TextsAsync("a"));
        TypedDaoException stale = await Trio.FailsAsync(() => WriteAsync(trio, way, "a", "third", new PutOptions { IfMatch = first.ETag }));
        Assert.Equal(ErrorKind.Conflict, stale.Kind);
        Assert.Equal("second second second", await trio.TextsAsync("a"));
    }

    [Fact]
    public async Task A_version_of_a_replica_is_no_condition_for_a_write()
    {
        var trio = new Trio();
        await trio.Storage.PutAsync("a", "first");
        trio.Break(0, StorageCall.Head, Away, times: 1);
        StorageEntry seen = (await trio.Storage.HeadAsync("a"))!;
        Assert.StartsWith("archive:", seen.ETag, StringComparison.Ordinal);
        TypedDaoException error = await Trio.FailsAsync(() => trio.Storage.PutAsync("a", "second", new PutOptions { IfMatch = seen.ETag }).AsTask());
        Assert.Equal(ErrorKind.Conflict, error.Kind);
        Assert.Equal(
            "'a' was read from the replica in 'archive', and only its own store 'own' can say whether it has changed since. Read it again when 'own' answers, then write.",
            error.Message);
        Assert.Equal("first first first", await trio.TextsAsync("a"));
    }

    [Theory, MemberData(nameof(Ways))]
    public async Task Where_the_own_store_fails_no_replica_is_written(string way)
    {
        var trio = new Trio();
        trio.Break(0, Call(way), Away);
        TypedDaoException error = await Trio.FailsAsync(() => WriteAsync(trio, way, "a", "new"));
        Assert.Equal((ErrorKind.Unavailable, "The storage is out of reach (injected)."), (error.Kind, error.Fact));
        Assert.Equal("- - -", await trio.TextsAsync("a"));
    }

    [Theory, MemberData(nameof(Ways))]
    public async Task Where_a_replica_fails_the_error_says_what_is_where(string way)
    {
        var trio = new Trio();
        trio.Break(1, Call(way), Away);
        TypedDaoException error = await Trio.FailsAsync(() => WriteAsync(trio, way, "a", "new"));
        Assert.Equal(ErrorKind.Incomplete, error.Kind);
        Assert.False(error.IsTransient);
        Assert.Equal("What was written to 'a' is in 'own' and 'bucket', but not in 'archive' (The storage is out of reach (injected)).", error.Message);
        Assert.Equal(ErrorKind.Unavailable, Assert.IsType<TypedDaoException>(error.InnerException).Kind);
        Assert.Equal("new - new", await trio.TextsAsync("a"));
    }

    [Fact]
    public async Task Several_replicas_that_fail_are_all_named_and_what_is_not_known_is_said()
    {
        var trio = new Trio();
        trio.Break(1, StorageCall.Put, Fault.Lasting(ErrorKind.StorageFull));
        trio.Break(2, StorageCall.Put, Fault.AnswerLost());
        TypedDaoException error = await Trio.FailsAsync(() => trio.Storage.PutAsync("a", "new").AsTask());
        Assert.Equal(
            "What was written to 'a' is in 'own', but not in 'archive' (The storage fails (injected)), and perhaps in 'bucket' (The answer was lost (injected)).",
            error.Fact);
    }

    [Fact]
    public async Task Where_nobody_knows_what_the_own_store_did_the_replicas_stay_as_they_are()
    {
        var trio = new Trio();
        trio.Break(0, StorageCall.Put, Fault.AnswerLost());
        TypedDaoException error = await Trio.FailsAsync(() => trio.Storage.PutAsync("a", "new").AsTask());
        Assert.Equal(ErrorKind.OutcomeUnknown, error.Kind);
        Assert.Equal(
            "The answer was lost (injected). It was not written to 'archive' and 'bucket'. Look at what is there. Where it was written, 'typeddao replicas repair' copies it to the other stores.",
            error.Message);
        Assert.Equal("new - -", await trio.TextsAsync("a"));
    }

    [Theory, InlineData(StorageCall.OpenUpload), InlineData(StorageCall.Write), InlineData(StorageCall.Seal)]
    public async Task An_upload_that_fails_before_its_end_is_nowhere(StorageCall call)
    {
        var trio = new Trio();
        trio.Break(2, call, Away);
        TypedDaoException error = await Trio.FailsAsync(() => WriteAsync(trio, "upload", "a", "new"));
        Assert.Equal(ErrorKind.Unavailable, error.Kind);
        Assert.True(error.IsTransient);
        Assert.Equal("Nothing is written, since a replica cannot be: The storage is out of reach (injected).", error.Fact);
        Assert.Equal("- - -", await trio.TextsAsync("a"));
    }

    [Fact]
    public async Task What_cannot_be_opened_is_not_written_anywhere()
    {
        var own = new MemoryStorage();
        ReplicatedStorage storage = Several.Of(_ => new(own), _ => throw new TypedDaoException(ErrorKind.Configuration, "Its values are missing."));
        TypedDaoException error = await Trio.FailsAsync(() => storage.PutAsync("a", "new").AsTask());
        Assert.Equal("Nothing is written, since a replica cannot be: Its values are missing.", error.Fact);
        Assert.Null(await own.HeadAsync("a"));
    }

    [Fact]
    public async Task A_cancellation_after_the_own_store_says_what_is_where()
    {
        var memories = new[] { new MemoryStorage(), new MemoryStorage() };
        using var source = new CancellationTokenSource();
        ReplicatedStorage storage = Several.Of(new CancellingStorage(memories[0], source), memories[1]);
        TypedDaoException error = await Trio.FailsAsync(() => storage.PutAsync("a", "new"u8.ToArray(), default, source.Token).AsTask());
        Assert.Equal(ErrorKind.Incomplete, error.Kind);
        Assert.Equal("The write was cancelled when it was made in part: what was written to 'a' is in 'own', but not in 'archive' (it was cancelled).", error.Fact);
        Assert.Equal("new", await memories[0].ReadTextAsync("a"));
        Assert.Null(await memories[1].HeadAsync("a"));
    }

    [Fact]
    public async Task A_replica_that_is_behind_does_not_copy_what_it_has()
    {
        var trio = new Trio();
        await trio.Storage.PutAsync("a", "source");
        await trio.Memories[1].PutAsync("a", "another");
        await trio.Memories[2].DeleteAsync("a");
        await trio.Storage.CopyAsync("a", "b", default, Stop);
        Assert.Equal("source source source", await trio.TextsAsync("b"));
        Assert.Equal("source another -", await trio.TextsAsync("a"));
    }

    [Fact]
    public async Task A_storage_that_takes_less_at_once_gets_an_upload()
    {
        var small = new SmallStorage(new MemoryStorage());
        ReplicatedStorage storage = Several.Of(new MemoryStorage(), small);
        await storage.PutAsync("a", "longer than four");
        Assert.Equal("longer than four", await small.ReadTextAsync("a"));
        Assert.Equal(long.MaxValue, storage.Capabilities.MaximumPutSize);
    }

    [Fact]
    public async Task A_deletion_takes_the_own_store_last()
    {
        var trio = new Trio();
        await trio.Storage.PutAsync("a", "x");
        trio.Break(1, StorageCall.Delete, Away, times: 1);
        TypedDaoException error = await Trio.FailsAsync(() => trio.Storage.DeleteAsync("a").AsTask());
        Assert.Equal(ErrorKind.Incomplete, error.Kind);
        Assert.True(error.IsTransient);
        Assert.Equal("'a' is deleted from 'bucket', but still in 'own' and 'archive' (The storage is out of reach (injected)). Delete again.", error.Message);
        Assert.Equal("x x -", await trio.TextsAsync("a"));

        await trio.Storage.DeleteAsync("a");
        Assert.Equal("- - -", await trio.TextsAsync("a"));
    }

    [Fact]
    public async Task A_deletion_that_fails_everywhere_says_so()
    {
        var trio = new Trio();
        await trio.Storage.PutAsync("a", "x");
        trio.Break(1, StorageCall.Delete, Fault.Lasting(ErrorKind.AccessDenied));
        trio.Break(2, StorageCall.Delete, Away);
        TypedDaoException error = await Trio.FailsAsync(() => trio.Storage.DeleteAsync("a").AsTask());
        Assert.Equal((ErrorKind.AccessDenied, false), (error.Kind, error.IsTransient));
        Assert.Equal(
            "'a' is still in 'own', 'archive' (The storage fails (injected)) and 'bucket' (The storage is out of reach (injected)). Delete again.", error.Message);
    }

    [Fact]
    public async Task A_deletion_of_which_nobody_knows_says_so()
    {
        var trio = new Trio();
        await trio.Storage.PutAsync("a", "x");
        trio.Break(1, StorageCall.Delete, Fault.AnswerLost());
        trio.Break(2, StorageCall.Delete, Away);
        TypedDaoException error = await Trio.FailsAsync(() => trio.Storage.DeleteAsync("a").AsTask());
        Assert.Equal(
            "'a' is still in 'own' and 'bucket' (The storage is out of reach (injected)), and perhaps in 'archive' (The answer was lost (injected)). Delete again.", error.Message);
        Assert.Equal("x - x", await trio.TextsAsync("a"));
    }

    [Fact]
    public async Task A_deletion_that_fails_at_its_end_can_be_repeated()
    {
        var trio = new Trio();
        await trio.Storage.PutAsync("a", "x");
        trio.Break(0, StorageCall.Delete, Away, times: 1);
        TypedDaoException error = await Trio.FailsAsync(() => trio.Storage.DeleteAsync("a").AsTask());
        Assert.Equal("'a' is deleted from 'archive' and 'bucket', but still in 'own' (The storage is out of reach (injected)). Delete again.", error.Message);
        Assert.Equal("x - -", await trio.TextsAsync("a"));
        await trio.Storage.DeleteAsync("a");
        Assert.Equal("- - -", await trio.TextsAsync("a"));
    }

    [Fact]
    public async Task Several_are_deleted_by_one_call_in_each_store_the_own_last()
    {
        var trio = new Trio();
        string[] keys = [.. Enumerable.Range(0, 200).Select(number => $"k{number}")];
        foreach (string key in keys.Append("stays"))
        {
            await trio.Storage.PutAsync(key, key);
        }

        trio.Break(1, StorageCall.Delete, Away, times: 1);
        TypedDaoException error = await Trio.FailsAsync(() => trio.Storage.DeleteAsync(keys, Stop).AsTask());
        Assert.Equal((ErrorKind.Incomplete, true), (error.Kind, error.IsTransient));
        Assert.Equal(
            "'k0' and 199 more are deleted from 'bucket', but some or all still in 'own' and 'archive' (The storage is out of reach (injected)). Delete again.", error.Message);
        Assert.Equal([0, 1, 1], trio.Faults.Select(plan => plan.CountOf(StorageCall.Delete)));
        Assert.Equal("k7 k7 -", await trio.TextsAsync("k7"));

        await trio.Storage.DeleteAsync(keys, Stop);
        Assert.Equal([1, 2, 2], trio.Faults.Select(plan => plan.CountOf(StorageCall.Delete)));
        Assert.Equal("- - -", await trio.TextsAsync("k7"));
        Assert.Equal("stays stays stays", await trio.TextsAsync("stays"));

        await trio.Storage.DeleteAsync([], Stop);
        Assert.Equal([1, 2, 2], trio.Faults.Select(plan => plan.CountOf(StorageCall.Delete)));
    }

    [Fact]
    public async Task A_deletion_of_several_that_has_one_speaks_of_it_alone()
    {
        var trio = new Trio();
        trio.Break(1, StorageCall.Delete, Away);
        TypedDaoException error = await Trio.FailsAsync(() => trio.Storage.DeleteAsync(["a"], Stop).AsTask());
        Assert.Equal("'a' is deleted from 'bucket', but still in 'own' and 'archive' (The storage is out of reach (injected)). Delete again.", error.Message);
    }

    [Fact]
    public async Task Deletions_of_several_in_any_order_do_not_wait_for_each_other_for_ever()
    {
        var trio = new Trio();
        string[] keys = [.. Enumerable.Range(0, 200).Select(number => $"k{number}")];
        await Task.WhenAll(Enumerable.Range(0, 40).Select(number => Task.Run(
            async () =>
            {
                string[] order = [.. keys];
                new Random(number).Shuffle(order);
                await trio.Storage.PutAsync(order[0], "x");
                await trio.Storage.DeleteAsync(order, Stop);
            },
            Stop)));
        await trio.Storage.DeleteAsync(keys, Stop);
        Assert.Equal("- - -", await trio.TextsAsync("k3"));
    }

    [Fact]
    public async Task Writes_of_one_key_at_once_end_alike_everywhere()
    {
        var trio = new Trio();
        for (int round = 0; round < 20; round++)
        {
            await Task.WhenAll(Enumerable.Range(0, 8).Select(writer => Task.Run(() => WriteAsync(trio, writer % 2 == 0 ? "put" : "upload", "a", $"{round}-{writer}"))));
            Assert.Single((await trio.TextsAsync("a")).Split(' ').Distinct());
        }
    }

    private static StorageCall Call(string way) => way switch { "put" => StorageCall.Put, "upload" => StorageCall.Complete, _ => StorageCall.Copy };

    private static async Task WriteAsync(Trio trio, string way, string key, string text, PutOptions options = default)
    {
        byte[] content = Encoding.UTF8.GetBytes(text);
        switch (way)
        {
            case "put":
                await trio.Storage.PutAsync(key, content, options, Stop);
                break;
            case "copy":
                foreach (MemoryStorage memory in trio.Memories)
                {
                    await memory.PutAsync("source", content, default, Stop);
                }

                await trio.Storage.CopyAsync("source", key, options, Stop);
                break;
            default:
                await using (StorageUpload upload = await trio.Storage.OpenUploadAsync(key, options))
                {
                    await upload.WriteAsync(content, Stop);
                    await upload.CompleteAsync(key: null, Stop);
                }

                break;
        }
    }

    private sealed class CancellingStorage(IObjectStorage inner, CancellationTokenSource source) : DelegatingStorage(inner)
    {
        public override async ValueTask<StorageEntry> PutAsync(string key, ReadOnlyMemory<byte> content, PutOptions options, CancellationToken cancellationToken)
        {
            StorageEntry entry = await base.PutAsync(key, content, options, cancellationToken);
            await source.CancelAsync();
            return entry;
        }
    }

    private sealed class SmallStorage(IObjectStorage inner) : DelegatingStorage(inner)
    {
        public override StorageCapabilities Capabilities => Inner.Capabilities with { MaximumPutSize = 4 };

        public override ValueTask<StorageEntry> PutAsync(string key, ReadOnlyMemory<byte> content, PutOptions options, CancellationToken cancellationToken)
        {
            Assert.InRange(content.Length, 0, 4);
            return base.PutAsync(key, content, options, cancellationToken);
        }
    }
}
