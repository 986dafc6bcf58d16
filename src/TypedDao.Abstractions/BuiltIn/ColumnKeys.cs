using System.ComponentModel;
using TypedDao.Extensibility;

namespace TypedDao.BuiltIn;

/// <summary>The keys of a column in its long form. Read as metadata, never constructed.</summary>
[YamlElement(YamlElement.Column)]
public abstract class ColumnKeys
{
    /// <summary>Type of the column; ? at its end makes it nullable.</summary>
    [Description("Type of the column; ? at its end makes it nullable.")]
    [YamlRole(YamlRole.Type)]
    public string? Type { get; init; }

    /// <summary>Whether null is a value.</summary>
    [Description("Whether null is a value.")]
    [YamlRole(YamlRole.Nullable)]
    [YamlDefault("false")]
    public bool Nullable { get; init; }

    /// <summary>What the column holds.</summary>
    [Description("What the column holds.")]
    [YamlRole(YamlRole.Description)]
    public string? Description { get; init; }

    /// <summary>C# name; made from the YAML name where absent.</summary>
    [Description("C# name; made from the YAML name where absent.")]
    [YamlRole(YamlRole.Name)]
    public string? Name { get; init; }

    /// <summary>The only allowed values; the C# type is then an enum.</summary>
    [Description("The only allowed values; the C# type is then an enum.")]
    [YamlRole(YamlRole.Values)]
    public IReadOnlyList<string> Values { get; init; } = [];

    /// <summary>What to do with a value that is not allowed.</summary>
    [Description("What to do with a value that is not allowed.")]
    [YamlRole(YamlRole.UnknownValue)]
    [YamlDefault("error")]
    public UnknownValuePolicy Unknown { get; init; }

    /// <summary>Text form of dates, times and timestamps in CSV and JSON, as a custom format of .NET.</summary>
    [Description("Text form of dates, times and timestamps in CSV and JSON, as a custom format of .NET.")]
    [YamlRole(YamlRole.TextFormat)]
    public string? Format { get; init; }

    /// <summary>Type in C#, where it is not the natural one.</summary>
    [Description("Type in C#, where it is not the natural one.")]
    [YamlRole(YamlRole.ClrType)]
    public ClrTypeChoice As { get; init; }

    /// <summary>Message that makes the generated member obsolete.</summary>
    [Description("Message that makes the generated member obsolete.")]
    [YamlRole(YamlRole.Deprecated)]
    public string? Deprecated { get; init; }

    /// <summary>Free labels.</summary>
    [Description("Free labels.")]
    [YamlRole(YamlRole.Tags)]
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>The nested columns of a struct.</summary>
    [Description("The nested columns of a struct.")]
    [YamlRole(YamlRole.Columns)]
    public object? Columns { get; init; }
}
