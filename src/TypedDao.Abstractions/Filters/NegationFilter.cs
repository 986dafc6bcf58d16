namespace TypedDao.Filters;

/// <summary>The opposite of a condition.</summary>
public sealed class NegationFilter : Filter
{
    internal NegationFilter(Filter filter) => Filter = filter;

    /// <summary>The condition; neither a negation nor a constant.</summary>
    public Filter Filter { get; }

    internal override void Collect(List<ColumnPath> columns) => Filter.Collect(columns);
}
