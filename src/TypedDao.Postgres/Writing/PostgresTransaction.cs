using Npgsql;
using TypedDao.Postgres.Connection;
using TypedDao.Postgres.Errors;
using TypedDao.Postgres.Types;
using TypedDao.Rows;
using TypedDao.Sql.Engines;
using TypedDao.Sql.Statements;
using TypedDao.Sql.Tables;

namespace TypedDao.Postgres.Writing;

/// <summary>A transaction on a connection of its own.</summary>
internal sealed class PostgresTransaction : ISqlTransaction
{
    private readonly PostgresDatabase _database;
    private readonly NpgsqlConnection _connection;
    private readonly NpgsqlTransaction _transaction;
    private readonly long _serverStart;

    private PostgresTransaction(PostgresDatabase database, NpgsqlConnection connection, NpgsqlTransaction transaction, long serverStart)
    {
        _database = database;
        _connection = connection;
        _transaction = transaction;
        _serverStart = serverStart;
    }

    /// <summary>Begins a transaction.</summary>
    /// <param name="database">The database.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    public static async ValueTask<PostgresTransaction> BeginAsync(PostgresDatabase database, CancellationToken cancellationToken)
    {
        NpgsqlConnection? connection = null;
        try
        {
            connection = await database.Source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
            NpgsqlTransaction transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);

            // Also shows whether a connection that was kept still is one.
            long serverStart = await CommitOutcome.AskServerStartAsync(connection, cancellationToken).ConfigureAwait(false);
            return new PostgresTransaction(database, connection, transaction, serverStart);
        }
        catch (Exception error)
        {
            if (connection is not null)
            {
                await connection.DisposeAsync().ConfigureAwait(false);
            }

            if (PostgresErrors.IsOne(error))
            {
                throw PostgresErrors.Of(error, database.Settings);
            }

            throw;
        }
    }

    /// <inheritdoc/>
    public ValueTask<long> ExecuteAsync(SqlStatement statement, CancellationToken cancellationToken) => RunAsync(async () =>
    {
        NpgsqlCommand command = PostgresCommands.Make(_connection, statement);
        await using (command.ConfigureAwait(false))
        {
            return (long)await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
    });

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<string?>?> FirstAsync(SqlStatement statement, CancellationToken cancellationToken) => RunAsync(async () =>
    {
        NpgsqlCommand command = PostgresCommands.Make(_connection, statement);
        await using (command.ConfigureAwait(false))
        {
            NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                return await reader.ReadAsync(cancellationToken).ConfigureAwait(false)
                    ? (IReadOnlyList<string?>)[.. Enumerable.Range(0, reader.FieldCount).Select(field => reader.IsDBNull(field) ? null : reader.GetString(field))]
                    : null;
            }
        }
    });

    /// <inheritdoc/>
    public async ValueTask<long> LoadAsync<TRow, TShape>(string destination, SqlTable table, IAsyncEnumerable<TRow> rows, CancellationToken cancellationToken)
        where TShape : struct, IRowShape<TRow>
    {
        try
        {
            string columns = string.Join(", ", TShape.Schema.Select(column => PostgresDialect.Instance.Quote(column.Name)));
            return await RowCopy.SendAsync<TRow, TShape>(
                _connection, $"COPY {destination} ({columns}) FROM STDIN (FORMAT BINARY)", table, rows, cancellationToken).ConfigureAwait(false);
        }
        catch (NpgsqlException error)
        {
            // Everything else is of who gives the rows, also what their files and networks throw.
            throw PostgresErrors.Of(error, _database.Settings, isWrite: true);
        }
    }

    /// <inheritdoc/>
    public async ValueTask CommitAsync(CancellationToken cancellationToken)
    {
        CommitOutcome outcome = await RunAsync(() => CommitOutcome.PrepareAsync(_database, _connection, _serverStart, cancellationToken)).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            // Once asked, the answer is waited for: otherwise nobody would know it.
            await _transaction.CommitAsync(CancellationToken.None).ConfigureAwait(false);
        }
        catch (PostgresException refusal) when (refusal.SqlState is not (PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown))
        {
            throw PostgresErrors.Of(refusal, _database.Settings, isWrite: true);
        }
        catch (Exception error) when (PostgresErrors.IsOne(error))
        {
            await outcome.ResolveAsync(error).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        try
        {
            await _transaction.DisposeAsync().ConfigureAwait(false);
        }
        catch (Exception error) when (PostgresErrors.IsOne(error))
        {
            // The connection has ended, and the transaction with it.
        }
        finally
        {
            await _connection.DisposeAsync().ConfigureAwait(false);
        }
    }

    private async ValueTask<T> RunAsync<T>(Func<ValueTask<T>> run)
    {
        try
        {
            return await run().ConfigureAwait(false);
        }
        catch (Exception error) when (PostgresErrors.IsOne(error))
        {
            throw PostgresErrors.Of(error, _database.Settings, isWrite: true);
        }
    }
}
