using TypedDao.Storage.Replicas;
using TypedDao.Testing;

namespace TypedDao.Storage.Tests.Replicas;

/// <summary>Reads take the first store that answers.</summary>
public sealed class ReplicaReadTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<ErrorKind> NoAnswers =>
    [
        ErrorKind.Unavailable, ErrorKind.Timeout, ErrorKind.Throttled, ErrorKind.AccessDenied, ErrorKind.Unauthenticated, ErrorKind.Configuration,
    ];

    [Theory, MemberData(nameof(NoAnswers))]
    public async Task A_store_that_does_not_answer_is_passed_over(ErrorKind kind)
    {
        Trio trio = await DifferentAsync();
        Break(trio, 0, kind);
        Assert.Equal("archive", await trio.Storage.ReadTextAsync("a"));
        Assert.Equal("archive".Length, (await trio.Storage.HeadAsync("a"))!.Length);
        Assert.Equal(["a", "archive"], await trio.Storage.ListAsync());
        Break(trio, 1, kind);
        Assert.Equal("bucket", await trio.Storage.ReadTextAsync("a"));
        Assert.Equal(["a", "bucket"], await trio.Storage.ListAsync());
    }

    [Fact]
    public async Task That_nothing_is_there_is_an_answer()
    {
        var trio = new Trio();
        await trio.Memories[1].PutAsync("a", "only here");
        Assert.Null(await trio.Storage.HeadAsync("a"));
        Assert.Equal(ErrorKind.NotFound, (await Trio.FailsAsync(() => trio.Storage.ReadAsync("a"))).Kind);
        Assert.Empty(await trio.Storage.ListAsync());
    }

    [Theory, InlineData(ErrorKind.Conflict), InlineData(ErrorKind.InvalidData), InlineData(ErrorKind.NotSupported), InlineData(ErrorKind.Unexpected)]
    public async Task An_error_that_is_an_answer_stays(ErrorKind kind)
    {
        Trio trio = await DifferentAsync();
        Break(trio, 0, kind);
        Assert.Equal(kind, (await Trio.FailsAsync(() => trio.Storage.ReadAsync("a"))).Kind);
        Assert.Equal(kind, (await Trio.FailsAsync(() => trio.Storage.HeadAsync("a").AsTask())).Kind);
        Assert.Equal(kind, (await Trio.FailsAsync(() => trio.Storage.ListAsync())).Kind);
    }

    [Fact]
    public async Task Where_none_answers_each_is_named_with_its_reason()
    {
        Trio trio = await DifferentAsync();
        Break(trio, 0, ErrorKind.AccessDenied);
        trio.Break(1, StorageCall.Get, Fault.Unavailable());
        trio.Break(2, StorageCall.Get, Fault.Throttled());
        TypedDaoException error = await Trio.FailsAsync(() => trio.Storage.ReadAsync("a"));
        Assert.Equal((ErrorKind.AccessDenied, true), (error.Kind, error.IsTransient));
        Assert.Equal(
            "None of the stores that keep the object answers: 'own' (The storage fails (injected)), 'archive' (The storage is out of reach (injected)), "
            + "'bucket' (The storage asks to slow down (injected)).",
            error.Fact);
    }

    [Fact]
    public async Task A_listing_goes_on_in_the_next_store_behind_the_last_key()
    {
        var trio = new Trio();
        foreach (int store in (int[])[0, 1, 2])
        {
            foreach (int key in Enumerable.Range(0, 10))
            {
                await trio.Memories[store].PutAsync($"k{key}", $"{store}");
            }
        }

        trio.Break(0, StorageCall.List, Fault.Unavailable(after: 4));
        trio.Break(1, StorageCall.List, Fault.Unavailable(after: 3));
        StorageEntry[] entries = await trio.Storage.ListAsync("k", default, Stop).ToArrayAsync(Stop);
        Assert.Equal(Enumerable.Range(0, 10).Select(key => $"k{key}"), entries.Select(entry => entry.Key));
        Assert.Equal("0000111222", string.Concat(entries.Select(entry => Array.IndexOf(Several.Names, entry.ETag.Split(':')[0]))));

        trio.Break(2, StorageCall.List, Fault.Unavailable(after: 1));
        TypedDaoException error = await Trio.FailsAsync(() => trio.Storage.ListAsync());
        Assert.StartsWith("None of the stores that keep the object answers: 'own' (", error.Fact, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_version_is_read_from_the_store_that_gave_it()
    {
        Trio trio = await DifferentAsync();
        Break(trio, 0, ErrorKind.Unavailable);
        StorageEntry seen = (await trio.Storage.HeadAsync("a"))!;
        var healed = new Trio(trio.Memories);
        Assert.Equal("archive"u8.ToArray(), await healed.Storage.ReadAsync("a", new GetOptions { IfMatch = seen.ETag }));
        Assert.Equal(ErrorKind.Conflict, (await Trio.FailsAsync(() => healed.Storage.ReadAsync("a", new GetOptions { IfMatch = "own:" + seen.ETag }))).Kind);

        // No other store has that version.
        healed.Break(1, StorageCall.Get, Fault.Unavailable());
        TypedDaoException error = await Trio.FailsAsync(() => healed.Storage.ReadAsync("a", new GetOptions { IfMatch = seen.ETag }));
        Assert.Equal((ErrorKind.Unavailable, "The storage is out of reach (injected)."), (error.Kind, error.Fact));
    }

    [Fact]
    public async Task Content_that_breaks_off_is_not_continued_with_that_of_another_store()
    {
        Trio trio = await DifferentAsync();
        trio.Break(0, StorageCall.Read, Fault.Unavailable(after: 2));
        Assert.Equal(ErrorKind.Unavailable, (await Trio.FailsAsync(() => trio.Storage.ReadAsync("a"))).Kind);
    }

    [Fact]
    public async Task A_store_that_cannot_be_opened_is_passed_over_and_tried_again()
    {
        var own = new MemoryStorage(null, "own");
        var archive = new MemoryStorage(null, "archive");
        await own.PutAsync("a", "own");
        await archive.PutAsync("a", "archive");
        int openings = 0;
        ReplicatedStorage storage = Several.Of(
            _ => openings++ < 2 ? throw new TypedDaoException(ErrorKind.Unexpected, "It cannot be opened.") : new(own), _ => new(archive));
        Assert.Equal("own/a", storage.AddressOf("a"));
        Assert.Equal(new StorageCapabilities(), storage.Capabilities);
        Assert.Equal("archive", await storage.ReadTextAsync("a"));
        Assert.Equal("memory://archive/a", storage.AddressOf("a"));
        Assert.Equal(["a"], await storage.ListAsync());
        Assert.Equal("own", await storage.ReadTextAsync("a"));
        Assert.Equal("memory://own/a", storage.AddressOf("a"));
        Assert.True(storage.Capabilities is { ConditionalCreate: true, ConditionalReplace: true, PublishUnderAnotherKey: true });
    }

    [Fact]
    public async Task Nobody_but_the_owner_disposes_the_stores()
    {
        Trio trio = await DifferentAsync();
        await trio.Storage.DisposeAsync();
        Assert.Equal("own archive bucket", await trio.TextsAsync("a"));
    }

    private static async Task<Trio> DifferentAsync()
    {
        var trio = new Trio();
        foreach ((MemoryStorage memory, string name) in trio.Memories.Zip(Several.Names))
        {
            await memory.PutAsync("a", name);
            await memory.PutAsync(name, name);
        }

        return trio;
    }

    private static void Break(Trio trio, int store, ErrorKind kind)
    {
        foreach (StorageCall call in (StorageCall[])[StorageCall.Head, StorageCall.Get, StorageCall.List])
        {
            trio.Break(store, call, Fault.Lasting(kind));
        }
    }
}
