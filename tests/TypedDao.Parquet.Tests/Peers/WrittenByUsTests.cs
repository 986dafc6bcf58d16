using TypedDao.Parquet.Compression;
using TypedDao.Parquet.Writing;
using TypedDao.Schema;
using TypedDao.Tests;

namespace TypedDao.Parquet.Tests.Peers;

/// <summary>What is written, others read without a difference.</summary>
public sealed class WrittenByUsTests(NodePeers peers) : IClassFixture<NodePeers>
{
    private const string Variable = "TYPEDDAO_PEER_CASES";
    private const int UsualCases = 40;

    private static readonly CompressionCodec[] Codecs =
        [CompressionCodec.Uncompressed, CompressionCodec.Snappy, CompressionCodec.Gzip, CompressionCodec.Brotli, CompressionCodec.Zstd, CompressionCodec.Lz4Raw];

    public static MatrixTheoryData<string, int> Cases => new(
        Peer.All.Select(peer => peer.Name),
        Enumerable.Range(1, int.TryParse(Environment.GetEnvironmentVariable(Variable), out int cases) ? cases : UsualCases));

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_peer_reads_what_is_written(string name, int seed)
    {
        Peer peer = Peer.Of(name);
        var random = new Random(seed);
        var data = new PeerData(random, peer);
        RowSchema schema = data.Schema();
        DynamicShape.Use(schema);
        DynamicRow[] rows = data.Rows(schema, random.Next(4) switch { 0 => random.Next(1500), 1 => random.Next(2), _ => random.Next(50) });
        var options = new WriteOptions
        {
            Codec = Codecs[random.Next(Codecs.Length)],
            IsPageV2 = random.Next(2) == 0,
            RowGroupRows = random.Next(3) == 0 ? random.Next(1, 200) : 131_072,
            PageRows = random.Next(3) == 0 ? random.Next(1, 100) : 20_000,
            PageBytes = random.Next(3) == 0 ? random.Next(1, 2000) : 1 << 20,
        };

        string path = peers.NewFile();
        await File.WriteAllBytesAsync(
            path, await ParquetFiles.WriteAsync<DynamicRow, DynamicShape>(rows, options, threads: random.Next(1, 4)), TestContext.Current.CancellationToken);
        List<string> found = await peers.ReadAsync(name, path);

        Assert.Equal(rows.Length, found.Count);
        for (int i = 0; i < rows.Length; i++)
        {
            Assert.Equal(Canonical.Row(schema, rows[i], peer.HasTexts), found[i]);
        }
    }

    [Theory]
    [InlineData("duckdb")]
    [InlineData("parquet-wasm")]
    [InlineData("chdb")]
    public async Task A_peer_reads_many_decimals_and_UUIDs_that_compress_well(string name)
    {
        RowSchema schema = new([new Column("d", ColumnType.Decimal(38, 2, asText: true)), new Column("u", ColumnType.Uuid)]);
        DynamicShape.Use(schema);
        DynamicRow[] rows = [.. Enumerable.Range(0, 5000).Select(i => new DynamicRow([$"{i}.25", new Guid(i, 0, 0, new byte[8])]))];

        string path = peers.NewFile();
        await File.WriteAllBytesAsync(
            path, await ParquetFiles.WriteAsync<DynamicRow, DynamicShape>(rows, new WriteOptions()), TestContext.Current.CancellationToken);

        Assert.Equal(rows.Select(row => Canonical.Row(schema, row)), await peers.ReadAsync(name, path));
    }
}
