namespace TypedDao.Filters;

/// <summary>A column is null. A column within a struct that is null is null too.</summary>
/// <param name="column">The column.</param>
public sealed class NullFilter(ColumnPath column) : Filter
{
    /// <summary>The column.</summary>
    public ColumnPath Column { get; } = column;

    internal override void Collect(List<ColumnPath> columns) => Add(columns, Column);
}
