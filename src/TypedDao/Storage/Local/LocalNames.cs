using System.Buffers;

namespace TypedDao.Storage.Local;

/// <summary>
/// Which keys a folder can hold. File names are the segments of keys, exactly: nothing is encoded, so that every other program
/// finds the same names. What Windows cannot name is refused there.
/// </summary>
internal static class LocalNames
{
    /// <summary>The folder with what is not yet visible; no segment of a key may have this name.</summary>
    public const string Reserved = ".typeddao";

    private static readonly SearchValues<char> WindowsForbidden = SearchValues.Create("\\:*?\"<>|");

    /// <summary>Whether a file or folder of this name is never part of the storage.</summary>
    /// <param name="name">The name.</param>
    public static bool IsReserved(ReadOnlySpan<char> name) => name.Equals(Reserved, StringComparison.OrdinalIgnoreCase);

    /// <summary>Says why a folder cannot hold a key that is otherwise allowed, as the end of a sentence; null where it can.</summary>
    /// <param name="key">The key.</param>
    /// <param name="isWindows">Whether the names of Windows are to be kept.</param>
    public static string? Refuse(string key, bool isWindows)
    {
        foreach (Range range in key.AsSpan().Split('/'))
        {
            ReadOnlySpan<char> segment = key.AsSpan(range);
            if (IsReserved(segment))
            {
                return $"'{Reserved}' is where a folder keeps what is not yet written";
            }

            if (isWindows && RefuseOnWindows(segment) is { } reason)
            {
                return reason;
            }
        }

        return null;
    }

    private static string? RefuseOnWindows(ReadOnlySpan<char> segment)
    {
        int at = segment.IndexOfAny(WindowsForbidden);
        if (at >= 0)
        {
            return $"Windows allows no '{segment[at]}' in the name of a file";
        }

        if (segment[^1] is '.' or ' ')
        {
            return "Windows allows no dot or space at the end of the name of a file";
        }

        int dot = segment.IndexOf('.');
        ReadOnlySpan<char> stem = (dot < 0 ? segment : segment[..dot]).TrimEnd(' ');
        return IsDevice(stem) ? $"'{stem}' is a device of Windows" : null;
    }

    private static bool IsDevice(ReadOnlySpan<char> stem) => stem.Length switch
    {
        3 => Is(stem, "CON") || Is(stem, "PRN") || Is(stem, "AUX") || Is(stem, "NUL"),
        4 => (Is(stem[..3], "COM") || Is(stem[..3], "LPT")) && (char.IsAsciiDigit(stem[3]) || stem[3] is '\u00B9' or '\u00B2' or '\u00B3'),
        6 => Is(stem, "CONIN$"),
        7 => Is(stem, "CONOUT$"),
        _ => false,
    };

    private static bool Is(ReadOnlySpan<char> stem, string device) => stem.Equals(device, StringComparison.OrdinalIgnoreCase);
}
