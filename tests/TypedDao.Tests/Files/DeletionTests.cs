using TypedDao.Storage;
using TypedDao.Tests.Support;

namespace TypedDao.Tests.Files;

public sealed class DeletionTests
{
    public static TheoryData<string> Kinds => TestLake.Kinds;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Exactly_the_selected_files_are_removed(string kind)
    {
        await using TestLake lake = TestLake.Make(kind);
        await lake.Silver.Events.AppendAsync(Enumerable.Range(0, 60).Select(i => new Event { Day = new(2025, 1, 1 + (i % 6)), Region = $"r{i % 5}", Id = i }));
        await TestLake.PutAsync(lake.SilverStorage, "events/day=2025-01-01/region=r1/_SUCCESS", "");
        Assert.Equal(1, await lake.Silver.Events.For(new(2025, 1, 1), "r1").DeleteAsync());
        Assert.Equal(["events/day=2025-01-01/region=r1/_SUCCESS"], await TestLake.KeysAsync(lake.SilverStorage, "events/day=2025-01-01/region=r1/"));
        Assert.Equal(10, await lake.Silver.Events.Between(day: (new(2025, 1, 2), new(2025, 1, 3))).DeleteAsync());
        Assert.Equal(8, await lake.Silver.Events.In(region: ["r2", "r3"]).DeleteAsync());
        Assert.Equal(0, await lake.Silver.Events.In(region: ["r2", "r3"]).DeleteAsync());
        Assert.Equal(0, await lake.Silver.Events.In(region: []).DeleteAsync());
        Assert.Equal(30 - 1 - 10 - 8, (await lake.Silver.Events.ListAsync().ToArrayAsync()).Length);
    }

    [Fact]
    public async Task A_whole_directory_is_not_removed_at_once()
    {
        await using TestLake lake = TestLake.Make();
        await lake.Silver.Log.AppendAsync([new User { Id = 1, Name = "a" }]);
        var error = await Assert.ThrowsAsync<TypedDaoException>(async () => await new RowDirectory<User, UserShape>(lake.Silver.Log.Target).DeleteAsync());
        Assert.Equal(
            "A whole directory or family is not deleted at once. [operation delete, object silver.log, at memory://silver/log] " +
            "Say which parts, with For(…), Between(…) or In(…).",
            error.Message);
        Assert.Single(await TestLake.KeysAsync(lake.SilverStorage));
    }

    [Fact]
    public async Task A_failure_says_what_and_where()
    {
        var steps = new Steps { Counts = step => step.StartsWith("delete", StringComparison.Ordinal), At = 2 };
        await using TestLake lake = TestLake.Make("memory", storage => new SteppedStorage(storage, steps));
        await lake.Silver.Events.AppendAsync(Enumerable.Range(0, 5).Select(i => new Event { Day = new(2025, 1, 1), Region = $"r{i}", Id = i }));
        var error = await Assert.ThrowsAsync<TypedDaoException>(async () => await lake.Silver.Events.In(day: [new(2025, 1, 1)]).DeleteAsync());
        Assert.Equal(("delete", "silver.events[day=2025-01-01]"), (error.Operation, error.Object));
        Assert.StartsWith("memory://silver/events/day=2025-01-01/region=r", error.Address, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_files_are_removed_in_bounded_batches()
    {
        var batches = new Batches();
        await using TestLake lake = TestLake.Make("memory", storage => new BatchedStorage(storage, batches));
        for (int i = 0; i < 2300; i++)
        {
            await TestLake.PutAsync(lake.SilverStorage, $"events/day=2025-01-07/region=r/{i}.csv", "id,note\n1,\n");
        }

        Assert.Equal(2300, await lake.Silver.Events.For(new(2025, 1, 7), "r").DeleteAsync());
        Assert.Equal([1000, 1000, 300], batches.Sizes);
        Assert.Equal(0, batches.Single);

        batches.Sizes.Clear();
        for (int i = 0; i < 1001; i++)
        {
            await TestLake.PutAsync(lake.SilverStorage, $"log/{i}.csv", "id,name,email\n1,a,\n");
        }

        await lake.Silver.Log.OverwriteAsync([new User { Id = 1, Name = "a" }]);
        Assert.Equal([1000, 1], batches.Sizes);
        Assert.Single(await TestLake.KeysAsync(lake.SilverStorage));

        // A file under two spellings is one request.
        batches.Sizes.Clear();
        await TestLake.PutAsync(lake.SilverStorage, "pages/7.csv", "id\n1\n");
        await TestLake.PutAsync(lake.SilverStorage, "pages/007.csv", "id\n1\n");
        Assert.Equal(2, await lake.Silver.Pages.For(7).DeleteAsync());
        Assert.Equal([2], batches.Sizes);
        Assert.Equal(0, batches.Single);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Of_a_batch_that_failed_only_what_is_left_is_named(bool answerWasLost)
    {
        var batches = new Batches { FailsAtBatch = true, AfterEffect = answerWasLost, Stuck = key => !answerWasLost && key == "log/7.csv" };
        await using TestLake lake = TestLake.Make("memory", storage => new BatchedStorage(storage, batches));
        for (int i = 0; i < 20; i++)
        {
            await TestLake.PutAsync(lake.SilverStorage, $"log/{i}.csv", "id,name,email\n1,a,\n");
        }

        ValueTask<WriteResult> overwriting = lake.Silver.Log.OverwriteAsync([new User { Id = 1, Name = "a" }]);
        if (answerWasLost)
        {
            await overwriting;
            Assert.Single(await TestLake.KeysAsync(lake.SilverStorage));
            return;
        }

        var error = await Assert.ThrowsAsync<TypedDaoException>(async () => await overwriting);
        Assert.Equal(
            "The new files are complete, but 1 of the files that they replace could not be removed: memory://silver/log/7.csv. " +
            "[operation overwrite, object silver.log, at memory://silver/log] Do the same again, or remove these files: until then their rows are read too.",
            error.Message);
        Assert.Equal(2, (await TestLake.KeysAsync(lake.SilverStorage)).Length);
        Assert.Equal(20, batches.Single);
    }

    [Fact]
    public async Task Existence_asks_for_as_little_as_possible()
    {
        var steps = new Steps();
        await using TestLake lake = TestLake.Make("memory", storage => new SteppedStorage(storage, steps));
        Assert.False(await lake.Bronze.People.ExistsAsync());
        Assert.False(await lake.Bronze.Users.ExistsAsync());
        for (int day = 1; day < 20; day++)
        {
            await TestLake.PutAsync(lake.BronzeStorage, $"users/2025-01-{day:D2}/users.csv", "");
        }

        steps.Log.Clear();
        Assert.True(await lake.Bronze.Users.ExistsAsync());
        Assert.Equal(["list users/", "entry users/2025-01-01/users.csv"], steps.Log);
        steps.Log.Clear();
        Assert.True(await lake.Bronze.Users.For(new(2025, 1, 5)).ExistsAsync());
        Assert.Equal(["head users/2025-01-05/users.csv"], steps.Log);
        Assert.Equal(new DateOnly(2025, 1, 1), (await lake.Bronze.Users.MembersAsync().FirstAsync()).Day);
        Assert.Equal(19, await lake.Bronze.Users.MembersAsync().CountAsync());
    }

    [Fact]
    public async Task A_contradiction_selects_nothing()
    {
        await using TestLake lake = TestLake.Make();
        await lake.Silver.Events.AppendAsync([new Event { Day = new(2025, 1, 1), Region = "r", Id = 1 }]);
        EventsObject.Selection nothing = lake.Silver.Events.In(region: ["r"]).In(region: ["other"]);
        Assert.False(await nothing.ExistsAsync());
        Assert.Equal(0, await nothing.DeleteAsync());
        Assert.Equal(0, await nothing.ReadAsync().CountAsync());
    }

    /// <summary>What was removed in which way, and what cannot be.</summary>
    private sealed class Batches
    {
        private int _single;

        public List<int> Sizes { get; } = [];

        public int Single => _single;

        public bool FailsAtBatch { get; init; }

        public bool AfterEffect { get; init; }

        public Func<string, bool> Stuck { get; init; } = static _ => false;

        public void AddSingle() => Interlocked.Increment(ref _single);
    }

    private sealed class BatchedStorage(IObjectStorage inner, Batches batches) : DelegatingStorage(inner)
    {
        public override ValueTask DeleteAsync(string key, CancellationToken cancellationToken)
        {
            batches.AddSingle();
            return batches.Stuck(key) ? throw Steps.Failure(key) : Inner.DeleteAsync(key, cancellationToken);
        }

        public override async ValueTask DeleteAsync(IReadOnlyCollection<string> keys, CancellationToken cancellationToken)
        {
            batches.Sizes.Add(keys.Count);
            if (!batches.FailsAtBatch || batches.AfterEffect)
            {
                await Inner.DeleteAsync(keys, cancellationToken);
            }

            if (batches.FailsAtBatch)
            {
                throw Steps.Failure("batch");
            }
        }
    }
}
