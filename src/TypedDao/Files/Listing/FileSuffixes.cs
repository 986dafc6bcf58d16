using TypedDao.Catalogs;

namespace TypedDao.Files.Listing;

/// <summary>The suffixes of an object's files: the declared one, otherwise those of its format, of which new files get the first.</summary>
internal sealed class FileSuffixes
{
    private readonly string[] _endings;

    private FileSuffixes(string? ofNewFiles, IEnumerable<string> accepted)
    {
        OfNewFiles = ofNewFiles;
        _endings = [.. accepted.Select(suffix => $".{suffix}")];
    }

    /// <summary>The suffix that new files get, without a leading dot; null for none.</summary>
    public string? OfNewFiles { get; }

    /// <summary>The suffixes of an object.</summary>
    /// <param name="definition">The object.</param>
    public static FileSuffixes Of(ObjectDefinition definition)
    {
        if (definition.Suffix is { Length: > 0 } declared)
        {
            return new FileSuffixes(declared, [declared]);
        }

        if (definition.Format is not { } format)
        {
            return new FileSuffixes(null, []);
        }

        IReadOnlyList<string> suffixes = format.Suffixes is { Count: > 0 } known ? known : [format.Name];
        return new FileSuffixes(suffixes[0], suffixes);
    }

    /// <summary>The suffix of a file, which tells how it is compressed, without a leading dot; null where it has none of the object's.</summary>
    /// <param name="name">The file's name, without folders.</param>
    public string? Of(ReadOnlySpan<char> name)
    {
        string? found = null;
        foreach (string ending in _endings)
        {
            if (name.EndsWith(ending, StringComparison.Ordinal) && ending.Length > (found?.Length ?? 0) + 1)
            {
                found = ending[1..];
            }
        }

        return found;
    }

    /// <summary>Whether a file is one of the object's by its name.</summary>
    /// <param name="name">The name, without folders.</param>
    public bool Accept(ReadOnlySpan<char> name)
    {
        foreach (string ending in _endings)
        {
            if (name.Length > ending.Length && name.EndsWith(ending, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return _endings.Length == 0;
    }
}
