using System.Net;
using Amazon.S3.Model;
using TypedDao.S3.Connection;
using TypedDao.Storage;

namespace TypedDao.S3.Errors;

/// <summary>What the server's refusals mean. The codes are those of the Amazon S3 API reference, "Error responses".</summary>
internal static class Refusals
{
    /// <summary>The error of a refusal.</summary>
    /// <param name="answer">The refusal.</param>
    /// <param name="bucket">The bucket.</param>
    /// <param name="call">What was asked.</param>
    /// <param name="cause">The exception that carried it.</param>
    public static TypedDaoException Of(S3Answer answer, BucketClient bucket, S3Call call, Exception? cause)
        => OfCode(answer, bucket, call, cause) ?? OfStatus(answer, bucket, call, cause);

    /// <summary>The error of a deletion of several objects of which some stay.</summary>
    /// <param name="errors">What the server says of each.</param>
    /// <param name="count">How many were to be deleted.</param>
    /// <param name="bucket">The bucket.</param>
    public static TypedDaoException OfDeletion(IReadOnlyList<DeleteError> errors, int count, BucketClient bucket)
    {
        DeleteError first = errors[0];
        var answer = new S3Answer(StatusOf(first.Code), first.Code ?? "", first.Message ?? "", null, null);
        TypedDaoException error = Of(answer, bucket, new S3Call(first.Key, IsWrite: true), null);
        return new TypedDaoException(error.Kind, $"{errors.Count} of {count} objects could not be deleted, the first 's3://{bucket.Name}/{first.Key}': {error.Fact}")
        {
            Cure = error.Cure,
            IsTransient = error.IsTransient,
        };
    }

    private static HttpStatusCode StatusOf(string? code) => code switch
    {
        "SlowDown" => HttpStatusCode.ServiceUnavailable,
        "AccessDenied" => HttpStatusCode.Forbidden,
        _ => HttpStatusCode.InternalServerError,
    };

    private static TypedDaoException? OfCode(S3Answer answer, BucketClient bucket, S3Call call, Exception? cause)
    {
        switch (answer.Code)
        {
            case "PreconditionFailed":
                return OfCondition(answer, call);
            case "ConditionalRequestConflict" or "OperationAborted":
                return Make(ErrorKind.Conflict, $"Somebody else writes '{call.Key}' at this moment", null, isTransient: true);
            case "NoSuchKey" when call.Source is { } source:
                return StorageErrors.Gone(source);
            case "NoSuchKey":
                return call.Conditions.IfMatch is null ? StorageErrors.NotFound(call.Key) : StorageErrors.Gone(call.Key);
            case "InvalidRange" when call.Source is { } source:
                return StorageErrors.Changed(source);
            case "NoSuchVersion":
                return Make(ErrorKind.NotFound, $"'{call.Key}' does not have this version", null);
            case "NoSuchUpload":
                return Make(ErrorKind.Conflict, $"The upload of '{call.Key}' was abandoned by somebody else", "Write it again; see that no lifecycle rule abandons uploads that are still written.");
            case "NoSuchBucket":
                return Make(ErrorKind.Configuration, $"The bucket '{bucket.Name}' does not exist", "Create it, or correct 'bucket', 'endpoint' or 'region' of the store.");
            case "InvalidBucketName":
                return Make(ErrorKind.Configuration, $"'{bucket.Name}' cannot be the name of a bucket", "Correct 'bucket' of the store.");
            case "PermanentRedirect" or "TemporaryRedirect" or "AuthorizationHeaderMalformed" or "IllegalLocationConstraintException":
                return OfRegion(answer, bucket, cause);
            case "RequestTimeTooSkewed":
                return Make(ErrorKind.Unauthenticated, "The clock of this machine is too far from that of the server", "Set the clock, for example by NTP.");
            case "ExpiredToken" or "TokenRefreshRequired" or "RequestExpired":
                return Make(ErrorKind.Unauthenticated, "The credentials have expired", "Get new ones, for example by signing in again.");
            case "InvalidAccessKeyId" or "SignatureDoesNotMatch" or "InvalidToken" or "InvalidSecurity" or "AccountProblem" or "NotSignedUp":
                return Make(ErrorKind.Unauthenticated, "The server does not accept the credentials", "Check 'access_key' and 'secret_key' of the store, its 'profile', or the credentials that the SDK finds.");
            case "AccessDenied" or "AllAccessDisabled" or "Forbidden":
                return Denied(answer, bucket, call, cause);
            case "InvalidObjectState":
                return Make(ErrorKind.NotSupported, $"'{call.Key}' is archived and cannot be read now", "Restore it first.");
            case "SlowDown" or "Throttling" or "ThrottlingException" or "RequestLimitExceeded" or "TooManyRequests" or "RequestThrottled":
                return Make(ErrorKind.Throttled, "The server asks to slow down", null);
            case "ServiceUnavailable" or "Busy" or "RequestTimeout" or "IncompleteBody":
                return Make(ErrorKind.Unavailable, "The server cannot serve the request now", null);
            case "BadDigest" or "InvalidDigest" or "XAmzContentSHA256Mismatch" or "XAmzContentChecksumMismatch":
                return Make(ErrorKind.Unavailable, "The bytes arrived damaged and were refused", null);
            case "QuotaExceeded" or "InsufficientStorage" or "StorageFull":
                return Make(ErrorKind.StorageFull, "The quota of the bucket or its owner is used up", "Remove data, or have the quota raised.");
            case "EntityTooLarge" or "KeyTooLongError" or "MetadataTooLarge" or "InvalidTag" or "InvalidStorageClass" or "NotImplemented" or "MethodNotAllowed":
                return Make(ErrorKind.NotSupported, "The server cannot do this", null);
            case var code when code.StartsWith("KMS.", StringComparison.Ordinal):
                return Make(ErrorKind.Configuration, "The key management service refuses", "Check 'kms_key_id' of the store and the rights to its key.");
            default:
                return null;
        }

        TypedDaoException Make(ErrorKind kind, string fact, string? cure, bool isTransient = false) => Refusals.Make(answer, kind, fact, cure, isTransient, cause);
    }

    // Answers without a body: to a head request, or from something between here and the server.
    private static TypedDaoException OfStatus(S3Answer answer, BucketClient bucket, S3Call call, Exception? cause) => answer.Status switch
    {
        HttpStatusCode.NotFound => StorageErrors.NotFound(call.Key),

        // Refused before S3 saw it, which names every request: a connection that was out of step.
        HttpStatusCode.BadRequest when answer.Code.Length == 0 && string.IsNullOrEmpty(answer.RequestId)
            => Make(answer, ErrorKind.Unavailable, "The server could not make out the request", null, isTransient: true, cause),
        HttpStatusCode.PreconditionFailed => OfCondition(answer, call),
        HttpStatusCode.MovedPermanently or HttpStatusCode.TemporaryRedirect => OfRegion(answer, bucket, cause),
        HttpStatusCode.Conflict => Make(answer, ErrorKind.Conflict, $"Somebody else writes '{call.Key}' at this moment", null, isTransient: true, cause),
        HttpStatusCode.Forbidden => Make(answer, ErrorKind.AccessDenied, "The server refuses access", "Check the credentials of the store and their rights to the bucket.", isTransient: false, cause),
        HttpStatusCode.Unauthorized or HttpStatusCode.ProxyAuthenticationRequired
            => Make(answer, ErrorKind.Unauthenticated, "The server does not accept the credentials", "Check the credentials of the store.", isTransient: false, cause),
        HttpStatusCode.TooManyRequests => Make(answer, ErrorKind.Throttled, "The server asks to slow down", null, isTransient: true, cause),
        HttpStatusCode.ServiceUnavailable => Make(answer, ErrorKind.Unavailable, "The server cannot serve the request now", null, isTransient: true, cause),
        HttpStatusCode.InsufficientStorage => Make(answer, ErrorKind.StorageFull, "The server has no room left", null, isTransient: false, cause),
        >= HttpStatusCode.InternalServerError when call.IsWrite => S3Errors.Unknown(Fact(answer, "The server failed"), cause),
        >= HttpStatusCode.InternalServerError => Make(answer, ErrorKind.Unavailable, "The server failed", null, isTransient: true, cause),
        _ => Make(answer, ErrorKind.Unexpected, "The server refuses the request", null, isTransient: false, cause),
    };

    private static TypedDaoException OfCondition(S3Answer answer, S3Call call)
        => IsOfSource(answer, call) ? StorageErrors.Changed(call.Source!)
            : call.Conditions.IfAbsent ? StorageErrors.AlreadyExists(call.Key)
            : StorageErrors.Changed(call.Key);

    // Of a copy either side may have a condition; a server that does not say which one is asked for that of the source alone.
    private static bool IsOfSource(S3Answer answer, S3Call call)
        => call.Source is not null
            && (answer.Condition?.StartsWith("x-amz-copy-source", StringComparison.OrdinalIgnoreCase) ?? !call.Conditions.IsConditional);

    private static TypedDaoException OfRegion(S3Answer answer, BucketClient bucket, Exception? cause)
        => answer.Region is { } region && region != bucket.Region
            ? Make(answer, ErrorKind.Configuration, $"The bucket '{bucket.Name}' is in region '{region}', not in '{bucket.Region}'", $"Set 'region: {region}' of the store.", isTransient: false, cause)
            : Make(answer, ErrorKind.Configuration, $"The bucket '{bucket.Name}' is not in region '{bucket.Region}'", "Set 'region' of the store to the region of the bucket.", isTransient: false, cause);

    private static TypedDaoException Denied(S3Answer answer, BucketClient bucket, S3Call call, Exception? cause)
        => Make(
            answer,
            ErrorKind.AccessDenied,
            call.IsWrite ? $"The credentials do not allow to write '{call.Key}'" : $"The credentials do not allow to read '{call.Key}'",
            call.IsWrite
                ? $"Give them the rights s3:PutObject and s3:DeleteObject on the bucket '{bucket.Name}'."
                : $"Give them the rights s3:GetObject and s3:ListBucket on the bucket '{bucket.Name}'; without the second, a key that does not exist looks like this too.",
            isTransient: false,
            cause);

    private static TypedDaoException Make(S3Answer answer, ErrorKind kind, string fact, string? cure, bool isTransient, Exception? cause)
        => new(kind, Fact(answer, fact), cause)
        {
            Cure = cure,
            IsTransient = isTransient || kind is ErrorKind.Throttled or ErrorKind.Unavailable,
        };

    private static string Fact(S3Answer answer, string fact)
    {
        string said = answer.Code.Length > 0 ? $"{(int)answer.Status} {answer.Code}" : $"{(int)answer.Status}";
        string message = answer.Message.Length > 0 && answer.Message != answer.Code ? $": {answer.Message.TrimEnd('.')}" : "";
        string request = answer.RequestId is { Length: > 0 } id ? $"; request {id}" : "";
        return $"{fact} ({said}{message}{request}).";
    }
}
