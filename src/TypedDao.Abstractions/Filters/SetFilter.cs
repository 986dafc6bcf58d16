namespace TypedDao.Filters;

/// <summary>A column has one of several values; null is none of them.</summary>
/// <param name="column">The column.</param>
/// <param name="values">The values, of one kind; none: no row matches.</param>
public sealed class SetFilter(ColumnPath column, IReadOnlyList<FilterValue> values) : Filter
{
    /// <summary>The column.</summary>
    public ColumnPath Column { get; } = column;

    /// <summary>The values.</summary>
    public IReadOnlyList<FilterValue> Values { get; } = values;

    internal override void Collect(List<ColumnPath> columns) => Add(columns, Column);
}
