using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using TypedDao.Parquet.Bloom;
using TypedDao.Parquet.Hashing;
using TypedDao.Parquet.Metadata;
using TypedDao.Parquet.Reading;
using TypedDao.Parquet.Writing;
using TypedDao.Schema;
using TypedDao.Tests;

namespace TypedDao.Parquet.Tests.Peers;

/// <summary>Bloom filters say the same to others.</summary>
public sealed class BloomFilterTests(NodePeers peers) : IClassFixture<NodePeers>
{
    private const int Groups = 3;
    private const int GroupRows = 2048;
    private const int Distinct = 300;

    public static TheoryData<string> Types => ["integer", "bigint", "uinteger", "ubigint", "float", "double", "varchar"];

    [Theory]
    [MemberData(nameof(Types))]
    public async Task What_DuckDB_has_put_into_its_filters_is_found(string type)
    {
        string path = peers.NewFile();
        string rows = $"select ((i // {GroupRows}) * 1000 + i % {Distinct})::{type} as v from range({Groups * GroupRows}) r(i)";
        await peers.WriteAsync("duckdb", "select 1", $"copy ({rows}) to '{path}' (format parquet, row_group_size {GroupRows})");

        List<SplitBlockFilter> filters = await ReadFiltersAsync(path);

        Assert.Equal(Groups, filters.Count);
        for (int group = 0; group < Groups; group++)
        {
            for (int i = 0; i < Distinct; i++)
            {
                Assert.True(filters[group].MayContain(HashOf(type, (group * 1000) + i)), $"{i} of group {group}");
            }

            Assert.InRange(Enumerable.Range(100_000, 10_000).Count(i => filters[group].MayContain(HashOf(type, i))), 0, 300);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task DuckDB_leaves_out_the_row_groups_that_ours_exclude_and_finds_what_is_there(bool isUnique)
    {
        RowSchema schema = new PeerData(new Random(1), Peer.Of("duckdb")).FlatSchema();
        schema = new RowSchema([.. schema.Where(column => column.Type.Kind is not (ColumnKind.Bool or ColumnKind.Decimal) && column.Type.Values.Count == 0)]);
        DynamicShape.Use(schema);
        var random = new Random(2);
        var data = new PeerData(random, Peer.Of("duckdb"));
        DynamicRow[] rows = data.Rows(schema, Groups * GroupRows);
        if (!isUnique)
        {
            // A few rows over and over, so that there are dictionaries.
            rows = [.. rows.Chunk(GroupRows).SelectMany(group => group.Select((_, i) => group[i % 100]))];
        }

        string path = peers.NewFile();
        var options = new WriteOptions { RowGroupRows = GroupRows, BloomFilterColumns = [.. schema.Select(column => column.Name)] };
        await File.WriteAllBytesAsync(path, await ParquetFiles.WriteAsync<DynamicRow, DynamicShape>(rows, options), TestContext.Current.CancellationToken);
        List<string> told = await peers.QueryAsync(
            "duckdb", $"select path_in_schema, count(bloom_filter_offset), count(bloom_filter_length) from parquet_metadata('{path}') group by all order by 1");
        Assert.Equal(schema.Select(column => $"[\"{column.Name}\",\"{Groups}\",\"{Groups}\"]").Order(StringComparer.Ordinal), told);

        // DuckDB hashes the text of bytes, and finds none in its own files either.
        foreach (Column column in schema.Where(column => column.Type.Kind != ColumnKind.Bytes))
        {
            foreach (int row in new[] { 3, GroupRows + 50, (2 * GroupRows) + 99 })
            {
                List<string> whole = await peers.WriteAsync(
                    "duckdb",
                    $"select count(*) filter (true and {column.Name} = getvariable('v')) from t",
                    $"create or replace temp table t as from read_parquet('{path}')",
                    $"set variable v = (select {column.Name} from t where {column.Name} is not null limit 1 offset {row})");
                List<string> pruned = await peers.QueryAsync("duckdb", $"select count(*) from read_parquet('{path}') where {column.Name} = getvariable('v')");
                Assert.True(whole.SequenceEqual(pruned), $"{column.Name} of {column.Type.Kind}, row {row}: {whole[0]}, but pruned {pruned[0]}");
            }
        }
    }

    [Theory]
    [InlineData("bigint", "5000000000")]
    [InlineData("varchar", "'other'")]
    [InlineData("double", "0.3")]
    [InlineData("date", "'2001-02-03'")]
    public async Task DuckDB_probes_our_filters(string type, string other)
    {
        ColumnType of = type switch { "bigint" => ColumnType.Int64, "varchar" => ColumnType.String, "double" => ColumnType.Double, _ => ColumnType.Date };
        DynamicShape.Use(new RowSchema([new Column("v", of)]));
        DynamicRow[] rows = [.. Enumerable.Range(0, Groups * GroupRows).Select(i => new DynamicRow([ValueOf(type, i)]))];
        string path = peers.NewFile();
        var options = new WriteOptions { RowGroupRows = GroupRows, BloomFilterColumns = ["v"] };
        await File.WriteAllBytesAsync(path, await ParquetFiles.WriteAsync<DynamicRow, DynamicShape>(rows, options), TestContext.Current.CancellationToken);

        for (int group = 0; group < Groups; group++)
        {
            string there = $"(select v from read_parquet('{path}') offset {(group * GroupRows) + 77} limit 1)";
            List<string> value = await peers.QueryAsync("duckdb", $"select {there}::varchar");
            string literal = JsonNode.Parse(value[0])![0]!.GetValue<string>();
            List<string> excluded = await peers.QueryAsync("duckdb", $"select row_group_id from parquet_bloom_probe('{path}', 'v', '{literal}'::{type}) where not bloom_filter_excludes order by all");
            Assert.Contains($"[\"{group}\"]", excluded);
            Assert.InRange(excluded.Count, 1, 2);
        }

        Assert.Equal(
            [$"[\"{Groups}\"]"],
            await peers.QueryAsync("duckdb", $"select count(*) from parquet_bloom_probe('{path}', 'v', {other}::{type}) where bloom_filter_excludes"));
    }

    private static object ValueOf(string type, int i) => type switch
    {
        "bigint" => (long)i * 7,
        "varchar" => $"text {i}",
        "double" => i * 1.5,
        _ => new DateOnly(2010, 1, 1).AddDays(i),
    };

    private static async Task<List<SplitBlockFilter>> ReadFiltersAsync(string path)
    {
        var file = new FileBytes(new LocalSource(path));
        Footer footer = await Footer.ReadAsync(file, withIndexes: true, TestContext.Current.CancellationToken);
        var filters = new List<SplitBlockFilter>();
        foreach (RowGroup group in footer.Metadata.RowGroups)
        {
            FileRange range = footer.IndexesOf(group.Columns[0]).BloomFilter!.Value;
            byte[] bytes = new byte[range.Length];
            await file.ReadAsync(range.Offset, bytes, TestContext.Current.CancellationToken);
            filters.Add(SplitBlockFilter.Read(bytes)!);
        }

        return filters;
    }

    private static ulong HashOf(string type, int value) => type switch
    {
        "integer" or "uinteger" => XxHash64.Hash(MemoryMarshal.AsBytes<int>([value])),
        "bigint" or "ubigint" => XxHash64.Hash(MemoryMarshal.AsBytes<long>([value])),
        "float" => XxHash64.Hash(MemoryMarshal.AsBytes<float>([value])),
        "double" => XxHash64.Hash(MemoryMarshal.AsBytes<double>([value])),
        _ => XxHash64.Hash(System.Text.Encoding.UTF8.GetBytes(value.ToString(CultureInfo.InvariantCulture))),
    };
}
