namespace TypedDao.Generators.Model;

/// <summary>An object: emitted as a class <c>UsersRawObject</c> with the capabilities that it has.</summary>
internal sealed record ObjectModel
{
    /// <summary>The ending of the name of an object's class.</summary>
    public const string ClassEnding = "Object";

    /// <summary>As in the YAML.</summary>
    public required string Name { get; init; }

    /// <summary>The property of the store: <c>UsersRaw</c>.</summary>
    public required string PropertyName { get; init; }

    /// <summary>The class: <c>UsersRawObject</c>.</summary>
    public string ClassName => PropertyName + ClassEnding;

    /// <summary>The object type's name, as in the YAML.</summary>
    public required string Type { get; init; }

    public required ObjectShape Shape { get; init; }

    /// <summary>The key of its interface among <see cref="StoreBindingModel.Interfaces"/>.</summary>
    public required string Interface { get; init; }

    /// <summary>The package that would implement the interface, where no referenced one does; for documentation.</summary>
    public string? MissingPackage { get; init; }

    /// <summary>The resolved key below the store's prefix, with the placeholders of a family.</summary>
    public required string Key { get; init; }

    public string? Suffix { get; init; }

    /// <summary>The placeholders of the key, in their order.</summary>
    public EquatableArray<ParameterModel> KeyParameters { get; init; }

    /// <summary>The partition columns that can be addressed, in their order.</summary>
    public EquatableArray<ParameterModel> PartitionKeys { get; init; }

    /// <summary>What addresses a part: placeholders of the key, then partition columns. Their names are unique.</summary>
    public IEnumerable<ParameterModel> Parameters => KeyParameters.Concat(PartitionKeys);

    /// <summary>The rows; null where the object is bytes.</summary>
    public RowReference? Rows { get; init; }

    /// <summary>
    /// The row that is emitted with this object; null where the object is bytes or <see cref="Rows"/> is emitted elsewhere.
    /// </summary>
    public RowModel? Row { get; init; }

    public FormatBindingModel? Format { get; init; }

    /// <summary>Column names as in the YAML.</summary>
    public EquatableArray<string> PrimaryKeys { get; init; }

    public AccessLevel Access { get; init; } = AccessLevel.Modify;

    /// <summary>Whether other objects may have the same address.</summary>
    public bool IsShared { get; init; }

    /// <summary>Whether bad rows are skipped instead of ending the read.</summary>
    public bool SkipsBadRows { get; init; }

    /// <summary>The object that keeps bad rows, as <c>store.object</c>.</summary>
    public string? RejectTo { get; init; }

    /// <summary>The object type's own keys; no placeholders.</summary>
    public required OptionsModel Options { get; init; }

    /// <summary>Of the object itself; with rows or not according to <see cref="Rows"/>.</summary>
    public CapabilitiesModel Capabilities { get; init; } = CapabilitiesModel.None;

    /// <summary>The additional interfaces of the store that can serve the object.</summary>
    public EquatableArray<ViaModel> Via { get; init; }

    public string? Description { get; init; }

    /// <summary>The store's properties, overridden by the object's own, without those that are cleared.</summary>
    public EquatableArray<PropertyModel> Properties { get; init; }

    public EquatableArray<string> Tags { get; init; }

    /// <summary>The message of <c>[Obsolete]</c>.</summary>
    public string? Deprecated { get; init; }

    /// <summary>Where each environment keeps the object, for documentation; nothing secret.</summary>
    public EquatableArray<LocationModel> Locations { get; init; }

    /// <summary>The other stores that keep the object, in their order.</summary>
    public EquatableArray<ReplicaModel> Replicas { get; init; }
}

/// <summary>The row type of an object and its shape, which may be those of another object or of the user.</summary>
/// <param name="RowType">The record.</param>
/// <param name="ShapeType">Its shape.</param>
/// <param name="ColumnsType">Its columns in filters.</param>
internal sealed record RowReference(string RowType, string ShapeType, string ColumnsType);

/// <summary>Where an environment keeps an object.</summary>
/// <param name="Environment">The environment.</param>
/// <param name="Address">The address as a person would look for it, placeholders unresolved.</param>
internal sealed record LocationModel(string Environment, string Address);

/// <summary>Another store that keeps an object.</summary>
/// <param name="Store">Its name, as in the YAML.</param>
/// <param name="Locations">Where each environment has the replica, for documentation; nothing secret.</param>
internal sealed record ReplicaModel(string Store, EquatableArray<LocationModel> Locations);

/// <summary>An additional interface of a store, as an object has it: <c>Via.Spark</c>.</summary>
/// <param name="Key">The YAML name.</param>
/// <param name="PropertyName">The C# name.</param>
/// <param name="Type">The interface type's name.</param>
/// <param name="Capabilities">What it can do for the object; none where its package is missing.</param>
/// <param name="MissingPackage">The package that would implement it, where no referenced one does.</param>
internal sealed record ViaModel(string Key, string PropertyName, string Type, CapabilitiesModel Capabilities, string? MissingPackage)
{
    public string ClassName => ClassNameOf(PropertyName);

    /// <summary>The name of the class of an object through an interface of a name.</summary>
    public static string ClassNameOf(string propertyName) => "Via" + propertyName;
}
