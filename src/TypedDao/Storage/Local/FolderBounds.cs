using TypedDao.Schema;

namespace TypedDao.Storage.Local;

/// <summary>Which names of one folder a listing wants: decided by name alone, so that folders before the start are never opened.</summary>
/// <param name="NamePrefix">What names start with.</param>
/// <param name="After">Only what comes after this rest of a key; null: everything.</param>
internal readonly record struct FolderBounds(string NamePrefix, string? After)
{
    /// <summary>The bounds within a folder.</summary>
    /// <param name="folder">The key of the folder with a slash at its end, or empty for the root.</param>
    /// <param name="prefix">The prefix of the listing.</param>
    /// <param name="startAfter">The key that the listing starts after, or null.</param>
    /// <returns>The bounds; null where nothing in the folder is wanted.</returns>
    public static FolderBounds? Of(string folder, string prefix, string? startAfter)
    {
        string namePrefix = prefix.Length > folder.Length ? prefix[folder.Length..] : string.Empty;
        if (startAfter is null)
        {
            return new FolderBounds(namePrefix, null);
        }

        if (startAfter.StartsWith(folder, StringComparison.Ordinal))
        {
            return new FolderBounds(namePrefix, startAfter[folder.Length..]);
        }

        return Utf8Order.Compare(folder, startAfter) > 0 ? new FolderBounds(namePrefix, null) : null;
    }

    /// <summary>Whether a file is wanted.</summary>
    /// <param name="name">Its name.</param>
    public bool WantsFile(ReadOnlySpan<char> name)
        => name.StartsWith(NamePrefix, StringComparison.Ordinal) && (After is null || Utf8Order.Compare(name, After) > 0);

    /// <summary>Whether something below a folder can be wanted.</summary>
    /// <param name="name">Its name, with a slash at its end.</param>
    public bool WantsFolder(ReadOnlySpan<char> name)
        => name.StartsWith(NamePrefix, StringComparison.Ordinal)
            && (After is null || Utf8Order.Compare(name, After) > 0 || After.AsSpan().StartsWith(name, StringComparison.Ordinal));
}
