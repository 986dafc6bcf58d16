using TypedDao.Catalogs;

namespace TypedDao.Contexts;

/// <summary>The objects of a catalog by their names.</summary>
internal sealed class ObjectNames
{
    private readonly Dictionary<string, ObjectDefinition> _objects = new(StringComparer.Ordinal);
    private readonly string _catalog;

    /// <summary>Indexes a catalog.</summary>
    /// <param name="catalog">The catalog.</param>
    public ObjectNames(CatalogDefinition catalog)
    {
        _catalog = catalog.Name;
        foreach (ObjectDefinition definition in catalog.Stores.SelectMany(store => store.Objects))
        {
            _objects.Add(definition.FullName, definition);
        }
    }

    /// <summary>Finds an object.</summary>
    /// <param name="name">The name as <c>store.object</c>.</param>
    /// <exception cref="KeyNotFoundException">No object has the name.</exception>
    public ObjectDefinition Find(string name)
        => _objects.TryGetValue(name, out ObjectDefinition? definition)
            ? definition
            : throw new KeyNotFoundException(
                $"Catalog '{_catalog}' has no object '{name}'{NearName.Hint(name, _objects.Keys)}. Name it as store.object, as in the YAML.");
}
