using TypedDao.Tests.Support;

namespace TypedDao.Tests.Files.Writing;

/// <summary>A write of several files of one folder is like one of several folders: all of them appear, or none.</summary>
public sealed class SplitTests
{
    private static readonly DateOnly Day = new(2025, 1, 7);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_failure_at_any_step_of_an_addition_leaves_nothing_visible(bool afterEffect)
    {
        for (int at = 1; ; at++)
        {
            var steps = new Steps { At = at, AfterEffect = afterEffect };
            await using TestLake lake = TestLake.Make("memory", storage => new SteppedStorage(storage, steps));
            Exception? error = await Record.ExceptionAsync(async () => await lake.Silver.EventsSplit.AppendAsync(Events(0, 5)));
            string[] keys = await TestLake.KeysAsync(lake.SilverStorage);
            if (steps.Count < at)
            {
                Assert.Null(error);
                Assert.Equal(["0.csv", "1.csv", "2.csv", "3.csv", "4.csv"], keys.Select(key => key[^5..]));
                return;
            }

            Assert.StartsWith("Injected at ", Assert.IsType<TypedDaoException>(error).Message, StringComparison.Ordinal);
            Assert.Empty(keys);
        }
    }

    [Theory]
    [InlineData("memory", false)]
    [InlineData("memory", true)]
    [InlineData("fixed keys", false)]
    [InlineData("fixed keys", true)]
    public async Task A_failure_at_any_step_of_a_replacement_leaves_the_old_rows_or_all_new_ones(string kind, bool afterEffect)
    {
        Event[] old = Events(0, 3), young = [.. Events(0, 1), .. Events(7, 3)];
        for (int at = 1; ; at++)
        {
            var steps = new Steps();
            await using TestLake lake = TestLake.Make(kind, storage => new SteppedStorage(storage, steps));
            await lake.Silver.EventsSplit.OverwriteAsync(old);
            string[] oldKeys = await TestLake.KeysAsync(lake.SilverStorage);
            int before = steps.Count;
            (steps.At, steps.AfterEffect) = (before + at, afterEffect);

            Exception? error = await Record.ExceptionAsync(async () => await lake.Silver.EventsSplit.OverwriteAsync(young));

            bool isDone = steps.Count < before + at;
            steps.At = int.MaxValue;
            Event[] rows = await lake.Silver.EventsSplit.ReadAsync().ToArrayAsync();
            if (error is null)
            {
                Assert.Equal(young, rows);
            }
            else if (error.Message.StartsWith("The new files are complete, but ", StringComparison.Ordinal))
            {
                Assert.All(young, row => Assert.Contains(row, rows));
            }
            else
            {
                Assert.Equal(old, rows);
                Assert.Equal(oldKeys, await TestLake.KeysAsync(lake.SilverStorage));
            }

            if (isDone)
            {
                Assert.Null(error);
                return;
            }
        }
    }

    [Fact]
    public async Task A_deletion_of_rows_leaves_as_many_files()
    {
        await using TestLake lake = TestLake.Make();
        await lake.Silver.Events.AppendAsync(Events(0, 6));
        await lake.Silver.Events.CopyToAsync(lake.Silver.EventsSplit);

        await lake.Silver.EventsSplit.Where(row => row.Id > 2).DeleteAsync();

        // A file is copied as it is, and rewritten as one.
        Assert.Single(await TestLake.KeysAsync(lake.SilverStorage, "events_split/"));
        Assert.Equal(Events(0, 3), await lake.Silver.EventsSplit.ReadAsync().ToArrayAsync());
    }

    private static Event[] Events(int first, int count)
        => [.. Enumerable.Range(first, count).Select(id => new Event { Day = Day, Region = "eu", Id = id, Note = "note" })];
}
