using System.Text;
using TypedDao.Tests.Support;

namespace TypedDao.Tests.Files.Reading;

public sealed class RowReadingTests
{
    public static TheoryData<string> Kinds => TestLake.Kinds;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_family_is_read_in_the_order_of_its_files(string kind)
    {
        await using TestLake lake = TestLake.Make(kind);
        const string second = "id,name,email\n3,Cäcilie,\n", first = "id,name,email\n1,Ann,a@x\n2,\"Bob, \"\"B\"\"\",\n";
        await TestLake.PutAsync(lake.BronzeStorage, "users/2025-01-08/users.csv", second);
        await TestLake.PutAsync(lake.BronzeStorage, "users/2025-01-07/users.csv", first);
        await TestLake.PutAsync(lake.BronzeStorage, "users/2025-01-07/other.csv", "not of the family");
        await TestLake.PutAsync(lake.BronzeStorage, "users/readme.md", "not of the family");
        var statistics = new ReadStatistics();
        User[] users = await lake.Bronze.Users.ReadAsync(statistics).ToArrayAsync();
        Assert.Equal(
            [
                new User { Id = 1, Name = "Ann", Email = "a@x" }, new User { Id = 2, Name = "Bob, \"B\"" }, new User { Id = 3, Name = "Cäcilie" },
            ],
            users);
        Assert.Equal((3, 2, 0, Encoding.UTF8.GetByteCount(first + second)), (statistics.Rows, statistics.Files, statistics.Rejected, statistics.Bytes));
        Assert.Equal([users[2]], await lake.Bronze.Users.For(new(2025, 1, 8)).ReadAsync().ToArrayAsync());
        Assert.Equal([users[2]], await lake.Bronze.Users.Between(new(2025, 1, 8), new(2026, 1, 1)).ReadAsync().ToArrayAsync());
        Assert.Equal(users[..2], await lake.Bronze.Users.In(new DateOnly(2025, 1, 7), new DateOnly(2024, 1, 1)).ReadAsync().ToArrayAsync());
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Columns_named_like_a_parameter_come_from_the_path(string kind)
    {
        await using TestLake lake = TestLake.Make(kind);
        await TestLake.PutAsync(lake.BronzeStorage, "logs/eu/a.jsonl", "{\"id\":1}\n");
        await TestLake.PutAsync(lake.BronzeStorage, "logs/us/deep/b.jsonl", "{\"id\":2}\n");
        await TestLake.PutAsync(lake.SilverStorage, "events/day=2025-01-07/region=S%2FP/x.csv", "id,note\n3,a\n");
        await TestLake.PutAsync(lake.SilverStorage, "events/day=2025-01-07/region=__HIVE_DEFAULT_PARTITION__/x.csv", "id,note\n4,\n");
        Assert.Equal(
            [new Entry { Region = "eu", Id = 1 }, new Entry { Region = "us", Id = 2 }],
            await lake.Bronze.Logs.ReadAsync().ToArrayAsync());
        Assert.Equal(
            [new Event { Day = new(2025, 1, 7), Region = "S/P", Id = 3, Note = "a" }, new Event { Day = new(2025, 1, 7), Id = 4 }],
            await lake.Silver.Events.ReadAsync().ToArrayAsync());
        Assert.Equal(3, (await lake.Silver.Events.For(new(2025, 1, 7), "S/P").ReadAsync().SingleAsync()).Id);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Files_of_others_and_hidden_ones_are_left_alone(string kind)
    {
        await using TestLake lake = TestLake.Make(kind);
        await TestLake.PutAsync(lake.SilverStorage, "log/a.csv", "id,name,email\n1,a,\n");
        foreach (string other in new[] { "_SUCCESS", "_x.csv", ".x.csv", "_temporary/0/x.csv", ".hidden/x.csv", "readme.md", "csv", ".csv", "x.CSV", "x.jsonl" })
        {
            await TestLake.PutAsync(lake.SilverStorage, $"log/{other}", "\"");
        }

        Assert.Equal(1, await lake.Silver.Log.ReadAsync().CountAsync());
        Assert.Equal(["log/a.csv"], await lake.Silver.Log.ListAsync().Select(entry => entry.Key).ToArrayAsync());
        await TestLake.PutAsync(lake.SilverStorage, "logs/x.csv", "not of the directory");
        Assert.Equal(1, await lake.Silver.Log.ReadAsync().CountAsync());
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_missing_file_is_an_error_and_an_empty_directory_is_none(string kind)
    {
        await using TestLake lake = TestLake.Make(kind);
        var error = await Assert.ThrowsAsync<TypedDaoException>(async () => await lake.Bronze.People.ReadAsync().CountAsync());
        Assert.Equal(ErrorKind.NotFound, error.Kind);
        Assert.Equal(
            ("read", "bronze.people", lake.BronzeStorage.AddressOf("people.csv"), "Check the address, or write the data first."),
            (error.Operation, error.Object, error.Address, error.Cure));
        error = await Assert.ThrowsAsync<TypedDaoException>(async () => await lake.Bronze.Users.For(new(2025, 1, 7)).ReadAsync().CountAsync());
        Assert.Equal(("bronze.users[day=2025-01-07]", lake.BronzeStorage.AddressOf("users/2025-01-07/users.csv")), (error.Object, error.Address));

        Assert.Equal(0, await lake.Bronze.Users.ReadAsync().CountAsync());
        Assert.Equal(0, await lake.Silver.Log.ReadAsync().CountAsync());
        Assert.Equal(0, await lake.Silver.Events.For(new(2025, 1, 7), "x").ReadAsync().CountAsync());
    }

    [Fact]
    public async Task Empty_and_compressed_files_are_read()
    {
        await using TestLake lake = TestLake.Make();
        await TestLake.PutAsync(lake.BronzeStorage, "people.csv", "");
        Assert.Equal(0, await lake.Bronze.People.ReadAsync().CountAsync());
        User[] users = [.. Enumerable.Range(0, 5000).Select(i => new User { Id = i, Name = $"name {i}" })];
        WriteResult result = await lake.Bronze.Packed.WriteAsync(users);
        var statistics = new ReadStatistics();
        Assert.Equal(users, await lake.Bronze.Packed.ReadAsync(statistics).ToArrayAsync());
        Assert.Equal((5000, result.Bytes), (statistics.Rows, statistics.Bytes));
        Assert.InRange(result.Bytes, 1, 60_000);
    }

    [Fact]
    public async Task A_bad_row_ends_the_read_with_everything_said()
    {
        await using TestLake lake = TestLake.Make();
        await TestLake.PutAsync(lake.BronzeStorage, "people.csv", "id,name,email\n1,a,\nx,b,\n");
        var read = new List<User>();
        var error = await Assert.ThrowsAsync<BadRowException>(async () =>
        {
            await foreach (User user in lake.Bronze.People.ReadAsync())
            {
                read.Add(user);
            }
        });
        Assert.InRange(read.Count, 0, 1);
        Assert.Equal((3, "id", "x", "x,b,"), (error.Row.Line, error.Row.Column, error.Row.Value, error.Row.Raw));
        Assert.StartsWith("memory://bronze/people.csv(3): column 'id': 'x': ", error.Message, StringComparison.Ordinal);
        Assert.EndsWith(
            " [operation read, object bronze.people, at memory://bronze/people.csv] Correct the row or the columns in the catalog, " +
            "or let the object say 'on_error: skip' or 'on_error: { reject_to: store.object }'.",
            error.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_with_other_columns_is_named()
    {
        await using TestLake lake = TestLake.Make();
        await TestLake.PutAsync(lake.BronzeStorage, "people.csv", "id,nmae\n1,a\n");
        var error = await Assert.ThrowsAsync<TypedDaoException>(async () => await lake.Bronze.People.ReadAsync().CountAsync());
        Assert.Equal((ErrorKind.SchemaMismatch, "read", "bronze.people", "memory://bronze/people.csv"), (error.Kind, error.Operation, error.Object, error.Address));
        Assert.NotNull(error.Cure);
    }

    [Fact]
    public async Task A_file_outside_of_its_partition_folders_is_an_error()
    {
        await using TestLake lake = TestLake.Make();
        await TestLake.PutAsync(lake.SilverStorage, "events/day=2025-01-07/x.csv", "id,note\n");
        var error = await Assert.ThrowsAsync<TypedDaoException>(async () => await lake.Silver.Events.ReadAsync().CountAsync());
        Assert.Equal(
            "A file of the partitioned directory is not inside folders 'day=…/region=…' as they are written. [operation read, object silver.events, at " +
            "memory://silver/events/day=2025-01-07/x.csv] Move the file into its partition's folder, remove it, or start its name with '_' so that it is left " +
            "alone. A value is written in its canonical form, a date as yyyy-MM-dd and special characters as in Hive; an integer may have leading zeros.",
            error.Message);
    }

    [Fact]
    public async Task A_file_that_disappears_during_the_read_is_an_error_that_may_be_tried_again()
    {
        var steps = new Steps();
        await using TestLake lake = TestLake.Make("memory", storage => new SteppedStorage(storage, steps));
        await TestLake.PutAsync(lake.SilverStorage, "log/a.csv", "id,name,email\n1,a,\n");
        await TestLake.PutAsync(lake.SilverStorage, "log/b.csv", "id,name,email\n2,b,\n");
        steps.Counts = step => step == "get log/b.csv";
        steps.At = 1;
        steps.ActAsync = () => lake.SilverStorage.DeleteAsync("log/b.csv", default);
        var error = await Assert.ThrowsAsync<TypedDaoException>(async () => await lake.Silver.Log.ReadAsync().CountAsync());
        Assert.True(error.IsTransient);
        Assert.Equal(
            "The file was removed or replaced after the read had begun. [operation read, object silver.log, at memory://silver/log/b.csv] " +
            "Read again: the object was written meanwhile.",
            error.Message);
    }

    [Fact]
    public async Task Each_enumeration_reads_anew_and_nothing_is_opened_before()
    {
        await using TestLake lake = TestLake.Make();
        IAsyncEnumerable<User> rows = lake.Bronze.People.ReadAsync();
        Assert.Equal(0, lake.Services.Openings);
        await TestLake.PutAsync(lake.BronzeStorage, "people.csv", "id,name,email\n1,a,\n");
        Assert.Equal(1, await rows.CountAsync());
        await TestLake.PutAsync(lake.BronzeStorage, "people.csv", "id,name,email\n1,a,\n2,b,\n");
        Assert.Equal(2, await rows.CountAsync());
        Assert.Equal(1, lake.Services.Openings);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1500)]
    [InlineData(3000)]
    [InlineData(5999)]
    public async Task A_read_that_stops_early_closes_everything_and_counts_what_was_given(int rows)
    {
        var steps = new Steps();
        await using TestLake lake = TestLake.Make("memory", storage => new SteppedStorage(storage, steps));
        for (int file = 0; file < 3; file++)
        {
            await TestLake.PutAsync(lake.SilverStorage, $"log/{file}.csv", "id,name,email\n" + string.Concat(Enumerable.Range(0, 2000).Select(i => $"{i},n,\n")));
        }

        var statistics = new ReadStatistics();
        int count = 0;
        await using (IAsyncEnumerator<User> reading = lake.Silver.Log.ReadAsync(statistics).GetAsyncEnumerator())
        {
            while (count < rows && await reading.MoveNextAsync())
            {
                count++;
            }
        }

        Assert.Equal(rows, count);
        Assert.Equal(rows, statistics.Rows);
        Assert.Equal(0, SteppedStream.OpenStreams(steps).Value);
    }

    [Fact]
    public async Task A_failure_or_cancellation_at_any_step_closes_everything()
    {
        for (int at = 1; ; at++)
        {
            foreach (bool cancels in new[] { false, true })
            {
                var steps = new Steps();
                await using TestLake lake = TestLake.Make("memory", storage => new SteppedStorage(storage, steps));
                for (int file = 0; file < 3; file++)
                {
                    await TestLake.PutAsync(lake.SilverStorage, $"log/{file}.csv", $"id,name,email\n{file},n,\n");
                }

                using var cancellation = new CancellationTokenSource();
                steps.At = at;
                steps.ActAsync = cancels ? async () => await cancellation.CancelAsync() : null;
                Exception? error = await Record.ExceptionAsync(async () => await lake.Silver.Log.ReadAsync(cancellation.Token).CountAsync(CancellationToken.None));
                Assert.Equal(0, SteppedStream.OpenStreams(steps).Value);
                if (steps.Count < at)
                {
                    Assert.Null(error);
                    return;
                }

                if (cancels)
                {
                    // At the last steps there may be nothing left to cancel.
                    Assert.True(error is null or OperationCanceledException, error?.ToString());
                }
                else
                {
                    var failure = Assert.IsType<TypedDaoException>(error);
                    Assert.Equal(("read", "silver.log"), (failure.Operation, failure.Object));
                }
            }
        }
    }

    [Fact]
    public async Task At_most_one_file_is_opened_ahead()
    {
        var steps = new Steps();
        await using TestLake lake = TestLake.Make("memory", storage => new SteppedStorage(storage, steps));
        for (int file = 0; file < 20; file++)
        {
            await TestLake.PutAsync(lake.SilverStorage, $"log/{file:D2}.csv", $"id,name,email\n{file},n,\n");
        }

        int most = 0;
        await foreach (User user in lake.Silver.Log.ReadAsync())
        {
            most = Math.Max(most, SteppedStream.OpenStreams(steps).Value);
            int opened = steps.Log.Count(step => step.StartsWith("get ", StringComparison.Ordinal));
            Assert.InRange(opened, user.Id + 1, user.Id + 2);
        }

        Assert.InRange(most, 1, 2);
    }

    [Fact]
    public async Task A_selection_lists_only_what_it_can_find()
    {
        var steps = new Steps();
        await using TestLake lake = TestLake.Make("memory", storage => new SteppedStorage(storage, steps));
        for (int day = 0; day < 200; day++)
        {
            await TestLake.PutAsync(lake.BronzeStorage, $"users/{new DateOnly(2025, 1, 1).AddDays(day):yyyy-MM-dd}/users.csv", "id,name,email\n1,n,\n");
        }

        Assert.Equal(10, await lake.Bronze.Users.Between(new(2025, 1, 11), new(2025, 1, 20)).ReadAsync().CountAsync());
        Assert.Equal(11, steps.Log.Count(step => step.StartsWith("entry ", StringComparison.Ordinal)));
        steps.Log.Clear();
        Assert.Equal(2, await lake.Bronze.Users.In(new DateOnly(2025, 1, 11), new DateOnly(2025, 5, 20)).ReadAsync().CountAsync());
        Assert.Equal(0, steps.Log.Count(step => step.StartsWith("entry ", StringComparison.Ordinal)));
        Assert.Equal(2, steps.Log.Count(step => step.StartsWith("head ", StringComparison.Ordinal)));
        steps.Log.Clear();
        Assert.Equal(1, await lake.Bronze.Users.For(new(2025, 1, 11)).ReadAsync().CountAsync());
        Assert.Equal(["get users/2025-01-11/users.csv"], steps.Log.Where(step => step.Split(' ')[0] is "get" or "list" or "head" or "entry"));
    }

    [Fact]
    public async Task A_value_that_cannot_be_a_key_is_refused()
    {
        await using TestLake lake = TestLake.Make();
        foreach (string region in new[] { "..", "a/b", "", "a\tb" })
        {
            var error = await Assert.ThrowsAsync<TypedDaoException>(async () => await lake.Bronze.Logs.For(region).ReadAsync().CountAsync());
            Assert.Equal((ErrorKind.InvalidValue, "read", $"bronze.logs[region={region}]"), (error.Kind, error.Operation, error.Object));
            Assert.StartsWith($"'{region}' cannot be the value of 'region' in a key: ", error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Objects_without_rows_are_refused()
    {
        await using TestLake lake = TestLake.Make();
        var target = new RowFile<User, UserShape>(lake.Bronze.Note.Target);
        var error = await Assert.ThrowsAsync<TypedDaoException>(async () => await target.ReadAsync().CountAsync());
        Assert.Equal(
            "The object has no columns, so it has bytes and no rows. [operation read, object bronze.note, at memory://bronze/note.bin] " +
            "Declare its columns and format in the catalog, or use the operations on bytes.",
            error.Message);
    }
}
