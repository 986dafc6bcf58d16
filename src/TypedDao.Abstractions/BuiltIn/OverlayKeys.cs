using System.ComponentModel;
using TypedDao.Extensibility;

namespace TypedDao.BuiltIn;

/// <summary>The keys that a store's overlay in an environment has, beside those of its store type. Read as metadata, never constructed.</summary>
[YamlElement(YamlElement.Overlay)]
public abstract class OverlayKeys
{
    /// <summary>Type of the store here; another one than the store's replaces every key of the store.</summary>
    [Description("Type of the store here; another one than the store's replaces every key of the store.")]
    [YamlRole(YamlRole.Type)]
    public string? Type { get; init; }

    /// <summary>Additional interfaces by name.</summary>
    [Description("Additional interfaces by name.")]
    [YamlRole(YamlRole.Interfaces)]
    public object? Interfaces { get; init; }
}
