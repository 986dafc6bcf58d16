using System.ComponentModel;
using TypedDao.Extensibility;

namespace Acme.Journals;

/// <summary>Rows in the order in which they came: each append is an entry with a number, and readers can ask for what came since.</summary>
[ObjectType(
    "JournalObject",
    Aliases = ["Journal"],
    Shape = ObjectShape.Table,
    DefaultInterface = typeof(JournalInterface),
    Capabilities = [typeof(IReadable<>), typeof(IFilterable<,>), typeof(IAppendable<>), typeof(ITailable<>), typeof(IListable), typeof(IExisting)])]
[Description("Rows in the order in which they came: each append is an entry with a number, and readers can ask for what came since.")]
public sealed class JournalObject
{
    /// <summary>Folder of the journal below the store; the object's name where absent.</summary>
    [Description("Folder of the journal below the store; the object's name where absent.")]
    [YamlRole(YamlRole.TableName)]
    public string? Folder { get; init; }

    /// <summary>File format of the entries.</summary>
    [Description("File format of the entries.")]
    [YamlRole(YamlRole.Format)]
    public object? Format { get; init; }

    /// <summary>How many entries stay; an append removes older ones. All where absent.</summary>
    [Description("How many entries stay; an append removes older ones. All where absent.")]
    [YamlRange(1, int.MaxValue)]
    public int? KeepEntries { get; init; }
}
