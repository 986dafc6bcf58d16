using TypedDao.Postgres.Data;
using TypedDao.Postgres.Data.Warehouse;
using TypedDao.Postgres.Support;
using TypedDao.Tests;

namespace TypedDao.Postgres.Errors;

/// <summary>What is said where the server, or the way to it, refuses.</summary>
public sealed class ServerErrorTests(PostgresServer server)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_server_that_is_not_there_is_said_with_its_address()
    {
        await using Warehouse warehouse = await Warehouse.OpenAsync(server);
        TypedDaoException error = await ReadAsync(warehouse, ("PG_PORT", "1"));
        Assert.Equal(ErrorKind.Unavailable, error.Kind);
        Assert.Equal(
            "The server at 127.0.0.1:1 cannot be reached: Connection refused. [operation read, object warehouse.users, at postgres://127.0.0.1:1/postgres] Try again later.",
            error.Message);
    }

    [Fact]
    public async Task A_wrong_password_is_said_without_it()
    {
        await using Warehouse warehouse = await Warehouse.OpenAsync(server);
        TypedDaoException error = await ReadAsync(warehouse, ("PG_PASSWORD", "very-wrong"));
        Assert.Equal(ErrorKind.Unauthenticated, error.Kind);
        Assert.Equal($"The server at 127.0.0.1:{warehouse.Server.Port} refuses user 'owner' or the password.", error.Fact);
        Assert.DoesNotContain("very-wrong", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_is_not_there_is_said()
    {
        await using Warehouse warehouse = await Warehouse.OpenAsync(server);
        TypedDaoException error = await ReadAsync(warehouse, ("PG_DATABASE", "nowhere"));
        Assert.Equal(ErrorKind.NotFound, error.Kind);
        Assert.Equal($"The server at 127.0.0.1:{warehouse.Server.Port} has no database 'nowhere'.", error.Fact);
        Assert.Equal("Correct 'database' of the store.", error.Cure);
    }

    [Fact]
    public async Task A_schema_that_is_not_there_is_said()
    {
        await using Warehouse warehouse = await Warehouse.OpenAsync(server);
        TypedDaoException error = await ReadAsync(warehouse, ("PG_SCHEMA", "no\"where"));
        Assert.Equal(ErrorKind.NotFound, error.Kind);
        Assert.Equal("The database has no schema 'no\"where'.", error.Fact);
    }

    [Fact]
    public async Task A_table_that_is_not_there_is_said()
    {
        await using Warehouse warehouse = await Warehouse.OpenAsync(server);
        TypedDaoException error = await ReadAsync(warehouse);
        Assert.Equal(ErrorKind.NotFound, error.Kind);
        Assert.Equal($"There is no table {warehouse.Schema}.users.", error.Fact);
        Assert.Equal("Correct 'table' of the object or 'schema' of the store, or write the data first.", error.Cure);
        Assert.False(await warehouse.Context.Warehouse.Users.ExistsAsync(Stop));
    }

    [Fact]
    public async Task All_columns_that_differ_are_said_at_once()
    {
        await using Warehouse warehouse = await Warehouse.OpenAsync(server);
        await warehouse.RunAsync("CREATE TABLE users (id integer, email varchar(20), country text[], amount numeric, created_at timestamp)");
        TypedDaoException error = await ReadAsync(warehouse);
        Assert.Equal(ErrorKind.SchemaMismatch, error.Kind);
        Assert.Equal(
            $"Table {warehouse.Schema}.users has other columns than declared: column 'id' is integer, expected bigint; column 'country' is text[], expected text; " +
            "column 'created_at' is timestamp without time zone, expected timestamp with time zone.",
            error.Fact);
        await warehouse.RunAsync("ALTER TABLE users DROP COLUMN id");
        Assert.Contains("column 'id' is missing, expected bigint;", (await ReadAsync(warehouse)).Fact, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_table_that_changes_while_it_is_used_is_looked_at_again()
    {
        await using Warehouse warehouse = await Warehouse.OpenAsync(server);
        UsersObject users = warehouse.Context.Warehouse.Users;
        await users.AppendAsync([new User { Id = 1, Country = "DE" }], Stop);
        Assert.Single(await users.ReadAsync(Stop).ToListAsync(Stop));
        await warehouse.RunAsync("ALTER TABLE users ALTER COLUMN id TYPE integer");
        TypedDaoException changed = await Assert.ThrowsAsync<TypedDaoException>(async () => await users.ReadAsync(Stop).ToListAsync(Stop));
        Assert.Equal($"Table {warehouse.Schema}.users has changed: column 'id' is integer, expected bigint.", changed.Fact);
        TypedDaoException again = await Assert.ThrowsAsync<TypedDaoException>(async () => await users.AppendAsync([new User { Id = 2, Country = "DE" }], Stop));
        Assert.Equal($"Table {warehouse.Schema}.users has other columns than declared: column 'id' is integer, expected bigint.", again.Fact);
        await warehouse.RunAsync("ALTER TABLE users ALTER COLUMN id TYPE bigint");
        Assert.Single(await users.ReadAsync(Stop).ToListAsync(Stop));
    }

    [Fact]
    public async Task Who_may_not_is_told()
    {
        await using Warehouse warehouse = await Warehouse.OpenAsync(server);
        await warehouse.Context.Warehouse.Users.AppendAsync([new User { Id = 1, Country = "DE" }], Stop);
        await warehouse.RunAsync($"GRANT USAGE ON SCHEMA \"{warehouse.Schema}\" TO guest");
        TypedDaoException error = await ReadAsync(warehouse, ("PG_USER", "guest"), ("PG_PASSWORD", warehouse.Server.Guest));
        Assert.Equal(ErrorKind.AccessDenied, error.Kind);
        Assert.Equal("The server says to user 'guest': permission denied for table users.", error.Fact);
        Assert.Equal("Grant the user of the store the right to do this.", error.Cure);
    }

    [Fact]
    public async Task A_statement_that_takes_too_long_is_a_timeout()
    {
        await using Warehouse warehouse = await Warehouse.OpenAsync(server);
        await warehouse.RunAsync("CREATE VIEW users AS SELECT 1::bigint AS id, 'x'::text AS email, 'DE'::text AS country, 1::numeric(12,2) AS amount, now() AS created_at FROM pg_sleep(30)");
        TypedDaoException error = await ReadAsync(warehouse, ("PG_TIMEOUT", "1s"));
        Assert.Equal(ErrorKind.Timeout, error.Kind);
        Assert.Equal($"The server at 127.0.0.1:{warehouse.Server.Port} did not answer in time.", error.Fact);
    }

    [Fact]
    public async Task A_row_that_breaks_a_rule_of_the_table_is_said_by_the_rule()
    {
        await using Warehouse warehouse = await Warehouse.OpenAsync(server);
        UsersObject users = warehouse.Context.Warehouse.Users;
        await users.AppendAsync([new User { Id = 1, Country = "DE" }], Stop);
        await warehouse.RunAsync("ALTER TABLE users ADD CONSTRAINT \"known country\" CHECK (country <> 'XX')");
        TypedDaoException twice = await Assert.ThrowsAsync<TypedDaoException>(async () => await users.AppendAsync([new User { Id = 1, Country = "FR" }], Stop));
        Assert.Equal((ErrorKind.AlreadyExists, $"A row with the same key is in table {warehouse.Schema}.users already (constraint 'users_pkey')."), (twice.Kind, twice.Fact));
        TypedDaoException checkedRow = await Assert.ThrowsAsync<TypedDaoException>(async () => await users.AppendAsync([new User { Id = 2, Country = "XX" }], Stop));
        Assert.Equal((ErrorKind.InvalidValue, $"A row breaks constraint 'known country' of table {warehouse.Schema}.users."), (checkedRow.Kind, checkedRow.Fact));
        Assert.Equal(1, await users.CountAsync(Stop));
    }

    [Fact]
    public async Task Encryption_is_what_the_store_asks_for()
    {
        await using Warehouse warehouse = await Warehouse.OpenAsync(server);
        await warehouse.Context.Warehouse.Users.AppendAsync([new User { Id = 1, Country = "DE" }], Stop);
        await using (CatalogContext encrypted = warehouse.ContextWith(("PG_SSL", "require")))
        {
            Assert.Equal(1, await encrypted.Warehouse.Users.CountAsync(Stop));
        }

        TypedDaoException error = await ReadAsync(warehouse, ("PG_SSL", "verify_full"));
        Assert.Equal(ErrorKind.Unauthenticated, error.Kind);
        Assert.Equal($"The server at 127.0.0.1:{warehouse.Server.Port} does not prove to be the one that 'ssl_mode' asks for.", error.Fact);
    }

    private static async Task<TypedDaoException> ReadAsync(Warehouse warehouse, params (string Key, string? Value)[] settings)
    {
        await using CatalogContext context = warehouse.ContextWith(settings);
        return await Assert.ThrowsAsync<TypedDaoException>(async () => await context.Warehouse.Users.ReadAsync(Stop).ToListAsync(Stop));
    }
}
