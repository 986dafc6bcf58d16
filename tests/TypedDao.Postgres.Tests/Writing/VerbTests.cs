using System.Runtime.CompilerServices;
using TypedDao.Postgres.Data.Warehouse;
using TypedDao.Postgres.Support;
using TypedDao.Tests;

namespace TypedDao.Postgres.Writing;

/// <summary>Append, overwrite, upsert and delete: all of it, or nothing.</summary>
public sealed class VerbTests(PostgresServer server)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public void Operations_are_there_where_the_declaration_allows_them()
    {
        Assert.True(typeof(IUpsertable<User>).IsAssignableFrom(typeof(UsersObject)));
        Assert.True(typeof(IClearable).IsAssignableFrom(typeof(UsersObject)));
        Assert.False(typeof(IUpsertable<Loose>).IsAssignableFrom(typeof(LooseObject)));
        Assert.True(typeof(IAppendable<Event>).IsAssignableFrom(typeof(EventsObject)));
        Assert.False(typeof(IOverwritable<Event>).IsAssignableFrom(typeof(EventsObject)));
        Assert.False(typeof(IClearable).IsAssignableFrom(typeof(EventsObject)));
        Assert.True(typeof(IReadable<User>).IsAssignableFrom(typeof(ReportsObject)));
        Assert.False(typeof(IAppendable<User>).IsAssignableFrom(typeof(ReportsObject)));
    }

    [Fact]
    public async Task A_write_makes_the_table_that_is_missing()
    {
        await using Warehouse warehouse = await Warehouse.OpenAsync(server);
        await warehouse.Context.Warehouse.Users.AppendAsync(Array.Empty<User>(), Stop);
        Assert.Equal(
            "id|bigint|NO\nemail|text|YES\ncountry|text|NO\namount|numeric|YES\ncreated_at|timestamp with time zone|YES",
            await warehouse.PsqlAsync($"SELECT column_name, data_type, is_nullable FROM information_schema.columns WHERE table_schema = '{warehouse.Schema}' ORDER BY ordinal_position"));
        Assert.Equal("PRIMARY KEY (id)", await warehouse.PsqlAsync("SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conrelid = 'users'::regclass"));
        Assert.True(await warehouse.Context.Warehouse.Users.ExistsAsync(Stop));
    }

    [Fact]
    public async Task Rows_whose_source_fails_leave_nothing_and_the_connection_is_used_again()
    {
        await using Warehouse warehouse = await Warehouse.OpenAsync(server);
        UsersObject users = warehouse.Context.Warehouse.Users;
        await users.AppendAsync(Users(1, 10), Stop);
        await Assert.ThrowsAsync<TimeZoneNotFoundException>(async () => await users.AppendAsync(FailingAsync(50_000, new TimeZoneNotFoundException()), Stop));
        await Assert.ThrowsAsync<TimeZoneNotFoundException>(async () => await users.OverwriteAsync(FailingAsync(50_000, new TimeZoneNotFoundException()), Stop));
        await Assert.ThrowsAsync<TimeZoneNotFoundException>(async () => await users.UpsertAsync(FailingAsync(50_000, new TimeZoneNotFoundException()), Stop));
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await users.AppendAsync(CancellingAsync(50_000, cancel), cancel.Token));
        Assert.Equal(10, await users.CountAsync(Stop));
        Assert.Equal(1, await warehouse.AskAsync<long>($"SELECT count(*) FROM pg_stat_activity WHERE application_name = 'TypedDao' AND query LIKE '%{warehouse.Schema}%' AND state = 'idle'"));
    }

    [Fact]
    public async Task Readers_never_see_an_overwritten_table_empty()
    {
        await using Warehouse warehouse = await Warehouse.OpenAsync(server);
        UsersObject users = warehouse.Context.Warehouse.Users;
        await users.AppendAsync(Users(1, 2000), Stop);
        Task writing = Task.Run(
            async () =>
            {
                for (int i = 0; i < 15; i++)
                {
                    Assert.Equal(2000, (await users.OverwriteAsync(Users(1, 2000), Stop)).Rows);
                }
            },
            Stop);
        int reads = 0;
        while (!writing.IsCompleted || reads == 0)
        {
            Assert.Equal(2000, await users.ReadAsync(Stop).CountAsync(Stop));
            reads++;
        }

        await writing;
        await users.OverwriteAsync(Users(5, 1), Stop);
        Assert.Equal(Users(5, 1), await users.ReadAsync(Stop).ToListAsync(Stop));
    }

    [Fact]
    public async Task Overwrites_at_one_time_take_turns()
    {
        await using Warehouse warehouse = await Warehouse.OpenAsync(server);
        UsersObject users = warehouse.Context.Warehouse.Users;
        await users.AppendAsync(Users(1, 10), Stop);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(i => users.OverwriteAsync(Users(1 + (i * 100), 100), Stop).AsTask()));
        List<User> left = await users.ReadAsync(Stop).OrderBy(user => user.Id).ToListAsync(Stop);
        Assert.Equal(Users(left[0].Id, 100), left);
    }

    [Fact]
    public async Task An_upsert_updates_what_is_there_and_inserts_the_rest()
    {
        await using Warehouse warehouse = await Warehouse.OpenAsync(server);
        UsersObject users = warehouse.Context.Warehouse.Users;
        DateTimeOffset first = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);
        User old = new() { Id = 1, Email = "old", Country = "DE", CreatedAt = first };
        User other = new() { Id = 3, Email = "other", Country = "FR", CreatedAt = first };
        await users.AppendAsync([old, other], Stop);
        User changed = new() { Id = 1, Email = "new", Country = "AT", CreatedAt = first.AddDays(1) };
        User added = new() { Id = 2, Country = "CH", CreatedAt = first.AddDays(1) };

        WriteResult result = await users.UpsertAsync([changed, added], new UpsertOptions { KeptColumns = ["created_at"] }, Stop);
        Assert.Equal(2, result.Rows);
        await AssertRowsAsync(users, changed with { CreatedAt = first }, added, other);

        result = await users.UpsertAsync([old, new User { Id = 4, Country = "IT" }], new UpsertOptions { Mode = UpsertMode.InsertOnly }, Stop);
        Assert.Equal(1, result.Rows);
        await AssertRowsAsync(users, changed with { CreatedAt = first }, added, other, new User { Id = 4, Country = "IT" });

        result = await users.UpsertAsync([old, new User { Id = 5, Country = "ES" }], new UpsertOptions { Mode = UpsertMode.UpdateOnly }, Stop);
        Assert.Equal(1, result.Rows);
        await AssertRowsAsync(users, old, added, other, new User { Id = 4, Country = "IT" });

        result = await users.UpsertAsync([changed], Stop);
        Assert.Equal(1, result.Rows);
        await AssertRowsAsync(users, changed, added, other, new User { Id = 4, Country = "IT" });
        Assert.Equal("0", await warehouse.PsqlAsync("SELECT count(*) FROM pg_class WHERE relname = 'typeddao_staging'"));
    }

    [Fact]
    public async Task An_upsert_says_what_it_cannot_do()
    {
        await using Warehouse warehouse = await Warehouse.OpenAsync(server);
        UsersObject users = warehouse.Context.Warehouse.Users;
        await users.AppendAsync(Users(1, 3), Stop);
        TypedDaoException twice = await Assert.ThrowsAsync<TypedDaoException>(async () => await users.UpsertAsync([.. Users(2, 2), .. Users(3, 1)], Stop));
        Assert.Equal((ErrorKind.InvalidValue, "Several of the given rows have the key id = 3."), (twice.Kind, twice.Fact));
        ArgumentException unknown = await Assert.ThrowsAsync<ArgumentException>(async () => await users.UpsertAsync(Users(2, 1), new UpsertOptions { KeptColumns = ["createdat"] }, Stop));
        Assert.StartsWith("Column 'createdat' is to be kept, but there is none; there are id, email, country, amount, created_at.", unknown.Message, StringComparison.Ordinal);
        await warehouse.RunAsync("ALTER TABLE users DROP CONSTRAINT users_pkey");
        TypedDaoException loose = await Assert.ThrowsAsync<TypedDaoException>(async () => await users.UpsertAsync(Users(2, 1), Stop));
        Assert.Equal((ErrorKind.NotSupported, "The table has no unique constraint on the primary keys, which an upsert needs."), (loose.Kind, loose.Fact));
        Assert.Equal(3, await users.CountAsync(Stop));
    }

    [Fact]
    public async Task Rows_are_deleted_by_the_server()
    {
        await using Warehouse warehouse = await Warehouse.OpenAsync(server);
        UsersObject users = warehouse.Context.Warehouse.Users;
        await users.AppendAsync(Users(1, 10), Stop);
        DeleteResult result = await users.Where(u => u.Id > 7 || u.Country == "C2").DeleteAsync(Stop);
        Assert.Equal(4, result.Rows);
        Assert.Equal(6, await users.CountAsync(Stop));
        Assert.Contains($"DELETE FROM \"{warehouse.Schema}\".\"users\" WHERE (\"id\" > $1 OR \"country\" = $2)", await warehouse.StatementsAsync());
        Assert.Equal(6, (await users.DeleteAllAsync(Stop)).Rows);
        Assert.Equal(0, await users.CountAsync(Stop));
    }

    [Fact]
    public async Task A_filter_that_the_server_cannot_decide_deletes_nothing()
    {
        await using Warehouse warehouse = await Warehouse.OpenAsync(server);
        UsersObject users = warehouse.Context.Warehouse.Users;
        await users.AppendAsync(Users(1, 3), Stop);
        TypedDaoException error = await Assert.ThrowsAsync<TypedDaoException>(async () => await users.Where(u => u.Country.StartsWith("\uD83C")).DeleteAsync(Stop));
        Assert.Equal(ErrorKind.NotSupported, error.Kind);
        Assert.Equal("The server cannot decide which rows to delete: 'country starts with '\uD83C'' would have to be evaluated on rows.", error.Fact);
        Assert.Equal(3, await users.CountAsync(Stop));
    }

    private static async Task AssertRowsAsync(UsersObject users, params User[] expected)
        => Assert.Equal(expected, await users.ReadAsync(Stop).OrderBy(user => user.Id).ToListAsync(Stop));

    private static List<User> Users(long first, int count)
        => [.. Enumerable.Range(0, count).Select(i => new User { Id = first + i, Country = $"C{first + i}", Email = "x@y", Amount = i })];

    private static async IAsyncEnumerable<User> FailingAsync(int after, Exception error)
    {
        foreach (User user in Users(1000, after))
        {
            yield return user;
        }

        await Task.Yield();
        throw error;
    }

    private static async IAsyncEnumerable<User> CancellingAsync(int after, CancellationTokenSource cancel, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (User user in Users(1000, after))
        {
            yield return user;
        }

        await cancel.CancelAsync();
    }
}
