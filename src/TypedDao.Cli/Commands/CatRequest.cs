using TypedDao.Cli.Output;

namespace TypedDao.Cli.Commands;

/// <summary>What <c>cat</c> prints.</summary>
/// <param name="Columns">The columns, in order; null: all.</param>
/// <param name="Where">The filter, as text; null: all rows.</param>
/// <param name="Limit">How many of the rows that match at most.</param>
/// <param name="Output">The form.</param>
internal sealed record CatRequest(string[]? Columns, string? Where, long Limit, OutputForm Output)
{
    /// <summary>The columns to print.</summary>
    /// <param name="known">The columns that there are.</param>
    /// <exception cref="ToolException">A column is asked for that there is not.</exception>
    public string[] Select(IReadOnlyList<string> known)
    {
        if (Columns is null)
        {
            return [.. known];
        }

        return Columns.FirstOrDefault(column => !known.Contains(column)) is { } missing
            ? throw new ToolException($"There is no column '{missing}'. The columns are {string.Join(", ", known)}.")
            : Columns;
    }
}
