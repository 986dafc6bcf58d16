using System.ComponentModel;

namespace TypedDao.BuiltIn;

/// <summary>Compression of text formats.</summary>
public enum CompressionChoice
{
    /// <summary>Told by the suffix: gz, br, or none.</summary>
    [Description("Told by the suffix: gz, br, or none.")]
    Auto,

    /// <summary>Not compressed.</summary>
    [Description("Not compressed.")]
    None,

    /// <summary>Gzip (RFC 1952).</summary>
    [Description("Gzip (RFC 1952).")]
    Gzip,

    /// <summary>Brotli (RFC 7932).</summary>
    [Description("Brotli (RFC 7932).")]
    Brotli,
}
