using TypedDao.Generators.Model;

namespace TypedDao.Generators.Locking;

/// <summary>What others may rely on in a catalog: read from a lock file, or made of a catalog.</summary>
/// <param name="Objects">The objects, by name.</param>
/// <param name="Acknowledged">The breaking changes that are meant.</param>
internal sealed record LockedCatalog(EquatableArray<LockedObject> Objects, EquatableArray<Acknowledgement> Acknowledged)
{
    public static LockedCatalog Empty { get; } = new([], []);
}

/// <summary>What others may rely on in an object.</summary>
internal sealed record LockedObject
{
    /// <summary>As <c>store.object</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Where the stores as written keep it, placeholders unresolved.</summary>
    public required string Address { get; init; }

    /// <summary>Where the other stores as written keep it as well, in the order in which they are read.</summary>
    public EquatableArray<string> Replicas { get; init; }

    /// <summary>The file format with its options; null where it has none.</summary>
    public string? Format { get; init; }

    /// <summary>The placeholders of the key with their types, in their order.</summary>
    public EquatableArray<LockedParameter> Parameters { get; init; }

    public EquatableArray<string> PartitionKeys { get; init; }

    public EquatableArray<string> PrimaryKeys { get; init; }

    /// <summary>What can be done with it; null where that is not known, since no referenced package implements its interface.</summary>
    public EquatableArray<LockedCapability>? Capabilities { get; init; }

    /// <summary>The columns, those of structs behind their own; none where the object is bytes.</summary>
    public EquatableArray<LockedColumn> Columns { get; init; }
}

/// <summary>A placeholder of a key.</summary>
internal sealed record LockedParameter(string Name, string Type);

/// <summary>Something that can be done.</summary>
/// <param name="Scope">With what: the object, or a part of it.</param>
/// <param name="Name">The capability, without its leading I.</param>
internal sealed record LockedCapability(LockScope Scope, string Name);

/// <summary>What has a capability.</summary>
internal enum LockScope
{
    Object,
    Member,
    Partition,
    Selection,
}

/// <summary>A column.</summary>
/// <param name="Path">The names of the structs that hold it and its own, joined by dots.</param>
/// <param name="Type">Its type; that of a struct comes without columns.</param>
/// <param name="Values">The allowed values.</param>
/// <param name="TextForm">The text form of dates, times and timestamps.</param>
/// <param name="UnknownIsNull">Whether a value that is not allowed reads as null.</param>
internal sealed record LockedColumn(string Path, ColumnTypeModel Type, EquatableArray<string> Values, string? TextForm, bool UnknownIsNull);

/// <summary>A breaking change that is meant.</summary>
/// <param name="Change">Its kind, in snake_case.</param>
/// <param name="Object">The object.</param>
/// <param name="Part">The column, capability or replica; null: any.</param>
/// <param name="To">What it becomes; null: anything.</param>
/// <param name="Reason">Why.</param>
internal sealed record Acknowledgement(string Change, string Object, string? Part, string? To, string? Reason)
{
    public bool Covers(CatalogChange change) =>
        Change == change.Name && Object == change.Object && (Part is null || Part == change.Part) && (To is null || To == change.After);
}
