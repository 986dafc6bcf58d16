using System.Collections.Frozen;
using TypedDao.BuiltIn;
using TypedDao.Catalogs;
using TypedDao.Extensibility;
using TypedDao.Files.Paths;

namespace TypedDao.Files.Listing;

/// <summary>How an object is laid out in files: where they are, which of them are its own, and which columns their paths hold.</summary>
internal sealed class FileLayout
{
    /// <summary>Reads the layout from a definition.</summary>
    /// <param name="definition">The object.</param>
    public FileLayout(ObjectDefinition definition)
    {
        Definition = definition;
        Pattern = PathPattern.Of(definition);
        Suffixes = FileSuffixes.Of(definition);
        PathColumns = definition.Schema is { } schema
            ? Pattern.Parameters.Select(parameter => parameter.Name).Where(name => schema.IndexOf(name) >= 0).ToFrozenSet(StringComparer.Ordinal)
            : FrozenSet<string>.Empty;
    }

    /// <summary>The object.</summary>
    public ObjectDefinition Definition { get; }

    /// <summary>Where its files are.</summary>
    public PathPattern Pattern { get; }

    /// <summary>Which files of a directory are the object's.</summary>
    public FileSuffixes Suffixes { get; }

    /// <summary>The columns that are not in the files' content, since the path holds them.</summary>
    public FrozenSet<string> PathColumns { get; }

    /// <summary>The bytes from which on rows of one write go to another file of their folder; null: one file for each folder.</summary>
    public long? TargetFileBytes => (Definition.Options as S3DirectoryObject)?.TargetFileBytes;

    /// <summary>The position of a parameter; -1 where the object has none of the name.</summary>
    /// <param name="parameter">The parameter's name.</param>
    public int IndexOf(string parameter)
    {
        for (int i = 0; i < Pattern.Parameters.Count; i++)
        {
            if (string.Equals(Pattern.Parameters[i].Name, parameter, StringComparison.Ordinal))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>
    /// Whether a file below the object's key is one of its own. Of a directory with rows, those are not whose name, or a folder on
    /// the way to them, starts with a dot or an underscore: other tools keep their markers and unfinished files there.
    /// </summary>
    /// <param name="key">The file's key.</param>
    /// <param name="keyEnd">Where the part below the object's key begins.</param>
    public bool IsOwn(string key, int keyEnd)
    {
        if (Definition.Shape is ObjectShape.File)
        {
            return true;
        }

        ReadOnlySpan<char> below = key.AsSpan(keyEnd);
        if (Definition.Schema is not null)
        {
            foreach (Range range in below.Split('/'))
            {
                ReadOnlySpan<char> segment = below[range];
                if (segment.StartsWith('.') || (segment.StartsWith('_') && !segment.Contains('=')))
                {
                    return false;
                }
            }
        }

        return Suffixes.Accept(below[(below.LastIndexOf('/') + 1)..]);
    }
}
