namespace TypedDao.Parquet.Compression;

/// <summary>How the bytes of a page are compressed: <c>CompressionCodec</c> of parquet.thrift, described by the page Compression of the format.</summary>
internal enum CompressionCodec
{
    /// <summary>Not at all: the bytes as they are.</summary>
    Uncompressed = 0,

    /// <summary>A raw block of Snappy, without the framing of its streams.</summary>
    Snappy = 1,

    /// <summary>Members of gzip, RFC 1952.</summary>
    Gzip = 2,

    /// <summary>LZO. The format does not describe its framing: it is neither read nor written.</summary>
    Lzo = 3,

    /// <summary>A stream of Brotli, RFC 7932.</summary>
    Brotli = 4,

    /// <summary>Blocks of LZ4 in the framing of Hadoop. Deprecated: it is read, and never written.</summary>
    Lz4 = 5,

    /// <summary>Frames of Zstandard, RFC 8878.</summary>
    Zstd = 6,

    /// <summary>One block of LZ4 without framing.</summary>
    Lz4Raw = 7,
}
