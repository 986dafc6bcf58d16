using TypedDao.BuiltIn;
using TypedDao.Parquet.Compression;
using TypedDao.Parquet.Writing;
using TypedDao.Schema;
using TypedDao.Tests;

namespace TypedDao.Parquet.Tests.Writing;

public sealed class WriteOptionsTests
{
    private static readonly RowSchema Rows = new([new Column("id", ColumnType.Int64), new Column("flag", ColumnType.Bool), new Column("tags", ColumnType.List(ColumnType.String))]);

    [Fact]
    public void Without_keys_files_are_written_as_without_a_catalog()
    {
        WriteOptions made = WriteOptions.Create(new ParquetFormat());
        WriteOptions usual = new();

        Assert.Equal(
            (usual.Codec, usual.Level, usual.IsPageV2, usual.RowGroupRows, usual.RowGroupBytes, usual.PageRows, usual.PageBytes),
            (made.Codec, made.Level, made.IsPageV2, made.RowGroupRows, made.RowGroupBytes, made.PageRows, made.PageBytes));
        Assert.Empty(made.BloomFilterColumns);
        Assert.Empty(made.SortColumns);
    }

    [Fact]
    public void Every_key_is_taken()
    {
        WriteOptions made = WriteOptions.Create(new ParquetFormat
        {
            Compression = ParquetCompressionChoice.Brotli,
            CompressionLevel = 11,
            PageVersion = 2,
            RowGroupRows = 1,
            RowGroupBytes = 2,
            PageRows = 3,
            PageBytes = 4,
            BloomFilterColumns = ["a"],
            SortColumns = ["a", "b asc", "c desc", "d  asc nulls last", "e desc nulls first"],
        });

        Assert.Equal((CompressionCodec.Brotli, 11, true), (made.Codec, made.Level, made.IsPageV2));
        Assert.Equal((1, 2L, 3, 4), (made.RowGroupRows, made.RowGroupBytes, made.PageRows, made.PageBytes));
        Assert.Equal(["a"], made.BloomFilterColumns);
        Assert.Equal([new("a", false, true), new("b", false, true), new("c", true, false), new("d", false, false), new("e", true, true)], made.SortColumns);
    }

    [Theory]
    [InlineData(ParquetCompressionChoice.Snappy, CompressionCodec.Snappy)]
    [InlineData(ParquetCompressionChoice.Zstd, CompressionCodec.Zstd)]
    [InlineData(ParquetCompressionChoice.Lz4, CompressionCodec.Lz4Raw)]
    [InlineData(ParquetCompressionChoice.Gzip, CompressionCodec.Gzip)]
    [InlineData(ParquetCompressionChoice.Brotli, CompressionCodec.Brotli)]
    [InlineData(ParquetCompressionChoice.None, CompressionCodec.Uncompressed)]
    public void Every_compression_is_known(ParquetCompressionChoice choice, object codec)
        => Assert.Equal((CompressionCodec)codec, WriteOptions.Create(new ParquetFormat { Compression = choice }).Codec);

    [Theory]
    [InlineData(ParquetCompressionChoice.Zstd, 0, "compression_level is 0, but the levels of the compression 'zstd' are 1 to 4.")]
    [InlineData(ParquetCompressionChoice.Zstd, 5, "compression_level is 5, but the levels of the compression 'zstd' are 1 to 4.")]
    [InlineData(ParquetCompressionChoice.Gzip, 10, "compression_level is 10, but the levels of the compression 'gzip' are 0 to 9.")]
    [InlineData(ParquetCompressionChoice.Snappy, 1, "compression_level is 1, but the compression 'snappy' has no levels: remove it, or choose zstd, gzip or brotli.")]
    public void A_level_that_the_compression_does_not_have_is_refused(ParquetCompressionChoice choice, int level, string problem)
        => Refused(new ParquetFormat { Compression = choice, CompressionLevel = level }, problem);

    [Fact]
    public void Values_out_of_range_are_refused_together()
        => Refused(
            new ParquetFormat { PageVersion = 3, RowGroupRows = 0, RowGroupBytes = -1, PageRows = 0, PageBytes = int.MaxValue, SortColumns = ["id up"] },
            "page_version is 3, but must be from 1 to 2.",
            "row_group_rows is 0, but must be from 1 to 1073741824.",
            "row_group_bytes is -1, but must be from 1 to 1073741824.",
            "page_rows is 0, but must be from 1 to 1073741824.",
            "page_bytes is 2147483647, but must be from 1 to 134217728.",
            "sort_columns has 'id up': write a column with asc or desc, such as 'ts desc'.");

    [Fact]
    public async Task Columns_that_cannot_be_used_are_refused_when_a_file_begins()
    {
        DynamicShape.Use(Rows);
        var options = new WriteOptions { BloomFilterColumns = ["idd", "flag"], SortColumns = [new SortColumn("tags", false, true), new SortColumn("flag", false, true)] };

        ConfigurationException error = await Assert.ThrowsAsync<ConfigurationException>(() => ParquetFiles.WriteAsync<DynamicRow, DynamicShape>([], options));

        Assert.Equal(
            [
                "bloom_filter_columns names 'idd', which is no column. The columns are id, flag, tags.",
                "bloom_filter_columns names 'flag', whose type is bool. Remove it.",
                "sort_columns names 'tags', whose type is list<string>. Remove it.",
            ],
            error.Problems);
    }

    private static void Refused(ParquetFormat format, params string[] problems)
        => Assert.Equal(problems, Assert.Throws<ConfigurationException>(() => new ParquetCodecProvider().Create(format)).Problems);
}
