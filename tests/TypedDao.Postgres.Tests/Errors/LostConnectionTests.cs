using System.Globalization;
using TypedDao.Postgres.Data.Warehouse;
using TypedDao.Postgres.Support;
using TypedDao.Tests;

namespace TypedDao.Postgres.Errors;

/// <summary>Connections that the server ends.</summary>
public sealed class LostConnectionTests(PostgresServer server)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_write_whose_connection_ends_has_not_happened_and_the_next_one_has()
    {
        await using Warehouse warehouse = await FilledAsync();
        UsersObject users = warehouse.Context.Warehouse.Users;
        TypedDaoException error = await Assert.ThrowsAsync<TypedDaoException>(async () => await users.AppendAsync(EndingAsync(warehouse), Stop));
        Assert.Equal(ErrorKind.Unavailable, error.Kind);
        Assert.Equal(1, await users.CountAsync(Stop));
        await users.AppendAsync([new User { Id = 2, Country = "FR" }], Stop);
        Assert.Equal(2, await users.CountAsync(Stop));
    }

    [Fact]
    public async Task A_read_whose_connection_ends_is_an_error_and_the_next_one_is_none()
    {
        await using Warehouse warehouse = await FilledAsync();
        UsersObject users = warehouse.Context.Warehouse.Users;
        await warehouse.RunAsync("INSERT INTO users SELECT i, repeat('x', 1000), 'DE' FROM generate_series(10, 100000) i");
        TypedDaoException error = await Assert.ThrowsAsync<TypedDaoException>(async () =>
        {
            bool ended = false;
            await foreach (User user in users.ReadAsync(Stop))
            {
                if (!ended)
                {
                    ended = true;
                    await EndAllAsync(warehouse);
                }
            }
        });
        Assert.Equal(ErrorKind.Unavailable, error.Kind);
        Assert.Equal(1, await users.Where(u => u.Id == 1).CountAsync(Stop));
    }

    [Fact]
    public async Task A_connection_that_ended_while_nobody_used_it_is_made_anew()
    {
        await using Warehouse warehouse = await FilledAsync();
        UsersObject users = warehouse.Context.Warehouse.Users;
        Assert.Equal(1, await users.CountAsync(Stop));
        await EndAllAsync(warehouse);
        Assert.Equal(1, await users.CountAsync(Stop));
        await EndAllAsync(warehouse);
        await users.AppendAsync([new User { Id = 2, Country = "FR" }], Stop);
        Assert.Equal(2, await users.CountAsync(Stop));
    }

    [Fact]
    public async Task What_the_source_of_the_rows_throws_is_passed_on()
    {
        await using Warehouse warehouse = await FilledAsync();
        await Assert.ThrowsAsync<EndOfStreamException>(
            async () => await warehouse.Context.Warehouse.Users.AppendAsync(Enumerable.Range(0, 5).Select(User (int i) => i < 4 ? new() { Id = 10 + i, Country = "DE" } : throw new EndOfStreamException()), Stop));
        Assert.Equal(1, await warehouse.Context.Warehouse.Users.CountAsync(Stop));
    }

    [Fact]
    public async Task A_commit_that_is_refused_is_an_error_with_nothing_written()
    {
        await using Warehouse warehouse = await FilledAsync();
        UsersObject users = warehouse.Context.Warehouse.Users;
        await warehouse.RunAsync("ALTER TABLE users ADD CONSTRAINT \"one each\" UNIQUE (country) DEFERRABLE INITIALLY DEFERRED");
        TypedDaoException error = await Assert.ThrowsAsync<TypedDaoException>(async () => await users.AppendAsync([new User { Id = 2, Country = "DE" }], Stop));
        Assert.Equal((ErrorKind.AlreadyExists, $"A row with the same key is in table {warehouse.Schema}.users already (constraint 'one each')."), (error.Kind, error.Fact));
        Assert.Equal(1, await users.CountAsync(Stop));
    }

    [Fact]
    public async Task A_commit_whose_connection_ends_before_it_has_not_happened_and_says_so()
    {
        await using Warehouse warehouse = await FilledAsync();
        UsersObject users = warehouse.Context.Warehouse.Users;
        await warehouse.RunAsync(
            "CREATE FUNCTION die() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NULL; END';" +
            "CREATE CONSTRAINT TRIGGER die AFTER INSERT ON users DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION die()");
        TypedDaoException error = await Assert.ThrowsAsync<TypedDaoException>(async () => await users.AppendAsync([new User { Id = 2, Country = "FR" }], Stop));
        Assert.Equal(
            (ErrorKind.Unavailable, "The connection was lost while the server was asked to commit, and it did not: nothing was written."), (error.Kind, error.Fact));
        Assert.Equal(1, await users.CountAsync(Stop));
    }

    [Fact]
    public async Task A_commit_whose_answer_is_lost_has_happened()
    {
        await using Warehouse warehouse = await FilledAsync();
        await using var proxy = CommitProxy.Start(warehouse.Server.Port);
        await using Data.CatalogContext context = warehouse.ContextWith(("PG_PORT", proxy.Port.ToString(CultureInfo.InvariantCulture)));
        UsersObject users = context.Warehouse.Users;
        Assert.Equal(1, (await users.AppendAsync([new User { Id = 2, Country = "FR" }], Stop)).Rows);
        Assert.Equal(1, proxy.LostAnswers);
        Assert.Equal(2, await users.CountAsync(Stop));
    }

    [Fact]
    public async Task A_commit_of_which_nobody_can_tell_is_said_to_be_unknown()
    {
        await using Warehouse warehouse = await FilledAsync();
        await using var proxy = CommitProxy.Start(warehouse.Server.Port, endsWithIt: true);
        await using Data.CatalogContext context = warehouse.ContextWith(("PG_PORT", proxy.Port.ToString(CultureInfo.InvariantCulture)));
        TypedDaoException error = await Assert.ThrowsAsync<TypedDaoException>(
            async () => await context.Warehouse.Users.AppendAsync([new User { Id = 2, Country = "FR" }], Stop));
        Assert.Equal(ErrorKind.OutcomeUnknown, error.Kind);
        Assert.Equal("Look at what is there before trying again.", error.Cure);
        Assert.Equal(2, await warehouse.Context.Warehouse.Users.CountAsync(Stop));
    }

    private static async IAsyncEnumerable<User> EndingAsync(Warehouse warehouse)
    {
        for (int i = 0; i < 200_000; i++)
        {
            yield return new User { Id = 1000 + i, Country = i.ToString(CultureInfo.InvariantCulture) };
            if (i == 100_000)
            {
                await EndAllAsync(warehouse);
            }
        }
    }

    private static Task EndAllAsync(Warehouse warehouse)
        => warehouse.RunAsync($"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'TypedDao' AND query LIKE '%{warehouse.Schema}%'");

    private async Task<Warehouse> FilledAsync()
    {
        Warehouse warehouse = await Warehouse.OpenAsync(server);
        await warehouse.Context.Warehouse.Users.AppendAsync([new User { Id = 1, Country = "DE" }], Stop);
        return warehouse;
    }
}
