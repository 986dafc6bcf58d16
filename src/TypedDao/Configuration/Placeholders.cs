using System.Buffers;
using System.Text;

namespace TypedDao.Configuration;

/// <summary>
/// The grammar of values: text with any number of <c>${NAME}</c> and <c>${NAME:-default}</c>. A name is letters, digits and
/// underscores, not starting with a digit. A default ends at the first <c>}</c>, which it therefore cannot hold; placeholders
/// do not nest. <c>$$</c> stands for a dollar, in defaults too; any other dollar stands for itself.
/// </summary>
internal static class Placeholders
{
    private static readonly SearchValues<char> NameCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_");

    /// <summary>Replaces the placeholders of a text.</summary>
    /// <param name="template">The text.</param>
    /// <param name="find">Finds the value of a name; null where it has none.</param>
    /// <param name="problems">Takes what is wrong, each the rest of a sentence whose subject is the text.</param>
    /// <returns>The text with values; not to be used where a problem was found.</returns>
    public static string Resolve(string template, Func<string, string?> find, ICollection<string> problems)
    {
        if (!template.Contains('$', StringComparison.Ordinal))
        {
            return template;
        }

        var text = new StringBuilder(template.Length);
        ReadOnlySpan<char> rest = template;
        while (rest.IndexOf('$') is >= 0 and var dollar)
        {
            text.Append(rest[..dollar]);
            rest = rest[dollar..];
            if (rest.StartsWith("$$", StringComparison.Ordinal))
            {
                text.Append('$');
                rest = rest[2..];
            }
            else if (!rest.StartsWith("${", StringComparison.Ordinal))
            {
                text.Append('$');
                rest = rest[1..];
            }
            else if (rest.IndexOf('}') is >= 0 and var end)
            {
                Append(text, rest[2..end], find, problems);
                rest = rest[(end + 1)..];
            }
            else
            {
                problems.Add("has a placeholder '${' without '}': close it, or write '$$' for a dollar");
                return string.Empty;
            }
        }

        return text.Append(rest).ToString();
    }

    private static void Append(StringBuilder text, ReadOnlySpan<char> inside, Func<string, string?> find, ICollection<string> problems)
    {
        int length = inside.IndexOfAnyExcept(NameCharacters) is >= 0 and var stop ? stop : inside.Length;
        string name = inside[..length].ToString();
        ReadOnlySpan<char> after = inside[length..];
        bool hasDefault = after.StartsWith(":-", StringComparison.Ordinal);
        if (name.Length == 0 || char.IsAsciiDigit(name[0]) || (!hasDefault && !after.IsEmpty) || after.Contains("${", StringComparison.Ordinal))
        {
            problems.Add($"has a placeholder '${{{inside}}}' that is neither '${{NAME}}' nor '${{NAME:-default}}' with a name of letters, digits and underscores");
            return;
        }

        string? value = find(name);
        if (hasDefault && string.IsNullOrEmpty(value))
        {
            text.Append(after[2..].ToString().Replace("$$", "$", StringComparison.Ordinal));
        }
        else if (value is null)
        {
            problems.Add($"needs ${{{name}}}: {ValueSource.HowToSet(name)}");
        }
        else
        {
            text.Append(value);
        }
    }
}
