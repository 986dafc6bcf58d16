using System.Net;
using System.Net.Sockets;
using System.Xml;
using Amazon.Runtime;
using Amazon.S3;
using TypedDao.S3.Connection;

namespace TypedDao.S3.Errors;

/// <summary>Makes errors of TypedDao from what goes wrong with S3.</summary>
internal static class S3Errors
{
    /// <summary>Whether an exception is to become an error of TypedDao.</summary>
    /// <param name="error">The exception.</param>
    /// <param name="cancellationToken">The caller's.</param>
    public static bool Concerns(Exception error, CancellationToken cancellationToken) => error switch
    {
        TypedDaoException => false,
        OperationCanceledException => !cancellationToken.IsCancellationRequested,
        _ => true,
    };

    /// <summary>The error of an answer that is a refusal.</summary>
    /// <param name="answer">The answer; not disposed.</param>
    /// <param name="bucket">The bucket.</param>
    /// <param name="call">What was asked.</param>
    /// <param name="cancellationToken">Cancels the reading of the answer.</param>
    public static async ValueTask<TypedDaoException> OfAsync(HttpResponseMessage answer, BucketClient bucket, S3Call call, CancellationToken cancellationToken)
        => Refusals.Of(await S3Answer.ReadAsync(answer, cancellationToken).ConfigureAwait(false), bucket, call, null);

    /// <summary>The error of an exception.</summary>
    /// <param name="error">The exception.</param>
    /// <param name="bucket">The bucket.</param>
    /// <param name="call">What was asked.</param>
    public static TypedDaoException Of(Exception error, BucketClient bucket, S3Call call) => error switch
    {
        TypedDaoException { Kind: ErrorKind.Timeout } late when call.IsWrite => Unknown(late.Fact, error),
        TypedDaoException known => known,
        AmazonS3Exception refusal when (int)refusal.StatusCode != 0 => Refusals.Of(S3Answer.Of(refusal), bucket, call, error),
        OperationCanceledException or TimeoutException => call.IsWrite
            ? Unknown("The server did not answer in time.", error)
            : new TypedDaoException(ErrorKind.Timeout, "The server did not answer in time.", error),
        _ when Connection(error) is { } connection => OfConnection(connection, bucket, call, error),
        AmazonUnmarshallingException or XmlException when call.IsWrite => Unknown("The answer could not be read.", error),
        AmazonUnmarshallingException or XmlException => new TypedDaoException(ErrorKind.Unavailable, "The answer of the server could not be read.", error),
        AmazonClientException => S3Credentials.Missing(error),
        _ => new TypedDaoException(ErrorKind.Unexpected, $"The request to S3 failed: {error.Message}", error),
    };

    /// <summary>Nobody knows what became of a write.</summary>
    /// <param name="reason">What happened, as a sentence.</param>
    /// <param name="error">The cause.</param>
    public static TypedDaoException Unknown(string reason, Exception? error)
        => new(ErrorKind.OutcomeUnknown, $"It is not known whether the write took effect. {reason}", error)
        {
            Cure = "Read the object back to find out.",
        };

    private static TypedDaoException OfConnection(Exception connection, BucketClient bucket, S3Call call, Exception error)
    {
        bool wasSent = connection is not (HttpRequestException
        {
            HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError,
        } or SocketException { SocketErrorCode: SocketError.ConnectionRefused or SocketError.HostNotFound });
        if (call.IsWrite && wasSent)
        {
            return Unknown($"The connection to {bucket.Server} broke off: {connection.Message}", error);
        }

        return new TypedDaoException(ErrorKind.Unavailable, wasSent
            ? $"The connection to {bucket.Server} broke off: {connection.Message}"
            : $"{bucket.Server} cannot be reached: {connection.Message}", error)
        {
            Cure = wasSent ? null : "Check 'endpoint' and 'region' of the store, and the network.",
        };
    }

    private static Exception? Connection(Exception error)
    {
        for (Exception? cause = error; cause is not null; cause = cause.InnerException)
        {
            if (cause is HttpRequestException or SocketException or IOException or WebException)
            {
                return cause;
            }
        }

        return null;
    }
}
