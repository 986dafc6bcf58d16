using System.ComponentModel;
using TypedDao.Extensibility;

namespace TypedDao.BuiltIn;

/// <summary>The keys at the top level of a catalog file. Read as metadata, never constructed.</summary>
[YamlElement(YamlElement.Catalog)]
public abstract class CatalogKeys
{
    /// <summary>Name of the generated class.</summary>
    [Description("Name of the generated class.")]
    [YamlRole(YamlRole.CatalogName)]
    [YamlDefault("Catalog")]
    public string? Catalog { get; init; }

    /// <summary>Namespace of the generated code; the project's root namespace where absent.</summary>
    [Description("Namespace of the generated code; the project's root namespace where absent.")]
    [YamlRole(YamlRole.Namespace)]
    public string? Namespace { get; init; }

    /// <summary>What the catalog holds.</summary>
    [Description("What the catalog holds.")]
    [YamlRole(YamlRole.Description)]
    public string? Description { get; init; }

    /// <summary>Environment that is active when nothing else says so.</summary>
    [Description("Environment that is active when nothing else says so.")]
    [YamlRole(YamlRole.DefaultEnvironment)]
    [YamlDefault("default")]
    public string? DefaultEnvironment { get; init; }

    /// <summary>The stores by name.</summary>
    [Description("The stores by name.")]
    [YamlRole(YamlRole.Stores)]
    public object? Stores { get; init; }

    /// <summary>Named overlays that change where and how, never what.</summary>
    [Description("Named overlays that change where and how, never what.")]
    [YamlRole(YamlRole.Environments)]
    public object? Environments { get; init; }
}
