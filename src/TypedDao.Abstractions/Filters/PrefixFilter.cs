namespace TypedDao.Filters;

/// <summary>A text column starts with a text, by ordinal; null does not.</summary>
/// <param name="column">The column.</param>
/// <param name="prefix">The text; empty: every text matches.</param>
public sealed class PrefixFilter(ColumnPath column, string prefix) : Filter
{
    /// <summary>The column.</summary>
    public ColumnPath Column { get; } = column;

    /// <summary>The text.</summary>
    public string Prefix { get; } = prefix;

    internal override void Collect(List<ColumnPath> columns) => Add(columns, Column);
}
