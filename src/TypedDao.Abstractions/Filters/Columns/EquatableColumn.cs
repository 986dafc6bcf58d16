namespace TypedDao.Filters.Columns;

/// <summary>A column in a filter whose values are equal or not: UUIDs and bytes.</summary>
/// <typeparam name="T">The type of the values.</typeparam>
/// <param name="path">The column.</param>
public readonly struct EquatableColumn<T>(ColumnPath path)
    where T : struct
{
    /// <summary>The column.</summary>
    public ColumnPath Path { get; } = path;

    /// <summary>It is null.</summary>
    public Filter IsNull => new NullFilter(Path);

    /// <summary>The column equals a value; null: the column is null.</summary>
    /// <param name="column">The column.</param>
    /// <param name="value">The value.</param>
    public static Filter operator ==(EquatableColumn<T> column, T? value) => ColumnFilters.Compare(column.Path, ComparisonOperator.Equal, value);

    /// <summary>The opposite of equality.</summary>
    /// <param name="column">The column.</param>
    /// <param name="value">The value.</param>
    public static Filter operator !=(EquatableColumn<T> column, T? value) => !(column == value);

    /// <summary>The column equals a value; null: the column is null.</summary>
    /// <param name="value">The value.</param>
    /// <param name="column">The column.</param>
    public static Filter operator ==(T? value, EquatableColumn<T> column) => column == value;

    /// <summary>The opposite of equality.</summary>
    /// <param name="value">The value.</param>
    /// <param name="column">The column.</param>
    public static Filter operator !=(T? value, EquatableColumn<T> column) => !(column == value);

    /// <summary>Two columns are equal; so are two nulls.</summary>
    /// <param name="left">One column.</param>
    /// <param name="right">The other.</param>
    public static Filter operator ==(EquatableColumn<T> left, EquatableColumn<T> right) => new ColumnComparisonFilter(left.Path, ComparisonOperator.Equal, right.Path);

    /// <summary>The opposite of equality.</summary>
    /// <param name="left">One column.</param>
    /// <param name="right">The other.</param>
    public static Filter operator !=(EquatableColumn<T> left, EquatableColumn<T> right) => !(left == right);

    /// <summary>It has one of several values.</summary>
    /// <param name="values">The values; none: no row matches.</param>
    public Filter In(params IEnumerable<T> values) => ColumnFilters.In(Path, values);

    /// <summary>Whether both are the same column; a filter is made by the operators.</summary>
    /// <param name="obj">The other.</param>
    public override bool Equals(object? obj) => obj is EquatableColumn<T> other && Path == other.Path;

    /// <inheritdoc/>
    public override int GetHashCode() => Path.GetHashCode();
}
