namespace TypedDao.Filters.Columns;

/// <summary>What the kinds of columns have in common: a comparison becomes a filter.</summary>
internal static class ColumnFilters
{
    public static Filter Compare<T>(ColumnPath column, ComparisonOperator comparison, T? value)
        where T : struct
        => value is { } operand ? new ComparisonFilter(column, comparison, FilterValue.Of(operand)) : CompareWithNull(column, comparison);

    public static Filter Compare(ColumnPath column, ComparisonOperator comparison, string? value)
        => value is null ? CompareWithNull(column, comparison) : new ComparisonFilter(column, comparison, FilterValue.Of(value));

    public static Filter Between<T>(ColumnPath column, T? from, T? to)
        where T : struct
        => Compare(column, ComparisonOperator.GreaterOrEqual, from) & Compare(column, ComparisonOperator.LessOrEqual, to);

    public static Filter In<T>(ColumnPath column, IEnumerable<T> values)
        where T : notnull
    {
        ArgumentNullException.ThrowIfNull(values);
        FilterValue[] operands = [.. values.Distinct().Select(value => FilterValue.Of(value))];
        return operands.Length == 0 ? Filter.None : new SetFilter(column, operands);
    }

    private static Filter CompareWithNull(ColumnPath column, ComparisonOperator comparison)
        => comparison is ComparisonOperator.Equal ? new NullFilter(column) : Filter.None;
}
