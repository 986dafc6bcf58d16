namespace TypedDao.Parquet.Writing;

/// <summary>A column by which rows are sorted: <c>SortingColumn</c> of parquet.thrift.</summary>
/// <param name="Name">The column.</param>
/// <param name="IsDescending">Whether the greatest value comes first.</param>
/// <param name="NullsFirst">Whether nulls come before values.</param>
internal sealed record SortColumn(string Name, bool IsDescending, bool NullsFirst)
{
    /// <summary>Reads a column with <c>asc</c> or <c>desc</c>, and <c>nulls first</c> or <c>nulls last</c> behind it. Nulls are the least where it is not said.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The column; null where it is none.</returns>
    public static SortColumn? Parse(string text)
    {
        string[] words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words switch
        {
            [var name] => new SortColumn(name, false, true),
            [var name, "asc" or "desc"] => new SortColumn(name, words[1] == "desc", words[1] == "asc"),
            [var name, "asc" or "desc", "nulls", "first" or "last"] => new SortColumn(name, words[1] == "desc", words[3] == "first"),
            _ => null,
        };
    }
}
