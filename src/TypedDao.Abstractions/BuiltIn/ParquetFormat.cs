using System.ComponentModel;
using TypedDao.Extensibility;

namespace TypedDao.BuiltIn;

/// <summary>Apache Parquet. The keys say how files are written; files of all kinds are read.</summary>
[FormatType("parquet", Suffixes = ["parquet"], Package = "TypedDao.Parquet")]
[Description("Apache Parquet. The keys say how files are written; files of all kinds are read.")]
public sealed record ParquetFormat
{
    /// <summary>How pages are compressed.</summary>
    [Description("How pages are compressed.")]
    [YamlDefault("snappy")]
    public ParquetCompressionChoice Compression { get; init; }

    /// <summary>How hard the compression tries: 1 to 4 of zstd, 0 to 9 of gzip, 0 to 11 of brotli; the usual level of each where absent.</summary>
    [Description("How hard the compression tries: 1 to 4 of zstd, 0 to 9 of gzip, 0 to 11 of brotli; the usual level of each (3, 6, 4) where absent.")]
    [YamlRange(0, 11)]
    public int? CompressionLevel { get; init; }

    /// <summary>Version of data pages, 1 or 2. Every reader knows the first.</summary>
    [Description("Version of data pages, 1 or 2. Every reader knows the first.")]
    [YamlRange(1, 2)]
    [YamlDefault("1")]
    public int PageVersion { get; init; } = 1;

    /// <summary>Rows of a row group, at most.</summary>
    [Description("Rows of a row group, at most.")]
    [YamlRange(1, 1 << 30)]
    [YamlDefault("131072")]
    public int RowGroupRows { get; init; } = 131_072;

    /// <summary>Bytes of the values of a row group, about, before they are encoded: what a writer holds.</summary>
    [Description("Bytes of the values of a row group, about, before they are encoded: what a writer holds.")]
    [YamlRange(1, 1 << 30)]
    [YamlDefault("134217728")]
    public long RowGroupBytes { get; init; } = 128 << 20;

    /// <summary>Rows of a page, at most.</summary>
    [Description("Rows of a page, at most.")]
    [YamlRange(1, 1 << 30)]
    [YamlDefault("20000")]
    public int PageRows { get; init; } = 20_000;

    /// <summary>Bytes of a page, about, before it is compressed.</summary>
    [Description("Bytes of a page, about, before it is compressed.")]
    [YamlRange(1, 1 << 27)]
    [YamlDefault("1048576")]
    public int PageBytes { get; init; } = 1 << 20;

    /// <summary>Columns that get a Bloom filter, so that reads of single values leave out row groups.</summary>
    [Description("Columns that get a Bloom filter, so that reads of single values leave out row groups. Not of bool, lists, maps or structs.")]
    [YamlRole(YamlRole.ColumnReference)]
    public IReadOnlyList<string> BloomFilterColumns { get; init; } = [];

    /// <summary>
    /// Columns by which the rows of each row group are sorted, each with asc or desc, and nulls first or last: first with asc and last with desc
    /// where not said.
    /// </summary>
    [Description("Columns by which the rows of each row group are sorted, each with asc or desc. Not lists, maps or structs.")]
    [YamlRole(YamlRole.SortOrder)]
    public IReadOnlyList<string> SortColumns { get; init; } = [];
}
