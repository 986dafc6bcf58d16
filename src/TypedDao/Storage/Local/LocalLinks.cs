namespace TypedDao.Storage.Local;

/// <summary>
/// Symbolic links below a root. A listing passes over those that lead to something within the root, which it lists where it
/// is, and over those that lead nowhere; one that leads out of the root stops it, since data that somebody counts on would be missing.
/// </summary>
internal static class LocalLinks
{
    private const int LongestChain = 40;

    /// <summary>Whether a path is a symbolic link, or a junction of Windows.</summary>
    /// <param name="file">The path, which may be that of a folder.</param>
    public static bool IsLink(FileInfo file)
    {
        FileAttributes attributes = file.Attributes;
        return attributes != (FileAttributes)(-1) && attributes.HasFlag(FileAttributes.ReparsePoint) && file.LinkTarget is not null;
    }

    /// <summary>Throws where a link leads out of the root.</summary>
    /// <param name="link">The link.</param>
    /// <param name="root">The root.</param>
    public static void RefuseOutside(string link, string root)
    {
        string? target = Resolve(link, LongestChain);
        if (target is null || !Path.Exists(target))
        {
            return;
        }

        string inside = (Resolve(root, LongestChain) ?? root) + Path.DirectorySeparatorChar;
        if (!(target + Path.DirectorySeparatorChar).StartsWith(inside, StringComparison.Ordinal))
        {
            throw LocalPaths.RefusedLink(link);
        }
    }

    // The path without any link in it; null for a circle.
    private static string? Resolve(string path, int remaining)
    {
        string current = Path.GetPathRoot(path)!;
        foreach (string part in path[current.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries))
        {
            string next = Path.Join(current, part);
            var file = new FileInfo(next);
            if (IsLink(file))
            {
                string target = Path.GetFullPath(file.LinkTarget!, current);
                if (remaining == 0 || Resolve(target, remaining - 1) is not { } resolved)
                {
                    return null;
                }

                next = resolved;
            }

            current = next;
        }

        return current;
    }
}
