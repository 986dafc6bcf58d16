namespace TypedDao.Filters.Columns;

/// <summary>
/// A column in a filter whose values have an order: numbers, dates and times. Integers of all widths compare as 64 bits, both
/// floating-point widths as <c>double</c>.
/// </summary>
/// <typeparam name="T">The type of the values.</typeparam>
/// <param name="path">The column.</param>
public readonly struct OrderedColumn<T>(ColumnPath path)
    where T : struct
{
    /// <summary>The column.</summary>
    public ColumnPath Path { get; } = path;

    /// <summary>It is null.</summary>
    public Filter IsNull => new NullFilter(Path);

    /// <summary>The column equals a value; null: the column is null.</summary>
    /// <param name="column">The column.</param>
    /// <param name="value">The value.</param>
    public static Filter operator ==(OrderedColumn<T> column, T? value) => ColumnFilters.Compare(column.Path, ComparisonOperator.Equal, value);

    /// <summary>The opposite of equality.</summary>
    /// <param name="column">The column.</param>
    /// <param name="value">The value.</param>
    public static Filter operator !=(OrderedColumn<T> column, T? value) => !(column == value);

    /// <summary>The column equals a value; null: the column is null.</summary>
    /// <param name="value">The value.</param>
    /// <param name="column">The column.</param>
    public static Filter operator ==(T? value, OrderedColumn<T> column) => column == value;

    /// <summary>The opposite of equality.</summary>
    /// <param name="value">The value.</param>
    /// <param name="column">The column.</param>
    public static Filter operator !=(T? value, OrderedColumn<T> column) => !(column == value);

    /// <summary>Two columns are equal; so are two nulls.</summary>
    /// <param name="left">One column.</param>
    /// <param name="right">The other.</param>
    public static Filter operator ==(OrderedColumn<T> left, OrderedColumn<T> right) => new ColumnComparisonFilter(left.Path, ComparisonOperator.Equal, right.Path);

    /// <summary>The opposite of equality.</summary>
    /// <param name="left">One column.</param>
    /// <param name="right">The other.</param>
    public static Filter operator !=(OrderedColumn<T> left, OrderedColumn<T> right) => !(left == right);

    /// <summary>The column is less; false for null.</summary>
    /// <param name="column">The column.</param>
    /// <param name="value">The value.</param>
    public static Filter operator <(OrderedColumn<T> column, T? value) => ColumnFilters.Compare(column.Path, ComparisonOperator.Less, value);

    /// <summary>The value is less; false for null.</summary>
    /// <param name="value">The value.</param>
    /// <param name="column">The column.</param>
    public static Filter operator <(T? value, OrderedColumn<T> column) => ColumnFilters.Compare(column.Path, ComparisonOperator.Greater, value);

    /// <summary>The left column is less; false where one is null.</summary>
    /// <param name="left">The left column.</param>
    /// <param name="right">The right column.</param>
    public static Filter operator <(OrderedColumn<T> left, OrderedColumn<T> right) => new ColumnComparisonFilter(left.Path, ComparisonOperator.Less, right.Path);

    /// <summary>The column is greater; false for null.</summary>
    /// <param name="column">The column.</param>
    /// <param name="value">The value.</param>
    public static Filter operator >(OrderedColumn<T> column, T? value) => ColumnFilters.Compare(column.Path, ComparisonOperator.Greater, value);

    /// <summary>The value is greater; false for null.</summary>
    /// <param name="value">The value.</param>
    /// <param name="column">The column.</param>
    public static Filter operator >(T? value, OrderedColumn<T> column) => ColumnFilters.Compare(column.Path, ComparisonOperator.Less, value);

    /// <summary>The left column is greater; false where one is null.</summary>
    /// <param name="left">The left column.</param>
    /// <param name="right">The right column.</param>
    public static Filter operator >(OrderedColumn<T> left, OrderedColumn<T> right) => new ColumnComparisonFilter(left.Path, ComparisonOperator.Greater, right.Path);

    /// <summary>The column is less or equal; false for null.</summary>
    /// <param name="column">The column.</param>
    /// <param name="value">The value.</param>
    public static Filter operator <=(OrderedColumn<T> column, T? value) => ColumnFilters.Compare(column.Path, ComparisonOperator.LessOrEqual, value);

    /// <summary>The value is less or equal; false for null.</summary>
    /// <param name="value">The value.</param>
    /// <param name="column">The column.</param>
    public static Filter operator <=(T? value, OrderedColumn<T> column) => ColumnFilters.Compare(column.Path, ComparisonOperator.GreaterOrEqual, value);

    /// <summary>The left column is less or equal; false where one is null.</summary>
    /// <param name="left">The left column.</param>
    /// <param name="right">The right column.</param>
    public static Filter operator <=(OrderedColumn<T> left, OrderedColumn<T> right) => new ColumnComparisonFilter(left.Path, ComparisonOperator.LessOrEqual, right.Path);

    /// <summary>The column is greater or equal; false for null.</summary>
    /// <param name="column">The column.</param>
    /// <param name="value">The value.</param>
    public static Filter operator >=(OrderedColumn<T> column, T? value) => ColumnFilters.Compare(column.Path, ComparisonOperator.GreaterOrEqual, value);

    /// <summary>The value is greater or equal; false for null.</summary>
    /// <param name="value">The value.</param>
    /// <param name="column">The column.</param>
    public static Filter operator >=(T? value, OrderedColumn<T> column) => ColumnFilters.Compare(column.Path, ComparisonOperator.LessOrEqual, value);

    /// <summary>The left column is greater or equal; false where one is null.</summary>
    /// <param name="left">The left column.</param>
    /// <param name="right">The right column.</param>
    public static Filter operator >=(OrderedColumn<T> left, OrderedColumn<T> right) => new ColumnComparisonFilter(left.Path, ComparisonOperator.GreaterOrEqual, right.Path);

    /// <summary>It has one of several values.</summary>
    /// <param name="values">The values; none: no row matches.</param>
    public Filter In(params IEnumerable<T> values) => ColumnFilters.In(Path, values);

    /// <summary>It lies in a range, bounds included; no row matches where a bound is null.</summary>
    /// <param name="from">The smallest value.</param>
    /// <param name="to">The largest value.</param>
    public Filter Between(T? from, T? to) => ColumnFilters.Between(Path, from, to);

    /// <summary>Whether both are the same column; a filter is made by the operators.</summary>
    /// <param name="obj">The other.</param>
    public override bool Equals(object? obj) => obj is OrderedColumn<T> other && Path == other.Path;

    /// <inheritdoc/>
    public override int GetHashCode() => Path.GetHashCode();
}
