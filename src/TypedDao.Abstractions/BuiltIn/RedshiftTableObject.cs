using System.ComponentModel;
using TypedDao.Extensibility;

namespace TypedDao.BuiltIn;

/// <summary>A table of an Amazon Redshift database.</summary>
[ObjectType(
    "RedshiftTableObject",
    Shape = ObjectShape.Table,
    DefaultInterface = typeof(RedshiftInterface),
    EmbeddedInterface = typeof(S3DeltaInterface),
    Capabilities =
    [
        typeof(IReadable<>), typeof(IFilterable<,>), typeof(IRowDeletable<,>), typeof(IAppendable<>), typeof(IOverwritable<>), typeof(IPartitionOverwritable<>), typeof(IUpsertable<>), typeof(IClearable), typeof(IExisting),
    ],
    MemberCapabilities = [typeof(IReadable<>), typeof(IFilterable<,>), typeof(IRowDeletable<,>), typeof(IAppendable<>), typeof(IOverwritable<>), typeof(IDeletable), typeof(IExisting)],
    SelectionCapabilities = [typeof(IReadable<>), typeof(IFilterable<,>), typeof(IRowDeletable<,>), typeof(IDeletable), typeof(IExisting)])]
[Description("A table of an Amazon Redshift database.")]
public sealed class RedshiftTableObject
{
    /// <summary>Name of the table; the object's name where absent.</summary>
    [Description("Name of the table; the object's name where absent.")]
    [YamlRole(YamlRole.TableName)]
    public string? Table { get; init; }

    /// <summary>Columns that identify a row.</summary>
    [Description("Columns that identify a row.")]
    [YamlRole(YamlRole.PrimaryKeys)]
    public IReadOnlyList<string> PrimaryKeys { get; init; } = [];

    /// <summary>Column by which rows are distributed.</summary>
    [Description("Column by which rows are distributed.")]
    [YamlRole(YamlRole.ColumnReference)]
    public string? DistKey { get; init; }

    /// <summary>Columns by which rows are sorted.</summary>
    [Description("Columns by which rows are sorted.")]
    [YamlRole(YamlRole.ColumnReference)]
    public IReadOnlyList<string> SortKeys { get; init; } = [];
}
