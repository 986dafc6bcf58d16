using Microsoft.Extensions.Logging;
using TypedDao.BuiltIn;
using TypedDao.Interfaces;
using TypedDao.Postgres.Connection;
using TypedDao.Rows;
using TypedDao.Schema;
using TypedDao.Sql.Tables;
using TypedDao.Storage;

namespace TypedDao.Postgres;

/// <summary>
/// Reads and writes the tables of a PostgreSQL database. A table is found in the schema of the store, read by one statement, and written in one transaction;
/// one that is missing is made by the first write. What filters mean is decided by the server where it can say exactly the same.
/// </summary>
public sealed partial class PostgresTables :
    IProjectsRows, ICountsRows, IExplainsQueries, IAppendsRows, IOverwritesRows, IUpsertsRows, IDeletesRows, IClearsRows, IChecksExistence
{
    private readonly SqlTables _tables;

    internal PostgresTables(PostgresDatabase database, StorageRetry retry, ILogger logger)
        => _tables = new SqlTables(new PostgresEngine(database, retry), row => LogSkippedRow(logger, row));

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <inheritdoc/>
    public IAsyncEnumerable<TRow> ReadAsync<TRow, TShape>(ObjectTarget target, ReadStatistics statistics, CancellationToken cancellationToken)
        where TShape : struct, IRowShape<TRow>
        => QueryAsync<TRow, TShape>(target, statistics, cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<TRow> QueryAsync<TRow, TShape>(ObjectTarget target, ReadStatistics statistics, CancellationToken cancellationToken)
        where TShape : struct, IRowShape<TRow>
        => _tables.QueryAsync<TRow, TShape>(target, NameOf(target), statistics, cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<TResult> ProjectAsync<TRow, TShape, TResult, TResultShape>(ObjectTarget target, ReadStatistics statistics, CancellationToken cancellationToken)
        where TShape : struct, IRowShape<TRow>
        where TResult : IRowOf<TRow, TResult>
        where TResultShape : struct, IRowShape<TResult>
        => _tables.ProjectAsync<TRow, TShape, TResult, TResultShape>(target, NameOf(target), statistics, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<QueryPlan> ExplainAsync<TRow, TShape>(ObjectTarget target, RowSchema columns, CancellationToken cancellationToken)
        where TShape : struct, IRowShape<TRow>
        => _tables.ExplainAsync(target, NameOf(target), TShape.Schema, columns, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<long> CountAsync<TRow, TShape>(ObjectTarget target, CancellationToken cancellationToken)
        where TShape : struct, IRowShape<TRow>
        => _tables.CountAsync<TRow, TShape>(target, NameOf(target), any: false, cancellationToken);

    /// <inheritdoc/>
    public async ValueTask<bool> AnyAsync<TRow, TShape>(ObjectTarget target, CancellationToken cancellationToken)
        where TShape : struct, IRowShape<TRow>
        => await _tables.CountAsync<TRow, TShape>(target, NameOf(target), any: true, cancellationToken).ConfigureAwait(false) > 0;

    /// <inheritdoc/>
    public ValueTask<bool> ExistsAsync(ObjectTarget target, CancellationToken cancellationToken)
        => _tables.ExistsAsync(target, NameOf(target), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<WriteResult> AppendAsync<TRow, TShape>(ObjectTarget target, IAsyncEnumerable<TRow> rows, CancellationToken cancellationToken)
        where TShape : struct, IRowShape<TRow>
        => _tables.AppendAsync<TRow, TShape>(target, NameOf(target), rows, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<WriteResult> OverwriteAsync<TRow, TShape>(ObjectTarget target, IAsyncEnumerable<TRow> rows, CancellationToken cancellationToken)
        where TShape : struct, IRowShape<TRow>
        => _tables.OverwriteAsync<TRow, TShape>(target, NameOf(target), rows, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<WriteResult> UpsertAsync<TRow, TShape>(
        ObjectTarget target, IAsyncEnumerable<TRow> rows, UpsertOptions options, CancellationToken cancellationToken)
        where TShape : struct, IRowShape<TRow>
        => _tables.UpsertAsync<TRow, TShape>(target, NameOf(target), rows, options, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<DeleteResult> DeleteRowsAsync<TRow, TShape>(ObjectTarget target, CancellationToken cancellationToken)
        where TShape : struct, IRowShape<TRow>
        => _tables.DeleteRowsAsync<TRow, TShape>(target, NameOf(target), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<DeleteResult> DeleteAllAsync(ObjectTarget target, CancellationToken cancellationToken)
        => _tables.DeleteAllAsync(target, NameOf(target), cancellationToken);

    private static string NameOf(ObjectTarget target)
    {
        ArgumentNullException.ThrowIfNull(target);
        return (target.Definition.Options as PostgresTableObject)?.Table ?? target.Definition.Name;
    }

    [LoggerMessage(1, LogLevel.Warning, "A row is skipped: {Row}")]
    private static partial void LogSkippedRow(ILogger logger, string row);
}
