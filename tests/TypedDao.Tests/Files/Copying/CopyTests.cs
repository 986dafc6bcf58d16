using TypedDao.Storage;
using TypedDao.Tests.Support;

namespace TypedDao.Tests.Files.Copying;

public sealed class CopyTests
{
    private const string Header = "id,name,email\n";

    public static TheoryData<string> Kinds => TestLake.Kinds;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Equal_files_are_copied_as_they_are(string kind)
    {
        var steps = new Steps();
        await using TestLake lake = TestLake.Make(kind, storage => new SteppedStorage(storage, steps));
        await lake.Silver.Events.AppendAsync(Events(20), Stop);
        await lake.Silver.EventsCopy.AppendAsync(Events(3), Stop);
        steps.Log.Clear();
        WriteResult within = await lake.Silver.Events.CopyToAsync(lake.Silver.EventsCopy, Stop);
        Assert.Equal((0L, 5), (within.Rows, within.Files));
        Assert.DoesNotContain(steps.Log, step => step.StartsWith("get ", StringComparison.Ordinal) || step.StartsWith("open ", StringComparison.Ordinal));
        await SameAsync(lake.SilverStorage, "events/", lake.SilverStorage, "events_copy/");

        WriteResult across = await lake.Silver.Events.CopyToAsync(lake.Bronze.EventsArchive, Stop);
        Assert.Equal(within, across);
        await SameAsync(lake.SilverStorage, "events/", lake.BronzeStorage, "events_archive/");

        // A file with bad rows is copied with them.
        await TestLake.PutAsync(lake.BronzeStorage, "people.csv", Header + "1,a,\nbad\n");
        await lake.Bronze.People.CopyToAsync(lake.Bronze.PeopleCopy, Stop);
        Assert.Equal(Header + "1,a,\nbad\n", await lake.Bronze.PeopleCopy.ReadTextAsync(Stop));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Other_formats_and_queries_are_copied_row_by_row(string kind)
    {
        await using TestLake lake = TestLake.Make(kind);
        await lake.Silver.Events.AppendAsync(Events(20), Stop);
        await lake.Silver.EventsList.AppendAsync(Events(3), Stop);
        Assert.Equal(20, (await lake.Silver.Events.CopyToAsync(lake.Silver.EventsList, Stop)).Rows);
        Assert.Equal(Events(20), await lake.Silver.EventsList.ReadAsync(Stop).OrderBy(e => e.Id).ToArrayAsync(Stop));
        Assert.Equal(5, (await lake.Silver.Events.Where(e => e.Id < 5).CopyToAsync(lake.Silver.EventsCopy, Stop)).Rows);
        Assert.Equal(5, await lake.Silver.EventsCopy.CountAsync(Stop));
        await lake.Bronze.People.WriteAsync([User(1)], Stop);
        await lake.Bronze.People.CopyToAsync(lake.Bronze.Packed, Stop);
        Assert.Equal([User(1)], await lake.Bronze.Packed.ReadAsync(Stop).ToArrayAsync(Stop));
        await lake.Bronze.Packed.CopyToAsync(lake.Silver.Log, Stop);
        Assert.Equal([User(1)], await lake.Silver.Log.ReadAsync(Stop).ToArrayAsync(Stop));
        await lake.Bronze.Users.For(new(2025, 1, 7)).CreateAsync([User(2)], Stop);
        await lake.Bronze.Users.CopyToAsync(lake.Bronze.People, Stop);
        Assert.Equal([User(2)], await lake.Bronze.People.ReadAsync(Stop).ToArrayAsync(Stop));
    }

    [Fact]
    public async Task Parts_are_copied_where_they_belong()
    {
        await using TestLake lake = TestLake.Make();
        await lake.Silver.Events.AppendAsync(Events(20), Stop);
        await lake.Silver.EventsCopy.AppendAsync(Events(20), Stop);
        DateOnly day = new(2025, 1, 7);
        await lake.Silver.Events.For(day, "r1").Where(e => e.Id > 1).DeleteAsync(Stop);
        await lake.Silver.Events.For(day, "r1").CopyToAsync(lake.Silver.EventsCopy.For(day, "r1"), Stop);
        Assert.Equal(Events(20).Where(e => e.Region != "r1" || e.Id == 1), await lake.Silver.EventsCopy.ReadAsync(Stop).OrderBy(e => e.Id).ToArrayAsync(Stop));
        var error = await Assert.ThrowsAsync<TypedDaoException>(async () => await lake.Silver.Events.CopyToAsync(lake.Silver.EventsCopy.For(day, "r2"), Stop));
        Assert.Equal(ErrorKind.InvalidValue, error.Kind);
        Assert.Contains("does not belong to silver.events_copy[day=2025-01-07, region=r2]: its 'region' is 'r0', expected is 'r2'", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_move_leaves_the_destination_alone(string kind)
    {
        await using TestLake lake = TestLake.Make(kind);
        await lake.Silver.Events.AppendAsync(Events(20), Stop);
        await lake.Silver.Events.MoveToAsync(lake.Silver.EventsCopy, Stop);
        Assert.Equal(0, await lake.Silver.Events.CountAsync(Stop));
        await lake.Silver.EventsCopy.MoveToAsync(lake.Bronze.EventsArchive, Stop);
        Assert.False(await lake.Silver.EventsCopy.ExistsAsync(Stop));
        Assert.Equal(20, (await lake.Bronze.EventsArchive.MoveToAsync(lake.Silver.EventsList, Stop)).Rows);
        Assert.Equal(Events(20), await lake.Silver.EventsList.ReadAsync(Stop).OrderBy(e => e.Id).ToArrayAsync(Stop));
        Assert.Empty(await TestLake.KeysAsync(lake.BronzeStorage));
        await lake.Silver.EventsList.For(new(2025, 1, 7), "r1").MoveToAsync(lake.Silver.EventsCopy, Stop);
        Assert.Equal((16, 4), (await lake.Silver.EventsList.CountAsync(Stop), await lake.Silver.EventsCopy.CountAsync(Stop)));
    }

    [Fact]
    public async Task Bytes_are_copied_and_moved()
    {
        await using TestLake lake = TestLake.Make();
        await lake.Bronze.Note.WriteTextAsync("text", Stop);
        await lake.Bronze.Note.CopyToAsync(lake.Bronze.NoteCopy, Stop);
        Assert.Equal("text", await lake.Bronze.NoteCopy.ReadTextAsync(Stop));
        await lake.Bronze.Note.MoveToAsync(lake.Bronze.NoteCopy, Stop);
        Assert.False(await lake.Bronze.Note.ExistsAsync(Stop));
        await lake.Bronze.Blobs.WriteTextAsync("a/b.bin", "1", Stop);
        await lake.Bronze.Blobs.WriteTextAsync("c", "2", Stop);
        await lake.Silver.Files.WriteTextAsync("c", "old", Stop);
        await lake.Silver.Files.WriteTextAsync("d", "other", Stop);
        Assert.Equal(new WriteResult(0, 2, 2), await lake.Bronze.Blobs.CopyToAsync(lake.Silver.Files, Stop));
        Assert.Equal(("1", "2", "other"), (await lake.Silver.Files.ReadTextAsync("a/b.bin", Stop), await lake.Silver.Files.ReadTextAsync("c", Stop), await lake.Silver.Files.ReadTextAsync("d", Stop)));
        await lake.Silver.Files.MoveToAsync(lake.Bronze.Blobs, Stop);
        Assert.False(await lake.Silver.Files.ExistsAsync(Stop));
        Assert.Equal(3, await lake.Bronze.Blobs.ListAsync(Stop).CountAsync(Stop));
        await Assert.ThrowsAsync<TypedDaoException>(async () => await lake.Bronze.Note.CopyToAsync(lake.Bronze.NoteCopy, Stop));
    }

    [Fact]
    public async Task What_would_be_lost_stays_at_the_source()
    {
        await using TestLake lake = TestLake.Make();
        await TestLake.PutAsync(lake.SilverStorage, "lenient_log/a.csv", Header + "1,a,\nbad\n");
        var error = await Assert.ThrowsAsync<TypedDaoException>(async () => await lake.Silver.LenientLog.MoveToAsync(lake.Bronze.PeopleList, Stop));
        Assert.Equal(
            "1 rows were copied to bronze.people_list, but 1 were not, since they cannot be read: the source stays as it is. " +
            "[operation move, object silver.lenient_log] Correct or remove these rows and move again, or delete the source.",
            error.Message);
        Assert.Equal(Header + "1,a,\nbad\n", await TestLake.TextAsync(lake.SilverStorage, "lenient_log/a.csv"));

        await lake.Silver.Log.AppendAsync([User(1)], Stop);
        foreach (Func<Task> move in (Func<Task>[])[
            async () => await lake.Silver.Log.MoveToAsync(lake.Silver.Log, Stop),
            async () => await lake.Silver.Log.MoveToAsync(lake.Silver.LogView, Stop)])
        {
            error = await Assert.ThrowsAsync<TypedDaoException>(move);
            Assert.Contains("Nothing is removed, since silver.log", error.Message, StringComparison.Ordinal);
            Assert.EndsWith("has files of the source: it would be moved onto itself. [operation move, object silver.log, at " + error.Address + "] Move to another place.", error.Message, StringComparison.Ordinal);
            Assert.Equal([User(1)], await lake.Silver.Log.ReadAsync(Stop).ToArrayAsync(Stop));
        }
    }

    [Fact]
    public async Task What_is_written_during_a_move_stays()
    {
        IObjectStorage? storage = null;
        var steps = new Steps { Counts = step => step.StartsWith("complete people_copy", StringComparison.Ordinal) || step.StartsWith("copy ", StringComparison.Ordinal), At = int.MaxValue };
        steps.ActAsync = async () => await TestLake.PutAsync(storage!, "people.csv", Header + "2,new,\n");
        await using TestLake lake = TestLake.Make("memory", inner => new SteppedStorage(inner, steps));
        storage = lake.BronzeStorage;
        await lake.Bronze.People.WriteAsync([User(1)], Stop);
        steps.At = steps.Count + 1;
        var error = await Assert.ThrowsAsync<TypedDaoException>(async () => await lake.Bronze.People.MoveToAsync(lake.Bronze.PeopleCopy, Stop));
        Assert.Equal(ErrorKind.Conflict, error.Kind);
        Assert.Equal(
            "The copy is complete, but 1 of the files of the source were written or removed by others meanwhile, and are as they left them: memory://bronze/people.csv. " +
            "[operation move, object bronze.people, at memory://bronze/people.csv] Compare them with the copy, which may lack what was written, then move again or delete them.",
            error.Message);
        Assert.Equal(Header + "2,new,\n", await lake.Bronze.People.ReadTextAsync(Stop));
    }

    [Theory]
    [InlineData("memory", false, true)]
    [InlineData("memory", true, true)]
    [InlineData("fixed keys", true, true)]
    [InlineData("memory", false, false)]
    [InlineData("memory", true, false)]
    public async Task A_move_that_fails_at_any_step_loses_no_row(string kind, bool afterEffect, bool asFiles)
    {
        for (int at = 1; ; at++)
        {
            var steps = new Steps();
            await using TestLake lake = TestLake.Make(kind, storage => new SteppedStorage(storage, steps));
            await lake.Silver.Events.AppendAsync(Events(10), Stop);
            int before = steps.Count;
            (steps.At, steps.AfterEffect) = (before + at, afterEffect);
            Exception? error = await Record.ExceptionAsync(async () => await (asFiles
                ? lake.Silver.Events.MoveToAsync(lake.Silver.EventsCopy, Stop)
                : lake.Silver.Events.MoveToAsync(lake.Silver.EventsList, Stop)));
            bool isDone = steps.Count < before + at;
            string step = steps.Log[^1];
            steps.At = int.MaxValue;
            long[] from = await lake.Silver.Events.ReadAsync(Stop).Select(e => e.Id).ToArrayAsync(Stop);
            long[] to = await (asFiles ? lake.Silver.EventsCopy.ReadAsync(Stop) : lake.Silver.EventsList.ReadAsync(Stop)).Select(e => e.Id).ToArrayAsync(Stop);
            Assert.True(Enumerable.Range(0, 10).All(id => from.Contains(id) || to.Contains(id)), $"{step}: {string.Join(',', from)} and {string.Join(',', to)}");
            Assert.True(to.Length is 0 or 10, $"{step}: {string.Join(',', to)}");
            if (isDone)
            {
                Assert.Null(error);
                Assert.Empty(from);
                return;
            }

            // The removal of a hidden file concerns no reader.
            if (error is not null)
            {
                Assert.Equal("move", Assert.IsType<TypedDaoException>(error).Operation);
                Assert.Equal(to.Length == 10, error.Message.StartsWith("The copy is complete, but ", StringComparison.Ordinal) || to.Length == 10);
            }
        }
    }

    [Fact]
    public async Task What_a_failed_copy_has_replaced_is_named()
    {
        var steps = new Steps { Counts = step => step.StartsWith("copy ", StringComparison.Ordinal), At = int.MaxValue, AfterEffect = true, AndAllAfter = true };
        await using TestLake lake = TestLake.Make("memory", storage => new SteppedStorage(storage, steps));
        await TestLake.PutAsync(lake.SilverStorage, "events/day=2025-01-07/region=a/x.csv", "id,note\n1,\n");
        await TestLake.PutAsync(lake.SilverStorage, "events_copy/day=2025-01-07/region=a/x.csv", "id,note\n2,\n");
        steps.At = 1;
        var error = await Assert.ThrowsAsync<TypedDaoException>(async () => await lake.Silver.Events.CopyToAsync(lake.Silver.EventsCopy, Stop));
        Assert.Equal(
            "The copy has failed before its end, and some files of the destination may be those of the source already: memory://silver/events_copy/day=2025-01-07/region=a/x.csv. " +
            "[operation copy, object silver.events, at memory://silver/events] Do the same again.",
            error.Message);
    }

    [Theory]
    [InlineData(false, "copy")]
    [InlineData(true, "move")]
    public async Task What_could_not_be_replaced_is_named_with_a_cure_that_fits(bool moves, string operation)
    {
        var steps = new Steps { Counts = step => step.Contains("events_copy", StringComparison.Ordinal) && step.StartsWith("delete ", StringComparison.Ordinal), At = 1, AndAllAfter = true };
        await using TestLake lake = TestLake.Make("memory", storage => new SteppedStorage(storage, steps));
        await TestLake.PutAsync(lake.SilverStorage, "events/day=2025-01-07/region=a/x.csv", "id,note\n1,\n");
        await TestLake.PutAsync(lake.SilverStorage, "events_copy/day=2025-01-07/region=a/y.csv", "id,note\n2,\n");
        var error = await Assert.ThrowsAsync<TypedDaoException>(async () => await (moves
            ? lake.Silver.Events.MoveToAsync(lake.Silver.EventsCopy, Stop)
            : lake.Silver.Events.CopyToAsync(lake.Silver.EventsCopy, Stop)));
        Assert.Equal(
            "The new files are complete, but 1 of the files that they replace could not be removed: memory://silver/events_copy/day=2025-01-07/region=a/y.csv. " +
            $"[operation {operation}, object silver.events, at memory://silver/events] Do the same again, or remove these files: until then their rows are read too.",
            error.Message);
        Assert.True(await lake.Silver.Events.ExistsAsync(Stop));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Whichever_step_of_a_move_fails_it_is_the_move_that_has_failed(bool asRows)
    {
        await using TestLake lake = TestLake.Make();
        await TestLake.PutAsync(lake.SilverStorage, "log/a.csv", Header + "bad\n");
        var error = await Assert.ThrowsAnyAsync<TypedDaoException>(async () => await (asRows
            ? lake.Silver.Log.MoveToAsync(lake.Bronze.PeopleList, Stop)
            : lake.Bronze.People.MoveToAsync(lake.Bronze.PeopleCopy, Stop)));
        Assert.Equal((asRows ? ErrorKind.InvalidData : ErrorKind.NotFound, "move"), (error.Kind, error.Operation));
    }

    [Fact]
    public async Task What_a_move_could_not_remove_is_named()
    {
        var steps = new Steps { Counts = step => step == "delete people.csv", At = 1, AndAllAfter = true };
        await using TestLake lake = TestLake.Make("memory", storage => new SteppedStorage(storage, steps));
        await lake.Bronze.People.WriteAsync([User(1)], Stop);
        var error = await Assert.ThrowsAsync<TypedDaoException>(async () => await lake.Bronze.People.MoveToAsync(lake.Bronze.PeopleCopy, Stop));
        Assert.Equal(
            "The copy is complete, but 1 of the files of the source could not be removed: memory://bronze/people.csv. " +
            "[operation move, object bronze.people, at memory://bronze/people.csv] Remove these files, or move again.",
            error.Message);
        Assert.Equal([User(1)], await lake.Bronze.PeopleCopy.ReadAsync(Stop).ToArrayAsync(Stop));
    }

    [Fact]
    public async Task A_file_that_ends_early_is_not_copied()
    {
        await using TestLake lake = TestLake.Make("memory", storage => new ShortStorage(storage));
        await lake.Bronze.Note.WriteTextAsync("text", Stop);
        await using TestLake other = TestLake.Make();
        var error = await Assert.ThrowsAsync<TypedDaoException>(async () => await lake.Bronze.Note.CopyToAsync(other.Bronze.NoteCopy, Stop));
        Assert.StartsWith("The data ended before its length was reached. [operation ", error.Message, StringComparison.Ordinal);
        Assert.False(await other.Bronze.NoteCopy.ExistsAsync(Stop));
    }

    [Fact]
    public async Task Files_without_a_place_in_the_destination_are_refused()
    {
        await using TestLake lake = TestLake.Make();
        await lake.Bronze.Blobs.WriteTextAsync("a.csv", "day,id\n", Stop);
        var error = await Assert.ThrowsAsync<TypedDaoException>(
            async () => await ((INamedByteReadable)lake.Bronze.Blobs).CopyToAsync((INamedByteWritable)lake.Silver.Events, Stop));
        Assert.Equal(
            "The files cannot be copied to silver.events under their names: two of them would meet, or it is not said where they belong. " +
            "[operation copy, object bronze.blobs] Copy to a directory with the same placeholders and partition columns, or copy the files one by one.",
            error.Message);
    }

    [Fact]
    public async Task A_cancelled_copy_leaves_the_destination()
    {
        for (int at = 1; ; at++)
        {
            var steps = new Steps();
            using var cancellation = new CancellationTokenSource();
            steps.ActAsync = async () => await cancellation.CancelAsync();
            await using TestLake lake = TestLake.Make("memory", storage => new SteppedStorage(storage, steps));
            await lake.Silver.Events.AppendAsync(Events(10), Stop);
            int before = steps.Count;
            steps.At = before + at;
            Exception? error = await Record.ExceptionAsync(async () => await lake.Silver.Events.MoveToAsync(lake.Bronze.EventsArchive, cancellation.Token));
            bool isDone = steps.Count < before + at;
            steps.At = int.MaxValue;
            Assert.True(error is null or OperationCanceledException, error?.ToString());
            Assert.True(await lake.Bronze.EventsArchive.CountAsync(Stop) is 0 or 10);
            Assert.Equal(error is null ? 0 : 10, await lake.Silver.Events.CountAsync(Stop));
            if (isDone)
            {
                return;
            }
        }
    }

    /// <summary>Gives a byte less than a file has.</summary>
    private sealed class ShortStorage(IObjectStorage inner) : DelegatingStorage(inner)
    {
        public override async ValueTask<StorageObject> GetAsync(string key, GetOptions options, CancellationToken cancellationToken)
        {
            await using StorageObject opened = await Inner.GetAsync(key, options, cancellationToken);
            byte[] content = new byte[opened.Entry.Length - 1];
            await opened.Content.ReadExactlyAsync(content, cancellationToken);
            return new StorageObject(opened.Entry, new MemoryStream(content));
        }
    }

    private static async Task SameAsync(IObjectStorage one, string from, IObjectStorage two, string to)
    {
        SortedDictionary<string, string> expected = await TestLake.FilesAsync(one, from), found = await TestLake.FilesAsync(two, to);
        Assert.Equal(expected.Select(file => (file.Key[from.Length..], file.Value)), found.Select(file => (file.Key[to.Length..], file.Value)));
    }

    private static Event[] Events(int count)
        => [.. Enumerable.Range(0, count).Select(i => new Event { Day = new(2025, 1, 7), Region = $"r{i % 5}", Id = i, Note = $"n{i}" })];

    private static User User(long id) => new() { Id = id, Name = $"n{id}" };
}
