using TypedDao.Filters;
using TypedDao.Postgres.Data;
using TypedDao.Postgres.Data.Warehouse;
using TypedDao.Postgres.Support;
using TypedDao.Tests;

namespace TypedDao.Postgres.Reading;

/// <summary>What the server is asked, as its log tells.</summary>
public sealed class QueryTests(PostgresServer server)
{
    private static readonly User[] Rows =
    [
        new() { Id = 1, Email = "a@x", Country = "DE", Amount = 12.50m, CreatedAt = new DateTimeOffset(2025, 1, 7, 10, 0, 0, TimeSpan.Zero) },
        new() { Id = 2, Country = "東京🏯" },
        new() { Id = 3, Email = "c@x", Country = "FR", Amount = -1m },
    ];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_filter_is_decided_by_the_server_with_values_as_parameters()
    {
        await using Warehouse warehouse = await FilledAsync();
        UsersObject users = warehouse.Context.Warehouse.Users;
        RowQuery<User, UserColumns> query = users.Where(u => u.Country == "DE" && (u.Amount >= 2m || u.Email == null));
        Assert.Equal([Rows[0]], await query.ReadAsync(Stop).ToListAsync(Stop));
        string asked = $"SELECT \"id\", \"email\", \"country\", \"amount\", \"created_at\" FROM \"{warehouse.Schema}\".\"users\" WHERE \"country\" = $1 AND (\"amount\" >= $2 OR \"email\" IS NULL)";
        Assert.Contains(asked, await warehouse.StatementsAsync());
        QueryPlan plan = await query.ExplainAsync(Stop);
        Assert.Equal(asked, plan.Statement);
        Assert.Equal(
            $"""
             read warehouse.users
               by server  country = 'DE' and (amount >= 2 or email is null)
               asks  {asked}
             """,
            plan.ToString());
    }

    [Fact]
    public async Task A_projection_asks_for_its_columns_alone()
    {
        await using Warehouse warehouse = await FilledAsync();
        UsersObject users = warehouse.Context.Warehouse.Users;
        List<UserCountry> found = await users.Where(u => u.Amount > 0m).Select<UserCountry>().ReadAsync(Stop).ToListAsync(Stop);
        Assert.Equal([new UserCountry(1, "DE")], found);
        Assert.Contains($"SELECT \"id\", \"country\" FROM \"{warehouse.Schema}\".\"users\" WHERE \"amount\" > $1", await warehouse.StatementsAsync());
        List<UserText> texts = await users.Where(u => u.Id == 2).Select<UserText>().ReadAsync(Stop).ToListAsync(Stop);
        Assert.Equal([new UserText(new Utf8String("東京🏯"), null)], texts);
        Assert.Equal(1, await users.Where(u => u.Amount > 0m).Select<UserCountry>().CountAsync(Stop));
    }

    [Fact]
    public async Task Counting_and_looking_for_a_row_read_none()
    {
        await using Warehouse warehouse = await FilledAsync();
        UsersObject users = warehouse.Context.Warehouse.Users;
        Assert.Equal(3, await users.CountAsync(Stop));
        Assert.Equal(2, await users.Where(u => u.Country != "FR").CountAsync(Stop));
        Assert.True(await users.Where(u => u.Id > 2).ExistsAsync(Stop));
        Assert.False(await users.Where(u => u.Id > 3).ExistsAsync(Stop));
        string[] asked = await warehouse.StatementsAsync();
        string table = $"\"{warehouse.Schema}\".\"users\"";
        Assert.Contains($"SELECT count(*) FROM {table}", asked);
        Assert.Contains($"SELECT count(*) FROM {table} WHERE (\"country\" = $1) IS NOT TRUE", asked);
        Assert.Contains($"SELECT count(*) FROM (SELECT 1 FROM {table} WHERE \"id\" > $1 LIMIT 1) AS found", asked);
        Assert.DoesNotContain(asked, statement => statement.StartsWith("SELECT \"id\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Members_of_structs_are_filtered_by_the_server_and_hostile_names_are_only_names()
    {
        await using Warehouse warehouse = await FilledAsync();
        EventsObject events = warehouse.Context.Warehouse.Events;
        Event[] rows =
        [
            new() { Id = 1, TheKind = "a'b\\", Device = new EventDevice { Os = "iOS", Version = 17 } },
            new() { Id = 2, TheKind = "$1; DROP TABLE users", Device = new EventDevice { Os = "Android" } },
            new() { Id = 3, TheKind = "" },
        ];
        await events.AppendAsync(rows, Stop);
        foreach (string filter in (string[])
            ["device.os = 'iOS'", "device.version > 16", "device.version is null", "device is null", "device.os > 'B'", "\"the \"\"kind\"\"\" in ('a''b\\', '')", "\"the \"\"kind\"\"\" starts with '$1'"])
        {
            QueryPlan plan = await QueryConformance.CheckAsync(events, FilterText.Parse(filter, EventShape.Schema), Stop);
            Assert.Equal(Filter.All, plan.RowFilter);
        }

        Assert.Equal(3, await warehouse.Context.Warehouse.Users.CountAsync(Stop));
    }

    [Fact]
    public async Task A_set_of_any_size_is_one_parameter()
    {
        await using Warehouse warehouse = await FilledAsync();
        UsersObject users = warehouse.Context.Warehouse.Users;
        long[] ids = [.. Enumerable.Range(2, 100_000)];
        Assert.Equal(2, await users.Where(u => u.Id.In(ids)).CountAsync(Stop));
    }

    [Fact]
    public async Task A_read_that_is_left_early_does_not_go_on_in_the_server()
    {
        await using Warehouse warehouse = await FilledAsync();
        await warehouse.RunAsync("DROP TABLE users; CREATE VIEW users AS SELECT generate_series(1, 1000000000::bigint) AS id, 'x'::text AS email, repeat('y', 500) AS country, 1::numeric(12,2) AS amount, now() AS created_at");
        await using CatalogContext context = warehouse.ContextWith();
        await foreach (User user in context.Warehouse.Users.ReadAsync(Stop))
        {
            if (user.Id == 10)
            {
                break;
            }
        }

        Assert.Equal(0, await RunningAsync(warehouse));
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (User user in context.Warehouse.Users.ReadAsync(cancel.Token))
            {
                if (user.Id == 10)
                {
                    await cancel.CancelAsync();
                }
            }
        });
        Assert.Equal(0, await RunningAsync(warehouse));
    }

    [Fact]
    public async Task A_count_that_is_cancelled_ends_in_the_server()
    {
        await using Warehouse warehouse = await FilledAsync();
        await warehouse.RunAsync("DROP TABLE users; CREATE VIEW users AS SELECT 1::bigint AS id, 'x'::text AS email, 'DE'::text AS country, 1::numeric(12,2) AS amount, now() AS created_at FROM pg_sleep(60)");
        await using CatalogContext context = warehouse.ContextWith();
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        ValueTask<long> count = context.Warehouse.Users.CountAsync(cancel.Token);
        while (await RunningAsync(warehouse) == 0)
        {
            await Task.Delay(20, Stop);
        }

        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await count);
        Assert.Equal(0, await RunningAsync(warehouse));
    }

    private static Task<long> RunningAsync(Warehouse warehouse)
        => warehouse.AskAsync<long>($"SELECT count(*) FROM pg_stat_activity WHERE application_name = 'TypedDao' AND state = 'active' AND query LIKE '%{warehouse.Schema}%'");

    private async Task<Warehouse> FilledAsync()
    {
        Warehouse warehouse = await Warehouse.OpenAsync(server);
        await warehouse.Context.Warehouse.Users.AppendAsync(Rows, Stop);
        return warehouse;
    }
}
