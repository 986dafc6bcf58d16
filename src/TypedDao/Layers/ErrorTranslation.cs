using System.Net.Sockets;
using TypedDao.Storage;

namespace TypedDao.Layers;

/// <summary>Makes errors of TypedDao from whatever a storage raises.</summary>
internal static class ErrorTranslation
{
    /// <summary>Whether an exception is to become an error of TypedDao, or to be completed as one.</summary>
    /// <param name="error">The exception.</param>
    /// <param name="cancellationToken">The caller's.</param>
    public static bool Concerns(Exception error, CancellationToken cancellationToken) => error switch
    {
        // A client that gives up by itself says so as a cancellation.
        OperationCanceledException => !cancellationToken.IsCancellationRequested && error.InnerException is TimeoutException,
        ArgumentException or InvalidOperationException => false,
        _ => true,
    };

    /// <summary>
    /// The error of an exception. An error of TypedDao stays what it is, but for a write of which nobody can know that it had no effect.
    /// </summary>
    /// <param name="error">The exception.</param>
    /// <param name="mayHaveWon">Whether the call may have taken effect although nothing came back, which would matter.</param>
    public static TypedDaoException Translate(Exception error, bool mayHaveWon)
    {
        var known = error as TypedDaoException;
        TypedDaoException classified = known ?? Classify(error);
        bool isUnknown = mayHaveWon && (known is null ? classified.IsTransient : known.Kind == ErrorKind.Timeout);
        return isUnknown
            ? new TypedDaoException(ErrorKind.OutcomeUnknown, $"It is not known whether the write took effect. {classified.Fact}", error)
            {
                Operation = classified.Operation,
                Store = classified.Store,
                Address = classified.Address,
                Cure = "Read the object back to find out.",
            }
            : classified;
    }

    private static TypedDaoException Classify(Exception error) => error switch
    {
        TimeoutException or OperationCanceledException => new(ErrorKind.Timeout, "The storage did not answer in time.", error),
        HttpRequestException or SocketException or IOException { InnerException: SocketException or HttpRequestException } or HttpIOException
            => new(ErrorKind.Unavailable, $"The connection to the storage failed: {ForeignText.Redact(error.Message)}", error),
        IOException or UnauthorizedAccessException => IoErrors.Translate(error, path: null),
        NotSupportedException => new(ErrorKind.NotSupported, $"The storage cannot do this: {ForeignText.Redact(error.Message)}", error),
        _ => new(ErrorKind.Unexpected, $"The storage failed: {ForeignText.Redact(error.Message)}", error),
    };
}
