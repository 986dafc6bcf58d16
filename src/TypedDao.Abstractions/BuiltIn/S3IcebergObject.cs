using System.ComponentModel;
using TypedDao.Extensibility;

namespace TypedDao.BuiltIn;

/// <summary>An Iceberg table below a key <c>prefix/identifier</c>.</summary>
[ObjectType(
    "S3IcebergObject",
    Aliases = ["IcebergObject"],
    Shape = ObjectShape.Table,
    DefaultInterface = typeof(S3IcebergInterface),
    Capabilities =
    [
        typeof(IReadable<>), typeof(IFilterable<,>), typeof(IRowDeletable<,>), typeof(IAppendable<>), typeof(IOverwritable<>), typeof(IPartitionOverwritable<>), typeof(IUpsertable<>), typeof(IExisting),
    ],
    MemberCapabilities = [typeof(IReadable<>), typeof(IFilterable<,>), typeof(IRowDeletable<,>), typeof(IAppendable<>), typeof(IOverwritable<>), typeof(IDeletable), typeof(IExisting)],
    SelectionCapabilities = [typeof(IReadable<>), typeof(IFilterable<,>), typeof(IRowDeletable<,>), typeof(IDeletable), typeof(IExisting)])]
[Description("An Iceberg table below a key prefix/identifier.")]
public sealed class S3IcebergObject
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

    /// <summary>Partition transforms, such as day(ts), bucket(16, id), truncate(4, name) or a column.</summary>
    [Description("Partition transforms, such as day(ts), bucket(16, id), truncate(4, name) or a column.")]
    [YamlRole(YamlRole.PartitionTransforms)]
    public IReadOnlyList<string> PartitionBy { get; init; } = [];

    /// <summary>Columns that sort the data files, each with asc or desc.</summary>
    [Description("Columns that sort the data files, each with asc or desc.")]
    [YamlRole(YamlRole.SortOrder)]
    public IReadOnlyList<string> SortBy { get; init; } = [];

    /// <summary>Properties of the table.</summary>
    [Description("Properties of the table.")]
    public IReadOnlyDictionary<string, string> TableProperties { get; init; } = new Dictionary<string, string>(0);
}
