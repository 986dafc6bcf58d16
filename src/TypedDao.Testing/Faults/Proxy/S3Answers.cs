using System.Globalization;
using System.Security;
using System.Text;

namespace TypedDao.Testing;

/// <summary>The errors of S3 as answers for <see cref="ExchangeFault.Answered"/>.</summary>
public static class S3Answers
{
    private const string RequestId = "INJECTED00000000";

    /// <summary>Too many requests: 503.</summary>
    /// <param name="retryAfter">Adds <c>Retry-After</c>, in whole seconds.</param>
    public static PreparedAnswer SlowDown(TimeSpan? retryAfter = null) => Error(
        503,
        "SlowDown",
        "Please reduce your request rate.",
        headers: retryAfter is { } wait ? [new("Retry-After", ((long)wait.TotalSeconds).ToString(CultureInfo.InvariantCulture))] : []);

    /// <summary>A failure of the service that passes: 500.</summary>
    public static PreparedAnswer InternalError() => Error(500, "InternalError", "We encountered an internal error. Please try again.");

    /// <summary>The clock of the client is wrong: 403.</summary>
    /// <param name="serverTime">The time that the answer tells, in its body and as <c>Date</c>.</param>
    public static PreparedAnswer RequestTimeTooSkewed(DateTimeOffset serverTime) => Error(
        403,
        "RequestTimeTooSkewed",
        "The difference between the request time and the current time is too large.",
        $"<ServerTime>{serverTime.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)}</ServerTime>" +
        "<MaxAllowedSkewMilliseconds>900000</MaxAllowedSkewMilliseconds>",
        [new("Date", serverTime.ToString("r", CultureInfo.InvariantCulture))]);

    /// <summary>The temporary credentials are no longer valid: 400.</summary>
    public static PreparedAnswer ExpiredToken() => Error(400, "ExpiredToken", "The provided token has expired.");

    /// <summary>The credentials do not suffice: 403.</summary>
    public static PreparedAnswer AccessDenied() => Error(403, "AccessDenied", "Access Denied");

    /// <summary>The bucket is in another region: 301.</summary>
    /// <param name="region">The region, in <c>x-amz-bucket-region</c>.</param>
    public static PreparedAnswer PermanentRedirect(string region)
    {
        ArgumentException.ThrowIfNullOrEmpty(region);
        return Error(
            301,
            "PermanentRedirect",
            "The bucket you are attempting to access must be addressed using the specified endpoint.",
            $"<Endpoint>{SecurityElement.Escape($"s3.{region}.amazonaws.com")}</Endpoint>",
            [new("x-amz-bucket-region", region)]);
    }

    /// <summary>There is no such bucket: 404.</summary>
    public static PreparedAnswer NoSuchBucket() => Error(404, "NoSuchBucket", "The specified bucket does not exist");

    /// <summary>Another conditional write of the object is under way: 409.</summary>
    public static PreparedAnswer ConditionalRequestConflict() => Error(
        409, "ConditionalRequestConflict", "The conditional request cannot succeed due to a conflicting operation against this resource.");

    /// <summary>The condition of the request does not hold: 412.</summary>
    public static PreparedAnswer PreconditionFailed() => Error(
        412, "PreconditionFailed", "At least one of the pre-conditions you specified did not hold");

    /// <summary>Any other error. With status 200 it is how S3 reports the failure of a copy or of a completed upload.</summary>
    /// <param name="status">The status.</param>
    /// <param name="code">The code.</param>
    /// <param name="message">The message.</param>
    /// <param name="details">More XML behind the message.</param>
    /// <param name="headers">More headers.</param>
    public static PreparedAnswer Error(
        int status, string code, string message, string details = "", IReadOnlyList<KeyValuePair<string, string>>? headers = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(code);
        string body =
            $"""
            <?xml version="1.0" encoding="UTF-8"?>
            <Error><Code>{SecurityElement.Escape(code)}</Code><Message>{SecurityElement.Escape(message)}</Message>{details}<RequestId>{RequestId}</RequestId></Error>
            """;
        return new PreparedAnswer(status, Encoding.UTF8.GetBytes(body))
        {
            Reason = code,
            Headers = [new("Content-Type", "application/xml"), new("x-amz-request-id", RequestId), .. headers ?? []],
        };
    }
}
