using TypedDao.BuiltIn;
using TypedDao.Parquet.Compression;

namespace TypedDao.Parquet.Writing;

/// <summary>How files are written.</summary>
internal sealed record WriteOptions
{
    /// <summary>How pages are compressed.</summary>
    public CompressionCodec Codec { get; init; } = CompressionCodec.Snappy;

    /// <summary>How hard the codec tries; null: as is usual for it.</summary>
    public int? Level { get; init; }

    /// <summary>The rows of a row group at most.</summary>
    public int RowGroupRows { get; init; } = 131_072;

    /// <summary>The bytes of the values of a row group, about, before they are encoded.</summary>
    public long RowGroupBytes { get; init; } = 128 << 20;

    /// <summary>The rows of a page at most, so that the index of pages is of use.</summary>
    public int PageRows { get; init; } = 20_000;

    /// <summary>The bytes of a page, about, before they are compressed.</summary>
    public int PageBytes { get; init; } = 1 << 20;

    /// <summary>Whether data pages are of the second version.</summary>
    public bool IsPageV2 { get; init; }

    /// <summary>The columns that get a Bloom filter. Those that the path holds are passed over.</summary>
    public IReadOnlyList<string> BloomFilterColumns { get; init; } = [];

    /// <summary>The columns by which the rows of each row group are sorted. Those that the path holds are passed over.</summary>
    public IReadOnlyList<SortColumn> SortColumns { get; init; } = [];

    /// <summary>The numbers of columns by their names; of those that are missing none is written.</summary>
    public IReadOnlyDictionary<string, FieldNumber> FieldNumbers { get; init; } = new Dictionary<string, FieldNumber>(0);

    /// <summary>Takes the keys of a catalog.</summary>
    /// <param name="format">The keys.</param>
    /// <exception cref="ConfigurationException">A value is out of its range.</exception>
    public static WriteOptions Create(ParquetFormat format)
    {
        var problems = new List<string>();
        CompressionCodec codec = CodecOf(format.Compression);
        if (format.CompressionLevel is { } level)
        {
            (int least, int most) = PageCompressor.LevelsOf(codec);
            if (most == 0)
            {
                problems.Add($"compression_level is {level}, but {NameOf(format)} has no levels: remove it, or choose zstd, gzip or brotli.");
            }
            else if (level < least || level > most)
            {
                problems.Add($"compression_level is {level}, but the levels of {NameOf(format)} are {least} to {most}.");
            }
        }

        Check("page_version", format.PageVersion, 2, problems);
        Check("row_group_rows", format.RowGroupRows, 1 << 30, problems);
        Check("row_group_bytes", format.RowGroupBytes, 1 << 30, problems);
        Check("page_rows", format.PageRows, 1 << 30, problems);
        Check("page_bytes", format.PageBytes, 1 << 27, problems);
        SortColumn?[] order = [.. format.SortColumns.Select(SortColumn.Parse)];
        problems.AddRange(format.SortColumns.Zip(order).Where(pair => pair.Second is null).Select(pair => $"sort_columns has '{pair.First}': write a column with asc or desc, such as 'ts desc'."));
        return problems.Count > 0
            ? throw new ConfigurationException("The Parquet format cannot be written as its keys say.", problems)
            : new WriteOptions
            {
                Codec = codec,
                Level = format.CompressionLevel,
                RowGroupRows = format.RowGroupRows,
                RowGroupBytes = format.RowGroupBytes,
                PageRows = format.PageRows,
                PageBytes = format.PageBytes,
                IsPageV2 = format.PageVersion == 2,
                BloomFilterColumns = format.BloomFilterColumns,
                SortColumns = [.. order.OfType<SortColumn>()],
            };
    }

    private static CompressionCodec CodecOf(ParquetCompressionChoice choice) => choice switch
    {
        ParquetCompressionChoice.Snappy => CompressionCodec.Snappy,
        ParquetCompressionChoice.Zstd => CompressionCodec.Zstd,
        ParquetCompressionChoice.Lz4 => CompressionCodec.Lz4Raw,
        ParquetCompressionChoice.Gzip => CompressionCodec.Gzip,
        ParquetCompressionChoice.Brotli => CompressionCodec.Brotli,
        _ => CompressionCodec.Uncompressed,
    };

    private static string NameOf(ParquetFormat format) => $"the compression '{format.Compression.ToString().ToLowerInvariant()}'";

    private static void Check(string key, long value, long most, List<string> problems)
    {
        if (value < 1 || value > most)
        {
            problems.Add($"{key} is {value}, but must be from 1 to {most}.");
        }
    }
}
