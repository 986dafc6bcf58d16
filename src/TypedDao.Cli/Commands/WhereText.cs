using TypedDao.Filters;
using TypedDao.Schema;

namespace TypedDao.Cli.Commands;

/// <summary>The filter of <c>--where</c>.</summary>
internal static class WhereText
{
    /// <summary>How much of a long text is shown on either side of the place at fault.</summary>
    private const int Around = 60;

    /// <summary>Reads a filter.</summary>
    /// <param name="text">The text; null: all rows.</param>
    /// <param name="schema">The columns that it may use.</param>
    /// <exception cref="ToolException">It cannot be read; the message shows where.</exception>
    public static Filter Read(string? text, RowSchema schema)
    {
        try
        {
            return text is null ? Filter.All : FilterText.Parse(text, schema);
        }
        catch (FilterFormatException error)
        {
            throw new ToolException($"--where cannot be read at character {error.Position + 1}: {error.Reason}.{Show(error.Text, error.Position)}");
        }
    }

    /// <summary>The text with a mark under the place; nothing where it would not stand there.</summary>
    private static string Show(string text, int position)
    {
        if (text.Any(char.IsControl))
        {
            return string.Empty;
        }

        int start = position > Around ? position - Around : 0;
        int end = Math.Min(text.Length, position + Around);
        start += start > 0 && char.IsLowSurrogate(text[start]) ? 1 : 0;
        end -= end < text.Length && char.IsLowSurrogate(text[end]) ? 1 : 0;
        string before = (start > 0 ? "…" : string.Empty) + text[start..position];
        string after = text[position..end] + (end < text.Length ? "…" : string.Empty);
        return $"\n  {before}{after}\n  {new string(' ', before.EnumerateRunes().Count())}^";
    }
}
