using System.IO.Enumeration;
using System.Runtime.CompilerServices;
using TypedDao.Schema;

namespace TypedDao.Storage.Local;

/// <summary>Walks folders in the order of keys, holding the names of one folder per level and opening none that is not wanted.</summary>
/// <param name="paths">The folder's paths.</param>
/// <param name="prefix">What keys start with.</param>
/// <param name="startAfter">Only keys after this one; null: all.</param>
internal sealed class LocalListing(LocalPaths paths, string prefix, string? startAfter)
{
    private static readonly EnumerationOptions Everything = new()
    {
        AttributesToSkip = FileAttributes.None,
        IgnoreInaccessible = false,
        ReturnSpecialDirectories = false,
    };

    /// <summary>Lists the objects.</summary>
    /// <param name="cancellationToken">Cancels the listing.</param>
    public async IAsyncEnumerable<StorageEntry> RunAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string start = prefix[..(prefix.LastIndexOf('/') + 1)];
        if (paths.FindFolder(start) is not { } path)
        {
            yield break;
        }

        var levels = new Stack<Level>();
        levels.Push(await OpenAsync(start, path, cancellationToken).ConfigureAwait(false));
        while (levels.TryPeek(out Level? level))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!level.Next(out string name))
            {
                levels.Pop();
            }
            else if (name[^1] != '/')
            {
                if (Read(level.Folder + name, Path.Join(level.Path, name)) is { } entry)
                {
                    yield return entry;
                }
            }
            else if (IsFolder(Path.Join(level.Path, name.AsSpan(0, name.Length - 1)), out string below))
            {
                levels.Push(await OpenAsync(level.Folder + name, below, cancellationToken).ConfigureAwait(false));
            }
        }
    }

    // Reading the names of a large folder takes its time.
    private Task<Level> OpenAsync(string folder, string path, CancellationToken cancellationToken)
        => Task.Run(() => new Level(folder, path, ReadNames(folder, path, cancellationToken)), cancellationToken);

    private List<string> ReadNames(string folder, string path, CancellationToken cancellationToken)
    {
        var names = new List<string>();
        if (FolderBounds.Of(folder, prefix, startAfter) is not { } bounds)
        {
            return names;
        }

        try
        {
            var entries = new FileSystemEnumerable<string>(
                path,
                (ref FileSystemEntry entry) => entry.IsDirectory ? $"{entry.FileName}/" : entry.FileName.ToString(),
                Everything)
            {
                ShouldIncludePredicate = (ref FileSystemEntry entry) => Wants(bounds, ref entry),
            };
            foreach (string name in entries)
            {
                cancellationToken.ThrowIfCancellationRequested();
                names.Add(name);
            }
        }
        catch (IOException error) when (LocalFolders.IsMissing(error))
        {
            // Removed meanwhile, with everything in it.
            names.Clear();
        }

        names.Sort(Utf8Order.Instance);
        return names;
    }

    private static bool Wants(FolderBounds bounds, ref FileSystemEntry entry)
    {
        ReadOnlySpan<char> name = entry.FileName;
        if (LocalNames.IsReserved(name))
        {
            return false;
        }

        return entry.IsDirectory ? bounds.WantsFolder($"{name}/") : bounds.WantsFile(name);
    }

    private StorageEntry? Read(string key, string path)
    {
        var file = new FileInfo(path);
        if (LocalLinks.IsLink(file))
        {
            LocalLinks.RefuseOutside(path, paths.Root);
            return null;
        }

        StorageEntry? entry = LocalVersions.Read(key, file);
        string? reason = StorageKey.Refuse(key);
        if (reason is null && entry is null && key.Contains('\uFFFD', StringComparison.Ordinal))
        {
            reason = "its name is not well-formed UTF-8";
        }

        return reason is null
            ? entry
            : throw new TypedDaoException(ErrorKind.InvalidData, $"The file '{path}' cannot be an object: {reason}.")
            {
                Cure = "Rename it, or move it out of the store's root.",
            };
    }

    private bool IsFolder(string path, out string below)
    {
        below = path;
        if (!LocalLinks.IsLink(new FileInfo(path)))
        {
            return true;
        }

        LocalLinks.RefuseOutside(path, paths.Root);
        return false;
    }

    private sealed class Level(string folder, string path, List<string> names)
    {
        private int _next;

        public string Folder => folder;

        public string Path => path;

        public bool Next(out string name)
        {
            bool isThere = _next < names.Count;
            name = isThere ? names[_next] : string.Empty;
            if (isThere)
            {
                names[_next++] = string.Empty;
            }

            return isThere;
        }
    }
}
