using TypedDao.Codecs;
using TypedDao.Rows;
using TypedDao.Schema;
using TypedDao.Sql.Dialects;
using TypedDao.Sql.Statements;
using TypedDao.Sql.Tables;

namespace TypedDao.Sql.Engines;

/// <summary>
/// Carries out statements on one database. Its errors are <see cref="TypedDaoException"/>s that say what the server refused; who called for what is added
/// by the caller. Used concurrently.
/// </summary>
internal interface ISqlEngine
{
    /// <summary>How the database writes.</summary>
    SqlDialect Dialect { get; }

    /// <summary>The schema of the store's tables.</summary>
    string Schema { get; }

    /// <summary>Where the database is, for messages; without secrets.</summary>
    string Address { get; }

    /// <summary>Whether a column of the server can be read and written as one of a declared type.</summary>
    /// <param name="type">The declared type.</param>
    /// <param name="column">The column.</param>
    bool Accepts(ColumnType type, SqlColumn column);

    /// <summary>Asks the server for the columns of a table.</summary>
    /// <param name="name">The table.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>Null where the schema has no such table.</returns>
    /// <exception cref="TypedDaoException"><see cref="ErrorKind.NotFound"/>: there is no such schema.</exception>
    ValueTask<SqlTable?> DescribeAsync(SqlName name, CancellationToken cancellationToken);

    /// <summary>Streams the rows of a statement. What is left unread when the caller stops is not sent any more.</summary>
    /// <typeparam name="TRow">The row type.</typeparam>
    /// <typeparam name="TShape">Its shape, whose columns the statement selects in their order.</typeparam>
    /// <param name="table">The table.</param>
    /// <param name="statement">The statement.</param>
    /// <param name="badRows">Takes rows that cannot be read.</param>
    /// <param name="statistics">Counts rows.</param>
    /// <param name="cancellationToken">Cancels it, on the server too.</param>
    IAsyncEnumerable<TRow> ReadAsync<TRow, TShape>(
        SqlTable table, SqlStatement statement, IBadRowHandler badRows, ReadStatistics statistics, CancellationToken cancellationToken)
        where TShape : struct, IRowShape<TRow>;

    /// <summary>The one number that a statement gives.</summary>
    /// <param name="statement">The statement, which changes nothing.</param>
    /// <param name="cancellationToken">Cancels it, on the server too.</param>
    ValueTask<long> CountAsync(SqlStatement statement, CancellationToken cancellationToken);

    /// <summary>Begins a transaction.</summary>
    /// <param name="cancellationToken">Cancels it.</param>
    ValueTask<ISqlTransaction> BeginAsync(CancellationToken cancellationToken);
}
