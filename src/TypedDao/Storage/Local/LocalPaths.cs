namespace TypedDao.Storage.Local;

/// <summary>
/// Keys to paths below a root, never outside of it. Symbolic links below the root are not followed: a key that names or passes
/// one is refused. The root itself may be a link.
/// </summary>
/// <param name="root">The root folder, as a full path.</param>
internal sealed class LocalPaths(string root)
{
    /// <summary>The root folder, without a separator at the end.</summary>
    public string Root { get; } = Path.TrimEndingDirectorySeparator(Path.GetFullPath(root));

    /// <summary>The folder of staged files.</summary>
    public string Staging => Path.Join(Hidden, "staging");

    /// <summary>The folder of locks.</summary>
    public string Locks => Path.Join(Hidden, "locks");

    /// <summary>The folder with what is not part of the storage.</summary>
    public string Hidden => Path.Join(Root, LocalNames.Reserved);

    /// <summary>The address of a key as a person would look for it; the key need not be one.</summary>
    /// <param name="key">The key, or an empty string for the root.</param>
    public string AddressOf(string key) => key.Length == 0 ? Root : Join(key);

    /// <summary>Throws where a folder cannot hold the key.</summary>
    /// <param name="key">The key.</param>
    public static void Check(string key)
    {
        StorageKey.Check(key);
        if (LocalNames.Refuse(key, OperatingSystem.IsWindows()) is { } reason)
        {
            throw new TypedDaoException(ErrorKind.NotSupported, $"'{key}' cannot be a key in a folder: {reason}.")
            {
                Cure = "Choose another name for it.",
            };
        }
    }

    /// <summary>Finds what is at a key.</summary>
    /// <param name="key">The key.</param>
    /// <exception cref="TypedDaoException">The key is not allowed, or a link is on the way.</exception>
    public LocalNode Find(string key)
    {
        Check(key);
        return Walk(key);
    }

    /// <summary>Finds the folder that a listing starts in.</summary>
    /// <param name="prefix">The prefix of keys, up to and with its last slash, or empty.</param>
    /// <returns>The path; null where no key can start with the prefix.</returns>
    public string? FindFolder(string prefix)
    {
        if (prefix.Length == 0)
        {
            return Root;
        }

        string key = prefix[..^1];
        if (StorageKey.Refuse(key) is not null || LocalNames.Refuse(key, OperatingSystem.IsWindows()) is not null)
        {
            return null;
        }

        LocalNode node = Walk(key);
        return node.Kind == NodeKind.Folder ? node.Path : null;
    }

    /// <summary>The error of a symbolic link below the root.</summary>
    /// <param name="path">The link.</param>
    public static TypedDaoException RefusedLink(string path)
        => new(ErrorKind.NotSupported, $"'{path}' is a symbolic link; those below a store's root are not followed.")
        {
            Cure = "Make the folder that it leads to the root of a store, or put the files in its place.",
        };

    private string Join(string key) => Path.Join(Root, Path.DirectorySeparatorChar == '/' ? key : key.Replace('/', Path.DirectorySeparatorChar));

    private LocalNode Walk(string key)
    {
        string path = Join(key);
        for (int end = key.IndexOf('/'); end >= 0; end = key.IndexOf('/', end + 1))
        {
            string parent = path[..(path.Length - key.Length + end)];
            switch (Look(parent))
            {
                case NodeKind.Missing:
                    return new LocalNode(path, NodeKind.Missing);
                case NodeKind.File:
                    return new LocalNode(path, NodeKind.BehindFile, key[..end]);
                default:
                    break;
            }
        }

        return new LocalNode(path, Look(path));
    }

    private static NodeKind Look(string path)
    {
        // Asking for the attributes, not for Exists, which takes "denied" for "not there".
        var info = new FileInfo(path);
        FileAttributes attributes = info.Attributes;
        if (attributes == (FileAttributes)(-1))
        {
            return NodeKind.Missing;
        }

        if (LocalLinks.IsLink(info))
        {
            throw RefusedLink(path);
        }

        return attributes.HasFlag(FileAttributes.Directory) ? NodeKind.Folder : NodeKind.File;
    }
}
