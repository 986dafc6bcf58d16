using System.Buffers;
using System.Text.Json;
using TypedDao.Filters;
using TypedDao.Parquet.Writing;
using TypedDao.Schema;
using TypedDao.Tests;

namespace TypedDao.Parquet.Tests.Filtering;

/// <summary>Batches that are left out hold no row that matches, and the others are what they are without a filter.</summary>
public sealed class FilteredBatchTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 40)];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Every_row_that_matches_is_in_a_batch(int seed)
    {
        var random = new Random(seed);
        var data = new RandomData(random);
        RowSchema written = data.Schema();
        DynamicShape.Use(written);
        byte[] file = await ParquetFiles.WriteAsync<DynamicRow, DynamicShape>(
            Enumerable.Range(0, random.Next(4000)).Select(_ => data.Row(written)), new WriteOptions { RowGroupRows = random.Next(50, 1500), PageRows = random.Next(10, 500) });

        // With the types that the file tells.
        RowSchema schema = (await ParquetFile.OpenAsync(new LocalSource(file), Cancellation)).Schema;
        DynamicShape.Use(schema);
        List<DynamicRow> rows = await ParquetFiles.ReadAsync<DynamicRow, DynamicShape>(new LocalSource(file));
        SortedDictionary<long, string> whole = await ReadAsync(file, null, Filter.All, new ReadStatistics());
        for (int i = 0; i < 6; i++)
        {
            Filter filter = new RandomFilters(random, schema, rows).Make(random.Next(4));
            var predicate = new RowPredicate(filter, schema);
            var statistics = new ReadStatistics();

            SortedDictionary<long, string> found = await ReadAsync(file, null, filter, statistics);

            Assert.All(found, row => Assert.Equal(whole[row.Key], row.Value));
            long[] missing = [.. rows.Index().Where(row => !found.ContainsKey(row.Index) && predicate.Matches<DynamicRow, DynamicShape>(row.Item)).Select(row => (long)row.Index)];
            Assert.True(missing.Length == 0, $"{filter}: row {missing.FirstOrDefault()} is missing");
            Assert.Equal(rows.Count, found.Count + statistics.Rows + statistics.PrunedRows);
        }
    }

    [Fact]
    public async Task What_cannot_match_is_not_asked_for()
    {
        byte[] file = await NumbersAsync();
        var whole = new LocalSource(file);
        var few = new LocalSource(file);
        var statistics = new ReadStatistics();

        Assert.Equal(10_000, (await ReadAsync(whole, null, Filter.All, new ReadStatistics())).Count);
        SortedDictionary<long, string> found = await ReadAsync(few, null, FilterText.Parse("n = 4321", Numbers), statistics);

        Assert.Contains("\"n\":4321,", found[4321], StringComparison.Ordinal);
        Assert.InRange(found.Count, 1, 100);
        Assert.Equal((10, 9), (statistics.RowGroups, statistics.PrunedRowGroups));
        Assert.True(few.Requests.Sum(request => request.Length) < whole.Requests.Sum(request => request.Length) / 4);
        Assert.Equal(10_000, found.Count + statistics.Rows + statistics.PrunedRows);
    }

    [Fact]
    public async Task Batches_have_the_columns_that_were_asked_for_in_their_order()
    {
        byte[] file = await NumbersAsync();

        foreach (string filter in (string[])["n = 5", "t = '5'", "n = 5 and t is not null and other = 3", "other = 3"])
        {
            Filter parsed = FilterText.Parse(filter, new RowSchema([.. Numbers, new Column("other", ColumnType.Int32)]));
            Assert.Equal("""{"t":"5","n":5}""", (await ReadAsync(file, ["t", "n"], parsed, new ReadStatistics()))[5]);
            Assert.Equal("""{"t":"5"}""", (await ReadAsync(file, ["t"], parsed, new ReadStatistics()))[5]);
            Assert.Equal("""{"n":5}""", (await ReadAsync(file, ["n"], parsed, new ReadStatistics()))[5]);
        }
    }

    [Fact]
    public async Task A_filter_that_nothing_matches_asks_for_the_footer_alone()
    {
        var source = new LocalSource(await NumbersAsync());

        Assert.Empty(await ReadAsync(source, null, FilterText.Parse("n > 1000000", Numbers), new ReadStatistics()));

        Assert.Single(source.Requests);
    }

    private static RowSchema Numbers { get; } = new([new Column("n", ColumnType.Int64), new Column("t", ColumnType.String)]);

    private static Task<byte[]> NumbersAsync()
    {
        DynamicShape.Use(Numbers);
        return ParquetFiles.WriteAsync<DynamicRow, DynamicShape>(
            Enumerable.Range(0, 10_000).Select(i => new DynamicRow([(long)i, i.ToString(System.Globalization.CultureInfo.InvariantCulture)])),
            new WriteOptions { RowGroupRows = 1000, PageRows = 100 });
    }

    private static Task<SortedDictionary<long, string>> ReadAsync(byte[] file, string[]? columns, Filter filter, ReadStatistics statistics)
        => ReadAsync(new LocalSource(file), columns, filter, statistics);

    // The rows by their place in the file.
    private static async Task<SortedDictionary<long, string>> ReadAsync(LocalSource source, string[]? columns, Filter filter, ReadStatistics statistics)
    {
        ParquetFile file = await ParquetFile.OpenAsync(source, Cancellation);
        var rows = new SortedDictionary<long, string>();
        var buffer = new ArrayBufferWriter<byte>();
        await foreach (RecordBatch batch in file.ReadAsync(columns, filter, statistics, Cancellation))
        {
            for (int row = 0; row < batch.Count; row++)
            {
                buffer.ResetWrittenCount();
                await using (var json = new Utf8JsonWriter(buffer))
                {
                    batch.WriteRow(row, json);
                }

                rows.Add(batch.FirstRow + row, System.Text.Encoding.UTF8.GetString(buffer.WrittenSpan));
            }
        }

        return rows;
    }
}
