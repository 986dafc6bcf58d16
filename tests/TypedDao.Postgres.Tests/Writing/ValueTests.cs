using TypedDao.Postgres.Data.Warehouse;
using TypedDao.Postgres.Support;
using TypedDao.Tests;

namespace TypedDao.Postgres.Writing;

/// <summary>Values at their extremes: what psql prints of them, and what is read again.</summary>
public sealed class ValueTests(PostgresServer server)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_smallest_and_greatest_values_are_what_psql_prints()
    {
        await using Warehouse warehouse = await Warehouse.OpenAsync(server);
        AllTypesObject all = warehouse.Context.Warehouse.AllTypes;
        AllTypes[] rows = [Samples.Smallest, Samples.Plain(7), Samples.Greatest];
        await all.AppendAsync(rows, Stop);
        Assert.Equal(rows, await all.ReadAsync(Stop).OrderBy(row => row.Big).ToListAsync(Stop));
        const string Scalars = "flag, tiny, small, medium, big, single, \"real\", amount, wide, encode(blob, 'hex'), id, day, clock, instant, local, kind, mood";
        Assert.Equal(
            """
            f|-128|-32768|-2147483648|-9223372036854775808|-3.4028235e+38|-1.7976931348623157e+308|-99999999.99|-9999999999999999999999999999.9999999999||00000000-0000-0000-0000-000000000000|0001-01-01|00:00:00|0001-01-01 00:00:00+00|0001-01-01 00:00:00|view|
            t|1|2|3|7|1.5|2.5|12.50|1.0000000000|0102|00112233-4455-6677-8899-aabbccddeeff|2025-01-07|10:00:00|2025-01-07 10:00:00+00|2025-01-07 10:00:00|add-to-cart|
            t|127|32767|2147483647|9223372036854775807|Infinity|NaN|99999999.99|9999999999999999999999999999.9999999999|00ff5c0a|ffffffff-ffff-ffff-ffff-ffffffffffff|9999-12-31|23:59:59.999999|9999-12-31 23:59:59.999999+00|9999-12-31 23:59:59.999999|Größe|bad
            """,
            await warehouse.PsqlAsync($"SELECT {Scalars} FROM all_types ORDER BY big"));
        const string Nested = "tags, counts, device, nested, amounts";
        Assert.Equal(
            """
            {}|{}|{"os": "", "sizes": [], "version": ""}|[]|{}
            {a,b}|{"a": 1}|{"os": "iOS", "sizes": [1, null], "version": null}|[{"x": ["2025-01-07"]}]|{1.50,NULL}
            {"","a,b","{\"c\"}","NULL","\\"}|{"": -2147483648, "é\"\\": 2147483647}|{"os": "東", "sizes": [-2147483648, null, 2147483647], "version": "\"\\\u0001"}|[{"min": ["0001-01-01", "9999-12-31"]}, {}]|{-99999999.99,0.01,99999999.99}
            """,
            await warehouse.PsqlAsync($"SELECT {Nested} FROM all_types ORDER BY big"));
        Assert.Equal("-0|0.00|0.0000000000| |2000-01-01|01:02:03.004005|1999-12-31 23:59:59+00", await warehouse.PsqlAsync(
            "SELECT maybe_real, maybe_amount, maybe_wide, maybe_text, maybe_day, maybe_clock, maybe_instant FROM all_types WHERE mood = 'bad'"));
    }

    [Fact]
    public async Task What_psql_inserts_is_read()
    {
        await using Warehouse warehouse = await Warehouse.OpenAsync(server);
        await warehouse.RunAsync("CREATE TABLE users (id bigint, email varchar(20), country text COLLATE \"C\", amount numeric(12,2), created_at timestamptz, more xml)");
        await warehouse.PsqlAsync("INSERT INTO users VALUES (-1, 'é', '', 0.05, '0001-01-01 00:00:00Z'), (9223372036854775807, NULL, E'\\n', 9999999999.99, '9999-12-31 23:59:59.999999Z')");
        User[] expected =
        [
            new() { Id = -1, Email = "é", Country = string.Empty, Amount = 0.05m, CreatedAt = DateTimeOffset.MinValue },
            new() { Id = long.MaxValue, Country = "\n", Amount = 9999999999.99m, CreatedAt = new DateTimeOffset(3_155_378_975_999_999_990, TimeSpan.Zero) },
        ];
        Assert.Equal(expected, await warehouse.Context.Warehouse.Users.ReadAsync(Stop).OrderBy(user => user.Id).ToListAsync(Stop));
    }

    [Fact]
    public async Task A_value_that_its_column_cannot_hold_is_refused_with_its_row_and_nothing_is_written()
    {
        await using Warehouse warehouse = await Warehouse.OpenAsync(server);
        AllTypesObject all = warehouse.Context.Warehouse.AllTypes;
        await all.AppendAsync([Samples.Plain(1)], Stop);
        await warehouse.RunAsync("ALTER TABLE all_types ALTER COLUMN text TYPE varchar(4)");
        await using Data.CatalogContext context = warehouse.ContextWith();
        all = context.Warehouse.AllTypes;
        (AllTypes Row, string Said)[] cases =
        [
            (Samples.Plain(3) with { Text = "a\0b" }, "Column 'text' cannot hold 'a\\0b': text of the database has no U+0000."),
            (Samples.Plain(3) with { Text = "\uD83C" }, "Column 'text' cannot hold '\uD83C': half of a surrogate pair stands alone, which is no text."),
            (Samples.Plain(3) with { Text = "abc  " }, "Column 'text' cannot hold 'abc  ': it has more than 4 characters."),
            (Samples.Plain(3) with { Amount = 0.001m }, "Column 'amount' cannot hold '0.001': it does not fit decimal(10,2) without rounding."),
            (Samples.Plain(3) with { Amount = 100_000_000m }, "Column 'amount' cannot hold '100000000': it does not fit decimal(10,2) without rounding."),
            (Samples.Plain(3) with { Wide = "x" }, "Column 'wide' cannot hold 'x': it does not fit decimal(38,10) without rounding."),
            (Samples.Plain(3) with { Local = new DateTime(1) }, "Column 'local' cannot hold '0001-01-01T00:00:00.0000001': PostgreSQL keeps whole microseconds."),
            (Samples.Plain(3) with { Kind = (AllTypesKind)9 }, "Column 'kind' cannot hold '9': not one of view, add-to-cart, Größe."),
            (Samples.Plain(3) with { Tags = ["\0"] }, "Column 'tags' cannot hold '\\0': text of the database has no U+0000."),
            (Samples.Plain(3) with { Device = new AllTypesDevice { Os = "\0", Sizes = [] } }, "Column 'device.os' cannot hold '\\0': text of the database has no U+0000."),
        ];
        foreach ((AllTypes row, string said) in cases)
        {
            InvalidValueException error = await Assert.ThrowsAsync<InvalidValueException>(async () => await all.AppendAsync([Samples.Plain(2), row], Stop));
            Assert.Equal(said, error.Fact);
            Assert.Equal(2, error.Row);
            Assert.Equal("warehouse.all_types", error.Object);
        }

        Assert.Equal(1, await all.CountAsync(Stop));
        await all.AppendAsync([Samples.Plain(4) with { Text = "🏯🏯🏯🏯" }], Stop);
        Assert.Equal(2, await all.CountAsync(Stop));
    }

    [Theory]
    [InlineData("amount", "numeric(10,1)", "column 'amount' is numeric(10,1), declared as decimal(12,2)?")]
    [InlineData("created_at", "timestamp(3) with time zone", "column 'created_at' is timestamp(3) with time zone, declared as timestamp?")]
    public async Task A_table_that_would_round_is_not_written(string column, string type, string said)
    {
        await using Warehouse warehouse = await Warehouse.OpenAsync(server);
        UsersObject users = warehouse.Context.Warehouse.Users;
        await users.AppendAsync([new User { Id = 1, Country = "DE", Amount = 1.5m }], Stop);
        await warehouse.RunAsync($"ALTER TABLE users ALTER COLUMN {column} TYPE {type}");
        Assert.Single(await users.ReadAsync(Stop).ToListAsync(Stop));
        TypedDaoException error = await Assert.ThrowsAsync<TypedDaoException>(async () => await users.AppendAsync([new User { Id = 2, Country = "DE" }], Stop));
        Assert.Equal($"Table {warehouse.Schema}.users would round what is written: {said}.", error.Fact);
        Assert.Equal(1, await users.CountAsync(Stop));
    }
}
