namespace TypedDao.Generators.Model;

/// <summary>A store: emitted as a class with a property per object, in a namespace of its own that also holds the rows.</summary>
internal sealed record StoreModel
{
    /// <summary>As in the YAML.</summary>
    public required string Name { get; init; }

    /// <summary>The property of catalog and context, and the class without its ending: <c>Bronze</c>.</summary>
    public required string PropertyName { get; init; }

    /// <summary>The class: <c>BronzeStore</c>.</summary>
    public string ClassName => PropertyName + "Store";

    public string? Description { get; init; }

    public string? Layer { get; init; }

    /// <summary>Without those that are cleared, in the order of the YAML.</summary>
    public EquatableArray<PropertyModel> Properties { get; init; }

    /// <summary>The first is for <c>default</c>, the others for the environments that put the store elsewhere.</summary>
    public EquatableArray<StoreBindingModel> Bindings { get; init; }

    /// <summary>The objects that bound, and those of a known type of which only a part did (<see cref="ColumnModel.IsBroken"/>).</summary>
    public EquatableArray<ObjectModel> Objects { get; init; }

    /// <summary>
    /// Property names of objects of which not even the type is known. They are emitted as <c>dynamic</c>, so that user code
    /// that names them adds no errors to the one in the YAML.
    /// </summary>
    public EquatableArray<string> BrokenObjects { get; init; }
}

/// <summary>A free property of a store or object.</summary>
internal sealed record PropertyModel(string Name, string Value);
