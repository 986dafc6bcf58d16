using System.ComponentModel;
using TypedDao.Extensibility;

namespace TypedDao.BuiltIn;

/// <summary>The keys that every object has. Read as metadata, never constructed.</summary>
[YamlElement(YamlElement.Object)]
public abstract class ObjectKeys
{
    /// <summary>Type of the object.</summary>
    [Description("Type of the object.")]
    [YamlRole(YamlRole.Type)]
    public string? Type { get; init; }

    /// <summary>C# name; made from the YAML name where absent.</summary>
    [Description("C# name; made from the YAML name where absent.")]
    [YamlRole(YamlRole.Name)]
    public string? Name { get; init; }

    /// <summary>C# name of the row record; the object's where absent.</summary>
    [Description("C# name of the row record; the object's where absent.")]
    [YamlRole(YamlRole.RowName)]
    public string? RowName { get; init; }

    /// <summary>What the object holds.</summary>
    [Description("What the object holds.")]
    [YamlRole(YamlRole.Description)]
    public string? Description { get; init; }

    /// <summary>The columns by name.</summary>
    [Description("The columns by name.")]
    [YamlRole(YamlRole.Columns)]
    public object? Columns { get; init; }

    /// <summary>A C# type of yours that the rows are bound to.</summary>
    [Description("A C# type of yours that the rows are bound to.")]
    [YamlRole(YamlRole.Row)]
    public string? Row { get; init; }

    /// <summary>Another object, as store.object, whose columns are taken.</summary>
    [Description("Another object, as store.object, whose columns are taken.")]
    [YamlRole(YamlRole.ColumnsFrom)]
    public string? ColumnsFrom { get; init; }

    /// <summary>Interface that serves the object instead of its type's default.</summary>
    [Description("Interface that serves the object instead of its type's default.")]
    [YamlRole(YamlRole.Interface)]
    public string? Interface { get; init; }

    /// <summary>Whether the object can only be read.</summary>
    [Description("Whether the object can only be read.")]
    [YamlRole(YamlRole.ReadOnly)]
    [YamlDefault("false")]
    public bool ReadOnly { get; init; }

    /// <summary>Whether the object can only be added to.</summary>
    [Description("Whether the object can only be added to.")]
    [YamlRole(YamlRole.AppendOnly)]
    [YamlDefault("false")]
    public bool AppendOnly { get; init; }

    /// <summary>What to do with bad rows.</summary>
    [Description("What to do with bad rows.")]
    [YamlRole(YamlRole.OnError)]
    [YamlDefault("fail")]
    public BadRowPolicy OnError { get; init; }

    /// <summary>Message that makes the generated members obsolete.</summary>
    [Description("Message that makes the generated members obsolete.")]
    [YamlRole(YamlRole.Deprecated)]
    public string? Deprecated { get; init; }

    /// <summary>Whether other objects may have the same address.</summary>
    [Description("Whether other objects may have the same address.")]
    [YamlRole(YamlRole.Shared)]
    [YamlDefault("false")]
    public bool Shared { get; init; }

    /// <summary>Types of the key's placeholders where they are not dates or strings.</summary>
    [Description("Types of the key's placeholders where they are not dates or strings.")]
    [YamlRole(YamlRole.Parameters)]
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>(0);

    /// <summary>Free properties; an object's own override its store's, null clears one.</summary>
    [Description("Free properties; an object's own override its store's, null clears one.")]
    [YamlRole(YamlRole.Properties)]
    public IReadOnlyDictionary<string, string?> Properties { get; init; } = new Dictionary<string, string?>(0);

    /// <summary>Free labels.</summary>
    [Description("Free labels.")]
    [YamlRole(YamlRole.Tags)]
    public IReadOnlyList<string> Tags { get; init; } = [];
}
