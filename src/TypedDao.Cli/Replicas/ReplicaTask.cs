using TypedDao.Catalogs;
using TypedDao.Contexts;

namespace TypedDao.Cli.Replicas;

/// <summary>An object in one store, to be compared with what another store has.</summary>
/// <param name="Object">The object.</param>
/// <param name="Source">The store that it is compared with.</param>
/// <param name="Store">The store that is looked at.</param>
internal sealed record ReplicaTask(ObjectDefinition Object, StoreSlot Source, StoreSlot Store)
{
    /// <summary>The tasks of objects: each store but the source.</summary>
    /// <param name="context">The context.</param>
    /// <param name="objects">The names of the objects; none: all that have replicas.</param>
    /// <param name="from">The name of the store to compare with; null: each object's own.</param>
    /// <exception cref="ToolException">A name leads nowhere.</exception>
    public static IReadOnlyList<ReplicaTask> Of(DataContext context, IReadOnlyCollection<string> objects, string? from)
    {
        Dictionary<string, StoreSlot> slots = context.StoreSlots.ToDictionary(slot => slot.Definition.Name, StringComparer.Ordinal);
        IEnumerable<ObjectDefinition> chosen = objects.Count == 0
            ? context.CatalogDefinition.Stores.SelectMany(store => store.Objects).Where(item => item.Replicas.Count > 0)
            : objects.Distinct(StringComparer.Ordinal).Select(name => Find(context.CatalogDefinition, name));
        return
        [
            .. chosen.SelectMany(item =>
            {
                string[] stores = [item.Store, .. item.Replicas];
                string source = from ?? item.Store;
                return stores.Contains(source)
                    ? stores.Where(store => store != source).Select(store => new ReplicaTask(item, slots[source], slots[store]))
                    : throw new ToolException($"The store '{source}' does not keep '{item.FullName}': it is in {string.Join(", ", stores)}.");
            }),
        ];
    }

    private static ObjectDefinition Find(CatalogDefinition catalog, string name)
    {
        (_, ObjectDefinition item) = Commands.ObjectNames.Find(catalog, name);
        return item.Replicas.Count > 0
            ? item
            : throw new ToolException($"'{name}' has no replicas: it is in the store '{item.Store}' alone. 'replicas' of the object names others.");
    }
}
