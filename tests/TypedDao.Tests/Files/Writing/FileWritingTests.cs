using TypedDao.Tests.Support;

namespace TypedDao.Tests.Files.Writing;

[Collection(MeasuredMemory.Name)]
public sealed class FileWritingTests
{
    private static readonly User[] Users =
    [
        new() { Id = 1, Name = "Ann", Email = "a@x" }, new() { Id = 2, Name = "Bob, \"B\"\nline", Email = null }, new() { Id = -3, Name = "漢字😀", Email = "ü" },
    ];

    public static TheoryData<string> Kinds => TestLake.Kinds;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Written_rows_are_read_back(string kind)
    {
        await using TestLake lake = TestLake.Make(kind);
        WriteResult result = await lake.Bronze.People.WriteAsync(Users);
        Assert.Equal(new WriteResult(3, (await lake.BronzeStorage.HeadAsync("people.csv", default))!.Length, 1), result);
        Assert.Equal(Users, await lake.Bronze.People.ReadAsync().ToArrayAsync());
        await lake.Bronze.People.WriteAsync(Users[..1]);
        Assert.Equal(Users[..1], await lake.Bronze.People.ReadAsync().ToArrayAsync());
        Assert.Equal(["people.csv"], await TestLake.KeysAsync(lake.BronzeStorage));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task No_rows_make_an_empty_file(string kind)
    {
        await using TestLake lake = TestLake.Make(kind);
        WriteResult result = await lake.Bronze.People.WriteAsync([]);
        Assert.Equal((0, 1), (result.Rows, result.Files));
        Assert.Equal(0, await lake.Bronze.People.ReadAsync().CountAsync());
        Assert.True(await lake.Bronze.People.ExistsAsync());
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_file_that_exists_is_not_created_again(string kind)
    {
        await using TestLake lake = TestLake.Make(kind);
        UsersObject.Member day = lake.Bronze.Users.For(new(2025, 1, 7));
        await day.CreateAsync(Users);
        int taken = 0;
        var error = await Assert.ThrowsAsync<TypedDaoException>(async () => await day.CreateAsync(Counted(Users, () => taken++)));
        Assert.Equal(0, taken);
        Assert.Equal(
            $"The file exists and stays as it is. [operation create, object bronze.users[day=2025-01-07], at {lake.BronzeStorage.AddressOf("users/2025-01-07/users.csv")}] " +
            "Create a file of another key: the object is append-only.",
            error.Message);
        Assert.Equal(Users, await day.ReadAsync().ToArrayAsync());

        await lake.Bronze.People.CreateAsync(Users);
        error = await Assert.ThrowsAsync<TypedDaoException>(async () => await lake.Bronze.People.CreateAsync(Users));
        Assert.Equal((ErrorKind.AlreadyExists, "Use WriteAsync to replace it, or delete it first."), (error.Kind, error.Cure));
    }

    [Fact]
    public async Task Of_two_that_create_a_file_at_once_one_wins()
    {
        await using TestLake lake = TestLake.Make();
        var error = await Assert.ThrowsAsync<TypedDaoException>(async () => await lake.Bronze.People.CreateAsync(Slow()));
        Assert.Equal((ErrorKind.AlreadyExists, "bronze.people", "Use WriteAsync to replace it, or delete it first."), (error.Kind, error.Object, error.Cure));
        Assert.Equal("faster", (await lake.Bronze.People.ReadAsync().SingleAsync()).Name);

        async IAsyncEnumerable<User> Slow()
        {
            await lake.Bronze.People.CreateAsync([new User { Id = 1, Name = "faster" }]);
            yield return new User { Id = 2, Name = "slower" };
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_failure_of_the_rows_leaves_what_was_there(string kind)
    {
        await using TestLake lake = TestLake.Make(kind);
        await lake.Bronze.People.WriteAsync(Users);
        var error = await Assert.ThrowsAsync<InvalidOperationException>(async () => await lake.Bronze.People.WriteAsync(Failing(20_000)));
        Assert.Equal("the caller's own", error.Message);
        Assert.Equal(Users, await lake.Bronze.People.ReadAsync().ToArrayAsync());
        Assert.Equal(["people.csv"], await TestLake.KeysAsync(lake.BronzeStorage));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_failure_at_any_step_leaves_the_old_file_or_the_new_one(bool afterEffect)
    {
        for (int at = 1; ; at++)
        {
            var steps = new Steps { At = at, AfterEffect = afterEffect };
            await using TestLake lake = TestLake.Make("memory", storage => new SteppedStorage(storage, steps));
            await TestLake.PutAsync(lake.BronzeStorage, "people.csv", "id,name,email\n7,old,\n");
            Exception? error = await Record.ExceptionAsync(async () => await lake.Bronze.People.WriteAsync(Users));
            string text = await TestLake.TextAsync(lake.BronzeStorage, "people.csv");
            Assert.Equal(["people.csv"], await TestLake.KeysAsync(lake.BronzeStorage));
            if (steps.Count < at)
            {
                Assert.Null(error);
                Assert.Contains("Ann", text, StringComparison.Ordinal);
                return;
            }

            var failure = Assert.IsType<TypedDaoException>(error);
            Assert.Equal(("write", "bronze.people"), (failure.Operation, failure.Object));
            Assert.NotNull(failure.Address);
            Assert.NotNull(failure.Cure);
            bool isNew = afterEffect && steps.Log[^1].StartsWith("complete", StringComparison.Ordinal);
            Assert.Equal(!isNew, text == "id,name,email\n7,old,\n");
        }
    }

    [Fact]
    public async Task A_cancellation_at_any_step_leaves_the_old_file_or_the_new_one()
    {
        for (int at = 1; ; at++)
        {
            var steps = new Steps { At = at };
            using var cancellation = new CancellationTokenSource();
            steps.ActAsync = async () => await cancellation.CancelAsync();
            await using TestLake lake = TestLake.Make("memory", storage => new SteppedStorage(storage, steps));
            await TestLake.PutAsync(lake.BronzeStorage, "people.csv", "old");
            Exception? error = await Record.ExceptionAsync(async () => await lake.Bronze.People.WriteAsync(Users, cancellation.Token));
            string text = await TestLake.TextAsync(lake.BronzeStorage, "people.csv");
            if (steps.Count < at)
            {
                Assert.Null(error);
                return;
            }

            Assert.Equal(["people.csv"], await TestLake.KeysAsync(lake.BronzeStorage));
            Assert.True(error is OperationCanceledException, $"{steps.Log[^1]}: {error}");
            Assert.Equal("old", text);
        }
    }

    [Fact]
    public async Task A_row_that_the_file_cannot_hold_is_named()
    {
        await using TestLake lake = TestLake.Make();
        var error = await Assert.ThrowsAsync<InvalidValueException>(
            async () => await lake.Bronze.People.WriteAsync([Users[0], new User { Id = 2, Name = "\ud800" }]));
        Assert.Equal(("write", "bronze.people", "memory://bronze/people.csv, row 2", "name"), (error.Operation, error.Object, error.Address, error.Column));
        Assert.Empty(await TestLake.KeysAsync(lake.BronzeStorage));
    }

    [Fact]
    public async Task A_row_is_named_also_where_rows_are_encoded_later()
    {
        const int Bad = 21_234;
        await using TestLake lake = TestLake.Make();
        IEnumerable<User> users = Enumerable.Range(1, 30_000).Select(i => new User { Id = i, Name = i >= Bad ? "\ud800" : "n" });
        var error = await Assert.ThrowsAsync<InvalidValueException>(async () => await lake.Bronze.People.WriteAsync(users));
        Assert.Equal(($"memory://bronze/people.csv, row {Bad}", (long)Bad), (error.Address, error.Row));
        Assert.Empty(await TestLake.KeysAsync(lake.BronzeStorage));
        error = await Assert.ThrowsAsync<InvalidValueException>(async () => await lake.Silver.Log.AppendAsync(users));
        Assert.Equal(($"memory://silver/log, row {Bad}", (long)Bad), (error.Address, error.Row));
        IEnumerable<Event> events = users.Select(user => new Event { Day = new DateOnly(2025, 1, 1 + (int)(user.Id % 9)), Id = user.Id, Note = user.Name });
        error = await Assert.ThrowsAsync<InvalidValueException>(async () => await lake.Silver.Events.AppendAsync(events));
        Assert.Equal(($"memory://silver/events, row {Bad}", (long)Bad), (error.Address, error.Row));
        Assert.Empty(await TestLake.KeysAsync(lake.SilverStorage));
    }

    [Fact]
    public async Task A_family_is_not_one_file()
    {
        await using TestLake lake = TestLake.Make();
        var family = new RowFile<User, UserShape>(lake.Bronze.Users.Target);
        var error = await Assert.ThrowsAsync<TypedDaoException>(async () => await family.WriteAsync(Users));
        Assert.Equal(
            "The object is a family, and it is not said which member: 'day' is open. [operation write, object bronze.users, at memory://bronze/users] " +
            "Use one member, which For(…) gives.",
            error.Message);
    }

    [Fact]
    public async Task Memory_does_not_grow_with_the_file()
    {
        await using TestLake lake = TestLake.Make("local");
        await lake.Bronze.People.WriteAsync(Many(1000));
        long small = await PeakAsync(50_000), large = await PeakAsync(500_000);
        Assert.InRange(large, 0, (small * 2) + (8 << 20));

        async Task<long> PeakAsync(int rows)
        {
            long peak = 0;
            long before = GC.GetTotalMemory(forceFullCollection: true);
            await lake.Bronze.People.WriteAsync(Many(rows, i =>
            {
                if (i % 25_000 == 0)
                {
                    peak = Math.Max(peak, GC.GetTotalMemory(forceFullCollection: true) - before);
                }
            }));
            return peak;
        }
    }

    private static IEnumerable<User> Many(int count, Action<int>? each = null)
    {
        for (int i = 0; i < count; i++)
        {
            each?.Invoke(i);
            yield return new User { Id = i, Name = $"a name of some length {i}" };
        }
    }

    private static IEnumerable<User> Counted(IEnumerable<User> users, Action each)
    {
        foreach (User user in users)
        {
            each();
            yield return user;
        }
    }

    private static IEnumerable<User> Failing(int after)
    {
        for (int i = 0; i < after; i++)
        {
            yield return new User { Id = i, Name = "new" };
        }

        throw new InvalidOperationException("the caller's own");
    }
}
