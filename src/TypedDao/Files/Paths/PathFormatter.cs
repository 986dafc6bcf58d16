using System.Text;
using TypedDao.Keys;
using TypedDao.Storage;

namespace TypedDao.Files.Paths;

/// <summary>Makes keys from values, and refuses those that would not be found again.</summary>
internal static class PathFormatter
{
    private const int LongestShownValue = 200;

    /// <summary>The key of the values.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="values">A value for each parameter.</param>
    public static string Format(PathPattern pattern, ReadOnlySpan<KeyValue?> values)
    {
        var key = new StringBuilder();
        foreach (PathPart part in pattern.Parts)
        {
            if (part.Parameter is null)
            {
                key.Append(part.Literal);
                continue;
            }

            KeyValue? value = values[part.Index];
            if (part.Refuse(value) is { } reason)
            {
                throw Refused(part.Parameter.Name, value, reason);
            }

            key.Append(part.Format(value));
        }

        string text = key.ToString();
        Check(pattern, text, values);
        return text;
    }

    private static void Check(PathPattern pattern, string key, ReadOnlySpan<KeyValue?> values)
    {
        // A directory's key is completed by some file's name.
        string file = pattern.IsDirectory ? key + "f" : key;
        if (StorageKey.Refuse(file) is { } reason)
        {
            throw new TypedDaoException(ErrorKind.InvalidValue, $"'{Shown(file)}' cannot be a key: {reason}.") { Cure = Cure };
        }

        var back = new KeyValue?[values.Length];
        if (pattern.Match(file, back).Kind is not PathMatchKind.Match)
        {
            throw new TypedDaoException(ErrorKind.InvalidValue, $"The key '{Shown(key)}' would not be found again.") { Cure = Cure };
        }

        for (int i = 0; i < back.Length; i++)
        {
            if (back[i] != values[i])
            {
                throw Refused(
                    pattern.Parameters[i].Name, values[i], $"in the key '{Shown(key)}' it would be read back as '{Shown(back[i]?.ToText() ?? "null")}'");
            }
        }
    }

    private const string Cure = "Give a value that the object's key can hold, or change 'prefix' and 'identifier' in the catalog.";

    /// <summary>A value cannot be part of a key.</summary>
    /// <param name="parameter">The parameter.</param>
    /// <param name="value">The value.</param>
    /// <param name="reason">Why it cannot, as the end of a sentence.</param>
    public static TypedDaoException Refused(string parameter, KeyValue? value, string reason)
        => new(ErrorKind.InvalidValue, $"'{Shown(value?.ToText() ?? "null")}' cannot be the value of '{parameter}' in a key: {reason}.") { Cure = Cure };

    private static string Shown(string text)
        => text.Length > LongestShownValue ? string.Concat(text.AsSpan(0, LongestShownValue), "…") : text;
}
