using TypedDao.Rows;
using TypedDao.Sql.Statements;
using TypedDao.Sql.Tables;

namespace TypedDao.Sql.Engines;

/// <summary>A transaction. Disposed without a commit, it has not happened. Not used concurrently.</summary>
internal interface ISqlTransaction : IAsyncDisposable
{
    /// <summary>Carries out a statement.</summary>
    /// <param name="statement">The statement.</param>
    /// <param name="cancellationToken">Cancels it, on the server too.</param>
    /// <returns>The rows that it changed.</returns>
    ValueTask<long> ExecuteAsync(SqlStatement statement, CancellationToken cancellationToken);

    /// <summary>The texts of the first row that a statement gives; null where it gives none.</summary>
    /// <param name="statement">The statement.</param>
    /// <param name="cancellationToken">Cancels it, on the server too.</param>
    ValueTask<IReadOnlyList<string?>?> FirstAsync(SqlStatement statement, CancellationToken cancellationToken);

    /// <summary>Adds rows in bulk.</summary>
    /// <typeparam name="TRow">The row type.</typeparam>
    /// <typeparam name="TShape">Its shape.</typeparam>
    /// <param name="destination">The table that they go to, quoted; it has the columns of <paramref name="table"/>.</param>
    /// <param name="table">What the columns hold.</param>
    /// <param name="rows">The rows, read once.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>The rows that were added.</returns>
    /// <exception cref="InvalidValueException">A column cannot hold a value.</exception>
    ValueTask<long> LoadAsync<TRow, TShape>(string destination, SqlTable table, IAsyncEnumerable<TRow> rows, CancellationToken cancellationToken)
        where TShape : struct, IRowShape<TRow>;

    /// <summary>Commits.</summary>
    /// <param name="cancellationToken">Cancels it before anything is committed.</param>
    /// <exception cref="TypedDaoException"><see cref="ErrorKind.OutcomeUnknown"/>: the connection ended before the server answered, and it cannot be asked afterwards.</exception>
    ValueTask CommitAsync(CancellationToken cancellationToken);
}
