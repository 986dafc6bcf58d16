namespace TypedDao.Filters;

/// <summary>Compares a column with a value.</summary>
/// <param name="column">The column.</param>
/// <param name="comparison">How they are compared.</param>
/// <param name="value">The value; never null: that is a <see cref="NullFilter"/>.</param>
public class ComparisonFilter(ColumnPath column, ComparisonOperator comparison, FilterValue value) : Filter
{
    /// <summary>The column.</summary>
    public ColumnPath Column { get; } = column;

    /// <summary>How they are compared.</summary>
    public ComparisonOperator Comparison { get; } = comparison;

    /// <summary>The value.</summary>
    public FilterValue Value { get; } = value;

    internal override void Collect(List<ColumnPath> columns) => Add(columns, Column);
}
