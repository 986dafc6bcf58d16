using TypedDao.Extensibility;
using TypedDao.Files.Paths;
using TypedDao.Keys;
using TypedDao.Storage;

namespace TypedDao.Files.Listing;

/// <summary>The keys of targets that stand for one place.</summary>
internal static class TargetKeys
{
    /// <summary>Whether a target is one file, whose key is known without listing.</summary>
    /// <param name="layout">The object's layout.</param>
    /// <param name="target">The target.</param>
    public static bool IsFile(FileLayout layout, ObjectTarget target)
        => layout.Definition.Shape is ObjectShape.File && target.IsExact;

    /// <summary>The values that a target fixes, by the position of their parameter.</summary>
    /// <param name="layout">The object's layout.</param>
    /// <param name="target">The target.</param>
    public static KeyValue?[] Values(FileLayout layout, ObjectTarget target)
        => [.. layout.Pattern.Parameters.Select(parameter => target.Keys.Exact(parameter.Name))];

    /// <summary>The key of a file.</summary>
    /// <param name="layout">The layout of a file object.</param>
    /// <param name="target">The file, or one member of a family.</param>
    /// <exception cref="TypedDaoException"><see cref="ErrorKind.NotSupported"/>: the target is not one file.</exception>
    public static string File(FileLayout layout, ObjectTarget target)
    {
        if (layout.Definition.Shape is not ObjectShape.File)
        {
            throw new TypedDaoException(ErrorKind.NotSupported, "The object is a directory, and no file of it is named.") { Cure = "Name the file." };
        }

        return IsFile(layout, target) ? layout.Pattern.Format(Values(layout, target)) : throw NotOne(layout, target);
    }

    /// <summary>
    /// The key of a folder, with its last <c>/</c>: the object's or member's own, and those of the partitions that the target fixes.
    /// </summary>
    /// <param name="layout">The layout of a directory object.</param>
    /// <param name="target">The directory, member or partition.</param>
    public static string Folder(FileLayout layout, ObjectTarget target)
    {
        KeyValue?[] values = Values(layout, target);
        string folder = string.Empty;
        for (int i = 0; i < layout.Pattern.Parts.Count; i++)
        {
            PathPart part = layout.Pattern.Parts[i];
            if (i >= layout.Pattern.KeyPartCount && !IsFixed(target, layout.Pattern.PartitionAt(i)))
            {
                break;
            }

            if (part.Parameter is null)
            {
                folder += part.Literal;
                continue;
            }

            KeyValue? value = values[part.Index] is null && !part.IsPartition ? throw NotOne(layout, target) : values[part.Index];
            if (part.Refuse(value) is { } reason)
            {
                throw PathFormatter.Refused(part.Parameter.Name, value, reason);
            }

            folder += part.Format(value);
        }

        return folder;
    }

    private static bool IsFixed(ObjectTarget target, string partition)
        => target.Keys.Exact(partition) is not null
            || target.Keys.Conditions.Any(condition => condition.IsNull && condition.Parameter == partition);

    /// <summary>The key of a named file of a directory.</summary>
    /// <param name="layout">The layout of a directory object.</param>
    /// <param name="target">The directory, member or partition.</param>
    /// <param name="name">The file's path below it.</param>
    /// <exception cref="TypedDaoException"><see cref="ErrorKind.NotSupported"/>: the name leads elsewhere, or cannot be a key.</exception>
    public static string Named(FileLayout layout, ObjectTarget target, string name)
    {
        if (layout.Definition.Shape is ObjectShape.File)
        {
            throw new TypedDaoException(ErrorKind.NotSupported, "The object is one file, which has no files by name.") { Cure = "Leave the name out." };
        }

        if (StorageKey.Refuse(name) is { } reason)
        {
            throw new TypedDaoException(ErrorKind.NotSupported, $"'{name}' cannot be the name of a file: {reason}.")
            {
                Cure = "Give a path below the directory, such as 'a.bin' or 'folder/a.bin'.",
            };
        }

        string key = Folder(layout, target) + name;
        StorageKey.Check(key);
        return key;
    }

    private static TypedDaoException NotOne(FileLayout layout, ObjectTarget target)
    {
        string open = string.Join(
            ", ", layout.Definition.KeyParameters.Where(parameter => target.Keys.Exact(parameter.Name) is null).Select(parameter => $"'{parameter.Name}'"));
        return new TypedDaoException(ErrorKind.NotSupported, $"The object is a family, and it is not said which member: {open} is open.")
        {
            Cure = "Use one member, which For(…) gives.",
        };
    }
}
