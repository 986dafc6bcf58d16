using System.ComponentModel;

namespace TypedDao.BuiltIn;

/// <summary>Compression of the pages of Parquet files.</summary>
public enum ParquetCompressionChoice
{
    /// <summary>Snappy: fast, and read by everything.</summary>
    [Description("Snappy: fast, and read by everything.")]
    Snappy,

    /// <summary>Zstandard (RFC 8878): smaller files.</summary>
    [Description("Zstandard (RFC 8878): smaller files.")]
    Zstd,

    /// <summary>LZ4, as <c>LZ4_RAW</c>: the fastest to read; older readers do not know it.</summary>
    [Description("LZ4, as LZ4_RAW: the fastest to read; older readers do not know it.")]
    Lz4,

    /// <summary>Gzip (RFC 1952).</summary>
    [Description("Gzip (RFC 1952).")]
    Gzip,

    /// <summary>Brotli (RFC 7932).</summary>
    [Description("Brotli (RFC 7932).")]
    Brotli,

    /// <summary>Not compressed.</summary>
    [Description("Not compressed.")]
    None,
}
