using TypedDao.Generators.Model;
using TypedDao.Generators.Schema;

namespace TypedDao.Generators.Binding;

/// <summary>An object as declared; what is bound of it is added step by step.</summary>
internal sealed class DeclaredObject(DeclaredStore store, Entry entry, ClrName name, Fields fields, ObjectType type)
{
    public DeclaredStore Store { get; } = store;

    public Entry Entry { get; } = entry;

    public string Name => Entry.Name;

    public string FullName => $"{Store.Name}.{Entry.Name}";

    /// <summary>What messages call it.</summary>
    public string What => $"object '{FullName}'";

    public ClrName ClrName { get; } = name;

    public Fields Fields { get; } = fields;

    public ObjectType Type { get; } = type;

    public Source TypeSource => Fields.Find(YamlRole.Type)?.Source ?? Entry.KeySource;

    /// <summary>Null where the object is bytes, or its rows could not be bound.</summary>
    public BoundRow? Row { get; set; }

    /// <summary>Whether <see cref="Row"/> is emitted with this object.</summary>
    public bool OwnsRow { get; set; }

    public KeyTemplate Key { get; set; } = new([]);

    public InterfaceChoice? Interface { get; set; }

    public ObjectModel? Model { get; set; }

    /// <summary>The other stores that keep it, in their order.</summary>
    public IReadOnlyList<DeclaredReplica> Replicas { get; set; } = [];

    /// <summary>Whether other objects may be at its address.</summary>
    public bool IsShared { get; set; }
}

/// <summary>The interface that serves an object.</summary>
/// <param name="Key">What the object asks for.</param>
/// <param name="Type">The interface type behind it, where the store is as written.</param>
/// <param name="Embedded">The interface type where a store cannot give what <paramref name="Type"/> needs.</param>
/// <param name="Source">Where to report that it does not fit.</param>
internal sealed record InterfaceChoice(string Key, InterfaceType Type, InterfaceType? Embedded, Source Source);
