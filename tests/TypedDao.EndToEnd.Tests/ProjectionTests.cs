using TypedDao.EndToEnd.Data.Rows;
using TypedDao.EndToEnd.Support;
using TypedDao.Filters;

namespace TypedDao.EndToEnd;

/// <summary>Rows with some of their columns: what is read, what is not, and that a filter before it changes nothing of either.</summary>
public sealed class ProjectionTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<string> Filters =>
    [
        "true", "false", "id > 2", "id > 2 and email is not null", "email is null or id = 1", "country = 'DE'", "country is null and id < 4",
        "amount > 1", "not (amount > 1)", "kind = 'in-use'", "country = 'FR' or amount is null", "day >= '2025-01-08' and country != 'DE'", "email starts with 'a' and kind is null",
    ];

    [Fact]
    public async Task Columns_that_are_not_selected_are_not_parsed()
    {
        await using Proof proof = Proof.Make("local");
        proof.Put("rows/sales/country=DE/a.csv", "kind,amount,day,id,email,more\nnew,1.5,07.01.2025,1,a@a,x\nin-use,much,never,2,,\n");
        ReadStatistics statistics = new();
        Assert.Equal([new(1, "a@a"), new(2, null)], await proof.Context.Rows.Sales.Select<SaleEmail>().ReadAsync(statistics, Stop).ToListAsync(Stop));
        Assert.Equal((2, 0, 1), (statistics.Rows, statistics.Rejected, statistics.Files));
        await Assert.ThrowsAsync<BadRowException>(async () => await proof.Context.Rows.Sales.ReadAsync(Stop).ToListAsync(Stop));

        proof.Put("rows/sales_lines/a.jsonl", """
            {"id":1,"email":5,"buyer":{"name":"A","age":3},"tags":{}}
            {"id":2,"tags":[1]}
            {"id":"x","buyer":null}
            """);
        List<Projected.Buyer> buyers = await proof.Context.Rows.SalesLines.Select<Projected.Buyer>().ReadAsync(statistics, Stop).ToListAsync(Stop);
        Assert.Equal([(1L, "A"), (2L, null)], buyers.Select(buyer => (buyer.Id, buyer.Who?.Name)));
        Assert.Equal(1, statistics.Rejected);
    }

    [Fact]
    public async Task Texts_are_taken_as_their_bytes()
    {
        await using Proof proof = Proof.Make("local");
        proof.Put("rows/sales/country=DE/a.csv", "kind,amount,day,id,email\nnew,1.5,07.01.2025,1,ä@a\nin-use,2,07.01.2025,2,\n");
        Utf8String land = new("DE");
        SaleText[] rows = [new(new Utf8String("ä@a"), land), new(null, land)];
        Assert.Equal(rows, await proof.Context.Rows.Sales.Select<SaleText>().ReadAsync(Stop).ToListAsync(Stop));

        // Whole rows are read here, and their strings encoded.
        Assert.Equal(rows, await proof.Context.Rows.Sales.Where(sale => sale.Id > 0).Select<SaleText>().ReadAsync(Stop).ToListAsync(Stop));
    }

    [Fact]
    public async Task A_column_that_is_missing_does_no_harm_unless_it_is_selected()
    {
        await using Proof proof = Proof.Make("local");
        proof.Put("rows/sales/country=DE/a.csv", "id\n1\n");
        Assert.Equal([new(1)], await proof.Context.Rows.Sales.Select<SaleId>().ReadAsync(Stop).ToListAsync(Stop));
        TypedDaoException error = await Assert.ThrowsAsync<TypedDaoException>(async () => await proof.Context.Rows.Sales.Select<Projected.Rest>().ReadAsync(Stop).ToListAsync(Stop));
        Assert.Equal(ErrorKind.SchemaMismatch, error.Kind);
        Assert.Contains("The file has no column 'day'. Expected columns: kind, day. Found: id.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bad_value_in_a_selected_column_is_bad()
    {
        await using Proof proof = Proof.Make("local");
        proof.Put("rows/sales/country=DE/a.csv", "id,email,day,amount,kind\nx,,07.01.2025,,\n");
        BadRowException error = await Assert.ThrowsAsync<BadRowException>(async () => await proof.Context.Rows.Sales.Select<SaleId>().ReadAsync(Stop).ToListAsync(Stop));
        Assert.Contains("a.csv(2): column 'id': 'x'", error.Message, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Filters))]
    public async Task A_projection_of_a_query_is_exactly_the_projection_of_its_rows(string text)
    {
        foreach (string kind in (string[])["memory", "local"])
        {
            await using Proof proof = Proof.Make(kind);
            await WriteAsync(proof);
            RowQuery<Sale, SaleColumns> query = proof.Context.Rows.Sales.Where(FilterText.Parse(text, SaleShape.Schema));
            List<Sale> rows = await query.ReadAsync(Stop).ToListAsync(Stop);
            ReadStatistics whole = new();
            await query.ReadAsync(whole, Stop).CountAsync(Stop);
            ReadStatistics some = new();
            Assert.Equal(rows.Select(row => new SaleEmail(row.Id, row.Email)), await query.Select<SaleEmail>().ReadAsync(some, Stop).ToListAsync(Stop));
            Assert.Equal((whole.Rows, whole.Files, whole.Bytes), (some.Rows, some.Files, some.Bytes));
            Assert.Equal(
                rows.Select(row => (row.Kind, row.Day, row.Country)),
                (await query.Select<Projected.Rest>().ReadAsync(Stop).ToListAsync(Stop)).Select(row => (row.Kind, row.Day, row.Country)));
            Assert.Equal((await query.ExplainAsync(Stop)).ToString(), (await query.Select<SaleEmail>().ExplainAsync(Stop)).ToString());
        }
    }

    [Fact]
    public async Task A_filter_that_keys_decide_reads_no_further_columns()
    {
        await using Proof proof = Proof.Make("local");
        proof.Put("rows/sales/country=DE/a.csv", "id,day,email\n1,never,\n2,never,b\n");
        proof.Put("rows/sales/country=FR/a.csv", "id,day,email\nx,never,\n");
        ReadStatistics statistics = new();
        Assert.Equal(
            [new(2, "b")],
            await proof.Context.Rows.Sales.Where(sale => sale.Country == "DE" && sale.Email != null).Select<SaleEmail>().ReadAsync(statistics, Stop).ToListAsync(Stop));
        Assert.Equal(1, statistics.Files);
    }

    [Fact]
    public async Task Files_without_names_are_read_by_the_positions_of_all_columns()
    {
        await using Proof proof = Proof.Make("local");
        proof.Put("rows/bare.csv", "1,a,bad,first\n2,,0.5,\n");
        Assert.Equal([new("first", 1), new(null, 2)], await proof.Context.Rows.Bare.Select<BareNote>().ReadAsync(Stop).ToListAsync(Stop));
        proof.Put("rows/bare.csv", "1,a,bad\n");
        BadRowException error = await Assert.ThrowsAsync<BadRowException>(async () => await proof.Context.Rows.Bare.Select<BareNote>().ReadAsync(Stop).ToListAsync(Stop));
        Assert.Contains("expected 4 values, found 3", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rows_without_any_selected_column_in_the_file_are_counted_all_the_same()
    {
        await using Proof proof = Proof.Make("local");
        proof.Put("rows/single/country=DE/a.csv", "note\na\n\n\nb\n");
        Assert.Equal(4, await proof.Context.Rows.Single.ReadAsync(Stop).CountAsync(Stop));
        Assert.Equal(Enumerable.Repeat(new SingleCountry("DE"), 4), await proof.Context.Rows.Single.Select<SingleCountry>().ReadAsync(Stop).ToListAsync(Stop));
    }

    [Fact]
    public async Task Rejects_of_a_whole_read_stay_and_those_of_a_projection_are_kept_where_there_are_none()
    {
        await using Proof proof = Proof.Make("local");
        proof.Put("rows/measured/2025-01-07/measured.csv", "id,value\n1,1.5\n2,bad\nx,3\n");
        MeasuredObject measured = proof.Context.Rows.Measured;
        await ReadAsync();
        Assert.Equal("x", await RejectsAsync());
        Assert.Equal(1, await measured.ReadAsync(Stop).CountAsync(Stop));
        Assert.Equal("bad x", await RejectsAsync());
        await ReadAsync();
        Assert.Equal("bad x", await RejectsAsync());

        async Task ReadAsync() => Assert.Equal([new(1), new(2)], await measured.For(new DateOnly(2025, 1, 7)).Select<MeasuredId>().ReadAsync(Stop).ToListAsync(Stop));

        async Task<string> RejectsAsync()
            => string.Join(' ', (await proof.Context.Rows.MeasuredRejects.ReadAsync(Stop).ToListAsync(Stop)).Select(row => row.Value).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Rows_of_a_type_of_the_user_are_projected_too()
    {
        await using Proof proof = Proof.Make("memory");
        await proof.Context.Rows.People.WriteAsync([new Person(1, "a", null, 1m, PersonStatus.OnLeave), new Person(2, "b", null, 2m, PersonStatus.Gone)], Stop);
        Assert.Equal([new(PersonStatus.OnLeave, "a"), new(PersonStatus.Gone, "b")], await proof.Context.Rows.People.Select<PersonState>().ReadAsync(Stop).ToListAsync(Stop));
        Assert.Equal([new(PersonStatus.Gone, "b")], await proof.Context.Rows.People.Where(p => p.Balance > 1).Select<PersonState>().ReadAsync(Stop).ToListAsync(Stop));
    }

    [Fact]
    public async Task Rows_of_a_catalog_of_another_project_are_projected()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("typeddao-");
        try
        {
            await using var context = new Acme.Data.CatalogContext(new DataContextOptions { BaseDirectory = folder.FullName, Environment = "local" });
            DateOnly day = new(2025, 1, 7);
            await context.Bronze.Orders.For(day).WriteAsync([new() { Id = 1, Customer = "a", Amount = 1.50m }, new() { Id = 2, Customer = "b", Amount = 2m }], Stop);
            Assert.Equal([new(2m, "b")], await context.Bronze.Orders.Where(order => order.Id == 2).Select<OrderAmount>().ReadAsync(Stop).ToListAsync(Stop));
            Assert.Equal([new(1.50m, "a"), new(2m, "b")], await context.Bronze.Orders.Between(day, day).Select<OrderAmount>().ReadAsync(Stop).ToListAsync(Stop));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Cancellation_ends_a_projection()
    {
        await using Proof proof = Proof.Make("memory");
        await WriteAsync(proof);
        using CancellationTokenSource source = new();
        await source.CancelAsync();
        foreach (IReadable<SaleId> sales in (IReadable<SaleId>[])[proof.Context.Rows.Sales.Select<SaleId>(), proof.Context.Rows.Sales.Where(sale => sale.Amount > 1).Select<SaleId>()])
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await sales.ReadAsync(source.Token).ToListAsync(Stop));
        }
    }

    private static async Task WriteAsync(Proof proof)
    {
        string?[] countries = ["DE", "FR", null];
        await proof.Context.Rows.Sales.AppendAsync(
            Enumerable.Range(0, 24).Select(i => new Sale
            {
                Id = i,
                Country = countries[i % 3],
                Email = i % 4 == 0 ? null : $"{(char)('a' + (i % 2))}@{i}",
                Amount = i % 5 == 0 ? null : i / 2m,
                Day = new DateOnly(2025, 1, 6).AddDays(i % 4),
                Kind = (i % 3) switch { 0 => null, 1 => SaleKind.New, _ => SaleKind.InUse },
            }),
            Stop);
    }
}
