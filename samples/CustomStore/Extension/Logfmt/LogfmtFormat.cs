using System.ComponentModel;
using TypedDao.Extensibility;

namespace Acme.Journals.Logfmt;

/// <summary>One row a line as <c>key=value key="other value"</c>, as services write their logs.</summary>
[FormatType("logfmt", Suffixes = ["logfmt"], Package = "Acme.Journals")]
[Description("One row a line as key=value pairs, as services write their logs.")]
public sealed record LogfmtFormat
{
    /// <summary>What to do with keys that are no columns.</summary>
    [Description("What to do with keys that are no columns.")]
    [YamlDefault("ignore")]
    public UnknownKeyPolicy UnknownKeys { get; init; }

    /// <summary>Longest line in bytes; memory for reading is bounded by it.</summary>
    [Description("Longest line in bytes; memory for reading is bounded by it.")]
    [YamlDefault("1048576")]
    [YamlRange(64, 268435456)]
    public int LongestLine { get; init; } = 1024 * 1024;
}

/// <summary>What to do with keys that are no columns.</summary>
public enum UnknownKeyPolicy
{
    /// <summary>They are left out.</summary>
    [Description("They are left out.")]
    Ignore,

    /// <summary>They make a bad row.</summary>
    [Description("They make a bad row.")]
    Error,
}
