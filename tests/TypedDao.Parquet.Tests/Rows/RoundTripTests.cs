using TypedDao.Parquet.Compression;
using TypedDao.Parquet.Writing;
using TypedDao.Schema;
using TypedDao.Tests;

namespace TypedDao.Parquet.Tests.Rows;

/// <summary>What is written is read back to the last bit, whatever the schema and however it is cut into row groups and pages.</summary>
public sealed class RoundTripTests
{
    private static readonly CompressionCodec[] Codecs =
        [CompressionCodec.Uncompressed, CompressionCodec.Snappy, CompressionCodec.Gzip, CompressionCodec.Brotli, CompressionCodec.Zstd, CompressionCodec.Lz4Raw];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 120)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Rows_are_read_as_they_were_written(int seed)
    {
        var random = new Random(seed);
        var data = new RandomData(random);
        RowSchema schema = data.Schema();
        DynamicShape.Use(schema);
        DynamicRow[] rows = [.. Enumerable.Range(0, random.Next(3) == 0 ? random.Next(3000) : random.Next(12)).Select(_ => data.Row(schema))];
        var options = new WriteOptions
        {
            Codec = Codecs[random.Next(Codecs.Length)],
            IsPageV2 = random.Next(2) == 0,
            RowGroupRows = random.Next(3) == 0 ? random.Next(1, 500) : 131_072,
            PageRows = random.Next(3) == 0 ? random.Next(1, 100) : 20_000,
            PageBytes = random.Next(3) == 0 ? random.Next(1, 2000) : 1 << 20,
        };

        byte[] file = await ParquetFiles.WriteAsync<DynamicRow, DynamicShape>(rows, options, threads: random.Next(1, 4));
        List<DynamicRow> found = await ParquetFiles.ReadAsync<DynamicRow, DynamicShape>(new LocalSource(file), batchLength: random.Next(1, 3000));

        Assert.Equal(rows.Length, found.Count);
        for (int i = 0; i < rows.Length; i++)
        {
            Assert.Equal(Dynamic.Show(Kept.Of(rows[i])), Dynamic.Show(found[i]));
        }
    }

    [Fact]
    public async Task Rows_of_many_columns_are_read_as_they_were_written()
    {
        DynamicShape.Use(new RowSchema([.. Enumerable.Range(0, 100).Select(i => new Column($"column{i}", i % 2 == 0 ? ColumnType.Int64 : ColumnType.Int32.OrNull()))]));
        DynamicRow[] rows = [.. Enumerable.Range(0, 50).Select(row => new DynamicRow([.. Enumerable.Range(0, 100).Select(i => i % 2 == 0 ? (object?)(long)(row * i) : row % 7 == 0 ? null : row + i)]))];
        byte[] file = await ParquetFiles.WriteAsync<DynamicRow, DynamicShape>(rows, new WriteOptions());
        List<DynamicRow> found = await ParquetFiles.ReadAsync<DynamicRow, DynamicShape>(new LocalSource(file));
        Assert.Equal(rows.Select(row => Dynamic.Show(row)), found.Select(row => Dynamic.Show(row)));
    }
}
