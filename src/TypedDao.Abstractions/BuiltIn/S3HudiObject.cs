using System.ComponentModel;
using TypedDao.Extensibility;

namespace TypedDao.BuiltIn;

/// <summary>A Hudi table below a key <c>prefix/identifier</c>.</summary>
[ObjectType(
    "S3HudiObject",
    Aliases = ["HudiObject"],
    Shape = ObjectShape.Table,
    DefaultInterface = typeof(S3HudiInterface),
    Capabilities =
    [
        typeof(IReadable<>), typeof(IFilterable<,>), typeof(IRowDeletable<,>), typeof(IAppendable<>), typeof(IOverwritable<>), typeof(IPartitionOverwritable<>), typeof(IUpsertable<>), typeof(IExisting),
    ],
    MemberCapabilities = [typeof(IReadable<>), typeof(IFilterable<,>), typeof(IRowDeletable<,>), typeof(IAppendable<>), typeof(IOverwritable<>), typeof(IDeletable), typeof(IExisting)],
    SelectionCapabilities = [typeof(IReadable<>), typeof(IFilterable<,>), typeof(IRowDeletable<,>), typeof(IDeletable), typeof(IExisting)])]
[Description("A Hudi table below a key prefix/identifier.")]
public sealed class S3HudiObject
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

    /// <summary>Properties of the table.</summary>
    [Description("Properties of the table.")]
    public IReadOnlyDictionary<string, string> TableProperties { get; init; } = new Dictionary<string, string>(0);

    /// <summary>Column that identifies a record.</summary>
    [Description("Column that identifies a record.")]
    [YamlRole(YamlRole.ColumnReference)]
    public string? RecordKey { get; init; }

    /// <summary>Column that decides which of two versions of a record is the newer one.</summary>
    [Description("Column that decides which of two versions of a record is the newer one.")]
    [YamlRole(YamlRole.ColumnReference)]
    public string? PrecombineKey { get; init; }

    /// <summary>Column that partitions the table.</summary>
    [Description("Column that partitions the table.")]
    [YamlRole(YamlRole.ColumnReference)]
    public string? PartitionKey { get; init; }

    /// <summary>How updates are kept.</summary>
    [Description("How updates are kept.")]
    [YamlDefault("copy_on_write")]
    public HudiTableType TableType { get; init; }
}

/// <summary>How a Hudi table keeps updates.</summary>
public enum HudiTableType
{
    /// <summary>Base files are rewritten.</summary>
    [Description("Base files are rewritten.")]
    CopyOnWrite,

    /// <summary>Updates go to log files beside base files.</summary>
    [Description("Updates go to log files beside base files.")]
    MergeOnRead,
}
