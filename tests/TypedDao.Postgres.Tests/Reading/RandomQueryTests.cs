using TypedDao.Filters;
using TypedDao.Parquet.Tests.Filtering;
using TypedDao.Postgres.Support;
using TypedDao.Schema;
using TypedDao.Tests;

namespace TypedDao.Postgres.Reading;

/// <summary>Random rows of random columns, and random filters on them: the server's answer against the evaluator's.</summary>
public sealed class RandomQueryTests(PostgresServer server)
{
    private const int Tables = 12;
    private const int Filters = 40;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Rows_come_back_as_they_were_given_and_filters_mean_what_they_mean()
    {
        await using Warehouse warehouse = await Warehouse.OpenAsync(server);
        var random = new Random(Seeded.Seed());
        for (int i = 0; i < Tables; i++)
        {
            var data = new RandomData(random);
            RowSchema schema = Held.Schema(data.Schema());
            DynamicRow[] given = [.. Enumerable.Range(0, random.Next(60)).Select(_ => data.Row(schema))];
            DynamicRow[] rows = [.. given.Select(Held.Row)];
            await using var table = new DynamicTable(warehouse, schema, $"table {i}");
            Assert.Equal(rows.Length, (await table.AppendAsync(rows)).Rows);
            Assert.Equal(DynamicTable.Show(rows), DynamicTable.Show(await table.ReadAsync()));

            // Values that the table cannot hold are among those that are compared with.
            var filters = new RandomFilters(random, schema, given);
            for (int j = 0; j < Filters; j++)
            {
                await CheckAsync(table, schema, rows, filters.Make(random.Next(4)));
            }

            Filter deleted = Filter.None;
            do
            {
                deleted = filters.Make(1);
            }
            while ((await PlanAsync(table, schema, deleted)).RowFilter != Filter.All);
            DeleteResult result = await table.Tables.DeleteRowsAsync<DynamicRow, DynamicShape>(table.Target.Where(deleted), Stop);
            DynamicRow[] left = [.. Matching(rows, schema, !deleted)];
            Assert.Equal(rows.Length - left.Length, result.Rows);
            Assert.Equal(DynamicTable.Show(left), DynamicTable.Show(await table.ReadAsync()));
        }
    }

    private static async Task CheckAsync(DynamicTable table, RowSchema schema, DynamicRow[] rows, Filter filter)
    {
        DynamicRow[] expected = [.. Matching(rows, schema, filter)];
        QueryPlan plan = await PlanAsync(table, schema, filter);
        string about = $"{filter}\n{plan}";
        Assert.True(DynamicTable.Show(expected).SequenceEqual(DynamicTable.Show(await table.ReadAsync(filter))), about);
        Assert.True(expected.Length == await table.Tables.CountAsync<DynamicRow, DynamicShape>(table.Target.Where(filter), Stop), about);
        Assert.True(expected.Length > 0 == await table.Tables.AnyAsync<DynamicRow, DynamicShape>(table.Target.Where(filter), Stop), about);
        Assert.Equal(
            filter.Conjuncts.Select(part => part.ToString()).Order(StringComparer.Ordinal),
            (plan.ServerFilter & plan.RowFilter).Conjuncts.Select(part => part.ToString()).Order(StringComparer.Ordinal));
    }

    private static ValueTask<QueryPlan> PlanAsync(DynamicTable table, RowSchema schema, Filter filter)
        => table.Tables.ExplainAsync<DynamicRow, DynamicShape>(table.Target.Where(filter), schema, Stop);

    private static IEnumerable<DynamicRow> Matching(DynamicRow[] rows, RowSchema schema, Filter filter)
    {
        var predicate = new RowPredicate(filter, schema);
        return rows.Where(predicate.Matches<DynamicRow, DynamicShape>);
    }
}
