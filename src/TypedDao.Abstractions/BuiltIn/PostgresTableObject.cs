using System.ComponentModel;
using TypedDao.Extensibility;

namespace TypedDao.BuiltIn;

/// <summary>A table of a PostgreSQL database.</summary>
[ObjectType(
    "PostgresTableObject",
    Shape = ObjectShape.Table,
    DefaultInterface = typeof(PostgresInterface),
    EmbeddedInterface = typeof(S3DeltaInterface),
    Capabilities =
    [
        typeof(IReadable<>), typeof(IFilterable<,>), typeof(IRowDeletable<,>), typeof(IAppendable<>), typeof(IOverwritable<>), typeof(IPartitionOverwritable<>), typeof(IUpsertable<>), typeof(IClearable), typeof(IExisting),
    ],
    MemberCapabilities = [typeof(IReadable<>), typeof(IFilterable<,>), typeof(IRowDeletable<,>), typeof(IAppendable<>), typeof(IOverwritable<>), typeof(IDeletable), typeof(IExisting)],
    SelectionCapabilities = [typeof(IReadable<>), typeof(IFilterable<,>), typeof(IRowDeletable<,>), typeof(IDeletable), typeof(IExisting)])]
[Description("A table of a PostgreSQL database.")]
public sealed class PostgresTableObject
{
    /// <summary>Name of the table; the object's name where absent.</summary>
    [Description("Name of the table; the object's name where absent.")]
    [YamlRole(YamlRole.TableName)]
    public string? Table { get; init; }

    /// <summary>Columns that identify a row.</summary>
    [Description("Columns that identify a row.")]
    [YamlRole(YamlRole.PrimaryKeys)]
    public IReadOnlyList<string> PrimaryKeys { get; init; } = [];
}
