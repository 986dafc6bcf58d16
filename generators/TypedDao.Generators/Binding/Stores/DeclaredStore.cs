using TypedDao.Generators.Schema;

namespace TypedDao.Generators.Binding;

/// <summary>A store as declared, before anything that depends on other stores is bound.</summary>
internal sealed class DeclaredStore(Entry entry, ClrName name, Fields fields, StoreType? type, NameScope types)
{
    public string Name => Entry.Name;

    public Entry Entry { get; } = entry;

    public ClrName ClrName { get; } = name;

    public Fields Fields { get; } = fields;

    /// <summary>Null where it is unknown.</summary>
    public StoreType? Type { get; } = type;

    /// <summary>The names in the store's namespace.</summary>
    public NameScope Types { get; } = types;

    public List<DeclaredObject> Objects { get; } = [];

    /// <summary>C# names of objects of which not even the type is known.</summary>
    public List<string> BrokenObjects { get; } = [];

    public List<AdditionalInterface> Interfaces { get; } = [];

    /// <summary>Where the store's type is written; its name where it is not.</summary>
    public Source TypeSource => Fields.Find(YamlRole.Type)?.Source ?? Entry.KeySource;
}

/// <summary>An additional interface of a store.</summary>
internal sealed record AdditionalInterface(Entry Entry, ClrName ClrName, InterfaceType Type, Fields Fields)
{
    public string Name => Entry.Name;
}
