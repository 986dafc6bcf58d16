using System.Globalization;
using System.Text;
using TypedDao.Tests.Support;

namespace TypedDao.Tests.Files.Rejects;

[Collection(MeasuredMemory.Name)]
public sealed class RejectTests
{
    private static readonly DateOnly Day = new(2025, 1, 7);

    public static TheoryData<string> Kinds => TestLake.Kinds;

    [Fact]
    public async Task Skipped_rows_are_counted_and_told_once_per_file_without_their_values()
    {
        await using TestLake lake = TestLake.Make();
        await TestLake.PutAsync(lake.BronzeStorage, "lenient.csv", "id,name,email\n1,a,\nsecret1,b,\n2,c,\nsecret2,d,\n");
        var statistics = new ReadStatistics();
        Assert.Equal([1L, 2L], (await lake.Bronze.Lenient.ReadAsync(statistics).ToArrayAsync()).Select(user => user.Id));
        Assert.Equal((2, 2), (statistics.Rows, statistics.Rejected));
        string message = Assert.Single(lake.Log.Messages);
        Assert.StartsWith(
            "Warning RowsSkipped: Skipped 2 bad rows of memory://bronze/lenient.csv, an object bronze.lenient. The first is on line 3, column id: ",
            message,
            StringComparison.Ordinal);
        Assert.DoesNotContain("secret", message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Rejected_rows_are_kept_with_source_position_error_and_text(string kind)
    {
        await using TestLake lake = TestLake.Make(kind);
        await PutAsync(lake, Day, "id,name,email\n1,Ann,\nx,\"Bo\nb\",\n2,Cäcilie 😀,\n9999999999999999999,D,\n");
        await PutAsync(lake, Day.AddDays(1), "id,name,email\n3,E,\n,F,\n");
        var statistics = new ReadStatistics();
        Assert.Equal([1, 2, 3], (await lake.Bronze.Users.ReadAsync(statistics).ToArrayAsync()).Select(user => (int)user.Id));
        Assert.Equal((3, 3), (statistics.Rows, statistics.Rejected));

        Reject[] rejects = [.. (await lake.Bronze.Rejects.ReadAsync().ToArrayAsync()).OrderBy(reject => reject.Source).ThenBy(reject => reject.Line)];
        string first = lake.BronzeStorage.AddressOf("users/2025-01-07/users.csv"), second = lake.BronzeStorage.AddressOf("users/2025-01-08/users.csv");
        Assert.Equal([(first, 3L), (first, 6L), (second, 3L)], rejects.Select(reject => (reject.Source, reject.Line)));
        Assert.Equal(["x,\"Bo\nb\",", "9999999999999999999,D,", ",F,"], rejects.Select(reject => reject.Raw));
        Assert.Equal(["x", "9999999999999999999", ""], rejects.Select(reject => reject.Value));
        Assert.All(rejects, reject => Assert.Equal(("id", null), (reject.Column, reject.Seen)));
        Assert.All(rejects, reject => Assert.NotEmpty(reject.Error));
        Assert.Equal(2, (await TestLake.KeysAsync(lake.BronzeStorage, "rejects/")).Length);
        Assert.Contains($"Warning RowsRejected: Kept 2 bad rows of {first}, an object bronze.users, in bronze.rejects.", lake.Log.Messages);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Reading_again_replaces_the_rejects_of_a_source(string kind)
    {
        await using TestLake lake = TestLake.Make(kind);
        await PutAsync(lake, Day, "id,name,email\nx,a,\n");
        await PutAsync(lake, Day.AddDays(1), "id,name,email\ny,a,\n");
        await lake.Bronze.Users.ReadAsync().CountAsync();
        SortedDictionary<string, string> before = await TestLake.FilesAsync(lake.BronzeStorage, "rejects/");
        await lake.Bronze.Users.ReadAsync().CountAsync();
        Assert.Equal(before, await TestLake.FilesAsync(lake.BronzeStorage, "rejects/"));

        await PutAsync(lake, Day, "id,name,email\nz,a,\n1,b,\nw,c,\n");
        await lake.Bronze.Users.For(Day).ReadAsync().CountAsync();
        Assert.Equal(["w", "y", "z"], (await lake.Bronze.Rejects.ReadAsync().Select(reject => reject.Value).ToArrayAsync()).Order());

        await PutAsync(lake, Day, "id,name,email\n1,b,\n");
        await lake.Bronze.Users.For(Day).ReadAsync().CountAsync();
        Assert.Equal(["y"], await lake.Bronze.Rejects.ReadAsync().Select(reject => reject.Value!).ToArrayAsync());
    }

    [Fact]
    public async Task A_read_that_stops_early_does_not_replace_what_a_complete_one_has_kept()
    {
        await using TestLake lake = TestLake.Make();
        await PutAsync(lake, Day, Mixed(5000));
        Assert.NotNull(await lake.Bronze.Users.For(Day).ReadAsync().FirstAsync());
        int kept = await lake.Bronze.Rejects.ReadAsync().CountAsync();
        Assert.InRange(kept, 1, 2499);
        Assert.Contains(lake.Log.Messages, message => message.Contains("stopped early:", StringComparison.Ordinal));

        await lake.Bronze.Users.For(Day).ReadAsync().CountAsync();
        Assert.Equal(2500, await lake.Bronze.Rejects.ReadAsync().CountAsync());
        Assert.NotNull(await lake.Bronze.Users.For(Day).ReadAsync().FirstAsync());
        Assert.Equal(2500, await lake.Bronze.Rejects.ReadAsync().CountAsync());
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_file_keeps_the_rejects_of_several_sources(string kind)
    {
        await using TestLake lake = TestLake.Make(kind);
        await TestLake.PutAsync(lake.BronzeStorage, "measured/a.csv", "id,name,email\nx,a,\n1,b,\n");
        await TestLake.PutAsync(lake.BronzeStorage, "measured/b.csv", "id,name,email\ny,a,\nz,b,\n");
        await TestLake.PutAsync(lake.BronzeStorage, "measured/c.csv", "id,name,email\n1,a,\n");
        await lake.Bronze.Measured.RejectingIntoFile().ReadAsync().CountAsync();
        await HasAsync("x", "y", "z");
        await lake.Bronze.Measured.RejectingIntoFile().ReadAsync().CountAsync();
        await HasAsync("x", "y", "z");
        Assert.Equal(["rejects/measured.csv"], await TestLake.KeysAsync(lake.BronzeStorage, "rejects/"));

        // A partial read of a source whose rejects are kept leaves them; of a new one it adds them.
        await TestLake.PutAsync(lake.BronzeStorage, "measured/a.csv", "id,name,email\nother,a,\n" + Good(3000));
        await lake.Bronze.Measured.RejectingIntoFile().ReadAsync().FirstAsync();
        await HasAsync("x", "y", "z");
        await TestLake.PutAsync(lake.BronzeStorage, "measured/0.csv", "id,name,email\nnew,a,\n" + Good(3000));
        await lake.Bronze.Measured.RejectingIntoFile().ReadAsync().FirstAsync();
        await HasAsync("new", "x", "y", "z");

        await TestLake.PutAsync(lake.BronzeStorage, "measured/0.csv", "id,name,email\n" + Good(1));
        await TestLake.PutAsync(lake.BronzeStorage, "measured/a.csv", "id,name,email\n" + Good(1));
        await lake.Bronze.Measured.RejectingIntoFile().ReadAsync().CountAsync();
        await HasAsync("y", "z");
        await TestLake.PutAsync(lake.BronzeStorage, "measured/b.csv", "id,name,email\n" + Good(1));
        await lake.Bronze.Measured.RejectingIntoFile().ReadAsync().CountAsync();
        Assert.Empty(await TestLake.KeysAsync(lake.BronzeStorage, "rejects/"));

        async Task HasAsync(params string[] values)
            => Assert.Equal(values, (await lake.Bronze.RejectFile.ReadAsync().Select(reject => reject.Value!).ToArrayAsync()).Order());
    }

    [Fact]
    public async Task Two_reads_at_once_share_a_file_of_rejects()
    {
        await using TestLake lake = TestLake.Make();
        for (int file = 0; file < 8; file++)
        {
            await TestLake.PutAsync(lake.BronzeStorage, $"measured/{file}.csv", Mixed(200));
        }

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () => await lake.Bronze.Measured.RejectingIntoFile().ReadAsync().CountAsync())));
        Assert.Equal(800, await lake.Bronze.RejectFile.ReadAsync().CountAsync());
        Assert.Equal(["rejects/measured.csv"], await TestLake.KeysAsync(lake.BronzeStorage, "rejects/"));
    }

    [Fact]
    public async Task A_file_of_nothing_but_bad_rows_takes_bounded_memory()
    {
        await using TestLake lake = TestLake.Make("local");
        string line = "x," + new string('n', 500) + ",\n";
        const int rows = 200_000;
        var file = new StringBuilder("id,name,email\n", (line.Length * rows) + 100).Insert(14, line, rows);
        await PutAsync(lake, Day, file.ToString());
        file.Clear().Capacity = 0;
        long before = GC.GetTotalMemory(forceFullCollection: true), peak = 0;
        using var stop = new CancellationTokenSource();
        Task watcher = Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
            {
                peak = Math.Max(peak, GC.GetTotalMemory(forceFullCollection: true) - before);
                await Task.Delay(10);
            }
        });
        var statistics = new ReadStatistics();
        Assert.Equal(0, await lake.Bronze.Users.ReadAsync(statistics).CountAsync());
        await stop.CancelAsync();
        await watcher;
        Assert.Equal(rows, statistics.Rejected);
        Assert.InRange(peak, 0, 32 << 20);
        Assert.Equal(rows, await lake.Bronze.Rejects.ReadAsync().CountAsync());
    }

    [Fact]
    public async Task A_failure_at_any_step_keeps_the_old_rejects_or_the_new_ones()
    {
        foreach (bool isFile in new[] { false, true })
        {
            for (int at = 1; ; at++)
            {
                var steps = new Steps();
                await using TestLake lake = TestLake.Make("memory", storage => new SteppedStorage(storage, steps));
                string key = isFile ? "measured/a.csv" : "users/2025-01-07/users.csv";
                await TestLake.PutAsync(lake.BronzeStorage, key, "id,name,email\nold1,a,\nold2,a,\n");
                await ReadAsync(lake, isFile);
                await TestLake.PutAsync(lake.BronzeStorage, key, Mixed(2000));
                steps.At = steps.Count + at;
                Exception? error = await Record.ExceptionAsync(() => ReadAsync(lake, isFile));
                bool isDone = steps.Count < steps.At;
                string step = steps.Log[^1];
                steps.At = int.MaxValue;
                string[] kept = isFile
                    ? await lake.Bronze.RejectFile.ReadAsync().Select(reject => reject.Value!).ToArrayAsync()
                    : await lake.Bronze.Rejects.ReadAsync().Select(reject => reject.Value!).ToArrayAsync();
                Assert.True(kept is ["old1", "old2"] || (kept.Length == 1000 && !kept.Contains("old1")), $"{step}: {kept.Length}");
                Assert.Equal(isDone, error is null);
                if (isDone)
                {
                    Assert.Equal(1000, kept.Length);
                    break;
                }

                var failure = Assert.IsType<TypedDaoException>(error);
                Assert.NotNull(failure.Operation);
                Assert.NotNull(failure.Object);
                Assert.NotNull(failure.Address);
                Assert.NotNull(failure.Cure);
                Assert.Equal(0, SteppedStream.OpenStreams(steps).Value);
            }
        }

        static async Task ReadAsync(TestLake lake, bool isFile)
            => await (isFile ? lake.Bronze.Measured.RejectingIntoFile().ReadAsync() : lake.Bronze.Users.ReadAsync()).CountAsync();
    }

    [Fact]
    public async Task A_cancellation_keeps_what_was_there()
    {
        await using TestLake lake = TestLake.Make();
        await PutAsync(lake, Day, "id,name,email\nold,a,\n");
        await lake.Bronze.Users.ReadAsync().CountAsync();
        await PutAsync(lake, Day, Mixed(20_000));
        using var cancellation = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (User user in lake.Bronze.Users.ReadAsync(cancellation.Token))
            {
                if (user.Id == 5001)
                {
                    await cancellation.CancelAsync();
                }
            }
        });
        Assert.Equal(["old"], await lake.Bronze.Rejects.ReadAsync().Select(reject => reject.Value!).ToArrayAsync());
    }

    [Fact]
    public async Task What_cannot_keep_rejects_is_refused()
    {
        await using TestLake lake = TestLake.Make();
        var files = (Interfaces.ITakesRejects)await lake.Context.ConnectAsync<Interfaces.IReadsRows>(lake.Bronze.Logs.Target, "x", default);
        var none = AsyncEnumerable.Empty<Codecs.RejectedRow>();
        var error = await Assert.ThrowsAsync<TypedDaoException>(
            async () => await files.KeepRejectsAsync<Entry, EntryShape>(lake.Bronze.Logs.Target, "s", true, none, default));
        Assert.Equal(
            "Rejected rows cannot be kept in a family or in a partitioned directory. [operation keep rejects, object bronze.logs, at memory://bronze/logs] " +
            "Let 'reject_to' name a directory or a file without placeholders and partition keys.",
            error.Message);
        error = await Assert.ThrowsAsync<TypedDaoException>(
            async () => await files.KeepRejectsAsync<User, UserShape>(lake.Silver.Log.Target, "s", true, none, default));
        Assert.Equal(
            "Column 'id' of type 'int64' cannot keep a part of a rejected row. [operation keep rejects, object silver.log, at memory://bronze/log] Declare the " +
            "columns source: string, line: int64, column: string?, value: string?, error: string and raw: string; others must be nullable.",
            error.Message);
    }

    private static Task PutAsync(TestLake lake, DateOnly day, string text) => TestLake.PutAsync(lake.BronzeStorage, $"users/{day:yyyy-MM-dd}/users.csv", text);

    /// <summary>Every second row is bad, beginning with the first.</summary>
    private static string Mixed(int rows)
        => "id,name,email\n" + string.Concat(Enumerable.Range(0, rows).Select(i => i % 2 == 0 ? $"x{i},n,\n" : string.Create(CultureInfo.InvariantCulture, $"{i},n,\n")));

    private static string Good(int rows) => string.Concat(Enumerable.Range(0, rows).Select(i => $"{i},n,\n"));
}
