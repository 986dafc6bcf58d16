using TypedDao.Codecs;
using TypedDao.Filters;
using TypedDao.Parquet.Rows;
using TypedDao.Parquet.Writing;
using TypedDao.Schema;
using TypedDao.Tests;

namespace TypedDao.Parquet.Tests.Filtering;

/// <summary>A filter leaves out what does not match, and nothing else, as the evaluation in memory says; and reads what it plans.</summary>
public sealed class FilteredReadTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 200)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Random_filters_find_the_rows_that_match(int seed)
    {
        var random = new Random(seed);
        var data = new RandomData(random);
        RowSchema schema = data.Schema();
        DynamicShape.Use(schema);
        DynamicRow[] rows = [.. Enumerable.Range(0, random.Next(5) == 0 ? random.Next(3000) : random.Next(200)).Select(_ => data.Row(schema))];
        int sorted = random.Next(schema.Count);
        if (random.Next(3) > 0)
        {
            // So that pages differ in what they hold.
            rows = [.. rows.OrderBy(row => Dynamic.Show(new DynamicRow([row.Values[sorted]])), StringComparer.Ordinal)];
        }

        byte[] file = await ParquetFiles.WriteAsync<DynamicRow, DynamicShape>(rows, new WriteOptions
        {
            IsPageV2 = random.Next(2) == 0,
            RowGroupRows = random.Next(3) == 0 ? random.Next(1, 500) : 131_072,
            PageRows = random.Next(3) > 0 ? random.Next(1, 100) : 20_000,
            PageBytes = random.Next(3) == 0 ? random.Next(1, 2000) : 1 << 20,
        });
        List<DynamicRow> all = await ParquetFiles.ReadAsync<DynamicRow, DynamicShape>(new LocalSource(file));
        for (int i = 0; i < 8; i++)
        {
            await CheckAsync(file, all, schema, new RandomFilters(random, schema, all), random);
        }
    }

    private static async Task CheckAsync(byte[] file, List<DynamicRow> all, RowSchema schema, RandomFilters filters, Random random)
    {
        Filter filter = filters.Make(random.Next(4));
        var predicate = new RowPredicate(filter, schema);
        string[] expected = [.. all.Where(predicate.Matches<DynamicRow, DynamicShape>).Select(Dynamic.Show)];
        var statistics = new ReadStatistics();
        var options = new CodecReadOptions { Filter = filter, Statistics = statistics };
        var source = new LocalSource(file);

        List<DynamicRow> found = await ParquetFiles.ReadAsync<DynamicRow, DynamicShape>(
            source, batchLength: random.Next(1, 3000), filter: filter, statistics: statistics);

        Assert.True(expected.SequenceEqual(found.Where(predicate.Matches<DynamicRow, DynamicShape>).Select(Dynamic.Show)), $"{filter}: {expected.Length} expected");
        Assert.True(filters.TakesRows || expected.Length == found.Count, $"{filter}: {found.Count} rows where {expected.Length} match");
        Assert.Equal(all.Count, found.Count + statistics.Rows + statistics.PrunedRows);
        FileReadPlan plan = await new ParquetCodec(new WriteOptions()).PlanAsync(new LocalSource(file), schema, options, TestContext.Current.CancellationToken);
        Assert.Equal(source.Requests.Sum(request => request.Length), plan.Bytes);
        Assert.Equal(source.Requests.Count, plan.Requests);
        Assert.Equal((statistics.RowGroups, statistics.PrunedRowGroups, statistics.PrunedRows), (plan.RowGroups, plan.PrunedRowGroups, plan.PrunedRows));
    }
}
