using System.ComponentModel;
using TypedDao.Extensibility;

namespace TypedDao.BuiltIn;

/// <summary>All files below a key <c>prefix/identifier</c> of an object store, partitioned or not.</summary>
[ObjectType(
    "S3DirectoryObject",
    Aliases = ["DirectoryObject"],
    Shape = ObjectShape.Directory,
    DefaultInterface = typeof(S3FileInterface),
    Capabilities =
    [
        typeof(IReadable<>), typeof(IFilterable<,>), typeof(IRowDeletable<,>), typeof(IAppendable<>), typeof(IOverwritable<>), typeof(IPartitionOverwritable<>), typeof(IListable), typeof(IExisting),
        typeof(IMovable<>), typeof(INamedByteReadable), typeof(INamedByteCreatable), typeof(INamedByteWritable), typeof(INamedByteMovable),
        typeof(IVersioned), typeof(INamedAttributed), typeof(INamedTaggable), typeof(INamedReadPresignable), typeof(INamedWritePresignable),
    ],
    MemberCapabilities =
    [
        typeof(IReadable<>), typeof(IFilterable<,>), typeof(IRowDeletable<,>), typeof(IAppendable<>), typeof(IOverwritable<>), typeof(IDeletable), typeof(IListable), typeof(IExisting),
        typeof(IMovable<>), typeof(INamedByteReadable), typeof(INamedByteCreatable), typeof(INamedByteWritable), typeof(INamedByteMovable),
        typeof(IVersioned), typeof(INamedAttributed), typeof(INamedTaggable), typeof(INamedReadPresignable), typeof(INamedWritePresignable),
    ],
    SelectionCapabilities = [typeof(IReadable<>), typeof(IFilterable<,>), typeof(IRowDeletable<,>), typeof(IMovable<>), typeof(IDeletable), typeof(IListable), typeof(IExisting), typeof(IVersioned)])]
[Description("All files below a key prefix/identifier of an object store, partitioned or not.")]
public sealed class S3DirectoryObject
{
    /// <summary>Folder part of the key; may hold placeholders.</summary>
    [Description("Folder part of the key; may hold placeholders.")]
    [YamlRole(YamlRole.KeyPrefix)]
    public string? Prefix { get; init; }

    /// <summary>Last segment of the key; the object's name where absent, unless prefix is given. May hold placeholders.</summary>
    [Description("Last segment of the key; the object's name where absent, unless prefix is given. May hold placeholders.")]
    [YamlRole(YamlRole.KeyIdentifierUnlessPrefix)]
    public string? Identifier { get; init; }

    /// <summary>Suffix of the files without its leading dot; files with another one are left alone.</summary>
    [Description("Suffix of the files without its leading dot; files with another one are left alone.")]
    [YamlRole(YamlRole.KeySuffix)]
    public string? Suffix { get; init; }

    /// <summary>File format; told by the suffix where absent.</summary>
    [Description("File format; told by the suffix where absent.")]
    [YamlRole(YamlRole.Format)]
    public object? Format { get; init; }

    /// <summary>
    /// Bytes of a file, about, from which on the rows of a write go to another file of their folder; one file for each folder where absent. Files
    /// end behind a row: of Parquet those of a row group that is still collected count with the bytes that it will take, as far as can be told.
    /// </summary>
    [Description("Bytes of a file, about, from which on further rows of a write go to another file of their folder; one file for each folder where absent.")]
    [YamlRange(1, 1L << 40)]
    public long? TargetFileBytes { get; init; }

    /// <summary>Columns whose values are folders, name=value.</summary>
    [Description("Columns whose values are folders, name=value.")]
    [YamlRole(YamlRole.PartitionKeys)]
    public IReadOnlyList<string> PartitionKeys { get; init; } = [];

    /// <summary>Other stores that keep the same files under the same keys: written to all, read from the first that answers.</summary>
    [Description("Other stores that keep the same files under the same keys: written to all, read from the first that answers.")]
    [YamlRole(YamlRole.Replicas)]
    public IReadOnlyList<string> Replicas { get; init; } = [];
}
