using Npgsql;
using TypedDao.Postgres.Connection;
using TypedDao.Postgres.Errors;

namespace TypedDao.Postgres.Writing;

/// <summary>Finds out what became of a transaction whose commit got no answer, by asking the server for it on another connection.</summary>
/// <param name="database">The database.</param>
/// <param name="id">The number of the transaction; 0 where it has changed nothing.</param>
/// <param name="serverStart">When the server was started: after another start the number may be another transaction's.</param>
internal sealed class CommitOutcome(PostgresDatabase database, long id, long serverStart)
{
    private const int MostQuestions = 20;
    private const string ServerStart = "(extract(epoch FROM pg_postmaster_start_time()) * 1000000)::bigint";
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    /// <summary>When the server was started, in microseconds.</summary>
    /// <param name="connection">An open connection.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    public static ValueTask<long> AskServerStartAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
        => AskAsync(connection, $"SELECT {ServerStart}", cancellationToken);

    /// <summary>Takes down the number of the transaction, before the commit.</summary>
    /// <param name="database">The database.</param>
    /// <param name="connection">The connection of the transaction.</param>
    /// <param name="serverStart">When the server was started.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    public static async ValueTask<CommitOutcome> PrepareAsync(
        PostgresDatabase database, NpgsqlConnection connection, long serverStart, CancellationToken cancellationToken)
        => new(database, await AskAsync(connection, "SELECT coalesce(txid_current_if_assigned(), 0)", cancellationToken).ConfigureAwait(false), serverStart);

    /// <summary>Returns where the transaction was committed.</summary>
    /// <param name="cause">Why there was no answer.</param>
    /// <exception cref="TypedDaoException">It was not, or <see cref="ErrorKind.OutcomeUnknown"/>.</exception>
    public async ValueTask ResolveAsync(Exception cause)
    {
        if (id == 0)
        {
            return;
        }

        for (int i = 0; i < MostQuestions; i++)
        {
            switch (await AskAsync().ConfigureAwait(false))
            {
                case "committed":
                    return;
                case "aborted":
                    throw new TypedDaoException(
                        ErrorKind.Unavailable, "The connection was lost while the server was asked to commit, and it did not: nothing was written.", cause);
                case "lost":
                    throw Unknown(cause);
                default:
                    // The transaction is still on its way, or the server cannot be reached yet.
                    await Task.Delay(Pause, TimeProvider.System, CancellationToken.None).ConfigureAwait(false);
                    break;
            }
        }

        throw Unknown(cause);
    }

    private static TypedDaoException Unknown(Exception cause)
        => new(ErrorKind.OutcomeUnknown, "The connection was lost while the server was asked to commit, and it does not say whether it did.", cause);

    private static async ValueTask<long> AskAsync(NpgsqlConnection connection, string question, CancellationToken cancellationToken)
    {
        NpgsqlCommand command = connection.CreateCommand();
        await using (command.ConfigureAwait(false))
        {
            command.CommandText = question;
            return (long)(await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false))!;
        }
    }

    private async ValueTask<string?> AskAsync()
    {
        try
        {
            NpgsqlConnection connection = await database.Source.OpenConnectionAsync(CancellationToken.None).ConfigureAwait(false);
            await using (connection.ConfigureAwait(false))
            {
                NpgsqlCommand command = connection.CreateCommand();
                await using (command.ConfigureAwait(false))
                {
                    command.CommandText = $"SELECT CASE WHEN {ServerStart} = $2 THEN coalesce(txid_status($1), 'lost') ELSE 'lost' END";
                    command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = id });
                    command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = serverStart });
                    return await command.ExecuteScalarAsync(CancellationToken.None).ConfigureAwait(false) as string;
                }
            }
        }
        catch (Exception error) when (PostgresErrors.IsOne(error))
        {
            return null;
        }
    }
}
