using System.ComponentModel;
using TypedDao.BuiltIn;
using TypedDao.Extensibility;
using TypedDao.Storage;

namespace TypedDao.Testing;

/// <summary>Reads files and directories without parameters, one batch after the other, and does nothing else: an interface to compare others with.</summary>
[InterfaceType("PlainFileInterface", Serves = [typeof(S3FileObject), typeof(S3DirectoryObject)], Needs = [typeof(IObjectStorage)], Package = "TypedDao.Testing")]
[Description("Reads files and directories without placeholders and partitions, and does nothing else: an interface to compare others with.")]
public sealed class PlainFileInterface
{
    /// <summary>Rows that are decoded at once.</summary>
    [Description("Rows that are decoded at once.")]
    [YamlDefault("1024")]
    [YamlRange(1, 65536)]
    public int BatchSize { get; init; } = 1024;
}
