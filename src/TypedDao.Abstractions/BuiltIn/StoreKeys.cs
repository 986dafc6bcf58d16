using System.ComponentModel;
using TypedDao.Extensibility;

namespace TypedDao.BuiltIn;

/// <summary>The keys that every store has. Read as metadata, never constructed.</summary>
[YamlElement(YamlElement.Store)]
public abstract class StoreKeys
{
    /// <summary>Type of the store.</summary>
    [Description("Type of the store.")]
    [YamlRole(YamlRole.Type)]
    public string? Type { get; init; }

    /// <summary>C# name; made from the YAML name where absent.</summary>
    [Description("C# name; made from the YAML name where absent.")]
    [YamlRole(YamlRole.Name)]
    public string? Name { get; init; }

    /// <summary>What the store holds.</summary>
    [Description("What the store holds.")]
    [YamlRole(YamlRole.Description)]
    public string? Description { get; init; }

    /// <summary>Layer of the store, such as bronze, silver or gold.</summary>
    [Description("Layer of the store, such as bronze, silver or gold.")]
    [YamlRole(YamlRole.Layer)]
    public string? Layer { get; init; }

    /// <summary>Free properties, inherited by the objects and readable at run time.</summary>
    [Description("Free properties, inherited by the objects and readable at run time.")]
    [YamlRole(YamlRole.Properties)]
    public IReadOnlyDictionary<string, string?> Properties { get; init; } = new Dictionary<string, string?>(0);

    /// <summary>Additional interfaces by name.</summary>
    [Description("Additional interfaces by name.")]
    [YamlRole(YamlRole.Interfaces)]
    public object? Interfaces { get; init; }

    /// <summary>The objects by name.</summary>
    [Description("The objects by name.")]
    [YamlRole(YamlRole.Objects)]
    public object? Objects { get; init; }
}
