using System.Text.RegularExpressions;
using TypedDao.Tests.Support;

namespace TypedDao.Tests.Files.Writing;

[Collection(MeasuredMemory.Name)]
public sealed partial class AppendTests
{
    private static readonly DateOnly Day = new(2025, 1, 7);

    public static TheoryData<string> Kinds => TestLake.Kinds;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Appended_rows_come_after_those_that_were_there(string kind)
    {
        await using TestLake lake = TestLake.Make(kind, clock: new ManualClock());
        for (int i = 0; i < 10; i++)
        {
            WriteResult result = await lake.Silver.Log.AppendAsync([User(2 * i), User((2 * i) + 1)]);
            Assert.Equal((2, 1), (result.Rows, result.Files));
        }

        Assert.Equal(Enumerable.Range(0, 20).Select(i => (long)i), await lake.Silver.Log.ReadAsync().Select(user => user.Id).ToArrayAsync());
        string[] keys = await TestLake.KeysAsync(lake.SilverStorage);
        Assert.Equal(10, keys.Length);
        Assert.All(keys, key => Assert.Matches(AppendedName(), key));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task No_rows_make_no_file(string kind)
    {
        await using TestLake lake = TestLake.Make(kind);
        Assert.Equal(default, await lake.Silver.Log.AppendAsync([]));
        Assert.Equal(default, await lake.Silver.Events.AppendAsync([]));
        Assert.Empty(await TestLake.KeysAsync(lake.SilverStorage));
        Assert.False(await lake.Silver.Log.ExistsAsync());
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Rows_go_to_the_folders_of_their_values(string kind)
    {
        await using TestLake lake = TestLake.Make(kind);
        Event[] events =
        [
            Event(1, "eu"), Event(2, null), Event(3, "eu"), Event(4, "São/Paulo"), Event(5, "a=b:100%"), Event(6, "eu", 8), Event(7, "😀"),
        ];
        WriteResult result = await lake.Silver.Events.AppendAsync(events);
        Assert.Equal((7, 6), (result.Rows, result.Files));
        string[] folders = [.. (await TestLake.KeysAsync(lake.SilverStorage)).Select(key => key[..key.LastIndexOf('/')])];
        Assert.Equal(
            [
                "events/day=2025-01-07/region=São%2FPaulo", "events/day=2025-01-07/region=__HIVE_DEFAULT_PARTITION__",
                "events/day=2025-01-07/region=a%3Db%3A100%25", "events/day=2025-01-07/region=eu", "events/day=2025-01-07/region=😀",
                "events/day=2025-01-08/region=eu",
            ],
            folders);
        Assert.Equal(events, (await lake.Silver.Events.ReadAsync().ToArrayAsync()).OrderBy(row => row.Id));
        Assert.Equal(new long[] { 1, 3 }, await lake.Silver.Events.For(Day, "eu").ReadAsync().Select(row => row.Id).ToArrayAsync());
        Assert.Equal(new long[] { 4 }, await lake.Silver.Events.For(Day, "São/Paulo").ReadAsync().Select(row => row.Id).ToArrayAsync());
        string content = await TestLake.TextAsync(lake.SilverStorage, (await TestLake.KeysAsync(lake.SilverStorage, "events/day=2025-01-07/region=eu/")).Single());
        Assert.Equal("id,note\n1,n1\n3,n3\n", content);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Partitions_that_exist_are_listed_each_once(string kind)
    {
        await using TestLake lake = TestLake.Make(kind);
        for (int i = 0; i < 3; i++)
        {
            await lake.Silver.Events.AppendAsync([Event(1, "eu"), Event(2, null), Event(3, "us", 9), Event(4, "a/b")]);
        }

        EventsObject.Partition[] partitions = await lake.Silver.Events.PartitionsAsync().ToArrayAsync();
        Assert.Equal(
            [
                "silver.events[day=2025-01-07, region=null]", "silver.events[day=2025-01-07, region=a/b]", "silver.events[day=2025-01-07, region=eu]",
                "silver.events[day=2025-01-09, region=us]",
            ],
            partitions.Select(partition => partition.ToString()));
        Assert.Equal([null, "a/b", "eu", "us"], partitions.Select(partition => partition.Region));
        foreach (EventsObject.Partition partition in partitions)
        {
            Assert.Equal(3, await partition.ReadAsync().CountAsync());
            Assert.True(await partition.ExistsAsync());
        }

        // The partition of nulls is one like the others.
        EventsObject.Partition nulls = partitions[0];
        await nulls.AppendAsync([Event(9, null)]);
        Assert.Equal(4, await nulls.ReadAsync().CountAsync());
        Assert.Equal(4, await nulls.DeleteAsync());
        Assert.False(await nulls.ExistsAsync());
        Assert.Equal(9, await lake.Silver.Events.ReadAsync().CountAsync());
    }

    [Fact]
    public async Task A_row_of_another_partition_is_refused_and_nothing_is_written()
    {
        await using TestLake lake = TestLake.Make();
        var error = await Assert.ThrowsAsync<TypedDaoException>(
            async () => await lake.Silver.Events.For(Day, "eu").AppendAsync([Event(1, "eu"), Event(2, "us")]));
        Assert.Equal(
            "Row 2 does not belong to silver.events[day=2025-01-07, region=eu]: its 'region' is 'us', expected is 'eu'. " +
            "[operation append, object silver.events[day=2025-01-07, region=eu], at memory://silver/events, row 2] " +
            "Write the row where it belongs, or write to silver.events itself, which puts each row into its part.",
            error.Message);
        error = await Assert.ThrowsAsync<TypedDaoException>(async () => await lake.Silver.Events.For(Day, "eu").OverwriteAsync([Event(1, null)]));
        Assert.Contains("its 'region' is null, expected is 'eu'", error.Message, StringComparison.Ordinal);
        error = await Assert.ThrowsAsync<TypedDaoException>(
            async () => await lake.Bronze.Logs.For("eu").AppendAsync([new Entry { Region = "us", Id = 1 }]));
        Assert.StartsWith("Row 1 does not belong to bronze.logs[region=eu]: its 'region' is 'us', expected is 'eu'.", error.Message, StringComparison.Ordinal);
        Assert.Empty(await TestLake.KeysAsync(lake.SilverStorage));
        Assert.Empty(await TestLake.KeysAsync(lake.BronzeStorage));
    }

    [Theory]
    [InlineData("", "an empty text cannot be told from null in a folder's name")]
    [InlineData("__HIVE_DEFAULT_PARTITION__", "this text stands for null")]
    public async Task A_value_that_no_folder_can_hold_is_refused_with_its_row(string region, string reason)
    {
        await using TestLake lake = TestLake.Make();
        var error = await Assert.ThrowsAsync<TypedDaoException>(async () => await lake.Silver.Events.AppendAsync([Event(1, "x"), Event(2, region)]));
        Assert.Equal((ErrorKind.InvalidValue, "memory://silver/events, row 2"), (error.Kind, error.Address));
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
        Assert.Empty(await TestLake.KeysAsync(lake.SilverStorage));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_failure_at_any_step_leaves_nothing_visible(bool afterEffect)
    {
        for (int at = 1; ; at++)
        {
            var steps = new Steps { At = at, AfterEffect = afterEffect };
            await using TestLake lake = TestLake.Make("memory", storage => new SteppedStorage(storage, steps));
            await TestLake.PutAsync(lake.SilverStorage, "events/day=2025-01-07/region=old/x.csv", "id,note\n1,\n");
            Exception? error = await Record.ExceptionAsync(async () => await lake.Silver.Events.AppendAsync(Enumerable.Range(0, 5).Select(i => Event(i, $"r{i}"))));
            if (steps.Count < at)
            {
                Assert.Null(error);
                steps.At = int.MaxValue;
                Assert.Equal(6, await lake.Silver.Events.ReadAsync().CountAsync());
                return;
            }

            var failure = Assert.IsType<TypedDaoException>(error);
            Assert.StartsWith("Injected at ", failure.Message, StringComparison.Ordinal);
            Assert.Equal(("append", "silver.events"), (failure.Operation, failure.Object));
            Assert.NotNull(failure.Address);
            Assert.NotNull(failure.Cure);
            Assert.Equal(["events/day=2025-01-07/region=old/x.csv"], await TestLake.KeysAsync(lake.SilverStorage));
        }
    }

    [Fact]
    public async Task A_cancellation_at_any_step_leaves_nothing_visible_or_everything()
    {
        for (int at = 1; ; at++)
        {
            var steps = new Steps { At = at };
            using var cancellation = new CancellationTokenSource();
            steps.ActAsync = async () => await cancellation.CancelAsync();
            await using TestLake lake = TestLake.Make("memory", storage => new SteppedStorage(storage, steps));
            Exception? error = await Record.ExceptionAsync(
                async () => await lake.Silver.Events.AppendAsync(Enumerable.Range(0, 5).Select(i => Event(i, $"r{i}")), cancellation.Token));
            if (steps.Count < at)
            {
                Assert.Null(error);
                return;
            }

            int files = (await TestLake.KeysAsync(lake.SilverStorage)).Length;
            Assert.True(error is OperationCanceledException ? files == 0 : error is null && files == 5, $"{at} {steps.Log[^1]}: {files} files, {error}");
        }
    }

    [Fact]
    public async Task What_cannot_be_removed_after_a_failure_is_named()
    {
        var steps = new Steps { At = 3, AndAllAfter = true, Counts = step => step.StartsWith("complete", StringComparison.Ordinal) || step.StartsWith("delete", StringComparison.Ordinal) };
        await using TestLake lake = TestLake.Make("memory", storage => new SteppedStorage(storage, steps));
        var error = await Assert.ThrowsAsync<TypedDaoException>(async () => await lake.Silver.Events.AppendAsync(Enumerable.Range(0, 4).Select(i => Event(i, $"r{i}"))));
        string[] left = await TestLake.KeysAsync(lake.SilverStorage);
        Assert.Equal(2, left.Length);
        Assert.Equal(ErrorKind.OutcomeUnknown, error.Kind);
        Assert.False(error.IsTransient);
        Assert.StartsWith("The write has failed, and ", error.Message, StringComparison.Ordinal);
        Assert.All(left, key => Assert.Contains($"memory://silver/{key}", error.Message, StringComparison.Ordinal));
        Assert.EndsWith("Remove these files before writing the same rows again, otherwise their rows are there twice.", error.Message, StringComparison.Ordinal);
        Assert.StartsWith("Injected at complete", Assert.IsType<TypedDaoException>(error.InnerException).Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Rows_in_disorder_over_many_folders_need_few_open_files(string kind)
    {
        var open = new OpenUploads();
        await using TestLake lake = TestLake.Make(kind, storage => new OpenUploadStorage(storage, open));
        Event[] events = [.. Enumerable.Range(0, 20_000).Select(i => Event(i, $"r{i * 7919 % 500}"))];
        WriteResult result = await lake.Silver.Events.AppendAsync(events);
        Assert.Equal(20_000, result.Rows);
        Assert.Equal(500, result.Files);
        Assert.InRange(open.Most, 1, 64);
        Assert.Equal(events, (await lake.Silver.Events.ReadAsync().ToArrayAsync()).OrderBy(row => row.Id));
    }

    [Fact]
    public async Task Ten_thousand_folders_take_bounded_memory()
    {
        var open = new OpenUploads();
        await using TestLake lake = TestLake.Make("memory", storage => new OpenUploadStorage(storage, open));
        long peak = 0;
        long before = GC.GetTotalMemory(forceFullCollection: true);
        WriteResult result = await lake.Silver.Events.AppendAsync(Enumerable.Range(0, 60_000).Select(i =>
        {
            if (i % 10_000 == 9_999)
            {
                peak = Math.Max(peak, GC.GetTotalMemory(forceFullCollection: true) - before);
            }

            return Event(i, $"r{i % 10_000}");
        }));
        Assert.Equal(60_000, result.Rows);
        Assert.InRange(result.Files, 10_000, 20_000);
        Assert.InRange(open.Most, 64, 64);
        Assert.InRange(peak, 0, 100 << 20);
        Assert.Equal(10_000, await lake.Silver.Events.PartitionsAsync().CountAsync());
        Assert.Equal(60_000, await lake.Silver.Events.ReadAsync().CountAsync());
    }

    [Fact]
    public async Task The_order_of_a_folders_rows_is_kept()
    {
        // More rows wait than may: folders get several files.
        await using TestLake lake = TestLake.Make();
        string note = new('x', 2_000);
        Event[] events = [.. Enumerable.Range(0, 60_000).Select(i => Event(i, $"r{i % 300}") with { Note = note })];
        WriteResult result = await lake.Silver.Events.AppendAsync(events);
        Assert.InRange(result.Files, 301, 5_000);
        foreach (int region in new[] { 0, 63, 64, 150, 299 })
        {
            Assert.Equal(
                events.Where(row => row.Region == $"r{region}").Select(row => row.Id),
                await lake.Silver.Events.For(Day, $"r{region}").ReadAsync().Select(row => row.Id).ToArrayAsync());
        }
    }

    private static User User(long id) => new() { Id = id, Name = $"n{id}" };

    private static Event Event(long id, string? region, int day = 7) => new() { Day = new(2025, 1, day), Region = region, Id = id, Note = $"n{id}" };

    [GeneratedRegex("^log/part-[0-9a-f]{12}7[0-9a-f]{19}-00000\\.csv$")]
    private static partial Regex AppendedName();
}
