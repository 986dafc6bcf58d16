namespace TypedDao.Filters;

/// <summary>Several conditions that must all hold.</summary>
public sealed class ConjunctionFilter : Filter
{
    internal ConjunctionFilter(IReadOnlyList<Filter> filters) => Filters = filters;

    /// <summary>The conditions: two or more, none a conjunction itself.</summary>
    public IReadOnlyList<Filter> Filters { get; }

    internal override void Collect(List<ColumnPath> columns)
    {
        foreach (Filter filter in Filters)
        {
            filter.Collect(columns);
        }
    }
}
