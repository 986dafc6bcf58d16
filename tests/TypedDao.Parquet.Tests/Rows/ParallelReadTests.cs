using TypedDao.Codecs;
using TypedDao.Filters;
using TypedDao.Parquet.Writing;
using TypedDao.Schema;
using TypedDao.Tests;

namespace TypedDao.Parquet.Tests.Rows;

/// <summary>Reading on several threads: everything is as on one.</summary>
public sealed class ParallelReadTests
{
    private const int Rows = 3000;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 12)];

    [Theory, MemberData(nameof(Seeds))]
    public async Task Rows_and_bad_rows_are_those_of_one_thread_in_their_order(int seed)
    {
        var random = new Random(seed);
        var data = new RandomData(random);
        RowSchema schema = data.Schema();
        DynamicShape.Use(schema);
        DynamicRow[] rows = [.. Enumerable.Range(0, Rows).Select(_ => data.Row(schema))];
        byte[] file = await ParquetFiles.WriteAsync<DynamicRow, DynamicShape>(rows, new WriteOptions { RowGroupRows = 1400, PageRows = 300, IsPageV2 = seed % 2 == 0 });

        // Where the file has nulls, rows are bad now.
        DynamicShape.Use(new RowSchema([.. schema.Select(column => new Column(column.Name, seed % 3 == 0 ? Strict(column.Type) : column.Type))]));
        string[] expected = await ReadAsync(file, threads: 1, batchLength: 100);
        Assert.Equal(Rows, expected.Length);
        foreach ((int threads, int batchLength) in ((int, int)[])[(2, 5000), (3, 1000), (8, 700), (4, 1)])
        {
            Assert.Equal(expected, await ReadAsync(file, threads, batchLength));
        }
    }

    [Theory, InlineData(2), InlineData(5)]
    public async Task Rows_that_a_filter_leaves_come_in_their_order(int threads)
    {
        var schema = new RowSchema([new Column("id", ColumnType.Int64), new Column("name", ColumnType.String.OrNull())]);
        DynamicShape.Use(schema);
        DynamicRow[] rows = [.. Enumerable.Range(0, 20_000).Select(i => new DynamicRow([(long)(i * 7919 % 20_000), i % 5 == 0 ? null : $"n{i % 300}"]))];
        byte[] file = await ParquetFiles.WriteAsync<DynamicRow, DynamicShape>(rows, new WriteOptions { RowGroupRows = 9000 });
        foreach (long limit in (long[])[5, 10_000])
        {
            var statistics = new ReadStatistics();
            List<DynamicRow> read = await ParquetFiles.ReadAsync<DynamicRow, DynamicShape>(
                new LocalSource(file),
                batchLength: 4000,
                filter: new ComparisonFilter(new ColumnPath("id"), ComparisonOperator.Less, FilterValue.Of(limit)),
                statistics: statistics,
                threads: threads);
            Assert.Equal(rows.Where(row => (long)row.Values[0]! < limit).Select(Show), read.Select(Show));
            Assert.Equal(rows.Length - read.Count, statistics.Rows + statistics.PrunedRows);
        }
    }

    [Fact]
    public async Task The_first_bad_row_of_the_file_ends_the_read()
    {
        var schema = new RowSchema([new Column("id", ColumnType.Int64.OrNull())]);
        DynamicShape.Use(schema);
        DynamicRow[] rows = [.. Enumerable.Range(0, 4000).Select(i => new DynamicRow([i is 1500 or 1501 or 3999 ? null : (long)i]))];
        byte[] file = await ParquetFiles.WriteAsync<DynamicRow, DynamicShape>(rows);
        DynamicShape.Use(new RowSchema([new Column("id", ColumnType.Int64)]));
        BadRowException error = await Assert.ThrowsAsync<BadRowException>(
            () => ParquetFiles.ReadAsync<DynamicRow, DynamicShape>(new LocalSource(file), batchLength: 4000, threads: 4));
        Assert.Contains("(1501): column 'id': expected int64, found null", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_damaged_column_is_told_of()
    {
        var schema = new RowSchema([.. Enumerable.Range(0, 9).Select(i => new Column($"c{i}", ColumnType.Int64))]);
        DynamicShape.Use(schema);
        DynamicRow[] rows = [.. Enumerable.Range(0, 3000).Select(i => new DynamicRow([.. Enumerable.Range(0, 9).Select(c => (object?)(long)(i * (c + 7) * 7919 % 1_000_003))]))];
        byte[] file = await ParquetFiles.WriteAsync<DynamicRow, DynamicShape>(rows);
        file[1000] ^= 0x40;
        string[] messages = await Task.WhenAll(((int[])[1, 2, 4]).Select(async threads => (await Assert.ThrowsAsync<TypedDaoException>(
            () => ParquetFiles.ReadAsync<DynamicRow, DynamicShape>(new LocalSource(file), batchLength: 3000, threads: threads))).Message));
        Assert.Contains("the checksum is not that of the bytes", messages[0], StringComparison.Ordinal);
        Assert.Single(messages.Distinct());
    }

    private static async Task<string[]> ReadAsync(byte[] file, int threads, int batchLength)
    {
        var rejected = new List<RejectedRow>();
        List<DynamicRow> rows = await ParquetFiles.ReadAsync<DynamicRow, DynamicShape>(new LocalSource(file), rejected, batchLength: batchLength, threads: threads);
        return [.. rows.Select(Show), .. rejected.Select(row => $"{row.Line} {row.Column} {row.Value} {row.Error} {row.Raw}")];
    }

    private static string Show(DynamicRow row) => Dynamic.Show(row);

    private static ColumnType Strict(ColumnType type) => type.Kind is ColumnKind.Int64 or ColumnKind.Bool or ColumnKind.Uuid ? ColumnType.Of(type.Kind) : type;
}
