namespace TypedDao.Catalogs;

/// <summary>A store of a compiled catalog.</summary>
public sealed class StoreDefinition
{
    /// <summary>The name, as in the YAML.</summary>
    public required string Name { get; init; }

    /// <summary>The description of the YAML.</summary>
    public string? Description { get; init; }

    /// <summary>The layer (bronze, silver, gold, …).</summary>
    public string? Layer { get; init; }

    /// <summary>Free properties, without those that are cleared.</summary>
    public IReadOnlyDictionary<string, string> Properties { get; init; } = new Dictionary<string, string>(0);

    /// <summary>
    /// Where the store is: the first entry is for <see cref="CatalogDefinition.DefaultEnvironmentName"/>, the others for the
    /// environments that put it elsewhere.
    /// </summary>
    public required IReadOnlyList<StoreBinding> Bindings { get; init; }

    /// <summary>The objects.</summary>
    public required IReadOnlyList<ObjectDefinition> Objects { get; init; }
}
