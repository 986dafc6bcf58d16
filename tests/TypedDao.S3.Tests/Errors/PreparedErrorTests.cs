using System.Text;
using TypedDao.Storage;
using TypedDao.Tests;

namespace TypedDao.S3.Tests;

/// <summary>What the answers of Amazon S3 become, each in its whole text.</summary>
public sealed class PreparedErrorTests(RgwServer server)
{
    private const string Id = "; request ID";

    [Theory]
    [InlineData("get", 503, "SlowDown", ErrorKind.Throttled, true, "The server asks to slow down (503 SlowDown: Said so; request ID). [operation get, store store, at s3://BUCKET/a/b]")]
    [InlineData("create", 503, "SlowDown", ErrorKind.Throttled, true, "The server asks to slow down (503 SlowDown: Said so; request ID). [operation put, store store, at s3://BUCKET/a/b]")]
    [InlineData("get", 500, "InternalError", ErrorKind.Unavailable, true, "The server failed (500 InternalError: Said so; request ID). [operation get, store store, at s3://BUCKET/a/b]")]
    [InlineData("list", 500, "InternalError", ErrorKind.Unavailable, true, "The server failed (500 InternalError: Said so; request ID). [operation list, store store, at s3://BUCKET/a/]")]
    [InlineData("create", 500, "InternalError", ErrorKind.OutcomeUnknown, false, "It is not known whether the write took effect. The server failed (500 InternalError: Said so; request ID). [operation put, store store, at s3://BUCKET/a/b] Read the object back to find out.")]
    [InlineData("replace", 500, "InternalError", ErrorKind.OutcomeUnknown, false, "It is not known whether the write took effect. The server failed (500 InternalError: Said so; request ID). [operation put, store store, at s3://BUCKET/a/b] Read the object back to find out.")]
    [InlineData("get", 403, "RequestTimeTooSkewed", ErrorKind.Unauthenticated, false, "The clock of this machine is too far from that of the server (403 RequestTimeTooSkewed: Said so; request ID). [operation get, store store, at s3://BUCKET/a/b] Set the clock, for example by NTP.")]
    [InlineData("head", 403, "RequestTimeTooSkewed", ErrorKind.Unauthenticated, false, "The clock of this machine is too far from that of the server (403 RequestTimeTooSkewed: Said so; request ID). [operation head, store store, at s3://BUCKET/a/b] Set the clock, for example by NTP.")]
    [InlineData("put", 400, "ExpiredToken", ErrorKind.Unauthenticated, false, "The credentials have expired (400 ExpiredToken: Said so; request ID). [operation put, store store, at s3://BUCKET/a/b] Get new ones, for example by signing in again.")]
    [InlineData("head", 400, "ExpiredToken", ErrorKind.Unauthenticated, false, "The credentials have expired (400 ExpiredToken: Said so; request ID). [operation head, store store, at s3://BUCKET/a/b] Get new ones, for example by signing in again.")]
    [InlineData("get", 403, "InvalidAccessKeyId", ErrorKind.Unauthenticated, false, "The server does not accept the credentials (403 InvalidAccessKeyId: Said so; request ID). [operation get, store store, at s3://BUCKET/a/b] Check 'access_key' and 'secret_key' of the store, its 'profile', or the credentials that the SDK finds.")]
    [InlineData("put", 403, "AccessDenied", ErrorKind.AccessDenied, false, "The credentials do not allow to write 'a/b' (403 AccessDenied: Said so; request ID). [operation put, store store, at s3://BUCKET/a/b] Give them the rights s3:PutObject and s3:DeleteObject on the bucket 'BUCKET'.")]
    [InlineData("get", 404, "NoSuchBucket", ErrorKind.Configuration, false, "The bucket 'BUCKET' does not exist (404 NoSuchBucket: Said so; request ID). [operation get, store store, at s3://BUCKET/a/b] Create it, or correct 'bucket', 'endpoint' or 'region' of the store.")]
    [InlineData("get", 400, "InvalidBucketName", ErrorKind.Configuration, false, "'BUCKET' cannot be the name of a bucket (400 InvalidBucketName: Said so; request ID). [operation get, store store, at s3://BUCKET/a/b] Correct 'bucket' of the store.")]
    [InlineData("get", 403, "InvalidObjectState", ErrorKind.NotSupported, false, "'a/b' is archived and cannot be read now (403 InvalidObjectState: Said so; request ID). [operation get, store store, at s3://BUCKET/a/b] Restore it first.")]
    [InlineData("put", 400, "KMS.NotFoundException", ErrorKind.Configuration, false, "The key management service refuses (400 KMS.NotFoundException: Said so; request ID). [operation put, store store, at s3://BUCKET/a/b] Check 'kms_key_id' of the store and the rights to its key.")]
    [InlineData("put", 403, "QuotaExceeded", ErrorKind.StorageFull, false, "The quota of the bucket or its owner is used up (403 QuotaExceeded: Said so; request ID). [operation put, store store, at s3://BUCKET/a/b] Remove data, or have the quota raised.")]
    [InlineData("put", 507, "Whatever", ErrorKind.StorageFull, false, "The server has no room left (507 Whatever: Said so; request ID). [operation put, store store, at s3://BUCKET/a/b]")]
    [InlineData("create", 412, "PreconditionFailed", ErrorKind.AlreadyExists, false, "'a/b' exists already. [operation put, store store, at s3://BUCKET/a/b]")]
    [InlineData("replace", 412, "PreconditionFailed", ErrorKind.Conflict, false, "'a/b' has changed since it was last seen. [operation put, store store, at s3://BUCKET/a/b]")]
    [InlineData("replace", 404, "NoSuchKey", ErrorKind.Conflict, false, "'a/b' has been deleted since it was last seen. [operation put, store store, at s3://BUCKET/a/b]")]
    [InlineData("get-match", 412, "PreconditionFailed", ErrorKind.Conflict, false, "'a/b' has changed since it was last seen. [operation get, store store, at s3://BUCKET/a/b]")]
    [InlineData("create", 409, "ConditionalRequestConflict", ErrorKind.Conflict, true, "Somebody else writes 'a/b' at this moment (409 ConditionalRequestConflict: Said so; request ID). [operation put, store store, at s3://BUCKET/a/b]")]
    [InlineData("put", 409, "OperationAborted", ErrorKind.Conflict, true, "Somebody else writes 'a/b' at this moment (409 OperationAborted: Said so; request ID). [operation put, store store, at s3://BUCKET/a/b]")]
    [InlineData("put", 400, "BadDigest", ErrorKind.Unavailable, true, "The bytes arrived damaged and were refused (400 BadDigest: Said so; request ID). [operation put, store store, at s3://BUCKET/a/b]")]
    [InlineData("put", 400, "EntityTooLarge", ErrorKind.NotSupported, false, "The server cannot do this (400 EntityTooLarge: Said so; request ID). [operation put, store store, at s3://BUCKET/a/b]")]
    [InlineData("delete", 403, "AccessDenied", ErrorKind.AccessDenied, false, "The credentials do not allow to write 'a/b' (403 AccessDenied: Said so; request ID). [operation delete, store store, at s3://BUCKET/a/b] Give them the rights s3:PutObject and s3:DeleteObject on the bucket 'BUCKET'.")]
    [InlineData("get", 418, "Teapot", ErrorKind.Unexpected, false, "The server refuses the request (418 Teapot: Said so; request ID). [operation get, store store, at s3://BUCKET/a/b]")]
    public async Task An_answer_of_S3_is_an_error_with_a_cure(string call, int status, string code, ErrorKind kind, bool isTransient, string text)
        => await CheckAsync(call, S3Answers.Error(status, code, "Said so."), kind, isTransient, text);

    [Theory]
    [InlineData("get")]
    [InlineData("head")]
    [InlineData("put")]
    [InlineData("delete")]
    public async Task The_region_of_the_bucket_is_told_by_a_redirection(string call)
        => await CheckAsync(
            call,
            S3Answers.PermanentRedirect("eu-west-1"),
            ErrorKind.Configuration,
            isTransient: false,
            $"The bucket 'BUCKET' is in region 'eu-west-1', not in 'us-east-1' ({(call == "head" ? "301" : "301 PermanentRedirect: The bucket you are attempting to access must be addressed using the specified endpoint")}{Id}). [operation {call}, store store, at s3://BUCKET/a/b] Set 'region: eu-west-1' of the store.");

    [Theory]
    [InlineData("get")]
    [InlineData("head")]
    [InlineData("put")]
    public async Task The_region_of_the_bucket_is_told_by_a_refused_signature(string call)
        => await CheckAsync(
            call,
            S3Answers.Error(400, "AuthorizationHeaderMalformed", "The region is wrong", "<Region>eu-west-1</Region>", [new("x-amz-bucket-region", "eu-west-1")]),
            ErrorKind.Configuration,
            isTransient: false,
            $"The bucket 'BUCKET' is in region 'eu-west-1', not in 'us-east-1' (400 AuthorizationHeaderMalformed: The region is wrong{Id}). [operation {call}, store store, at s3://BUCKET/a/b] Set 'region: eu-west-1' of the store.");

    [Theory]
    [InlineData("get", 403, ErrorKind.AccessDenied, false, "The server refuses access (403). [operation get, store store, at s3://BUCKET/a/b] Check the credentials of the store and their rights to the bucket.")]
    [InlineData("put", 407, ErrorKind.Unauthenticated, false, "The server does not accept the credentials (407). [operation put, store store, at s3://BUCKET/a/b] Check the credentials of the store.")]
    [InlineData("get", 502, ErrorKind.Unavailable, true, "The server failed (502). [operation get, store store, at s3://BUCKET/a/b]")]
    [InlineData("create", 504, ErrorKind.OutcomeUnknown, false, "It is not known whether the write took effect. The server failed (504). [operation put, store store, at s3://BUCKET/a/b] Read the object back to find out.")]
    [InlineData("delete", 400, ErrorKind.Unavailable, true, "The server could not make out the request (400). [operation delete, store store, at s3://BUCKET/a/b]")]
    [InlineData("get", 400, ErrorKind.Unavailable, true, "The server could not make out the request (400). [operation get, store store, at s3://BUCKET/a/b]")]
    [InlineData("get", 429, ErrorKind.Throttled, true, "The server asks to slow down (429). [operation get, store store, at s3://BUCKET/a/b]")]
    [InlineData("list", 503, ErrorKind.Unavailable, true, "The server cannot serve the request now (503). [operation list, store store, at s3://BUCKET/a/]")]
    [InlineData("list", 200, ErrorKind.Unavailable, true, "The listing of 'a/' broke off: The server's listing is cut off. [operation list, store store, at s3://BUCKET/a/]")]
    public async Task An_answer_in_HTML_is_that_of_something_in_between(string call, int status, ErrorKind kind, bool isTransient, string text)
        => await CheckAsync(call, new PreparedAnswer(status, Encoding.UTF8.GetBytes("<!DOCTYPE html><html><body><h1>No &nbsp;<br>way</body></html>")), kind, isTransient, text);

    private async Task CheckAsync(string call, PreparedAnswer answer, ErrorKind kind, bool isTransient, string text)
    {
        await using TestBucket bucket = await TestBucket.MakeAsync(server);
        await using Wire wire = Wire.To(bucket).Breaks(_ => true, ExchangeFault.Answered(answer), times: int.MaxValue);
        await using IObjectStorage storage = wire.OpenUnderLayers(retry: Calls.Twice);

        TypedDaoException error = await Calls.FailAsync(storage, call);

        Assert.Equal(text, Calls.Text(error, bucket));
        Assert.Equal((kind, isTransient), (error.Kind, error.IsTransient));
        bool isRepeated = isTransient && !(call is "create" or "replace" && kind is not (ErrorKind.Throttled or ErrorKind.Conflict));
        bool isAskedAgain = call == "head" && answer.Status is 400 or 403;
        Assert.Equal(isRepeated || isAskedAgain ? 2 : 1, wire.Requests.Count);
    }
}
