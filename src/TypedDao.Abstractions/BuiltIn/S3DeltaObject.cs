using System.ComponentModel;
using TypedDao.Extensibility;

namespace TypedDao.BuiltIn;

/// <summary>A Delta Lake table below a key <c>prefix/identifier</c>.</summary>
[ObjectType(
    "S3DeltaObject",
    Aliases = ["DeltaObject"],
    Shape = ObjectShape.Table,
    DefaultInterface = typeof(S3DeltaInterface),
    Capabilities =
    [
        typeof(IReadable<>), typeof(IFilterable<,>), typeof(IRowDeletable<,>), typeof(IAppendable<>), typeof(IOverwritable<>), typeof(IPartitionOverwritable<>), typeof(IUpsertable<>), typeof(IExisting),
    ],
    MemberCapabilities = [typeof(IReadable<>), typeof(IFilterable<,>), typeof(IRowDeletable<,>), typeof(IAppendable<>), typeof(IOverwritable<>), typeof(IDeletable), typeof(IExisting)],
    SelectionCapabilities = [typeof(IReadable<>), typeof(IFilterable<,>), typeof(IRowDeletable<,>), typeof(IDeletable), typeof(IExisting)])]
[Description("A Delta Lake table below a key prefix/identifier.")]
public sealed class S3DeltaObject
{
    /// <summary>Folder part of the key.</summary>
    [Description("Folder part of the key.")]
    [YamlRole(YamlRole.KeyPrefix)]
    public string? Prefix { get; init; }

    /// <summary>Last segment of the key; the object's name where absent.</summary>
    [Description("Last segment of the key; the object's name where absent.")]
    [YamlRole(YamlRole.KeyIdentifier)]
    public string? Identifier { get; init; }

    /// <summary>Columns that identify a row.</summary>
    [Description("Columns that identify a row.")]
    [YamlRole(YamlRole.PrimaryKeys)]
    public IReadOnlyList<string> PrimaryKeys { get; init; } = [];

    /// <summary>Columns that partition the table.</summary>
    [Description("Columns that partition the table.")]
    [YamlRole(YamlRole.PartitionKeys)]
    [YamlGroup("layout")]
    public IReadOnlyList<string> PartitionKeys { get; init; } = [];

    /// <summary>Columns that cluster the table.</summary>
    [Description("Columns that cluster the table.")]
    [YamlRole(YamlRole.ClusterKeys)]
    [YamlGroup("layout")]
    public IReadOnlyList<string> ClusterKeys { get; init; } = [];

    /// <summary>Properties of the table, such as delta.appendOnly.</summary>
    [Description("Properties of the table, such as delta.appendOnly.")]
    public IReadOnlyDictionary<string, string> TableProperties { get; init; } = new Dictionary<string, string>(0);
}
