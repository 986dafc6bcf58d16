using System.Net.Sockets;
using Npgsql;

namespace TypedDao.Postgres.Errors;

/// <summary>Says what a server, or the way to it, refused. Values of rows, statements and passwords are never in it.</summary>
internal static class PostgresErrors
{
    /// <summary>Whether an exception is one of the driver or of the network below it.</summary>
    /// <param name="error">The exception.</param>
    public static bool IsOne(Exception error) => error is NpgsqlException or SocketException or TimeoutException or IOException;

    /// <summary>The error of an exception of the driver.</summary>
    /// <param name="error">The exception.</param>
    /// <param name="settings">What was used to connect.</param>
    /// <param name="isWrite">Whether rows were being written, whose values may be at fault.</param>
    public static TypedDaoException Of(Exception error, NpgsqlConnectionStringBuilder settings, bool isWrite = false)
        => error is PostgresException refusal ? ServerRefusals.Of(refusal, settings, isWrite) : OfConnection(error, settings);

    private static TypedDaoException OfConnection(Exception error, NpgsqlConnectionStringBuilder settings)
    {
        string server = $"{settings.Host}:{settings.Port}";
        return Cause(error) switch
        {
            // Asking again would take as long.
            TimeoutException => new TypedDaoException(ErrorKind.Timeout, $"The server at {server} did not answer in time.", error) { IsTransient = false },
            SocketException socket => new TypedDaoException(ErrorKind.Unavailable, $"The server at {server} cannot be reached: {socket.Message.TrimEnd('.')}.", error),
            System.Security.Authentication.AuthenticationException => new TypedDaoException(
                ErrorKind.Unauthenticated, $"The server at {server} does not prove to be the one that 'ssl_mode' asks for.", error)
            {
                Cure = "Correct 'ssl_mode' of the store, or the certificate of the server.",
            },
            _ when error.Message.Contains("SSL", StringComparison.Ordinal) => new TypedDaoException(
                ErrorKind.Configuration, $"The server at {server} offers no encryption, which 'ssl_mode' asks for.", error)
            {
                Cure = "Correct 'ssl_mode' of the store, or let the server encrypt.",
            },
            _ when error.Message.Contains("No password has been provided", StringComparison.Ordinal) => new TypedDaoException(
                ErrorKind.Unauthenticated, $"The server at {server} asks user '{settings.Username}' for a password, and the store has none.", error)
            {
                Cure = "Set 'password' of the store.",
            },
            _ => new TypedDaoException(ErrorKind.Unavailable, $"The connection to the server at {server} was lost.", error),
        };
    }

    private static Exception Cause(Exception error)
    {
        for (Exception? inner = error; inner is not null; inner = inner.InnerException)
        {
            if (inner is TimeoutException or SocketException or System.Security.Authentication.AuthenticationException)
            {
                return inner;
            }
        }

        return error;
    }
}
