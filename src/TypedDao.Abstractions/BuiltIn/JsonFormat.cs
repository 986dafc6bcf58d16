using System.ComponentModel;
using TypedDao.Extensibility;

namespace TypedDao.BuiltIn;

/// <summary>One JSON array of objects.</summary>
[FormatType("json", Suffixes = ["json", "json.gz", "json.br"], Package = "TypedDao")]
[Description("One JSON array of objects.")]
public sealed record JsonFormat
{
    /// <summary>How files are compressed.</summary>
    [Description("How files are compressed.")]
    [YamlDefault("auto")]
    public CompressionChoice Compression { get; init; }
}
