using System.ComponentModel;
using TypedDao.Extensibility;

namespace TypedDao.BuiltIn;

/// <summary>One file of an object store, key <c>prefix/identifier.suffix</c>, or a family of them.</summary>
[ObjectType(
    "S3FileObject",
    Aliases = ["FileObject"],
    Shape = ObjectShape.File,
    DefaultInterface = typeof(S3FileInterface),
    Capabilities =
    [
        typeof(IReadable<>), typeof(IFilterable<,>), typeof(ICreatable<>), typeof(IWritable<>), typeof(IMovable<>), typeof(IDeletable), typeof(IListable),
        typeof(IExisting), typeof(IByteReadable), typeof(IByteCreatable), typeof(IByteWritable), typeof(IByteMovable),
        typeof(IVersioned), typeof(IAttributed), typeof(ITaggable), typeof(IReadPresignable), typeof(IWritePresignable),
    ],
    SelectionCapabilities = [typeof(IReadable<>), typeof(IFilterable<,>), typeof(IMovable<>), typeof(IListable), typeof(IExisting), typeof(IVersioned)])]
[Description("One file of an object store, key prefix/identifier.suffix, or a family of them.")]
public sealed class S3FileObject
{
    /// <summary>Folder part of the key; may hold placeholders.</summary>
    [Description("Folder part of the key; may hold placeholders.")]
    [YamlRole(YamlRole.KeyPrefix)]
    public string? Prefix { get; init; }

    /// <summary>File name without suffix; the object's name where absent. May hold placeholders.</summary>
    [Description("File name without suffix; the object's name where absent. May hold placeholders.")]
    [YamlRole(YamlRole.KeyIdentifier)]
    public string? Identifier { get; init; }

    /// <summary>Suffix without its leading dot.</summary>
    [Description("Suffix without its leading dot.")]
    [YamlRole(YamlRole.KeySuffix)]
    public string? Suffix { get; init; }

    /// <summary>File format; told by the suffix where absent.</summary>
    [Description("File format; told by the suffix where absent.")]
    [YamlRole(YamlRole.Format)]
    public object? Format { get; init; }

    /// <summary>Other stores that keep the same files under the same keys: written to all, read from the first that answers.</summary>
    [Description("Other stores that keep the same files under the same keys: written to all, read from the first that answers.")]
    [YamlRole(YamlRole.Replicas)]
    public IReadOnlyList<string> Replicas { get; init; } = [];
}
