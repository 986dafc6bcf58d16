using System.Reflection;
using TypedDao.Extensibility;

namespace TypedDao.Architecture.Status;

/// <summary>What the packages declare, and which of it they implement, read from their metadata.</summary>
internal sealed class CatalogTypes
{
    private readonly HashSet<Type> _implemented;
    private readonly Type[] _types;

    /// <summary>Reads the types of the assemblies given.</summary>
    public CatalogTypes(IEnumerable<Assembly> assemblies)
    {
        _types = [.. assemblies.SelectMany(assembly => assembly.GetTypes())];
        _implemented = [.. _types.SelectMany(type => type.GetCustomAttributes<ImplementsAttribute>()).Select(implements => implements.Type)];
    }

    /// <summary>Every declared name with the kind of thing it is and its status, by kind and name.</summary>
    public IEnumerable<CatalogName> Names => Declared<StoreTypeAttribute>(TypeKind.Store, store => store.Name)
        .Concat(Declared<ObjectTypeAttribute>(TypeKind.Object, data => data.Name, data => data.DefaultInterface))
        .Concat(Declared<FormatTypeAttribute>(TypeKind.Format, format => format.Name))
        .Concat(Declared<InterfaceTypeAttribute>(TypeKind.Interface, contract => contract.Name))
        .OrderBy(name => name.Kind)
        .ThenBy(name => name.Name, StringComparer.Ordinal);

    // An object type has no implementation of its own: it works where its default interface does.
    private IEnumerable<CatalogName> Declared<TAttribute>(
        TypeKind kind, Func<TAttribute, string> name, Func<TAttribute, Type?>? implementedThrough = null)
        where TAttribute : Attribute =>
        from type in _types
        let attribute = type.GetCustomAttribute<TAttribute>()
        where attribute is not null
        let implementation = implementedThrough is null ? type : implementedThrough(attribute)
        select new CatalogName(
            kind,
            name(attribute),
            implementation is not null && _implemented.Contains(implementation) ? Maturity.Works : Maturity.BuildChecked);
}

/// <summary>A name that a catalog may use, or is planned to.</summary>
internal sealed record CatalogName(TypeKind Kind, string Name, Maturity Maturity);

/// <summary>What a name stands for.</summary>
internal enum TypeKind
{
    Store,
    Object,
    Format,
    Interface,
}

/// <summary>How far it is.</summary>
internal enum Maturity
{
    /// <summary>A package of this repository implements it.</summary>
    Works,

    /// <summary>Catalogs compile and are checked with it; the implementation is still to come.</summary>
    BuildChecked,

    /// <summary>Planned; no catalog compiles with it.</summary>
    Absent,
}
