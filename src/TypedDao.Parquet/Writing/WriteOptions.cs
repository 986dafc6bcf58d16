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
}
