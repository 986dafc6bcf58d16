namespace TypedDao.Filters.Columns;

/// <summary>
/// A truth value in a filter. By itself it is the condition that it is true, so that <c>!</c> of it holds for false and for null.
/// </summary>
/// <param name="path">The column.</param>
public sealed class BoolColumn(ColumnPath path) : ComparisonFilter(path, ComparisonOperator.Equal, FilterValue.Of(true))
{
    /// <summary>It is null.</summary>
    public Filter IsNull => new NullFilter(Column);

    /// <summary>The column equals a value; null: the column is null.</summary>
    /// <param name="column">The column.</param>
    /// <param name="value">The value.</param>
    public static Filter operator ==(BoolColumn column, bool? value) => ColumnFilters.Compare(column.Column, ComparisonOperator.Equal, value);

    /// <summary>The opposite of equality.</summary>
    /// <param name="column">The column.</param>
    /// <param name="value">The value.</param>
    public static Filter operator !=(BoolColumn column, bool? value) => !(column == value);

    /// <summary>The column equals a value; null: the column is null.</summary>
    /// <param name="value">The value.</param>
    /// <param name="column">The column.</param>
    public static Filter operator ==(bool? value, BoolColumn column) => column == value;

    /// <summary>The opposite of equality.</summary>
    /// <param name="value">The value.</param>
    /// <param name="column">The column.</param>
    public static Filter operator !=(bool? value, BoolColumn column) => !(column == value);

    /// <summary>Whether both are the same column; a filter is made by the operators.</summary>
    /// <param name="obj">The other.</param>
    public override bool Equals(object? obj) => obj is BoolColumn other && Column == other.Column;

    /// <inheritdoc/>
    public override int GetHashCode() => Column.GetHashCode();
}
