using TypedDao.Filters;

namespace TypedDao;

/// <summary>Operations on objects whose rows can be selected by a filter.</summary>
public static class FilterOperations
{
    /// <summary>
    /// The rows that match a condition: <c>users.Where(u =&gt; u.Country == "DE" &amp;&amp; u.Id &gt;= 18)</c>. It is not a lambda over rows but
    /// builds a <see cref="Filter"/>, so what compiles can be translated, and files and partitions that cannot match are not read.
    /// Conditions add up.
    /// </summary>
    /// <typeparam name="TRow">The row type.</typeparam>
    /// <typeparam name="TColumns">Its columns, as a filter sees them.</typeparam>
    /// <param name="source">The object or query.</param>
    /// <param name="filter">Makes the condition from the columns.</param>
    public static RowQuery<TRow, TColumns> Where<TRow, TColumns>(this IFilterable<TRow, TColumns> source, Func<TColumns, Filter> filter)
        where TColumns : struct
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(filter);
        return source.Where(filter(default));
    }

    /// <summary>The rows that match a condition that is data already, such as one read by <see cref="FilterText.Parse"/>.</summary>
    /// <typeparam name="TRow">The row type.</typeparam>
    /// <typeparam name="TColumns">Its columns, as a filter sees them.</typeparam>
    /// <param name="source">The object or query.</param>
    /// <param name="filter">The condition.</param>
    public static RowQuery<TRow, TColumns> Where<TRow, TColumns>(this IFilterable<TRow, TColumns> source, Filter filter)
        where TColumns : struct
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(filter);
        return new RowQuery<TRow, TColumns>(source, source.Target.Where(filter));
    }

    /// <inheritdoc cref="Where{TRow, TColumns}(IFilterable{TRow, TColumns}, Func{TColumns, Filter})"/>
    public static DeletableQuery<TRow, TColumns> Where<TRow, TColumns>(this IRowDeletable<TRow, TColumns> source, Func<TColumns, Filter> filter)
        where TColumns : struct
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(filter);
        return source.Where(filter(default));
    }

    /// <inheritdoc cref="Where{TRow, TColumns}(IFilterable{TRow, TColumns}, Filter)"/>
    public static DeletableQuery<TRow, TColumns> Where<TRow, TColumns>(this IRowDeletable<TRow, TColumns> source, Filter filter)
        where TColumns : struct
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(filter);
        return new DeletableQuery<TRow, TColumns>(source, source.Target.Where(filter));
    }
}
