using System.Globalization;
using System.Runtime.CompilerServices;
using Npgsql;
using TypedDao.Codecs;
using TypedDao.Postgres.Connection;
using TypedDao.Postgres.Errors;
using TypedDao.Postgres.Reading;
using TypedDao.Postgres.Types;
using TypedDao.Postgres.Writing;
using TypedDao.Rows;
using TypedDao.Schema;
using TypedDao.Sql.Dialects;
using TypedDao.Sql.Engines;
using TypedDao.Sql.Statements;
using TypedDao.Sql.Tables;
using TypedDao.Storage;

namespace TypedDao.Postgres;

/// <summary>Carries out statements on a PostgreSQL database.</summary>
/// <param name="database">The database.</param>
/// <param name="retry">Repeats what changes nothing.</param>
internal sealed class PostgresEngine(PostgresDatabase database, StorageRetry retry) : ISqlEngine
{
    /// <inheritdoc/>
    public SqlDialect Dialect => PostgresDialect.Instance;

    /// <inheritdoc/>
    public string Schema => database.Schema;

    /// <inheritdoc/>
    public string Address => database.Address;

    /// <inheritdoc/>
    public bool Accepts(ColumnType type, SqlColumn column) => PostgresType.Accepts(type, column);

    /// <inheritdoc/>
    public ValueTask<SqlTable?> DescribeAsync(SqlName name, CancellationToken cancellationToken)
        => retry.RunAsync("describe", name, (table, token) => OpenAsync(connection => TableDescription.ReadAsync(connection, table, database.Address, token), token), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<long> CountAsync(SqlStatement statement, CancellationToken cancellationToken)
        => retry.RunAsync(
            "count",
            statement,
            (asked, token) => OpenAsync(
                async connection =>
                {
                    NpgsqlCommand command = PostgresCommands.Make(connection, asked);
                    await using (command.ConfigureAwait(false))
                    {
                        return Convert.ToInt64(await command.ExecuteScalarAsync(token).ConfigureAwait(false), CultureInfo.InvariantCulture);
                    }
                },
                token),
            cancellationToken);

    /// <inheritdoc/>
    public async IAsyncEnumerable<TRow> ReadAsync<TRow, TShape>(
        SqlTable table, SqlStatement statement, IBadRowHandler badRows, ReadStatistics statistics, [EnumeratorCancellation] CancellationToken cancellationToken)
        where TShape : struct, IRowShape<TRow>
    {
        RowCursor cursor = await retry.RunAsync(
            "read",
            (Database: database, Table: table, Schema: TShape.Schema, Statement: statement),
            static (state, token) => RowCursor.OpenAsync(state.Database, state.Table, state.Schema, state.Statement, token),
            cancellationToken).ConfigureAwait(false);
        await using (cursor.ConfigureAwait(false))
        {
            while (await cursor.MoveNextAsync(cancellationToken).ConfigureAwait(false))
            {
                statistics.AddRows(1);
                if (cursor.TryRead<TRow, TShape>(badRows, out TRow? row))
                {
                    yield return row;
                }
            }
        }
    }

    /// <inheritdoc/>
    public async ValueTask<ISqlTransaction> BeginAsync(CancellationToken cancellationToken)
        => await retry.RunAsync("begin", database, PostgresTransaction.BeginAsync, cancellationToken).ConfigureAwait(false);

    private async ValueTask<T> OpenAsync<T>(Func<NpgsqlConnection, ValueTask<T>> use, CancellationToken cancellationToken)
    {
        try
        {
            NpgsqlConnection connection = await database.Source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
            await using (connection.ConfigureAwait(false))
            {
                return await use(connection).ConfigureAwait(false);
            }
        }
        catch (Exception error) when (PostgresErrors.IsOne(error))
        {
            throw PostgresErrors.Of(error, database.Settings);
        }
    }
}
