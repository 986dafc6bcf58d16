using TypedDao.Filters;
using TypedDao.Rows;

namespace TypedDao.Testing;

/// <summary>Holds what a data interface does with a filter against what it says of it, on data that is there.</summary>
public static class QueryConformance
{
    /// <summary>The law that a query gives the rows that match, in order.</summary>
    public const string GivesWhatMatches = "a query gives exactly the rows that match, in the order of a read without a filter";

    /// <summary>The law that a plan is kept.</summary>
    public const string KeepsItsPlan = "a query reads the files and bytes that its plan tells";

    /// <summary>The law that a plan leaves nothing out.</summary>
    public const string DecidesAll = "the parts of a plan are the whole filter";

    /// <summary>Reads all rows, then those of a query, and compares.</summary>
    /// <typeparam name="TRow">The row type; rows are compared by <see cref="object.Equals(object)"/>.</typeparam>
    /// <typeparam name="TColumns">Its columns, as a filter sees them.</typeparam>
    /// <param name="source">What is read; it must not change meanwhile.</param>
    /// <param name="filter">The filter.</param>
    /// <param name="cancellationToken">Cancels the check.</param>
    /// <returns>The plan, which was kept.</returns>
    /// <exception cref="ConformanceException">A law is broken.</exception>
    public static async ValueTask<QueryPlan> CheckAsync<TRow, TColumns>(
        IFilterable<TRow, TColumns> source, Filter filter, CancellationToken cancellationToken = default)
        where TColumns : struct
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(filter);
        RowQuery<TRow, TColumns> query = source.Where(filter);
        QueryPlan plan = await query.ExplainAsync(cancellationToken).ConfigureAwait(false);
        string whole = Sorted(query.Target.Filter);
        string parts = Sorted(plan.KeyFilter & plan.ServerFilter & plan.RowFilter);
        if (whole != parts)
        {
            throw new ConformanceException("plan-decides-all", DecidesAll, $"the filter is '{whole}', the parts are '{parts}'.");
        }

        var statistics = new ReadStatistics();
        List<TRow> found = await query.ReadAsync(statistics, cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false);
        Compare("files", plan.Files, statistics.Files);
        Compare("bytes", plan.Bytes, statistics.Bytes);
        Compare("requests", plan.Requests, statistics.Requests);
        Compare("row groups", plan.RowGroups, statistics.RowGroups);
        Compare("pruned row groups", plan.PrunedRowGroups, statistics.PrunedRowGroups);
        Compare("rows", plan.Rows, statistics.Rows);
        Compare("pruned rows", plan.PrunedRows, statistics.PrunedRows);
        List<TRow> all = await source.ReadAsync(cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false);
        List<TRow> expected = source.AcceptShape<Matching<TRow>, List<TRow>>(new Matching<TRow>(all, query.Target.Filter));
        if (!expected.SequenceEqual(found))
        {
            throw new ConformanceException(
                "query-gives-what-matches", GivesWhatMatches, $"of {all.Count} rows {expected.Count} match '{filter}', the query gave {found.Count}, not all of them these.");
        }

        return plan;
    }

    private static void Compare(string what, long? told, long read)
    {
        if (told is { } known && known != read)
        {
            throw new ConformanceException("query-keeps-its-plan", KeepsItsPlan, $"the plan tells {known} {what}, {read} were read.");
        }
    }

    private static string Sorted(Filter filter) => string.Join(" and ", filter.Conjuncts.Select(part => part.ToString()).Order(StringComparer.Ordinal));

    private readonly struct Matching<TRow>(List<TRow> rows, Filter filter) : IShapeOperation<TRow, List<TRow>>
    {
        public List<TRow> Invoke<TShape>()
            where TShape : struct, IRowShape<TRow>
        {
            var predicate = new RowPredicate(filter, TShape.Schema);
            return rows.FindAll(predicate.Matches<TRow, TShape>);
        }
    }
}
