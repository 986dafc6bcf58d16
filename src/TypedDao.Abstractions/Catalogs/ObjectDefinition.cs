using TypedDao.Extensibility;
using TypedDao.Keys;
using TypedDao.Schema;

namespace TypedDao.Catalogs;

/// <summary>An object of a compiled catalog: what it is, in every environment the same.</summary>
public sealed class ObjectDefinition
{
    private IReadOnlyList<KeyParameter>? _parameters;

    /// <summary>The store's name, as in the YAML.</summary>
    public required string Store { get; init; }

    /// <summary>The object's name, as in the YAML.</summary>
    public required string Name { get; init; }

    /// <summary>The name as <c>store.object</c>.</summary>
    public string FullName => $"{Store}.{Name}";

    /// <summary>The object type's name, as in the YAML.</summary>
    public required string Type { get; init; }

    /// <summary>Whether it is a file, a directory or a table.</summary>
    public required ObjectShape Shape { get; init; }

    /// <summary>The key of the primary interface among <see cref="StoreBinding.Interfaces"/>.</summary>
    public required string Interface { get; init; }

    /// <summary>
    /// The key below the store's prefix; of a family with its placeholders, such as <c>users/{day:yyyy-MM-dd}/users.csv</c>.
    /// </summary>
    public required string Key { get; init; }

    /// <summary>The suffix of new files of a directory, without a leading dot; null where the object has none.</summary>
    public string? Suffix { get; init; }

    /// <summary>The placeholders of <see cref="Key"/>, in their order; empty where the object is no family.</summary>
    public IReadOnlyList<KeyParameter> KeyParameters { get; init; } = [];

    /// <summary>The partition columns (hive style), in their order; empty where the object is not partitioned.</summary>
    public IReadOnlyList<KeyParameter> PartitionKeys { get; init; } = [];

    /// <summary>All parameters that address a part: those of the key, then the partition columns.</summary>
    public IReadOnlyList<KeyParameter> Parameters => _parameters ??= [.. KeyParameters, .. PartitionKeys];

    /// <summary>The columns; null where the object is bytes.</summary>
    public RowSchema? Schema { get; init; }

    /// <summary>The file format; null where the object is bytes or not made of plain files.</summary>
    public FormatBinding? Format { get; init; }

    /// <summary>The columns that identify a row.</summary>
    public IReadOnlyList<string> PrimaryKeys { get; init; } = [];

    /// <summary>The names of the other stores that keep the object under the same key, in the order in which they are read.</summary>
    public IReadOnlyList<string> Replicas { get; init; } = [];

    /// <summary>Whether other objects may share the address.</summary>
    public bool Shared { get; init; }

    /// <summary>What the declaration allows.</summary>
    public AccessLevel Access { get; init; } = AccessLevel.Modify;

    /// <summary>What to do with bad rows.</summary>
    public ErrorPolicy OnError { get; init; } = ErrorPolicy.Fail;

    /// <summary>Makes the generated object for a target of this definition.</summary>
    public required Func<ObjectTarget, IDataObject> Create { get; init; }

    /// <summary>The object type's own keys: an instance of the class with <see cref="ObjectTypeAttribute"/>.</summary>
    public required object Options { get; init; }

    /// <summary>The description of the YAML.</summary>
    public string? Description { get; init; }

    /// <summary>Free properties: the store's, overridden by the object's own, without those that are cleared.</summary>
    public IReadOnlyDictionary<string, string> Properties { get; init; } = new Dictionary<string, string>(0);

    /// <summary>Free labels.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];
}
