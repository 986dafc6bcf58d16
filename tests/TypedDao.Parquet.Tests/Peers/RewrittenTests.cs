using TypedDao.Parquet.Tests.Reference;
using TypedDao.Schema;
using TypedDao.Tests;

namespace TypedDao.Parquet.Tests.Peers;

/// <summary>What is written again, batch by batch, DuckDB reads as it was.</summary>
public sealed class RewrittenTests(NodePeers peers) : IClassFixture<NodePeers>
{
    /// <summary>Files of which DuckDB knows a meaning that is not kept, or that it cannot read.</summary>
    private static readonly string[] NotCompared =
    [
        "pq-variant", "pq-shredded-variant", "pq/byte_stream_split_extended.gzip.parquet", "pq/hadoop_lz4_compressed.parquet", "pq/datapage_v1-corrupt-checksum.parquet",
    ];

    public static TheoryData<int> FewSeeds => [1, 2, 3, 4];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 15)];

    public static TheoryData<string> Cases() => ReferenceTests.Cases();

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_file_of_another_writer_is_the_same_to_DuckDB(string id)
    {
        string path = ReferenceTests.Find(TestRepository.SharedPathOrSkip("reference"), id).Path;
        if (NotCompared.Contains(id) || id.EndsWith(".encrypted", StringComparison.Ordinal))
        {
            return;
        }

        string again = peers.NewFile();
        await File.WriteAllBytesAsync(again, await Rewriting.WriteAsync(new LocalSource(path), Seeded.Random()), TestContext.Current.CancellationToken);
        await RequireSameAsync(path, again);
    }

    [Theory]
    [MemberData(nameof(FewSeeds))]
    public async Task Every_type_of_DuckDB_is_written_again(int seed)
    {
        string path = peers.NewFile();
        List<string> expected = await peers.WriteAsync("duckdb", "from t", WrittenByPeersTests.DuckDbTable, $"copy t to '{path}' (format parquet, row_group_size 2048)");

        string again = peers.NewFile();
        await File.WriteAllBytesAsync(again, await Rewriting.WriteAsync(new LocalSource(path), new Random(seed)), TestContext.Current.CancellationToken);

        Assert.Equal(expected, await peers.ReadAsync("duckdb", again));

        // By what is said of the chunks' values.
        string largest = "select max(u64), max(u32), max(u8), max(d38), max(id), max(nanos), max(i64) from";
        string found = "where u64 >= (select max(u64) from t) or u32 >= (select max(u32) from t) or d38 >= (select max(d38) from t) or id >= (select max(id) from t)";
        Assert.Equal(await peers.QueryAsync("duckdb", $"{largest} t"), await peers.QueryAsync("duckdb", $"{largest} '{again}'"));
        Assert.Equal(await peers.QueryAsync("duckdb", $"select i from t {found} order by i"), await peers.QueryAsync("duckdb", $"select i from '{again}' {found} order by i"));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Rows_of_any_schema_are_the_same_to_DuckDB(int seed)
    {
        var random = new Random(seed);
        var data = new PeerData(random, Peer.Of("duckdb"));
        RowSchema schema = data.Schema();
        DynamicShape.Use(schema);
        DynamicRow[] rows = data.Rows(schema, random.Next(1500));
        byte[] file = await ParquetFiles.WriteAsync<DynamicRow, DynamicShape>(rows);

        string again = peers.NewFile();
        await File.WriteAllBytesAsync(again, await Rewriting.WriteAsync(new LocalSource(file), random), TestContext.Current.CancellationToken);

        Assert.Equal(rows.Select(row => Canonical.Row(schema, row)), await peers.ReadAsync("duckdb", again));
    }

    private async Task RequireSameAsync(string path, string again)
    {
        string[] types = [.. await peers.QueryAsync("duckdb", $"select column_name, column_type from (describe from read_parquet('{path}'))")];
        Assert.Equal(types, await peers.QueryAsync("duckdb", $"select column_name, column_type from (describe from read_parquet('{again}'))"));
        string rows = "from read_parquet('{0}', file_row_number = true)";
        string differences = $"select count(*) from ((from a except all from b) union all (from b except all from a))";
        string query = $"with a as ({rows.Replace("{0}", path, StringComparison.Ordinal)}), b as ({rows.Replace("{0}", again, StringComparison.Ordinal)}) {differences}";
        Assert.Equal(["""["0"]"""], await peers.QueryAsync("duckdb", query));
    }
}
