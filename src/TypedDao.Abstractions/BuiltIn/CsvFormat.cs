using System.ComponentModel;
using TypedDao.Extensibility;

namespace TypedDao.BuiltIn;

/// <summary>Comma-separated values as in RFC 4180, and what real files do beyond it.</summary>
[FormatType("csv", Suffixes = ["csv", "csv.gz", "csv.br", "tsv", "tsv.gz", "tsv.br"], Package = "TypedDao")]
[Description("Comma-separated values as in RFC 4180, and what real files do beyond it.")]
public sealed record CsvFormat
{
    /// <summary>Character between values, one of ASCII; tab where the suffix is tsv.</summary>
    [Description("Character between values, one of ASCII; tab where the suffix is tsv.")]
    [YamlDefault(",")]
    public char? Delimiter { get; init; }

    /// <summary>Character around values that hold special ones.</summary>
    [Description("Character around values that hold special ones.")]
    [YamlDefault("\"")]
    public char Quote { get; init; } = '"';

    /// <summary>Whether the first row holds the names of the columns.</summary>
    [Description("Whether the first row holds the names of the columns.")]
    [YamlDefault("true")]
    public bool Header { get; init; } = true;

    /// <summary>Unquoted text that means null in nullable columns.</summary>
    [Description("Unquoted text that means null in nullable columns.")]
    [YamlDefault("")]
    public string Null { get; init; } = string.Empty;

    /// <summary>What to do with rows that have fewer or more values than columns.</summary>
    [Description("What to do with rows that have fewer or more values than columns.")]
    [YamlDefault("error")]
    public RaggedRowPolicy Ragged { get; init; }

    /// <summary>Whether spaces and tabs around unquoted values are left out.</summary>
    [Description("Whether spaces and tabs around unquoted values are left out.")]
    [YamlDefault("false")]
    public bool Trim { get; init; }

    /// <summary>How files are compressed.</summary>
    [Description("How files are compressed.")]
    [YamlDefault("auto")]
    public CompressionChoice Compression { get; init; }
}

/// <summary>What to do with rows that have fewer or more values than columns.</summary>
public enum RaggedRowPolicy
{
    /// <summary>They are bad rows.</summary>
    [Description("They are bad rows.")]
    Error,

    /// <summary>Missing values are null, surplus ones are left out.</summary>
    [Description("Missing values are null, surplus ones are left out.")]
    Pad,
}
