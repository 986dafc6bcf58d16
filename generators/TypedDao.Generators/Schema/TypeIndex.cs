namespace TypedDao.Generators.Schema;

/// <summary>The type table by name, with the keys of each element.</summary>
internal sealed class TypeIndex
{
    private readonly Dictionary<(YamlElement, string), KeyTable> _tables = [];
    private readonly Dictionary<YamlElement, List<KeyInfo>> _elements = [];
    private readonly Dictionary<string, CapabilityType> _capabilities = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Implementation>> _implementations = new(StringComparer.Ordinal);

    public TypeIndex(TypeTable table)
    {
        foreach (var assembly in table.Assemblies)
        {
            foreach (var store in assembly.Stores)
            {
                Stores.Add(store);
            }

            foreach (var type in assembly.Interfaces)
            {
                Interfaces.Add(type);
            }

            foreach (var format in assembly.Formats)
            {
                Formats.Add(format);
            }

            foreach (var type in assembly.Objects)
            {
                Objects.Add(type, type.Aliases);
            }

            foreach (var capability in assembly.Capabilities)
            {
                _capabilities[capability.MetadataName] = capability;
            }

            foreach (var implementation in assembly.Implementations)
            {
                ListOf(_implementations, implementation.Type).Add(implementation);
            }

            foreach (var element in assembly.Elements)
            {
                ListOf(_elements, element.Element).AddRange(element.Keys);
            }
        }
    }

    public NamedTypes<StoreType> Stores { get; } = new();

    public NamedTypes<ObjectType> Objects { get; } = new();

    public NamedTypes<InterfaceType> Interfaces { get; } = new();

    public NamedTypes<FormatType> Formats { get; } = new();

    /// <summary>Whether the contracts, which declare the language's own keys, are referenced.</summary>
    public bool HasLanguage => _elements.ContainsKey(YamlElement.Catalog);

    /// <summary>The keys of an element, with those of its type where it has one.</summary>
    public KeyTable KeysOf(YamlElement element, DeclaredType? type = null)
    {
        var name = (element, type?.MetadataName ?? string.Empty);
        if (!_tables.TryGetValue(name, out var table))
        {
            table = new(_elements.TryGetValue(element, out var keys) ? keys : [], type);
            _tables.Add(name, table);
        }

        return table;
    }

    public CapabilityType? FindCapability(string metadataName) =>
        _capabilities.TryGetValue(metadataName, out var capability) ? capability : null;

    /// <summary>The classes that implement a type: none, one, or by mistake several.</summary>
    public IReadOnlyList<Implementation> FindImplementations(DeclaredType type) =>
        _implementations.TryGetValue(type.MetadataName, out var found) ? found : [];

    private static List<TValue> ListOf<TKey, TValue>(Dictionary<TKey, List<TValue>> lists, TKey key)
        where TKey : notnull
    {
        if (!lists.TryGetValue(key, out var list))
        {
            list = [];
            lists.Add(key, list);
        }

        return list;
    }
}
