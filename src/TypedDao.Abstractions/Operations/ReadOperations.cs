using TypedDao.Filters;
using TypedDao.Interfaces;
using TypedDao.Rows;
using TypedDao.Schema;

namespace TypedDao;

/// <summary>Operations on objects whose rows can be read.</summary>
public static class ReadOperations
{
    /// <summary>
    /// Reads the rows, streamed with bounded memory, in the order of the files' keys. Nothing is opened before the first row is
    /// asked for; each enumeration reads anew.
    /// </summary>
    /// <typeparam name="TRow">The row type.</typeparam>
    /// <param name="source">The object.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    /// <exception cref="BadRowException">A row cannot be read and <c>on_error</c> is <c>fail</c>.</exception>
    /// <exception cref="TypedDaoException">Everything else, with kind, object, address and cure.</exception>
    public static IAsyncEnumerable<TRow> ReadAsync<TRow>(this IReadable<TRow> source, CancellationToken cancellationToken = default)
        => ReadAsync(source, new ReadStatistics(), cancellationToken);

    /// <summary>As <see cref="ReadAsync{TRow}(IReadable{TRow}, CancellationToken)"/>, counting while it reads.</summary>
    /// <typeparam name="TRow">The row type.</typeparam>
    /// <param name="source">The object.</param>
    /// <param name="statistics">Counts rows, rejects, files and bytes.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    public static IAsyncEnumerable<TRow> ReadAsync<TRow>(this IReadable<TRow> source, ReadStatistics statistics, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(statistics);
        return source is RowProjection<TRow> projection
            ? projection.ReadAsync(statistics, cancellationToken)
            : source.AcceptShape<ReadOperation<TRow>, IAsyncEnumerable<TRow>>(new ReadOperation<TRow>(source.Target, statistics, cancellationToken));
    }

    /// <summary>
    /// Tells how the rows would be read: which part of the filter the keys of files decide, which is evaluated on rows, and how much
    /// is read. Nothing is read but listings, and of formats that hold statistics what they say.
    /// </summary>
    /// <typeparam name="TRow">The row type.</typeparam>
    /// <param name="source">The object or query.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    public static ValueTask<QueryPlan> ExplainAsync<TRow>(this IReadable<TRow> source, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        return source is RowProjection<TRow> projection ? projection.ExplainAsync(cancellationToken) : ExplainAsync(source, source.Target, columns: null, cancellationToken);
    }

    internal static async ValueTask<QueryPlan> ExplainAsync<TRow>(
        IRowObject<TRow> source, ObjectTarget target, RowSchema? columns, CancellationToken cancellationToken)
    {
        IReadsRows reader = await target.Context.ConnectAsync<IReadsRows>(target, "explain", cancellationToken).ConfigureAwait(false);
        return reader is IExplainsQueries explains
            ? await source.AcceptShape<ExplainOperation<TRow>, ValueTask<QueryPlan>>(new ExplainOperation<TRow>(explains, target, columns, cancellationToken)).ConfigureAwait(false)
            : new QueryPlan { Target = target, RowFilter = target.Filter };
    }

    /// <summary>
    /// Counts the rows. They are read for it, and bad rows are not among them, unless the interface counts where the rows are, as databases do.
    /// </summary>
    /// <typeparam name="TRow">The row type.</typeparam>
    /// <param name="source">The object, member, partition, selection or query.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    /// <exception cref="BadRowException">A row cannot be read and <c>on_error</c> is <c>fail</c>.</exception>
    public static async ValueTask<long> CountAsync<TRow>(this IReadable<TRow> source, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        return await CounterOf(source, cancellationToken).ConfigureAwait(false) is { } counter
            ? await CountAsync(source, counter, any: false, cancellationToken).ConfigureAwait(false)
            : await source.ReadAsync(cancellationToken).LongCountAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Whether a row matches; where the interface cannot tell otherwise, reads up to the first one.</summary>
    /// <typeparam name="TRow">The row type.</typeparam>
    /// <typeparam name="TColumns">Its columns, as a filter sees them.</typeparam>
    /// <param name="query">The query.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    /// <exception cref="BadRowException">A row before it cannot be read and <c>on_error</c> is <c>fail</c>.</exception>
    public static async ValueTask<bool> ExistsAsync<TRow, TColumns>(this RowQuery<TRow, TColumns> query, CancellationToken cancellationToken = default)
        where TColumns : struct
    {
        ArgumentNullException.ThrowIfNull(query);
        return await CounterOf(query, cancellationToken).ConfigureAwait(false) is { } counter
            ? await CountAsync(query, counter, any: true, cancellationToken).ConfigureAwait(false) > 0
            : await query.ReadAsync(cancellationToken).AnyAsync(cancellationToken).ConfigureAwait(false);
    }

    internal static ValueTask<long> CountAsync<TRow>(IRowObject<TRow> source, ICountsRows counter, bool any, CancellationToken cancellationToken)
        => source is RowProjection<TRow> projection
            ? projection.CountAsync(counter, any, cancellationToken)
            : source.AcceptShape<CountOperation<TRow>, ValueTask<long>>(new CountOperation<TRow>(counter, source.Target, any, cancellationToken));

    private static async ValueTask<ICountsRows?> CounterOf(IDataObject source, CancellationToken cancellationToken)
        => await source.Target.Context.ConnectAsync<IReadsRows>(source.Target, "read", cancellationToken).ConfigureAwait(false) as ICountsRows;

    /// <summary>The rows of a target, for callers that have no typed object: with its filter, as <see cref="ReadAsync{TRow}(IReadable{TRow}, CancellationToken)"/> reads them.</summary>
    internal static IAsyncEnumerable<TRow> RowsOf<TRow, TShape>(ObjectTarget target, ReadStatistics statistics, CancellationToken cancellationToken)
        where TShape : struct, IRowShape<TRow>
        => new ConnectedRows<TRow>(target, (reader, token) => RowsOf<TRow, TShape>(reader, target, statistics, token), cancellationToken);

    // An interface that knows nothing of filters gets none, so that it cannot ignore one.
    internal static IAsyncEnumerable<TRow> RowsOf<TRow, TShape>(IReadsRows reader, ObjectTarget target, ReadStatistics statistics, CancellationToken cancellationToken)
        where TShape : struct, IRowShape<TRow>
        => reader is IQueriesRows queries
            ? queries.QueryAsync<TRow, TShape>(target, statistics, cancellationToken)
            : target.Filter.ApplyTo<TRow, TShape>(reader.ReadAsync<TRow, TShape>(target with { Filter = Filter.All }, statistics, cancellationToken));

    private readonly struct CountOperation<TRow>(ICountsRows counter, ObjectTarget target, bool any, CancellationToken cancellationToken)
        : IShapeOperation<TRow, ValueTask<long>>
    {
        public async ValueTask<long> Invoke<TShape>()
            where TShape : struct, IRowShape<TRow>
            => any
                ? await counter.AnyAsync<TRow, TShape>(target, cancellationToken).ConfigureAwait(false) ? 1 : 0
                : await counter.CountAsync<TRow, TShape>(target, cancellationToken).ConfigureAwait(false);
    }

    private readonly struct ExplainOperation<TRow>(IExplainsQueries explains, ObjectTarget target, RowSchema? columns, CancellationToken cancellationToken)
        : IShapeOperation<TRow, ValueTask<QueryPlan>>
    {
        public ValueTask<QueryPlan> Invoke<TShape>()
            where TShape : struct, IRowShape<TRow>
            => explains.ExplainAsync<TRow, TShape>(target, columns ?? TShape.Schema, cancellationToken);
    }

    private sealed class ReadOperation<TRow>(ObjectTarget target, ReadStatistics statistics, CancellationToken cancellationToken)
        : IShapeOperation<TRow, IAsyncEnumerable<TRow>>
    {
        public IAsyncEnumerable<TRow> Invoke<TShape>()
            where TShape : struct, IRowShape<TRow>
            => RowsOf<TRow, TShape>(target, statistics, cancellationToken);
    }
}
