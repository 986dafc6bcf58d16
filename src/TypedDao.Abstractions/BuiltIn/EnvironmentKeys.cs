using System.ComponentModel;
using TypedDao.Extensibility;

namespace TypedDao.BuiltIn;

/// <summary>The keys of an environment. Read as metadata, never constructed.</summary>
[YamlElement(YamlElement.Environment)]
public abstract class EnvironmentKeys
{
    /// <summary>Overlays by store; * stands for every store that is not named.</summary>
    [Description("Overlays by store; * stands for every store that is not named.")]
    [YamlRole(YamlRole.Stores)]
    public object? Stores { get; init; }
}
