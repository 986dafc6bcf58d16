using TypedDao.Rows;
using TypedDao.Schema;
using TypedDao.Sql.Statements;

namespace TypedDao.Sql.Tables;

/// <content>Reading.</content>
internal sealed partial class SqlTables
{
    /// <summary>Reads the rows that match.</summary>
    /// <typeparam name="TRow">The row type.</typeparam>
    /// <typeparam name="TShape">Its shape.</typeparam>
    /// <param name="target">The table and the filter.</param>
    /// <param name="name">The table's name on the server.</param>
    /// <param name="statistics">Counts while reading.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    public IAsyncEnumerable<TRow> QueryAsync<TRow, TShape>(ObjectTarget target, string name, ReadStatistics statistics, CancellationToken cancellationToken)
        where TShape : struct, IRowShape<TRow>
    {
        RowSchema schema = TShape.Schema;
        return Completed(
            "read",
            target,
            async token =>
            {
                SqlTable table = await FindAsync(NameOf(name), schema, token).ConfigureAwait(false);
                FilteredStatement query = Queries.Select(engine.Dialect, table, schema, schema, target.Filter);
                return query.Rest.ApplyTo<TRow, TShape>(
                    engine.ReadAsync<TRow, TShape>(table, query.Statement, BadRowsOf(target, statistics), statistics, token));
            },
            cancellationToken);
    }

    /// <summary>Reads some columns of the rows that match.</summary>
    /// <typeparam name="TRow">The whole row.</typeparam>
    /// <typeparam name="TShape">Its shape.</typeparam>
    /// <typeparam name="TResult">The type with some of its columns.</typeparam>
    /// <typeparam name="TResultShape">Its shape.</typeparam>
    /// <param name="target">The table and the filter.</param>
    /// <param name="name">The table's name on the server.</param>
    /// <param name="statistics">Counts while reading.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    public IAsyncEnumerable<TResult> ProjectAsync<TRow, TShape, TResult, TResultShape>(
        ObjectTarget target, string name, ReadStatistics statistics, CancellationToken cancellationToken)
        where TShape : struct, IRowShape<TRow>
        where TResult : IRowOf<TRow, TResult>
        where TResultShape : struct, IRowShape<TResult>
    {
        RowSchema schema = TShape.Schema;
        RowSchema columns = TResultShape.Schema;
        return Completed(
            "read",
            target,
            async token =>
            {
                SqlTable table = await FindAsync(NameOf(name), schema, token).ConfigureAwait(false);
                FilteredStatement query = Queries.Select(engine.Dialect, table, schema, columns, target.Filter);
                return query.Rest.LooksOnlyAt(columns)
                    ? query.Rest.ApplyTo<TResult, TResultShape>(
                        engine.ReadAsync<TResult, TResultShape>(table, query.Statement, BadRowsOf(target, statistics), statistics, token))
                    : QueryAsync<TRow, TShape>(target, name, statistics, token).Select(TResult.From);
            },
            cancellationToken);
    }

    /// <summary>Tells how rows would be read.</summary>
    /// <param name="target">The table and the filter.</param>
    /// <param name="name">The table's name on the server.</param>
    /// <param name="schema">The declared columns.</param>
    /// <param name="columns">The columns that would be read.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    public ValueTask<QueryPlan> ExplainAsync(ObjectTarget target, string name, RowSchema schema, RowSchema columns, CancellationToken cancellationToken)
        => RunAsync("explain", target, async () =>
        {
            SqlTable table = await FindAsync(NameOf(name), schema, cancellationToken).ConfigureAwait(false);
            FilteredStatement query = Queries.Select(engine.Dialect, table, schema, columns, target.Filter);
            query = query.Rest.LooksOnlyAt(columns) ? query : Queries.Select(engine.Dialect, table, schema, schema, target.Filter);
            return new QueryPlan { Target = target, ServerFilter = query.Pushed, RowFilter = query.Rest, Statement = query.Statement.Text };
        });

    /// <summary>Counts the rows that match, or looks for one of them.</summary>
    /// <typeparam name="TRow">The row type.</typeparam>
    /// <typeparam name="TShape">Its shape.</typeparam>
    /// <param name="target">The table and the filter.</param>
    /// <param name="name">The table's name on the server.</param>
    /// <param name="any">Whether one is enough.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    public ValueTask<long> CountAsync<TRow, TShape>(ObjectTarget target, string name, bool any, CancellationToken cancellationToken)
        where TShape : struct, IRowShape<TRow>
        => RunAsync("count", target, async () =>
        {
            SqlTable table = await FindAsync(NameOf(name), TShape.Schema, cancellationToken).ConfigureAwait(false);
            FilteredStatement query = any
                ? Queries.Any(engine.Dialect, table, TShape.Schema, target.Filter)
                : Queries.Count(engine.Dialect, table, TShape.Schema, target.Filter);
            if (query.Rest.HoldsForAll)
            {
                return await engine.CountAsync(query.Statement, cancellationToken).ConfigureAwait(false);
            }

            IAsyncEnumerable<TRow> rows = QueryAsync<TRow, TShape>(target, name, new ReadStatistics(), cancellationToken);
            return any
                ? await rows.AnyAsync(cancellationToken).ConfigureAwait(false) ? 1 : 0
                : await rows.LongCountAsync(cancellationToken).ConfigureAwait(false);
        });
}
