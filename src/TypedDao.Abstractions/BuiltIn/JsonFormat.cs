using System.ComponentModel;
using TypedDao.Extensibility;

namespace TypedDao.BuiltIn;

/// <summary>One JSON array of objects.</summary>
[FormatType("json", Suffixes = ["json", "json.gz", "json.br"], Package = "TypedDao")]
[Description("One JSON array of objects.")]
public sealed record JsonFormat
{
    /// <summary>Compression; told by the suffix where absent.</summary>
    [Description("Compression; told by the suffix where absent.")]
    [YamlDefault("auto")]
    public CompressionChoice Compression { get; init; }
}
