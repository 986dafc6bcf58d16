using TypedDao.Extensibility;
using TypedDao.Files.Listing;
using TypedDao.Keys;
using TypedDao.Storage;

namespace TypedDao.Files.Copying;

/// <summary>Where each file of an object goes when files are copied as they are.</summary>
/// <param name="source">What is copied.</param>
/// <param name="from">Its layout.</param>
/// <param name="destination">What takes the copy.</param>
/// <param name="to">Its layout.</param>
internal sealed class CopyPlan(ObjectTarget source, FileLayout from, ObjectTarget destination, FileLayout to)
{
    /// <summary>Whether files of the source are files of the destination, as they are.</summary>
    public bool HasEqualFiles => source.Filter.HoldsForAll
        && from.Definition.Shape == to.Definition.Shape
        && from.Definition.Format is { } format
        && to.Definition.Format is { } other
        && format.IsSameAs(other)
        && EqualColumns.Are(from.Definition.Schema, to.Definition.Schema)
        && from.PathColumns.SetEquals(to.PathColumns);

    /// <summary>Whether the files can be copied under their names at all.</summary>
    public bool IsPossible => from.Definition.Shape == to.Definition.Shape && (from.Definition.Shape is not ObjectShape.File
        || (TargetKeys.IsFile(from, source) && TargetKeys.IsFile(to, destination) && !from.Pattern.SpellingVaries && !to.Pattern.SpellingVaries));

    /// <summary>Whether a single file keeps its meaning under its new key, whose suffix tells format and compression.</summary>
    public bool HasEqualSuffixes => from.Definition.Shape is not ObjectShape.File
        || SuffixOf(TargetKeys.File(from, source)) == SuffixOf(TargetKeys.File(to, destination));

    /// <summary>The key that a file gets; null where it does not fit.</summary>
    /// <param name="file">The file.</param>
    public string? Map(FileEntry file)
    {
        if (from.Definition.Shape is ObjectShape.File)
        {
            return TargetKeys.File(to, destination);
        }

        var values = new KeyValue?[to.Pattern.Parameters.Count];
        for (int i = 0; i < values.Length; i++)
        {
            KeyParameter parameter = to.Pattern.Parameters[i];
            int index = from.IndexOf(parameter.Name);
            if (index >= 0 && from.Pattern.Parameters[index].Kind == parameter.Kind)
            {
                values[i] = file.Path.Values[index];
            }
            else if (destination.Keys.Exact(parameter.Name) is { } value)
            {
                values[i] = value;
            }
            else
            {
                return null;
            }
        }

        int end = from.Pattern.Match(file.Key, new KeyValue?[from.Pattern.Parameters.Count]).FolderEnd;
        string key = to.Pattern.Format(values) + file.Key[end..];
        int keyEnd = key.Length - (file.Key.Length - end);
        return new PathValues(to, values).Satisfy(to, destination.Keys) && to.IsOwn(key, keyEnd) && StorageKey.Refuse(key) is null ? key : null;
    }

    private static string SuffixOf(string key)
    {
        string name = key[(key.LastIndexOf('/') + 1)..];
        int dot = name.IndexOf('.', StringComparison.Ordinal);
        return dot < 0 ? string.Empty : name[dot..];
    }
}
