using System.ComponentModel;
using TypedDao.Extensibility;
using TypedDao.Storage;

namespace Acme.Journals;

/// <summary>Reads and writes journals over any object storage: one file an entry.</summary>
[InterfaceType("JournalInterface", Serves = [typeof(JournalObject)], Needs = [typeof(IObjectStorage)], Package = "Acme.Journals")]
[Description("Reads and writes journals over any object storage: one file an entry.")]
public sealed class JournalInterface
{
    /// <summary>Rows that are decoded at once.</summary>
    [Description("Rows that are decoded at once.")]
    [YamlDefault("256")]
    [YamlRange(1, 65536)]
    public int BatchSize { get; init; } = 256;
}
