namespace TypedDao.Generators.Schema;

/// <summary>Types of one sort by YAML name and by class.</summary>
internal sealed class NamedTypes<T>
    where T : DeclaredType
{
    private readonly Dictionary<string, List<T>> _byName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, T> _byClass = new(StringComparer.Ordinal);
    private readonly List<string> _names = [];

    /// <summary>The names, without aliases, in order.</summary>
    public IReadOnlyList<string> Names => _names;

    /// <summary>All names that can be written, aliases too.</summary>
    public IEnumerable<string> AllNames => _byName.Keys;

    public void Add(T type, EquatableArray<string> aliases = default)
    {
        // Classes of one name in two assemblies are two claims all the same.
        if (!_byClass.TryAdd(type.MetadataName, type) && _byClass[type.MetadataName].Assembly == type.Assembly)
        {
            return;
        }

        if (!_names.Contains(type.Name))
        {
            var position = _names.BinarySearch(type.Name, StringComparer.Ordinal);
            _names.Insert(position < 0 ? ~position : position, type.Name);
        }

        AddName(type.Name, type);
        foreach (var alias in aliases)
        {
            AddName(alias, type);
        }
    }

    /// <summary>The types of a name: none, one, or, where several claim it, all of them.</summary>
    public IReadOnlyList<T> Find(string name) => _byName.TryGetValue(name, out var found) ? found : [];

    public T? FindClass(string? metadataName) =>
        metadataName is not null && _byClass.TryGetValue(metadataName, out var found) ? found : null;

    private void AddName(string name, T type)
    {
        if (!_byName.TryGetValue(name, out var types))
        {
            types = [];
            _byName.Add(name, types);
        }

        if (!types.Contains(type))
        {
            types.Add(type);
        }
    }
}
