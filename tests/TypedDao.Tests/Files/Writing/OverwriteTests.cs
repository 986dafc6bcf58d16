using System.Text.RegularExpressions;
using TypedDao.Storage;
using TypedDao.Tests.Support;

namespace TypedDao.Tests.Files.Writing;

public sealed partial class OverwriteTests
{
    private static readonly DateOnly Day = new(2025, 1, 7);

    public static TheoryData<string> Kinds => TestLake.Kinds;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task New_rows_replace_the_old_ones(string kind)
    {
        await using TestLake lake = TestLake.Make(kind);
        await lake.Silver.Log.AppendAsync([User(1)]);
        await lake.Silver.Log.AppendAsync([User(2)]);
        await TestLake.PutAsync(lake.SilverStorage, "log/_SUCCESS", "");
        await TestLake.PutAsync(lake.SilverStorage, "log/readme.md", "");
        WriteResult result = await lake.Silver.Log.OverwriteAsync([User(3), User(4)]);
        Assert.Equal((2, 1), (result.Rows, result.Files));
        Assert.Equal([User(3), User(4)], await lake.Silver.Log.ReadAsync().ToArrayAsync());
        string[] keys = await TestLake.KeysAsync(lake.SilverStorage);
        Assert.Equal(3, keys.Length);
        Assert.Equal("log/_SUCCESS", keys[0]);
        Assert.Matches(NameByContent(), keys[1]);
        Assert.Equal("log/readme.md", keys[2]);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task The_same_rows_leave_every_file_as_it_is(string kind)
    {
        await using TestLake lake = TestLake.Make(kind);
        Event[] events = [.. Enumerable.Range(0, 500).Select(i => Event(i, $"r{i % 7}"))];
        await lake.Silver.Events.OverwriteAsync(events);
        StorageEntry[] before = await lake.SilverStorage.ListAsync("", default, default).ToArrayAsync();
        WriteResult again = await lake.Silver.Events.OverwriteAsync(events);
        Assert.Equal(before, await lake.SilverStorage.ListAsync("", default, default).ToArrayAsync());
        Assert.Equal((500, 7), (again.Rows, again.Files));
        await lake.Silver.Events.OverwritePartitionsAsync(events);
        Assert.Equal(before, await lake.SilverStorage.ListAsync("", default, default).ToArrayAsync());

        // One other row changes one file.
        await lake.Silver.Events.OverwriteAsync(events.Select(row => row.Id == 250 ? row with { Note = "other" } : row));
        StorageEntry[] after = await lake.SilverStorage.ListAsync("", default, default).ToArrayAsync();
        Assert.Equal(7, after.Length);
        Assert.Single(after.Except(before));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Only_what_is_overwritten_changes(string kind)
    {
        await using TestLake lake = TestLake.Make(kind);
        await lake.Silver.Events.AppendAsync([Event(1, "eu"), Event(2, "us"), Event(3, null), Event(4, "eu", 8)]);

        await lake.Silver.Events.For(Day, "eu").OverwriteAsync([Event(10, "eu"), Event(11, "eu")]);
        await HasIdsAsync(lake, [2, 3, 4, 10, 11]);

        await lake.Silver.Events.OverwritePartitionsAsync([Event(20, "us"), Event(30, null), Event(40, "new")]);
        await HasIdsAsync(lake, [4, 10, 11, 20, 30, 40]);

        await lake.Silver.Events.For(Day, "eu").OverwriteAsync([]);
        await HasIdsAsync(lake, [4, 20, 30, 40]);

        await lake.Silver.Events.OverwritePartitionsAsync([]);
        await HasIdsAsync(lake, [4, 20, 30, 40]);

        await lake.Silver.Events.OverwriteAsync([Event(50, "x")]);
        await HasIdsAsync(lake, [50]);

        await lake.Silver.Events.OverwriteAsync([]);
        Assert.Empty(await TestLake.KeysAsync(lake.SilverStorage));

        await lake.Bronze.Logs.For("eu").AppendAsync([new Entry { Region = "eu", Id = 1 }]);
        await lake.Bronze.Logs.For("us").AppendAsync([new Entry { Region = "us", Id = 2 }]);
        await lake.Bronze.Logs.For("eu").OverwriteAsync([new Entry { Region = "eu", Id = 3 }]);
        Assert.Equal(new[] { 3, 2 }, await lake.Bronze.Logs.ReadAsync().Select(entry => (int)entry.Id).ToArrayAsync());
        Assert.Equal(["eu", "us"], await lake.Bronze.Logs.MembersAsync().Select(member => member.Region).ToArrayAsync());
    }

    [Fact]
    public async Task A_directory_can_be_overwritten_from_itself()
    {
        await using TestLake lake = TestLake.Make();
        await lake.Silver.Events.AppendAsync(Enumerable.Range(0, 5000).Select(i => Event(i, $"r{i % 10}")));
        await lake.Silver.Events.OverwriteAsync(lake.Silver.Events.ReadAsync().Where(row => row.Id % 2 == 0));
        Assert.Equal(Enumerable.Range(0, 2500).Select(i => 2 * i), await IdsAsync(lake));
    }

    [Theory]
    [InlineData("memory", false)]
    [InlineData("memory", true)]
    [InlineData("fixed keys", false)]
    [InlineData("fixed keys", true)]
    [InlineData("large files", false)]
    [InlineData("large files", true)]
    public async Task A_failure_at_any_step_leaves_the_old_rows_or_all_new_ones(string kind, bool afterEffect)
    {
        Event[] old = [Event(1, "a"), Event(2, "b"), Event(3, "same")], young = [Event(4, "a"), Event(5, "c"), Event(3, "same")];
        for (int at = 1; ; at++)
        {
            var steps = new Steps();
            await using TestLake lake = TestLake.Make(
                kind == "memory" ? kind : "fixed keys",
                storage => new SteppedStorage(kind == "large files" ? new FixedKeyStorage(storage, maximumPutSize: 3) : storage, steps));
            await lake.Silver.Events.OverwriteAsync(old);
            string[] oldKeys = await TestLake.KeysAsync(lake.SilverStorage);
            int before = steps.Count;
            (steps.At, steps.AfterEffect) = (before + at, afterEffect);
            Exception? error = await Record.ExceptionAsync(async () => await lake.Silver.Events.OverwriteAsync(young));
            bool isDone = steps.Count < before + at;
            string step = steps.Log[^1];
            steps.At = int.MaxValue;
            string[] keys = await TestLake.KeysAsync(lake.SilverStorage);
            Event[] rows = [.. (await lake.Silver.Events.ReadAsync().ToArrayAsync()).OrderBy(row => row.Id)];
            if (isDone)
            {
                Assert.Null(error);
                Assert.Equal([3, 4, 5], rows.Select(row => row.Id));
                return;
            }

            if (error is null)
            {
                Assert.Equal([3, 4, 5], rows.Select(row => row.Id));
                if (oldKeys.Any(key => steps.Due == $"delete {key}"))
                {
                    // The batch failed, and then its files were removed one by one.
                    Assert.Equal(3, keys.Length);
                    continue;
                }

                // The removal of a hidden file failed, which concerns no reader.
                Assert.Contains(lake.Log.Messages, message => message.StartsWith("Warning StagingLeft: The temporary file memory://silver/events/", StringComparison.Ordinal));
                continue;
            }

            var failure = Assert.IsType<TypedDaoException>(error);
            Assert.Equal(("overwrite", "silver.events"), (failure.Operation, failure.Object));
            if (failure.Message.StartsWith("The new files are complete, but ", StringComparison.Ordinal))
            {
                Assert.True(young.All(rows.Contains), step);
                foreach (string key in oldKeys.Intersect(keys).Where(key => !key.Contains("same", StringComparison.Ordinal)))
                {
                    Assert.Contains($"memory://silver/{key}", failure.Message, StringComparison.Ordinal);
                }
            }
            else
            {
                Assert.True(old.SequenceEqual(rows), $"{step}: {string.Join(',', rows.Select(row => row.Id))}");
                Assert.True(oldKeys.SequenceEqual(keys), $"{step}: {string.Join(',', keys)}");
            }
        }
    }

    [Fact]
    public async Task A_cancellation_at_any_step_leaves_the_old_rows_or_the_new_ones()
    {
        for (int at = 1; ; at++)
        {
            var steps = new Steps();
            using var cancellation = new CancellationTokenSource();
            steps.ActAsync = async () => await cancellation.CancelAsync();
            await using TestLake lake = TestLake.Make("memory", storage => new SteppedStorage(storage, steps));
            await lake.Silver.Events.OverwriteAsync([Event(1, "a"), Event(2, "b")]);
            int before = steps.Count;
            steps.At = before + at;
            Exception? error = await Record.ExceptionAsync(async () => await lake.Silver.Events.OverwriteAsync([Event(3, "a"), Event(4, "c")], cancellation.Token));
            if (steps.Count < before + at)
            {
                Assert.Null(error);
                break;
            }

            steps.At = int.MaxValue;
            Assert.True(error is null or OperationCanceledException, error?.ToString());
            Assert.Equal(error is null ? [3, 4] : [1, 2], await IdsAsync(lake));
        }
    }

    [Fact]
    public async Task What_could_not_be_removed_is_named()
    {
        var steps = new Steps { Counts = step => step.StartsWith("delete", StringComparison.Ordinal), At = 1, AndAllAfter = true };
        await using TestLake lake = TestLake.Make("memory", storage => new SteppedStorage(storage, steps));
        await TestLake.PutAsync(lake.SilverStorage, "log/a.csv", "id,name,email\n1,a,\n");
        await TestLake.PutAsync(lake.SilverStorage, "log/b.csv", "id,name,email\n2,b,\n");
        var error = await Assert.ThrowsAsync<TypedDaoException>(async () => await lake.Silver.Log.OverwriteAsync([User(3)]));
        Assert.Equal(
            "The new files are complete, but 2 of the files that they replace could not be removed: memory://silver/log/a.csv, memory://silver/log/b.csv. " +
            "[operation overwrite, object silver.log, at memory://silver/log] Do the same again, or remove these files: until then their rows are read too.",
            error.Message);
        Assert.False(error.IsTransient);
        Assert.Equal(3, await lake.Silver.Log.ReadAsync().CountAsync());
        steps.At = int.MaxValue;
        steps.AndAllAfter = false;
        await lake.Silver.Log.OverwriteAsync([User(3)]);
        Assert.Equal([User(3)], await lake.Silver.Log.ReadAsync().ToArrayAsync());
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Readers_see_whole_files_while_a_directory_is_overwritten(string kind)
    {
        await using TestLake lake = TestLake.Make(kind);
        const int size = 3000;
        await lake.Silver.Log.OverwriteAsync(Generation(0));
        using var stop = new CancellationTokenSource();
        Task writer = Task.Run(async () =>
        {
            for (int generation = 1; generation <= 20; generation++)
            {
                await lake.Silver.Log.OverwriteAsync(Generation(generation));
            }
        });
        int whole = 0;
        while (!writer.IsCompleted)
        {
            try
            {
                Dictionary<string, int> seen = [];
                await foreach (User user in lake.Silver.Log.ReadAsync())
                {
                    seen[user.Name] = seen.GetValueOrDefault(user.Name) + 1;
                }

                Assert.All(seen.Values, count => Assert.Equal(size, count));
                whole++;
            }
            catch (TypedDaoException error) when (error.Kind is ErrorKind.Conflict && error.IsTransient)
            {
                // The file that was listed has been replaced: nothing of it was read.
                await Task.Yield();
            }
        }

        await writer;
        Assert.Equal(Generation(20), await lake.Silver.Log.ReadAsync().ToArrayAsync());
        TestContext.Current.TestOutputHelper!.WriteLine($"{whole} whole reads");

        static IEnumerable<User> Generation(int generation) => Enumerable.Range(0, size).Select(i => new User { Id = i, Name = $"g{generation}" });
    }

    [Fact]
    public async Task Partitions_of_an_object_without_any_cannot_be_overwritten()
    {
        await using TestLake lake = TestLake.Make();
        var log = new NotPartitioned(lake.Silver.Log.Target);
        var error = await Assert.ThrowsAsync<TypedDaoException>(async () => await log.OverwritePartitionsAsync([User(1)]));
        Assert.Equal(
            "The object is not partitioned. [operation overwrite partitions, object silver.log, at memory://silver/log] " +
            "Use OverwriteAsync, or declare 'partition_keys' in the catalog.",
            error.Message);
    }

    [Fact]
    public async Task Large_files_on_a_storage_with_fixed_keys_leave_nothing_behind()
    {
        var steps = new Steps();
        await using TestLake lake = TestLake.Make("memory", storage => new SteppedStorage(new FixedKeyStorage(storage, maximumPutSize: 1000), steps));
        User[] users = [.. Enumerable.Range(0, 2000).Select(i => User(i))];
        await lake.Silver.Log.OverwriteAsync(users);
        Assert.Contains(steps.Log, step => step.StartsWith("copy log/part-00000-", StringComparison.Ordinal));
        Assert.Equal(users, await lake.Silver.Log.ReadAsync().ToArrayAsync());
        Assert.Single(await TestLake.KeysAsync(lake.SilverStorage));
    }

    private static async Task HasIdsAsync(TestLake lake, params int[] ids) => Assert.Equal(ids, await IdsAsync(lake));

    private static async Task<int[]> IdsAsync(TestLake lake)
        => [.. (await lake.Silver.Events.ReadAsync().ToArrayAsync()).Select(row => (int)row.Id).Order()];

    private static User User(long id) => new() { Id = id, Name = $"n{id}" };

    private static Event Event(long id, string? region, int day = 7) => new() { Day = new(2025, 1, day), Region = region, Id = id, Note = $"n{id}" };

    [GeneratedRegex("^log/part-00000-[0-9a-f]{16}\\.csv$")]
    private static partial Regex NameByContent();

    private sealed class NotPartitioned(ObjectTarget target) : DataObject<User, UserShape>(target), IPartitionOverwritable<User>;
}
