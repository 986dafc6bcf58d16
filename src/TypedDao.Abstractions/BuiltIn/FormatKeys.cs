using System.ComponentModel;
using TypedDao.Extensibility;

namespace TypedDao.BuiltIn;

/// <summary>The keys that every file format in its long form has. Read as metadata, never constructed.</summary>
[YamlElement(YamlElement.Format)]
public abstract class FormatKeys
{
    /// <summary>Name of the format.</summary>
    [Description("Name of the format.")]
    [YamlRole(YamlRole.Type)]
    public string? Type { get; init; }
}
