using System.ComponentModel;
using TypedDao.Extensibility;

namespace TypedDao.BuiltIn;

/// <summary>One JSON object a line.</summary>
[FormatType("jsonl", Suffixes = ["jsonl", "ndjson", "jsonl.gz", "jsonl.br", "ndjson.gz", "ndjson.br"], Package = "TypedDao")]
[Description("One JSON object a line.")]
public sealed record JsonLinesFormat
{
    /// <summary>How files are compressed.</summary>
    [Description("How files are compressed.")]
    [YamlDefault("auto")]
    public CompressionChoice Compression { get; init; }
}
