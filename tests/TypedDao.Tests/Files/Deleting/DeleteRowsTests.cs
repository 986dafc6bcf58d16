using TypedDao.Filters;
using TypedDao.Storage;
using TypedDao.Tests.Support;

namespace TypedDao.Tests.Files.Deleting;

public sealed class DeleteRowsTests
{
    private const string Header = "id,name,email\n";

    public static TheoryData<string> Kinds => TestLake.Kinds;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Files_are_removed_rewritten_or_left(string kind)
    {
        await using TestLake lake = TestLake.Make(kind);
        await TestLake.PutAsync(lake.SilverStorage, "log/a.csv", Header + "1,a,\n2,b,\n3,c,\n");
        await TestLake.PutAsync(lake.SilverStorage, "log/b.csv", "name, id,email\nx,\"4\",e\n");
        await TestLake.PutAsync(lake.SilverStorage, "log/c.csv", Header + "2,b,\n2,b,\n");
        await TestLake.PutAsync(lake.SilverStorage, "log/_SUCCESS", "");
        await TestLake.PutAsync(lake.SilverStorage, "log/b.csv", Header + "\"4\",x,e\n");
        StorageEntry? before = await lake.SilverStorage.HeadAsync("log/b.csv", Stop);
        DeleteResult result = await lake.Silver.Log.Where(u => u.Id == 2).DeleteAsync(Stop);
        Assert.Equal(new DeleteResult(Rows: 3, FilesRewritten: 1, FilesRemoved: 1, FilesUnopened: 0), result);
        Assert.Equal(before, await lake.SilverStorage.HeadAsync("log/b.csv", Stop));
        SortedDictionary<string, string> files = await TestLake.FilesAsync(lake.SilverStorage);
        Assert.Equal(3, files.Count);
        Assert.Equal(Header + "1,a,\n3,c,\n", files.Single(file => file.Key.StartsWith("log/part-", StringComparison.Ordinal)).Value);
        Assert.Equal(default, await lake.Silver.Log.Where(u => u.Id == 2).DeleteAsync(Stop));
        Assert.Equal(files, await TestLake.FilesAsync(lake.SilverStorage));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Files_of_which_the_key_decides_are_not_opened(string kind)
    {
        var steps = new Steps();
        await using TestLake lake = TestLake.Make(kind, storage => new SteppedStorage(storage, steps));
        await lake.Silver.Events.AppendAsync(Events(60), Stop);
        await TestLake.PutAsync(lake.SilverStorage, "events/day=2025-01-01/region=r0/damaged.csv", "\0\0\0");
        steps.Log.Clear();
        DeleteResult result = await lake.Silver.Events.Where(e => e.Region == "r0").DeleteAsync(Stop);
        Assert.Equal(new DeleteResult(0, 0, 7, 7), result);
        Assert.DoesNotContain(steps.Log, step => step.StartsWith("get ", StringComparison.Ordinal) || step.StartsWith("head ", StringComparison.Ordinal));
        Assert.Equal(48, await lake.Silver.Events.CountAsync(Stop));

        // Only the files of one day are opened.
        steps.Log.Clear();
        result = await lake.Silver.Events.Where(e => e.Day == new DateOnly(2025, 1, 2) && e.Id >= 30).DeleteAsync(Stop);
        Assert.All(steps.Log.Where(step => step.StartsWith("get ", StringComparison.Ordinal)), step => Assert.Contains("day=2025-01-02/", step, StringComparison.Ordinal));
        Assert.Equal(Events(60).Count(e => e.Region != "r0" && e.Day.Day == 2 && e.Id >= 30), result.Rows);
        Assert.Equal(0, result.FilesUnopened);
    }

    [Theory]
    [InlineData("id >= 7 and region = 'r1'")]
    [InlineData("region is null or note = 'n3'")]
    [InlineData("not (id < 50) and day between '2025-01-02' and '2025-01-04'")]
    [InlineData("true")]
    [InlineData("false")]
    public async Task Exactly_the_matching_rows_are_deleted(string text)
    {
        await using TestLake lake = TestLake.Make();
        Event[] events = [.. Events(200), new() { Day = new(2025, 1, 3), Region = null, Id = 1000 }];
        for (int i = 0; i < 3; i++)
        {
            await lake.Silver.Events.AppendAsync(events.Where((_, index) => index % 3 == i), Stop);
        }

        Filter filter = FilterText.Parse(text, EventShape.Schema);
        var predicate = new RowPredicate(filter, EventShape.Schema);
        Event[] expected = [.. events.Where(row => !predicate.Matches<Event, EventShape>(row)).OrderBy(row => row.Id)];
        DeleteResult result = await lake.Silver.Events.Where(filter).DeleteAsync(Stop);
        Assert.Equal(expected, await lake.Silver.Events.ReadAsync(Stop).OrderBy(row => row.Id).ToArrayAsync(Stop));
        Assert.True(result.FilesUnopened > 0 || result.Rows == events.Length - expected.Length);
        Assert.False(await lake.Silver.Events.Where(filter).ExistsAsync(Stop));
    }

    [Fact]
    public async Task A_part_of_an_object_keeps_the_rest()
    {
        await using TestLake lake = TestLake.Make();
        await lake.Silver.Events.AppendAsync(Events(60), Stop);
        await lake.Silver.Events.For(new(2025, 1, 1), "r0").Where(e => e.Id == 0).Where(e => e.Note == "n0").DeleteAsync(Stop);
        Assert.Equal(59, await lake.Silver.Events.CountAsync(Stop));
        await lake.Silver.Events.Between(day: (new(2025, 1, 2), new(2025, 1, 3))).Where(e => e.Id < 30).DeleteAsync(Stop);
        Assert.Equal(Events(60).Count(e => e.Id != 0 && !(e.Day.Day is 2 or 3 && e.Id < 30)), await lake.Silver.Events.CountAsync(Stop));
        await lake.Bronze.Logs.For("eu").AppendAsync([new() { Region = "eu", Id = 1 }, new() { Region = "eu", Id = 2 }], Stop);
        await lake.Bronze.Logs.For("us").AppendAsync([new() { Region = "us", Id = 1 }], Stop);
        Assert.Equal(new DeleteResult(2, 1, 1, 0), await lake.Bronze.Logs.Where(l => l.Id == 1).DeleteAsync(Stop));
        Assert.Equal(new Entry { Region = "eu", Id = 2 }, Assert.Single(await lake.Bronze.Logs.ReadAsync(Stop).ToArrayAsync(Stop)));
    }

    [Fact]
    public async Task A_rewritten_file_stays_in_its_folder_with_its_compression()
    {
        await using TestLake lake = TestLake.Make();
        await TestLake.PutAsync(lake.SilverStorage, "months/year=2025/month=01/sub/a.csv", "id\n1\n2\n");
        await lake.Silver.Months.Where(m => m.Id == 1).DeleteAsync(Stop);
        Assert.StartsWith("months/year=2025/month=01/sub/part-", Assert.Single(await TestLake.KeysAsync(lake.SilverStorage)), StringComparison.Ordinal);
        await lake.Bronze.Packed.WriteAsync([new() { Id = 1, Name = "a" }, new() { Id = 2, Name = "b" }], Stop);
        await lake.BronzeStorage.GetAsync("packed.csv.gz", default, Stop);
        await lake.Silver.Log.WriteAsync("a.csv.gz", await lake.Bronze.Packed.OpenReadAsync(Stop), Stop);
        await lake.Silver.Log.Where(u => u.Id == 1).DeleteAsync(Stop);
        Assert.EndsWith(".csv.gz", (await lake.Silver.Log.ListAsync(Stop).SingleAsync(Stop)).Key, StringComparison.Ordinal);
        Assert.Equal(2, (await lake.Silver.Log.ReadAsync(Stop).SingleAsync(Stop)).Id);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Bad_rows_are_never_lost(bool skips)
    {
        await using TestLake lake = TestLake.Make();
        string folder = skips ? "lenient_log" : "log";
        await TestLake.PutAsync(lake.SilverStorage, $"{folder}/a.csv", Header + "1,a,\n2,b,\n");
        await TestLake.PutAsync(lake.SilverStorage, $"{folder}/b.csv", Header + "1,a,\nx,c,\n");
        SortedDictionary<string, string> files = await TestLake.FilesAsync(lake.SilverStorage);
        var error = await Assert.ThrowsAnyAsync<TypedDaoException>(async () => await DeleteAsync(1));
        Assert.Equal(
            skips
                ? "A file with rows to delete holds a row that cannot be read and would be lost: memory://silver/lenient_log/b.csv(3): column 'id': 'x': expected int64. " +
                    "[operation delete, object silver.lenient_log where id = 1, at memory://silver/lenient_log/b.csv] Correct or remove this row, then delete again. Nothing has been deleted."
                : "memory://silver/log/b.csv(3): column 'id': 'x': expected int64. [operation delete, object silver.log where id = 1, at memory://silver/log/b.csv] " +
                    "Correct the row or the columns in the catalog, or let the object say 'on_error: skip' or 'on_error: { reject_to: store.object }'.",
            error.Message);
        Assert.Equal(files, await TestLake.FilesAsync(lake.SilverStorage));
        if (skips)
        {
            // A file that stays as it is loses nothing.
            Assert.Equal(new DeleteResult(1, 1, 0, 0), await DeleteAsync(2));
            Assert.Equal(Header + "1,a,\nx,c,\n", await TestLake.TextAsync(lake.SilverStorage, "lenient_log/b.csv"));
        }

        ValueTask<DeleteResult> DeleteAsync(long id) => skips
            ? lake.Silver.LenientLog.Where(u => u.Id == id).DeleteAsync(Stop)
            : lake.Silver.Log.Where(u => u.Id == id).DeleteAsync(Stop);
    }

    [Theory]
    [InlineData("memory", false)]
    [InlineData("memory", true)]
    [InlineData("fixed keys", false)]
    [InlineData("fixed keys", true)]
    public async Task A_failure_at_any_step_loses_no_row(string kind, bool afterEffect)
    {
        for (int at = 1; ; at++)
        {
            var steps = new Steps();
            await using TestLake lake = TestLake.Make(kind, storage => new SteppedStorage(storage, steps));
            await lake.Silver.Events.AppendAsync([Event(1, "a"), Event(2, "a"), Event(3, "b"), Event(4, "b")], Stop);
            await lake.Silver.Events.AppendAsync([Event(5, "c"), Event(6, "d")], Stop);
            string[] oldKeys = await TestLake.KeysAsync(lake.SilverStorage);
            int before = steps.Count;
            (steps.At, steps.AfterEffect) = (before + at, afterEffect);
            Exception? error = await Record.ExceptionAsync(async () => await lake.Silver.Events.Where(e => e.Id == 1 || e.Id == 3 || e.Id == 5).DeleteAsync(Stop));
            bool isDone = steps.Count < before + at;
            string step = steps.Log[^1];
            steps.At = int.MaxValue;
            string[] keys = await TestLake.KeysAsync(lake.SilverStorage);
            long[] ids = await lake.Silver.Events.ReadAsync(Stop).Select(row => row.Id).Order().ToArrayAsync(Stop);
            if (isDone)
            {
                Assert.Null(error);
                Assert.Equal([2, 4, 6], ids);
                return;
            }

            Assert.True(new long[] { 2, 4, 6 }.All(ids.Contains), $"{step}: {string.Join(',', ids)}");
            var failure = Assert.IsType<TypedDaoException>(error);
            Assert.Equal("delete", failure.Operation);
            Assert.StartsWith("silver.events where id = 1", failure.Object, StringComparison.Ordinal);
            if (failure.Message.StartsWith("The rows to keep are safe, but ", StringComparison.Ordinal))
            {
                // Rows are there twice only where a file is named that is to be removed.
                string[] named = [.. keys.Where(key => failure.Message.Contains(key, StringComparison.Ordinal))];
                Assert.True(named.Length > 0 || afterEffect, step);
                foreach (string key in named)
                {
                    await lake.SilverStorage.DeleteAsync(key, Stop);
                }

                await HasIdsAsync(lake, 2, 4, 6);
            }
            else if (failure.Message.Contains("hold nothing but rows to delete", StringComparison.Ordinal))
            {
                await lake.Silver.Events.Where(e => e.Id == 5).DeleteAsync(Stop);
                await HasIdsAsync(lake, 2, 4, 6);
            }
            else
            {
                Assert.True(oldKeys.SequenceEqual(keys), $"{step}: {string.Join(',', keys)}");
                Assert.Equal([1, 2, 3, 4, 5, 6], ids);
            }
        }
    }

    [Fact]
    public async Task A_cancellation_at_any_step_deletes_all_or_nothing()
    {
        for (int at = 1; ; at++)
        {
            var steps = new Steps();
            using var cancellation = new CancellationTokenSource();
            steps.ActAsync = async () => await cancellation.CancelAsync();
            await using TestLake lake = TestLake.Make("memory", storage => new SteppedStorage(storage, steps));
            await lake.Silver.Events.AppendAsync([Event(1, "a"), Event(2, "a"), Event(3, "b"), Event(4, "b")], Stop);
            int before = steps.Count;
            steps.At = before + at;
            Exception? error = await Record.ExceptionAsync(async () => await lake.Silver.Events.Where(e => e.Id == 1 || e.Id == 3).DeleteAsync(cancellation.Token));
            bool isDone = steps.Count < before + at;
            steps.At = int.MaxValue;
            Assert.True(error is null or OperationCanceledException, error?.ToString());
            await HasIdsAsync(lake, error is null ? [2, 4] : [1, 2, 3, 4]);
            if (isDone)
            {
                Assert.Null(error);
                return;
            }
        }
    }

    [Theory]
    [InlineData("head", "Nothing has been deleted.", "5,e,\n1,other,\n")]
    [InlineData("complete", "Everything else has been deleted.", "5,e,\n1,other,\n")]
    [InlineData("complete", "Everything else has been deleted.", null)]
    public async Task What_is_written_meanwhile_is_a_conflict_and_stays(string when, string cure, string? written)
    {
        IObjectStorage? storage = null;
        var steps = new Steps { Counts = step => step.StartsWith(when, StringComparison.Ordinal), At = int.MaxValue };
        steps.ActAsync = async () =>
        {
            if (written is null)
            {
                await storage!.DeleteAsync("log/a.csv", Stop);
            }
            else
            {
                await TestLake.PutAsync(storage!, "log/a.csv", Header + written);
            }
        };
        await using TestLake lake = TestLake.Make("memory", inner => new SteppedStorage(inner, steps));
        storage = lake.SilverStorage;
        await TestLake.PutAsync(storage, "log/a.csv", Header + "1,a,\n2,b,\n");
        await TestLake.PutAsync(storage, "log/b.csv", Header + "1,a,\n3,c,\n");
        steps.At = 1;
        var error = await Assert.ThrowsAsync<TypedDaoException>(async () => await lake.Silver.Log.Where(u => u.Id == 1).DeleteAsync(Stop));
        Assert.Equal(ErrorKind.Conflict, error.Kind);
        Assert.True(error.IsTransient);
        Assert.StartsWith(
            "1 of the files were written or removed by others meanwhile, and are as they left them: memory://silver/log/a.csv. [operation delete, object silver.log where id = 1",
            error.Message,
            StringComparison.Ordinal);
        Assert.EndsWith(cure, error.Message, StringComparison.Ordinal);
        SortedDictionary<string, string> files = await TestLake.FilesAsync(storage);
        Assert.Equal(written is null ? null : Header + written, files.GetValueOrDefault("log/a.csv"));
        Assert.Equal(written is null ? 1 : 2, files.Count);
        steps.At = int.MaxValue;
        await lake.Silver.Log.Where(u => u.Id == 1).DeleteAsync(Stop);
        Assert.Equal(written is null ? [3] : new[] { 3, 5 }, await lake.Silver.Log.ReadAsync(Stop).Select(u => (int)u.Id).Order().ToArrayAsync(Stop));
    }

    [Fact]
    public async Task A_file_that_is_replaced_while_it_is_read_again_is_a_conflict()
    {
        IObjectStorage? storage = null;
        var steps = new Steps { Counts = step => step.StartsWith("get log/a.csv", StringComparison.Ordinal), At = int.MaxValue };
        steps.ActAsync = async () => await TestLake.PutAsync(storage!, "log/a.csv", Header + "9,new,\n");
        await using TestLake lake = TestLake.Make("memory", inner => new SteppedStorage(inner, steps));
        storage = lake.SilverStorage;
        await TestLake.PutAsync(storage, "log/a.csv", Header + "1,a,\n2,b,\n");
        steps.At = 2;
        var error = await Assert.ThrowsAsync<TypedDaoException>(async () => await lake.Silver.Log.Where(u => u.Id == 1).DeleteAsync(Stop));
        Assert.Equal(
            "The file was removed or replaced after the read had begun. [operation delete, object silver.log where id = 1, at memory://silver/log/a.csv] " +
            "Delete again: the object was written meanwhile. Nothing has been deleted.",
            error.Message);
        Assert.Equal(Header + "9,new,\n", await TestLake.TextAsync(storage, "log/a.csv"));
    }

    [Fact]
    public async Task What_could_not_be_removed_is_named()
    {
        var steps = new Steps { Counts = step => step.StartsWith("delete", StringComparison.Ordinal), At = 1, AndAllAfter = true };
        await using TestLake lake = TestLake.Make("memory", storage => new SteppedStorage(storage, steps));
        await TestLake.PutAsync(lake.SilverStorage, "log/a.csv", Header + "1,a,\n2,b,\n");
        var error = await Assert.ThrowsAsync<TypedDaoException>(async () => await lake.Silver.Log.Where(u => u.Id == 1).DeleteAsync(Stop));
        Assert.Equal(
            "The rows to keep are safe, but 1 files that hold them a second time could not be removed: memory://silver/log/a.csv. " +
            "[operation delete, object silver.log where id = 1, at memory://silver/log] " +
            "Remove these files: until then rows are read twice, and rows that were to be deleted are read too.",
            error.Message);
        error = await Assert.ThrowsAsync<TypedDaoException>(async () => await lake.Silver.Log.Where(Filter.All).DeleteAsync(Stop));
        Assert.Contains("2 of the files that hold nothing but rows to delete could not be removed: memory://silver/log/a.csv, memory://silver/log/part-", error.Message, StringComparison.Ordinal);
        Assert.EndsWith(" Delete again.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Deletions_at_once_leave_each_row_once()
    {
        await using TestLake lake = TestLake.Make("local");
        await lake.Silver.Log.AppendAsync(Enumerable.Range(0, 2000).Select(i => new User { Id = i, Name = "n" }), Stop);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(i => lake.Silver.Log.Where(u => u.Id.Between(i * 100, (i * 100) + 49)).DeleteAsync(Stop).AsTask()));
        Assert.Equal(
            Enumerable.Range(0, 2000).Where(i => i >= 800 || i % 100 >= 50).Select(i => (long)i),
            await lake.Silver.Log.ReadAsync(Stop).Select(u => u.Id).Order().ToArrayAsync(Stop));
    }

    [Fact]
    public async Task A_single_file_is_refused()
    {
        await using TestLake lake = TestLake.Make();
        var file = new AsDeletable(lake.Bronze.People.Target);
        var error = await Assert.ThrowsAsync<TypedDaoException>(async () => await file.Where(u => u.Id == 1).DeleteAsync(Stop));
        Assert.Equal(
            "The object is one file, which is replaced or removed as a whole. [operation delete, object bronze.people where id = 1, at memory://bronze/people.csv] " +
            "Write its other rows with WriteAsync.",
            error.Message);
    }

    private static async Task HasIdsAsync(TestLake lake, params long[] ids)
        => Assert.Equal(ids, await lake.Silver.Events.ReadAsync(Stop).Select(row => row.Id).Order().ToArrayAsync(Stop));

    private static IEnumerable<Event> Events(int count)
        => Enumerable.Range(0, count).Select(i => new Event { Day = new(2025, 1, 1 + (i % 6)), Region = $"r{i % 5}", Id = i, Note = $"n{i}" });

    private static Event Event(long id, string region) => new() { Day = new(2025, 1, 7), Region = region, Id = id };

    private sealed class AsDeletable(ObjectTarget target) : DataObject<User, UserShape>(target), IRowDeletable<User, UserColumns>;
}
