using TypedDao.Codecs;
using TypedDao.Filters;
using TypedDao.Parquet.Rows;
using TypedDao.Parquet.Writing;
using TypedDao.Schema;
using TypedDao.Tests;

namespace TypedDao.Parquet.Tests.Filtering;

/// <summary>Compares filtered reads of a file with the evaluation in memory, and what they ask for with their plan.</summary>
internal static class FilterChecks
{
    private const int Filters = 8;

    /// <summary>Checks some filters made up for a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="schema">Its columns.</param>
    /// <param name="random">Makes up filters.</param>
    /// <param name="name">What to call it.</param>
    public static async Task CheckAsync(byte[] file, RowSchema schema, Random random, string name = "the file")
    {
        DynamicShape.Use(schema);
        var rejected = new List<RejectedRow>();
        List<DynamicRow> all = await ParquetFiles.ReadAsync<DynamicRow, DynamicShape>(new LocalSource(file), rejected);
        for (int i = 0; i < Filters; i++)
        {
            var filters = new RandomFilters(random, schema, all);
            Filter filter = filters.Make(random.Next(4));
            await CheckAsync(file, schema, (all, rejected.Count), (filter, filters.TakesRows), random.Next(1, 3000), name);
        }
    }

    private static async Task CheckAsync(
        byte[] file, RowSchema schema, (List<DynamicRow> Rows, int Rejected) all, (Filter Filter, bool TakesRows) test, int batchLength, string name)
    {
        var predicate = new RowPredicate(test.Filter, schema);
        string[] expected = [.. all.Rows.Where(predicate.Matches<DynamicRow, DynamicShape>).Select(Dynamic.Show)];
        var statistics = new ReadStatistics();
        var rejected = new List<RejectedRow>();
        var source = new LocalSource(file);

        List<DynamicRow> found = await ParquetFiles.ReadAsync<DynamicRow, DynamicShape>(
            source, rejected, batchLength: batchLength, filter: test.Filter, statistics: statistics);

        Assert.True(expected.SequenceEqual(found.Where(predicate.Matches<DynamicRow, DynamicShape>).Select(Dynamic.Show)), $"{name}: {test.Filter}: {expected.Length} expected");
        Assert.True(test.TakesRows || expected.Length == found.Count, $"{name}: {test.Filter}: {found.Count} rows where {expected.Length} match");
        Assert.Equal(all.Rows.Count + all.Rejected, found.Count + rejected.Count + statistics.Rows + statistics.PrunedRows);
        FileReadPlan plan = await new ParquetCodec(new WriteOptions()).PlanAsync(
            new LocalSource(file), schema, new CodecReadOptions { Filter = test.Filter }, TestContext.Current.CancellationToken);
        Assert.Equal(source.Requests.Sum(request => request.Length), plan.Bytes);
        Assert.Equal(source.Requests.Count, plan.Requests);
        Assert.Equal((statistics.RowGroups, statistics.PrunedRowGroups, statistics.PrunedRows), (plan.RowGroups, plan.PrunedRowGroups, plan.PrunedRows));
    }
}
