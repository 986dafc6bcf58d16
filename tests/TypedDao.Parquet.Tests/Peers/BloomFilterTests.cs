using System.Globalization;
using System.Runtime.InteropServices;
using TypedDao.Parquet.Bloom;
using TypedDao.Parquet.Hashing;
using TypedDao.Parquet.Metadata;
using TypedDao.Parquet.Reading;

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

    private static async Task<List<SplitBlockFilter>> ReadFiltersAsync(string path)
    {
        var file = new FileBytes(new LocalSource(path));
        Footer footer = await Footer.ReadAsync(file, withStatistics: true, TestContext.Current.CancellationToken);
        var filters = new List<SplitBlockFilter>();
        foreach (RowGroup group in footer.Metadata.RowGroups)
        {
            FileRange range = group.Columns[0].BloomFilter!.Value;
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
