using System.ComponentModel;
using TypedDao.Extensibility;
using TypedDao.Storage;

namespace Acme.Journals.Packs;

/// <summary>All objects of a store in one file, which grows at its end: one file to copy, to send or to mount in place of thousands.</summary>
/// <param name="path">The file, below the context's folder where it is relative.</param>
[StoreType("pack", Offers = [typeof(IObjectStorage)], Package = "Acme.Journals")]
[Description("All objects of a store in one file, which grows at its end.")]
public sealed class PackStore([Description("The file; a relative path starts at the context's folder.")][YamlRole(YamlRole.AddressRoot)] string path)
{
    /// <summary>The file.</summary>
    public string Path { get; } = path;

    /// <summary>When a write counts: once it is on the disk, or once the operating system has it.</summary>
    [Description("When a write counts: once it is on the disk, or once the operating system has it.")]
    [YamlDefault("disk")]
    public PackDurability Durability { get; init; }

    /// <summary>Part of the file, in percent, that replaced and deleted objects may take before it is rewritten on opening.</summary>
    [Description("Part of the file, in percent, that replaced and deleted objects may take before it is rewritten on opening.")]
    [YamlDefault("50")]
    [YamlRange(1, 100)]
    public int DeadPercent { get; init; } = 50;
}

/// <summary>When a write counts.</summary>
public enum PackDurability
{
    /// <summary>Once it is on the disk: it survives a power failure.</summary>
    [Description("Once it is on the disk: it survives a power failure.")]
    Disk,

    /// <summary>Once the operating system has it: it survives the end of the process.</summary>
    [Description("Once the operating system has it: it survives the end of the process.")]
    System,
}
