namespace TypedDao.Filters;

/// <summary>Compares two columns of one row. Two nulls are equal, as in C#.</summary>
/// <param name="left">The column on the left.</param>
/// <param name="comparison">How they are compared.</param>
/// <param name="right">The column on the right.</param>
public sealed class ColumnComparisonFilter(ColumnPath left, ComparisonOperator comparison, ColumnPath right) : Filter
{
    /// <summary>The column on the left.</summary>
    public ColumnPath Left { get; } = left;

    /// <summary>How they are compared.</summary>
    public ComparisonOperator Comparison { get; } = comparison;

    /// <summary>The column on the right.</summary>
    public ColumnPath Right { get; } = right;

    internal override void Collect(List<ColumnPath> columns)
    {
        Add(columns, Left);
        Add(columns, Right);
    }
}
