using TypedDao.Catalogs;
using TypedDao.Extensibility;
using TypedDao.Keys;

namespace TypedDao.Files.Paths;

/// <summary>
/// Where the files of an object are: the key with the places of its parameters, then the partition folders. It gives keys from
/// values and values from keys, one the inverse of the
/// other but for integers, which are read with leading zeros too. Immutable.
/// </summary>
internal sealed class PathPattern
{
    /// <summary>A partition folder is its name with <c>=</c>, its value, and <c>/</c>.</summary>
    public const int PartsOfPartition = 3;

    private PathPattern(IReadOnlyList<PathPart> parts, IReadOnlyList<KeyParameter> parameters, int keyPartCount, bool isDirectory)
    {
        Parts = parts;
        Parameters = parameters;
        KeyPartCount = keyPartCount;
        IsDirectory = isDirectory;
        NamesRepeat = parts.Where(part => part.Parameter is not null).CountBy(part => part.Index).Any(count => count.Value > 1);
        SpellingVaries = parts.Any(part => part.SpellingVaries);
    }

    /// <summary>The pieces, in their order; those of a directory end with <c>/</c>, unless it is the whole store.</summary>
    public IReadOnlyList<PathPart> Parts { get; }

    /// <summary>The parameters: those of the key, then the partition columns.</summary>
    public IReadOnlyList<KeyParameter> Parameters { get; }

    /// <summary>How many of <see cref="Parts"/> belong to the key; the others to partition folders.</summary>
    public int KeyPartCount { get; }

    /// <summary>Whether files are below the pattern, instead of being it.</summary>
    public bool IsDirectory { get; }

    /// <summary>Whether a parameter stands in several places, which must then hold one value.</summary>
    public bool NamesRepeat { get; }

    /// <summary>Whether one file can be found under several keys, since a value can be written in several ways.</summary>
    public bool SpellingVaries { get; }

    /// <summary>The pattern of an object.</summary>
    /// <param name="definition">The object.</param>
    public static PathPattern Of(ObjectDefinition definition)
    {
        IReadOnlyList<KeyParameter> parameters = definition.Parameters;
        var parts = new List<PathPart>();
        if (definition.KeyParameters.Count == 0)
        {
            AddText(parts, definition.Key);
        }
        else
        {
            AddTemplate(parts, definition);
        }

        bool isDirectory = definition.Shape is not ObjectShape.File;
        if (isDirectory && parts.Count > 0)
        {
            AddText(parts, "/");
        }

        int keyPartCount = parts.Count;
        for (int i = definition.KeyParameters.Count; i < parameters.Count; i++)
        {
            parts.Add(PathPart.Text($"{HiveText.Encode(parameters[i].Name)}="));
            parts.Add(PathPart.Partition(parameters[i], i));
            parts.Add(PathPart.Text("/"));
        }

        return new PathPattern(parts, parameters, keyPartCount, isDirectory);
    }

    /// <summary>The key of the values: of a file, or of the folder that the files are in, with its last <c>/</c>.</summary>
    /// <param name="values">A value for each of <see cref="Parameters"/>; null only for partitions.</param>
    /// <exception cref="TypedDaoException"><see cref="ErrorKind.InvalidValue"/>: a value cannot be part of a key.</exception>
    public string Format(ReadOnlySpan<KeyValue?> values) => PathFormatter.Format(this, values);

    /// <summary>Finds the values in a key.</summary>
    /// <param name="key">The key of a file.</param>
    /// <param name="values">Takes a value for each of <see cref="Parameters"/>.</param>
    public PathMatch Match(string key, Span<KeyValue?> values) => new PathMatcher(this, key).Match(values);

    /// <summary>The name of the partition column whose folder a part belongs to.</summary>
    /// <param name="part">The position of the part, behind those of the key.</param>
    public string PartitionAt(int part)
        => Parts[part + 1 - ((part - KeyPartCount) % PartsOfPartition)].Parameter!.Name;

    private static void AddTemplate(List<PathPart> parts, ObjectDefinition definition)
    {
        ReadOnlySpan<char> rest = definition.Key;
        while (rest.IndexOf('{') is >= 0 and var open)
        {
            int close = rest.IndexOf('}');
            if (close < open)
            {
                throw new InvalidOperationException($"Key '{definition.Key}' of {definition.FullName} has a brace without its partner.");
            }

            AddText(parts, rest[..open].ToString());
            ReadOnlySpan<char> inside = rest[(open + 1)..close];
            int colon = inside.IndexOf(':');
            string name = (colon < 0 ? inside : inside[..colon]).ToString();
            int index = definition.KeyParameters.Index().FirstOrDefault(entry => entry.Item.Name == name, (-1, null!)).Index;
            if (index < 0)
            {
                throw new InvalidOperationException($"Key '{definition.Key}' of {definition.FullName} names a parameter '{name}' that it has not.");
            }

            KeyParameter parameter = definition.KeyParameters[index];
            parts.Add(PathPart.Value(colon < 0 ? parameter : parameter with { Format = inside[(colon + 1)..].ToString() }, index));
            rest = rest[(close + 1)..];
        }

        AddText(parts, rest.ToString());
    }

    private static void AddText(List<PathPart> parts, string text)
    {
        if (text.Length == 0)
        {
            return;
        }

        if (parts.Count > 0 && parts[^1].Parameter is null)
        {
            text = parts[^1].Literal + text;
            parts.RemoveAt(parts.Count - 1);
        }

        parts.Add(PathPart.Text(text));
    }
}

/// <summary>What a key is to a pattern.</summary>
/// <param name="Kind">Whether it is one of the pattern's.</param>
/// <param name="KeyEnd">The position behind the object's or member's key.</param>
/// <param name="FolderEnd">The position behind the partition folders.</param>
internal readonly record struct PathMatch(PathMatchKind Kind, int KeyEnd, int FolderEnd);

/// <summary>Whether a key is one of a pattern's.</summary>
internal enum PathMatchKind
{
    /// <summary>A file of another object.</summary>
    Other,

    /// <summary>A file of the object, but not inside partition folders as they are written.</summary>
    Misplaced,

    /// <summary>A file of the object.</summary>
    Match,
}
