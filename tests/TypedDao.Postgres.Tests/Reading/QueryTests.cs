using TypedDao.Postgres.Data.Warehouse;
using TypedDao.Postgres.Support;
using TypedDao.Tests;

namespace TypedDao.Postgres.Reading;

public sealed class QueryTests(PostgresServer server)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Rows_that_are_appended_are_read_again()
    {
        await using Warehouse warehouse = await Warehouse.OpenAsync(server);
        UsersObject users = warehouse.Context.Warehouse.Users;
        User[] rows =
        [
            new() { Id = 1, Email = "a@x", Country = "DE", Amount = 12.50m, CreatedAt = new DateTimeOffset(2025, 1, 7, 10, 0, 0, TimeSpan.Zero) },
            new() { Id = 2, Country = "東京🏯" },
        ];
        WriteResult written = await users.AppendAsync(rows, Stop);
        Assert.Equal(2, written.Rows);
        Assert.Equal(rows, await users.ReadAsync(Stop).OrderBy(user => user.Id).ToListAsync(Stop));
    }
}
