namespace TypedDao.Filters.Columns;

/// <summary>A text column in a filter. Text is compared by its UTF-8 bytes.</summary>
/// <param name="path">The column.</param>
public readonly struct TextColumn(ColumnPath path)
{
    /// <summary>The column.</summary>
    public ColumnPath Path { get; } = path;

    /// <summary>It is null.</summary>
    public Filter IsNull => new NullFilter(Path);

    /// <summary>The column equals a value; null: the column is null.</summary>
    /// <param name="column">The column.</param>
    /// <param name="value">The value.</param>
    public static Filter operator ==(TextColumn column, string? value) => ColumnFilters.Compare(column.Path, ComparisonOperator.Equal, value);

    /// <summary>The opposite of equality.</summary>
    /// <param name="column">The column.</param>
    /// <param name="value">The value.</param>
    public static Filter operator !=(TextColumn column, string? value) => !(column == value);

    /// <summary>The column equals a value; null: the column is null.</summary>
    /// <param name="value">The value.</param>
    /// <param name="column">The column.</param>
    public static Filter operator ==(string? value, TextColumn column) => column == value;

    /// <summary>The opposite of equality.</summary>
    /// <param name="value">The value.</param>
    /// <param name="column">The column.</param>
    public static Filter operator !=(string? value, TextColumn column) => !(column == value);

    /// <summary>Two columns are equal; so are two nulls.</summary>
    /// <param name="left">One column.</param>
    /// <param name="right">The other.</param>
    public static Filter operator ==(TextColumn left, TextColumn right) => new ColumnComparisonFilter(left.Path, ComparisonOperator.Equal, right.Path);

    /// <summary>The opposite of equality.</summary>
    /// <param name="left">One column.</param>
    /// <param name="right">The other.</param>
    public static Filter operator !=(TextColumn left, TextColumn right) => !(left == right);

    /// <summary>The column is less; false for null.</summary>
    /// <param name="column">The column.</param>
    /// <param name="value">The value.</param>
    public static Filter operator <(TextColumn column, string? value) => ColumnFilters.Compare(column.Path, ComparisonOperator.Less, value);

    /// <summary>The value is less; false for null.</summary>
    /// <param name="value">The value.</param>
    /// <param name="column">The column.</param>
    public static Filter operator <(string? value, TextColumn column) => ColumnFilters.Compare(column.Path, ComparisonOperator.Greater, value);

    /// <summary>The left column is less; false where one is null.</summary>
    /// <param name="left">The left column.</param>
    /// <param name="right">The right column.</param>
    public static Filter operator <(TextColumn left, TextColumn right) => new ColumnComparisonFilter(left.Path, ComparisonOperator.Less, right.Path);

    /// <summary>The column is greater; false for null.</summary>
    /// <param name="column">The column.</param>
    /// <param name="value">The value.</param>
    public static Filter operator >(TextColumn column, string? value) => ColumnFilters.Compare(column.Path, ComparisonOperator.Greater, value);

    /// <summary>The value is greater; false for null.</summary>
    /// <param name="value">The value.</param>
    /// <param name="column">The column.</param>
    public static Filter operator >(string? value, TextColumn column) => ColumnFilters.Compare(column.Path, ComparisonOperator.Less, value);

    /// <summary>The left column is greater; false where one is null.</summary>
    /// <param name="left">The left column.</param>
    /// <param name="right">The right column.</param>
    public static Filter operator >(TextColumn left, TextColumn right) => new ColumnComparisonFilter(left.Path, ComparisonOperator.Greater, right.Path);

    /// <summary>The column is less or equal; false for null.</summary>
    /// <param name="column">The column.</param>
    /// <param name="value">The value.</param>
    public static Filter operator <=(TextColumn column, string? value) => ColumnFilters.Compare(column.Path, ComparisonOperator.LessOrEqual, value);

    /// <summary>The value is less or equal; false for null.</summary>
    /// <param name="value">The value.</param>
    /// <param name="column">The column.</param>
    public static Filter operator <=(string? value, TextColumn column) => ColumnFilters.Compare(column.Path, ComparisonOperator.GreaterOrEqual, value);

    /// <summary>The left column is less or equal; false where one is null.</summary>
    /// <param name="left">The left column.</param>
    /// <param name="right">The right column.</param>
    public static Filter operator <=(TextColumn left, TextColumn right) => new ColumnComparisonFilter(left.Path, ComparisonOperator.LessOrEqual, right.Path);

    /// <summary>The column is greater or equal; false for null.</summary>
    /// <param name="column">The column.</param>
    /// <param name="value">The value.</param>
    public static Filter operator >=(TextColumn column, string? value) => ColumnFilters.Compare(column.Path, ComparisonOperator.GreaterOrEqual, value);

    /// <summary>The value is greater or equal; false for null.</summary>
    /// <param name="value">The value.</param>
    /// <param name="column">The column.</param>
    public static Filter operator >=(string? value, TextColumn column) => ColumnFilters.Compare(column.Path, ComparisonOperator.LessOrEqual, value);

    /// <summary>The left column is greater or equal; false where one is null.</summary>
    /// <param name="left">The left column.</param>
    /// <param name="right">The right column.</param>
    public static Filter operator >=(TextColumn left, TextColumn right) => new ColumnComparisonFilter(left.Path, ComparisonOperator.GreaterOrEqual, right.Path);

    /// <summary>It starts with a text.</summary>
    /// <param name="prefix">The text; empty: every text, but not null.</param>
    public Filter StartsWith(string prefix)
    {
        ArgumentNullException.ThrowIfNull(prefix);
        return new PrefixFilter(Path, prefix);
    }

    /// <summary>It has one of several values.</summary>
    /// <param name="values">The values; none: no row matches.</param>
    public Filter In(params IEnumerable<string> values) => ColumnFilters.In(Path, values);

    /// <summary>It lies in a range, bounds included.</summary>
    /// <param name="from">The smallest value.</param>
    /// <param name="to">The largest value.</param>
    public Filter Between(string? from, string? to) => (this >= from) & (this <= to);

    /// <summary>Whether both are the same column; a filter is made by the operators.</summary>
    /// <param name="obj">The other.</param>
    public override bool Equals(object? obj) => obj is TextColumn other && Path == other.Path;

    /// <inheritdoc/>
    public override int GetHashCode() => Path.GetHashCode();
}
