using System.ComponentModel;
using TypedDao.Extensibility;

namespace TypedDao.BuiltIn;

/// <summary>The keys that every additional interface has. Read as metadata, never constructed.</summary>
[YamlElement(YamlElement.Interface)]
public abstract class InterfaceKeys
{
    /// <summary>Type of the interface.</summary>
    [Description("Type of the interface.")]
    [YamlRole(YamlRole.Type)]
    public string? Type { get; init; }
}
