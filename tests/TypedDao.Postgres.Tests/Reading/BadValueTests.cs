using TypedDao.Postgres.Data.Warehouse;
using TypedDao.Postgres.Support;
using TypedDao.Tests;

namespace TypedDao.Postgres.Reading;

/// <summary>Values of the server that a row cannot have.</summary>
public sealed class BadValueTests(PostgresServer server)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("created_at", "'infinity'", "'infinity': not a value of timestamp?")]
    [InlineData("created_at", "'-infinity'", "'-infinity': not a value of timestamp?")]
    [InlineData("created_at", "'20000-01-01 00:00Z'", "'a time in the year 20000': not a value of timestamp?")]
    [InlineData("amount", "'NaN'", "'NaN': not a value of decimal(12,2)?")]
    [InlineData("country", "NULL", "null in a column that is not nullable")]
    public async Task A_value_that_no_row_can_have_is_said_with_table_column_and_value(string column, string value, string said)
    {
        await using Warehouse warehouse = await Warehouse.OpenAsync(server);
        await warehouse.RunAsync("CREATE TABLE users (id bigint, email text, country text DEFAULT 'DE', amount numeric(12,2), created_at timestamptz)");
        await warehouse.RunAsync($"INSERT INTO users (id) VALUES (1); INSERT INTO users (id, {column}) VALUES (2, {value})");
        BadRowException error = await Assert.ThrowsAsync<BadRowException>(async () => await warehouse.Context.Warehouse.Users.ReadAsync(Stop).ToListAsync(Stop));
        Assert.Equal($"{warehouse.Schema}.users(2): column '{column}': {said}.", error.Fact);
        Assert.Equal("warehouse.users", error.Object);
    }

    [Fact]
    public async Task Numbers_beyond_the_declared_digits_are_skipped_and_counted_where_the_object_says_so()
    {
        await using Warehouse warehouse = await Warehouse.OpenAsync(server);
        await warehouse.RunAsync("CREATE TABLE loose (id bigint NOT NULL, amount numeric)");
        await warehouse.RunAsync("INSERT INTO loose VALUES (1, 1.5), (2, 1.234), (3, 12345.67), (4, 'Infinity'), (5, 1e40), (6, -9999.99), (7, 0), (8, 'NaN'), (9, 1e-400), (10, 7.50000)");
        var statistics = new ReadStatistics();
        List<Loose> rows = await warehouse.Context.Warehouse.Loose.ReadAsync(statistics, Stop).ToListAsync(Stop);
        Assert.Equal([LooseOf(1, 1.50m), LooseOf(6, -9999.99m), LooseOf(7, 0m), LooseOf(10, 7.5m)], rows);
        Assert.Equal(6, statistics.Rejected);
        Assert.Equal(10, statistics.Rows);
    }

    [Theory]
    [InlineData("day", "infinity")]
    [InlineData("clock", "24:00:00")]
    [InlineData("tiny", "300")]
    [InlineData("kind", "unknown")]
    [InlineData("tags", "{{a},{b}}")]
    [InlineData("device", "[]")]
    [InlineData("device", "{\"os\":1}")]
    [InlineData("counts", "{\"a\":99999999999}")]
    [InlineData("nested", "[{\"a\":[\"2025-13-01\"]}]")]
    [InlineData("wide", "NaN")]
    public async Task Every_type_tells_of_what_it_cannot_read(string column, string value)
    {
        await using Warehouse warehouse = await Warehouse.OpenAsync(server);
        AllTypesObject all = warehouse.Context.Warehouse.AllTypes;
        await all.AppendAsync([Samples.Plain(1)], Stop);
        await warehouse.RunAsync($"UPDATE all_types SET \"{column}\" = '{value}'");
        BadRowException error = await Assert.ThrowsAsync<BadRowException>(async () => await all.ReadAsync(Stop).ToListAsync(Stop));
        Assert.StartsWith(column, error.Row.Column, StringComparison.Ordinal);
        Assert.Equal($"{warehouse.Schema}.all_types", error.Row.Source);
    }

    private static Loose LooseOf(long id, decimal amount) => new() { Id = id, Amount = amount };
}
