namespace TypedDao.Filters;

/// <summary>Several conditions of which at least one must hold.</summary>
public sealed class DisjunctionFilter : Filter
{
    internal DisjunctionFilter(IReadOnlyList<Filter> filters) => Filters = filters;

    /// <summary>The conditions: two or more, none a disjunction itself.</summary>
    public IReadOnlyList<Filter> Filters { get; }

    internal override void Collect(List<ColumnPath> columns)
    {
        foreach (Filter filter in Filters)
        {
            filter.Collect(columns);
        }
    }
}
