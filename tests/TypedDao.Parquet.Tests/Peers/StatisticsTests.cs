using TypedDao.Parquet.Compression;
using TypedDao.Parquet.Writing;
using TypedDao.Schema;
using TypedDao.Tests;

namespace TypedDao.Parquet.Tests.Peers;

/// <summary>Statistics, page indexes and checksums are what others take them for.</summary>
public sealed class StatisticsTests(NodePeers peers) : IClassFixture<NodePeers>
{
    private const int Rows = 2000;
    private const int GroupRows = 250;

    private static readonly string[] Operators = ["=", ">=", ">", "<=", "<"];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 4)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task DuckDB_finds_the_bounds_and_nulls_that_there_are(int seed)
    {
        (string path, RowSchema schema) = await WriteAsync(seed, Peer.Of("duckdb"));
        int compared = 0;
        foreach (Column column in schema.Where(column => column.Type.Kind is not (ColumnKind.Float or ColumnKind.Double or ColumnKind.String or ColumnKind.Bytes or ColumnKind.Uuid or ColumnKind.Bool)))
        {
            List<string> told = await peers.QueryAsync(
                "duckdb",
                $"select row_group_id, stats_min_value, stats_max_value, stats_null_count from parquet_metadata('{path}') where path_in_schema = '{column.Name}' order by all");
            List<string> found = await peers.QueryAsync(
                "duckdb",
                $"select file_row_number // {GroupRows} as id, min({column.Name})::varchar, max({column.Name})::varchar, count(*) - count({column.Name}) "
                + $"from read_parquet('{path}', file_row_number = true) group by id order by all");
            Assert.Equal(Rows / GroupRows, told.Count);
            Assert.Equal(found, told);
            compared++;
        }

        Assert.True(compared > 5, $"{compared} columns were compared");
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task DuckDB_loses_no_rows_when_it_prunes(int seed)
    {
        (string path, RowSchema schema) = await WriteAsync(seed, Peer.Of("duckdb"));
        foreach (Column column in schema)
        {
            foreach (int row in new[] { 3, 700, 1999 })
            {
                string conditions = string.Join(", ", Operators.Select(op => $"count(*) filter (true and {column.Name} {op} getvariable('v'))"));
                List<string> whole = await peers.WriteAsync(
                    "duckdb", $"select {conditions} from t", $"create or replace temp table t as from read_parquet('{path}')", $"set variable v = (select {column.Name} from t limit 1 offset {row})");
                string pruned = string.Join(", ", Operators.Select(op => $"(select count(*) from read_parquet('{path}') where {column.Name} {op} getvariable('v'))"));
                Assert.Equal(whole, await peers.QueryAsync("duckdb", $"select {pruned}"));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task ClickHouse_loses_no_rows_when_it_prunes_groups_and_pages(int seed)
    {
        const string Whole = " settings input_format_parquet_filter_push_down = 0, input_format_parquet_page_filter_push_down = 0, input_format_parquet_bloom_filter_push_down = 0";
        (string path, RowSchema schema) = await WriteAsync(seed, Peer.Of("chdb"));

        // UUIDs have another order there.
        foreach (Column column in schema.Where(column => column.Type.Kind != ColumnKind.Uuid))
        {
            foreach (int row in new[] { 3, 700, 1999 })
            {
                string value = $"(select any({column.Name}) from (select {column.Name} from file('{path}', Parquet) limit 1 offset {row}))";
                string counts = string.Join(" union all ", Operators.Select(op => $"select '{op}' as op, count() as n from file('{path}', Parquet) where {column.Name} {op} {value}"));
                string sql = $"select op, toInt64(n) from ({counts}) order by op";
                List<string> whole = await peers.QueryAsync("chdb", sql + Whole);
                List<string> pruned = await peers.QueryAsync("chdb", sql);
                Assert.True(whole.SequenceEqual(pruned), $"{column}, row {row}: {string.Join(' ', whole)}, but pruned {string.Join(' ', pruned)}");
            }
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task ClickHouse_verifies_the_checksums(bool isPageV2)
    {
        var schema = new RowSchema([new Column("c", ColumnType.Double)]);
        DynamicShape.Use(schema);
        DynamicRow[] rows = [.. Enumerable.Range(0, 1000).Select(i => new DynamicRow([Math.Sqrt(i)]))];
        byte[] bytes = await ParquetFiles.WriteAsync<DynamicRow, DynamicShape>(rows, new WriteOptions { Codec = CompressionCodec.Uncompressed, IsPageV2 = isPageV2 });
        string path = peers.NewFile();
        await File.WriteAllBytesAsync(path, bytes, TestContext.Current.CancellationToken);
        Assert.Equal(rows.Select(row => Canonical.Row(schema, row)), await peers.ReadAsync("chdb", path));

        bytes[4000] ^= 1;
        string changed = peers.NewFile();
        await File.WriteAllBytesAsync(changed, bytes, TestContext.Current.CancellationToken);
        InvalidOperationException error = await Assert.ThrowsAsync<InvalidOperationException>(() => peers.ReadAsync("chdb", changed));
        Assert.Contains("crc", error.Message, StringComparison.OrdinalIgnoreCase);
    }

    private async Task<(string Path, RowSchema Schema)> WriteAsync(int seed, Peer peer)
    {
        var random = new Random(seed);
        var data = new PeerData(random, peer);
        RowSchema schema = data.FlatSchema();
        DynamicShape.Use(schema);
        var options = new WriteOptions { RowGroupRows = GroupRows, PageRows = 40, IsPageV2 = seed % 2 == 0 };
        byte[] bytes = await ParquetFiles.WriteAsync<DynamicRow, DynamicShape>(data.Rows(schema, Rows), options);
        string path = peers.NewFile();
        await File.WriteAllBytesAsync(path, bytes, TestContext.Current.CancellationToken);
        return (path, schema);
    }
}
