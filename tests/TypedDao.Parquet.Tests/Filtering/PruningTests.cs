using System.Globalization;
using TypedDao.Codecs;
using TypedDao.Filters;
using TypedDao.Parquet.Rows;
using TypedDao.Parquet.Writing;
using TypedDao.Schema;
using TypedDao.Tests;

namespace TypedDao.Parquet.Tests.Filtering;

/// <summary>What is left out of a file, and that its bytes are not asked for.</summary>
public sealed class PruningTests
{
    private const int Rows = 10_000;
    private static readonly ColumnPath Id = new("id");
    private static readonly ColumnPath Text = new("text");

    private static readonly RowSchema Schema = new(
        [new Column("id", ColumnType.Of(ColumnKind.Int64)), new Column("text", ColumnType.Of(ColumnKind.String)), new Column("tags", ColumnType.List(ColumnType.Of(ColumnKind.Int32)))]);

    [Fact]
    public async Task Statistics_leave_out_row_groups()
    {
        byte[] file = await WriteAsync(new WriteOptions { RowGroupRows = 1000 });
        (long[] ids, ReadStatistics statistics, LocalSource source) = await ReadAsync(file, new ComparisonFilter(Id, ComparisonOperator.Equal, FilterValue.Of(5500L)));
        Assert.Equal([5500L], ids);
        Assert.Equal((10, 9, 9000), (statistics.RowGroups, statistics.PrunedRowGroups, statistics.PrunedRows));
        Assert.InRange(source.Requests.Sum(request => request.Length), 1, file.Length / 5);
    }

    [Fact]
    public async Task The_page_index_leaves_out_pages_of_every_column()
    {
        byte[] file = await WriteAsync(new WriteOptions { PageRows = 100 });
        (long[] ids, ReadStatistics statistics, LocalSource source) = await ReadAsync(file, Filter.Conjunction(
            [new ComparisonFilter(Id, ComparisonOperator.GreaterOrEqual, FilterValue.Of(5550L)), new ComparisonFilter(Id, ComparisonOperator.Less, FilterValue.Of(5650L))]));
        Assert.Equal(Enumerable.Range(5550, 100).Select(id => (long)id), ids);
        Assert.Equal((1, 0, Rows - 200), (statistics.RowGroups, statistics.PrunedRowGroups, statistics.PrunedRows));
        Assert.InRange(source.Requests.Sum(request => request.Length), 1, file.Length / 5);
    }

    [Fact]
    public async Task Rows_of_pages_far_apart_are_found()
    {
        byte[] file = await WriteAsync(new WriteOptions { PageRows = 100 });
        long[] wanted = [0, 99, 100, 4711, 9999];
        (long[] ids, ReadStatistics statistics, _) = await ReadAsync(file, new SetFilter(Id, [.. wanted.Select(FilterValue.Of)]));
        Assert.Equal(wanted, ids);
        Assert.Equal(Rows - 400, statistics.PrunedRows);
    }

    [Fact]
    public async Task A_filter_on_one_column_is_evaluated_before_rows_are_made()
    {
        byte[] file = await WriteAsync(new WriteOptions());
        (long[] ids, ReadStatistics statistics, _) = await ReadAsync(file, new PrefixFilter(Text, "text 1 "));
        Assert.Equal(Enumerable.Range(0, Rows).Select(id => (long)id).Where(id => id % 7 == 1), ids);
        Assert.Equal(Rows - ids.Length, statistics.Rows);
    }

    [Theory]
    [InlineData("Hello", false)]
    [InlineData("absent", true)]
    public async Task A_Bloom_filter_of_another_writer_leaves_out_a_row_group(string text, bool isPruned)
    {
        string path = Path.Combine(TestRepository.SharedPathOrSkip("reference", "parquet"), "files", "data_index_bloom_encoding_stats.parquet");
        var schema = new RowSchema([new Column("String", ColumnType.Of(ColumnKind.String).OrNull())]);
        DynamicShape.Use(schema);
        var statistics = new ReadStatistics();
        await using RowReader<DynamicRow> reader = new ParquetCodec(new WriteOptions()).OpenReader<DynamicRow, DynamicShape>(new LocalSource(path), new CodecReadOptions
        {
            Filter = new ComparisonFilter(new ColumnPath("String"), ComparisonOperator.Equal, FilterValue.Of(text)),
            Statistics = statistics,
        });
        Assert.Equal(isPruned ? 0 : 1, await reader.ReadAsync(new DynamicRow[100], TestContext.Current.CancellationToken));
        Assert.Equal(isPruned ? 1 : 0, statistics.PrunedRowGroups);
    }

    [Fact]
    public async Task A_bad_row_that_the_filter_leaves_open_is_told()
    {
        var written = new RowSchema([new Column("id", ColumnType.Of(ColumnKind.Int64).OrNull())]);
        DynamicShape.Use(written);
        byte[] file = await ParquetFiles.WriteAsync<DynamicRow, DynamicShape>([new DynamicRow([1L]), new DynamicRow([null]), new DynamicRow([3L])]);
        DynamicShape.Use(new RowSchema([new Column("id", ColumnType.Of(ColumnKind.Int64))]));
        var rejected = new List<RejectedRow>();
        List<DynamicRow> rows = await ParquetFiles.ReadAsync<DynamicRow, DynamicShape>(
            new LocalSource(file), rejected, filter: new ComparisonFilter(Id, ComparisonOperator.Equal, FilterValue.Of(3L)));
        Assert.Equal(3L, Assert.Single(rows).Values[0]);
        Assert.Equal(2, Assert.Single(rejected).Line);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_value_that_is_not_allowed_is_null_or_bad(bool unknownIsNull)
    {
        DynamicShape.Use(new RowSchema([new Column("kind", ColumnType.Enum(["view", "cart", "return"]).OrNull())]));
        byte[] file = await ParquetFiles.WriteAsync<DynamicRow, DynamicShape>([new DynamicRow([0]), new DynamicRow([2]), new DynamicRow([null]), new DynamicRow([1])]);
        DynamicShape.Use(new RowSchema([new Column("kind", ColumnType.Enum(["view", "cart"], unknownIsNull).OrNull())]));
        var kind = new ColumnPath("kind");
        var rejected = new List<RejectedRow>();
        List<DynamicRow> nulls = await ParquetFiles.ReadAsync<DynamicRow, DynamicShape>(new LocalSource(file), rejected, filter: new NullFilter(kind));
        Assert.Equal((unknownIsNull ? 2 : 1, unknownIsNull ? 0 : 1), (nulls.Count, rejected.Count));
        List<DynamicRow> carts = await ParquetFiles.ReadAsync<DynamicRow, DynamicShape>(
            new LocalSource(file), [], filter: new ComparisonFilter(kind, ComparisonOperator.Greater, FilterValue.Of("view")));
        Assert.Equal(1, Assert.Single(carts).Values[0]);
        Assert.Equal(unknownIsNull ? 3 : 2, (await ParquetFiles.ReadAsync<DynamicRow, DynamicShape>(
            new LocalSource(file), [], filter: !new ComparisonFilter(kind, ComparisonOperator.Equal, FilterValue.Of("view")))).Count);
    }

    [Fact]
    public async Task Row_numbers_of_bad_rows_count_what_was_left_out()
    {
        var written = new RowSchema([new Column("id", ColumnType.Of(ColumnKind.Int64)), new Column("value", ColumnType.Of(ColumnKind.Int64).OrNull())]);
        DynamicShape.Use(written);
        byte[] file = await ParquetFiles.WriteAsync<DynamicRow, DynamicShape>(
            Enumerable.Range(0, 100).Select(i => new DynamicRow([(long)i, i == 77 ? null : 1L])), new WriteOptions { RowGroupRows = 30, PageRows = 10 });
        DynamicShape.Use(new RowSchema([new Column("id", ColumnType.Of(ColumnKind.Int64)), new Column("value", ColumnType.Of(ColumnKind.Int64))]));
        var rejected = new List<RejectedRow>();
        List<DynamicRow> rows = await ParquetFiles.ReadAsync<DynamicRow, DynamicShape>(
            new LocalSource(file), rejected, filter: new ComparisonFilter(Id, ComparisonOperator.GreaterOrEqual, FilterValue.Of(75L)));
        Assert.Equal(24, rows.Count);
        Assert.Equal(78, Assert.Single(rejected).Line);
    }

    private static Task<byte[]> WriteAsync(WriteOptions options)
    {
        DynamicShape.Use(Schema);
        return ParquetFiles.WriteAsync<DynamicRow, DynamicShape>(
            Enumerable.Range(0, Rows).Select(i => new DynamicRow(
            [
                (long)i,
                string.Create(CultureInfo.InvariantCulture, $"text {i % 7} of {i}"),
                (IReadOnlyList<object?>)[.. Enumerable.Range(0, i % 4).Select(tag => (object?)(i + tag))],
            ])),
            options);
    }

    private static async Task<(long[] Ids, ReadStatistics Statistics, LocalSource Source)> ReadAsync(byte[] file, Filter filter)
    {
        DynamicShape.Use(Schema);
        var source = new LocalSource(file);
        var statistics = new ReadStatistics();
        List<DynamicRow> rows = await ParquetFiles.ReadAsync<DynamicRow, DynamicShape>(source, filter: filter, statistics: statistics);
        Assert.All(rows, row => Assert.Equal((long)row.Values[0]! % 4, ((IReadOnlyList<object?>)row.Values[2]!).Count));
        return ([.. rows.Select(row => (long)row.Values[0]!)], statistics, source);
    }
}
