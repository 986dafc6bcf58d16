using System.Globalization;
using System.Text;

namespace TypedDao.Generators.Emit;

/// <summary>Names of emitted files: valid on every file system, and unique where case makes no difference.</summary>
internal static class HintNames
{
    private const int MaximumLength = 60;

    /// <summary>The names as parts of file names, unique among each other, in their order.</summary>
    public static string[] Unique(IEnumerable<string> names)
    {
        string[] all = [.. names];
        var counts = all
            .GroupBy(Sanitize, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(static group => group.Key, static group => group.Count(), StringComparer.OrdinalIgnoreCase);
        return [.. all.Select(name => counts[Sanitize(name)] == 1 ? Sanitize(name) : WithHash(Replace(name), name))];
    }

    /// <summary>A name as a part of a file name. A name that must be changed for it is marked by its hash.</summary>
    public static string Sanitize(string name)
    {
        var replaced = Replace(name);
        return replaced == name ? name : WithHash(replaced, name);
    }

    /// <summary>A hash that is the same in every process (FNV-1a).</summary>
    public static uint Hash(string text)
    {
        var hash = 2166136261u;
        foreach (var c in text)
        {
            hash = unchecked((hash ^ c) * 16777619u);
        }

        return hash ^ (hash >> 16);
    }

    private static string WithHash(string replaced, string name) => $"{replaced}-{Hash(name).ToString("x8", CultureInfo.InvariantCulture)}";

    private static string Replace(string name)
    {
        var text = new StringBuilder(name.Length);
        foreach (var c in name)
        {
            text.Append(c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_' ? c : '_');
        }

        return text.Length <= MaximumLength ? text.ToString() : text.ToString(0, MaximumLength);
    }
}
