using TypedDao.Generators.Model;

namespace TypedDao.Generators.Schema;

/// <summary>A class that declares a type of the catalog language, read from metadata or source.</summary>
/// <param name="Name">The name in YAML.</param>
/// <param name="MetadataName">The class, as namespace and name.</param>
/// <param name="ClrName">The class as generated code writes it.</param>
/// <param name="Assembly">The assembly that declares it.</param>
/// <remarks>The caching law: plain data alone. Symbols, compilations and locations of the compiler stay out.</remarks>
internal abstract record DeclaredType(string Name, string MetadataName, string ClrName, string Assembly)
{
    public EquatableArray<KeyInfo> Keys { get; init; }

    public string? Description { get; init; }

    /// <summary>The package that implements the type, where its author says so.</summary>
    public string? Package { get; init; }

    /// <summary>Mistakes of the type's author, reported where a catalog uses the type.</summary>
    public EquatableArray<TypeProblem> Problems { get; init; }
}

/// <summary>A store type.</summary>
internal sealed record StoreType(string Name, string MetadataName, string ClrName, string Assembly)
    : DeclaredType(Name, MetadataName, ClrName, Assembly)
{
    /// <summary>Metadata names of what an opened store gives.</summary>
    public EquatableArray<string> Offers { get; init; }
}

/// <summary>An interface type.</summary>
internal sealed record InterfaceType(string Name, string MetadataName, string ClrName, string Assembly)
    : DeclaredType(Name, MetadataName, ClrName, Assembly)
{
    /// <summary>Metadata names of the object types that it serves.</summary>
    public EquatableArray<string> Serves { get; init; }

    /// <summary>Metadata names of what it needs from a store.</summary>
    public EquatableArray<string> Needs { get; init; }
}

/// <summary>A file format.</summary>
internal sealed record FormatType(string Name, string MetadataName, string ClrName, string Assembly)
    : DeclaredType(Name, MetadataName, ClrName, Assembly)
{
    /// <summary>Suffixes that imply the format.</summary>
    public EquatableArray<string> Suffixes { get; init; }
}

/// <summary>An object type.</summary>
internal sealed record ObjectType(string Name, string MetadataName, string ClrName, string Assembly)
    : DeclaredType(Name, MetadataName, ClrName, Assembly)
{
    public EquatableArray<string> Aliases { get; init; }

    public ObjectShape Shape { get; init; }

    /// <summary>Metadata name of the interface type that serves it by default.</summary>
    public string? DefaultInterface { get; init; }

    /// <summary>Metadata name of the interface type that serves it where a store cannot give what the default one needs.</summary>
    public string? EmbeddedInterface { get; init; }

    /// <summary>Metadata names of capabilities.</summary>
    public EquatableArray<string> Capabilities { get; init; }

    /// <inheritdoc cref="Capabilities"/>
    public EquatableArray<string> MemberCapabilities { get; init; }

    /// <inheritdoc cref="Capabilities"/>
    public EquatableArray<string> SelectionCapabilities { get; init; }
}

/// <summary>A capability interface.</summary>
/// <param name="MetadataName">The interface, as namespace and name with its arity.</param>
/// <param name="ClrName">The interface as generated code writes it, without type arguments.</param>
/// <param name="Contract">Metadata name of the operation contract.</param>
/// <param name="Requires">The role of the key without which the capability is absent.</param>
internal sealed record CapabilityType(
    string MetadataName, string ClrName, int TypeParameters, string Contract, AccessLevel Access, YamlRole Requires);

/// <summary>A class that implements a store, interface or format type.</summary>
/// <param name="Type">Metadata name of the implemented type.</param>
/// <param name="ClrName">The class as generated code constructs it.</param>
/// <param name="Assembly">The assembly that declares it.</param>
/// <param name="Contracts">Of an interface type: metadata names of all that its data interface implements.</param>
internal sealed record Implementation(string Type, string MetadataName, string ClrName, string Assembly, EquatableArray<string> Contracts)
{
    /// <summary>Mistakes of the author, reported where a catalog uses the implemented type.</summary>
    public EquatableArray<TypeProblem> Problems { get; init; }
}

/// <summary>The keys of one kind of element.</summary>
internal sealed record ElementKeys(YamlElement Element, string MetadataName, EquatableArray<KeyInfo> Keys);
