using Amazon.Runtime;
using TypedDao.BuiltIn;
using TypedDao.Storage;
using TypedDao.Tests;

namespace TypedDao.S3.Tests;

/// <summary>What the server refuses by itself.</summary>
public sealed class ServerErrorTests(RgwServer server)
{
    [Theory]
    [InlineData("head", "read", "head", "a/b")]
    [InlineData("get", "read", "get", "a/b")]
    [InlineData("list", "read", "list", "a/")]
    [InlineData("put", "write", "put", "a/b")]
    [InlineData("create", "write", "put", "a/b")]
    [InlineData("delete", "write", "delete", "a/b")]
    public async Task Who_may_not_is_told_which_rights_are_missing(string call, string what, string operation, string key)
    {
        await using TestBucket bucket = await TestBucket.MakeAsync(server);
        await using IObjectStorage storage = bucket.OpenUnderLayers(
            options => options with { Credentials = new BasicAWSCredentials(bucket.Server.Guest.AccessKey, bucket.Server.Guest.SecretKey) }, Calls.Twice);

        TypedDaoException error = await Calls.FailAsync(storage, call);

        string cure = what == "read"
            ? "Give them the rights s3:GetObject and s3:ListBucket on the bucket 'BUCKET'; without the second, a key that does not exist looks like this too."
            : "Give them the rights s3:PutObject and s3:DeleteObject on the bucket 'BUCKET'.";
        Assert.Equal(ErrorKind.AccessDenied, error.Kind);
        Assert.Equal($"The credentials do not allow to {what} '{key}' (403 AccessDenied; request ID). [operation {operation}, store store, at s3://BUCKET/{key}] {cure}", Calls.Text(error, bucket));
        Assert.False(error.IsTransient);
    }

    [Theory]
    [InlineData("head", "nobody", "InvalidAccessKeyId")]
    [InlineData("get", "nobody", "InvalidAccessKeyId")]
    [InlineData("put", "nobody", "InvalidAccessKeyId")]
    [InlineData("head", "owner", "SignatureDoesNotMatch")]
    [InlineData("list", "owner", "SignatureDoesNotMatch")]
    [InlineData("delete", "owner", "SignatureDoesNotMatch")]
    public async Task Wrong_credentials_are_told_from_missing_rights(string call, string user, string code)
    {
        const string wrong = "not-the-secret-of-anybody";
        await using TestBucket bucket = await TestBucket.MakeAsync(server);
        await using IObjectStorage storage = bucket.OpenUnderLayers(options => options with { Credentials = new BasicAWSCredentials(user, wrong) }, Calls.Twice);

        TypedDaoException error = await Calls.FailAsync(storage, call);

        Assert.Equal(ErrorKind.Unauthenticated, error.Kind);
        string key = call == "list" ? "a/" : "a/b";
        Assert.Equal(
            $"The server does not accept the credentials (403 {code}; request ID). [operation {call}, store store, at s3://BUCKET/{key}] Check 'access_key' and 'secret_key' of the store, its 'profile', or the credentials that the SDK finds.",
            Calls.Text(error, bucket));
        Calls.CheckSecrets(error, wrong);
    }

    [Theory]
    [InlineData("head")]
    [InlineData("get")]
    [InlineData("list")]
    [InlineData("put")]
    [InlineData("delete")]
    [InlineData("delete-both")]
    [InlineData("copy")]
    public async Task A_bucket_that_does_not_exist_is_no_empty_bucket(string call)
    {
        await using TestBucket bucket = await TestBucket.MakeAsync(server);
        await using IObjectStorage storage = bucket.OpenUnderLayers(options => options with { Bucket = "missing-bucket" }, Calls.Twice);

        TypedDaoException error = await Calls.FailAsync(storage, call);

        string key = call switch { "list" => "a/", "copy" => "a/c", _ => "a/b" };
        Assert.Equal(ErrorKind.Configuration, error.Kind);
        Assert.Equal(
            $"The bucket 'missing-bucket' does not exist (404 NoSuchBucket; request ID). [operation {call.Split('-')[0]}, store store, at s3://missing-bucket/{key}] Create it, or correct 'bucket', 'endpoint' or 'region' of the store.",
            Calls.Text(error, bucket));
    }

    [Fact]
    public async Task Whether_the_bucket_exists_is_asked_once_and_again_where_the_answer_failed()
    {
        await using TestBucket bucket = await TestBucket.MakeAsync(server);
        await using Wire wire = Wire.To(bucket).Breaks(request => request.Method == "GET", ExchangeFault.Answered(S3Answers.InternalError()));
        await using S3Storage storage = wire.Open();

        TypedDaoException error = await Calls.FailAsync(storage, "head");
        Assert.Equal("The server failed (500 InternalError: We encountered an internal error. Please try again; request ID).", Calls.Text(error, bucket));
        Assert.Null(await storage.HeadAsync("a/b", Calls.Token));
        Assert.Null(await storage.HeadAsync("a/b", Calls.Token));

        Assert.Equal(["HEAD", "GET", "HEAD", "GET", "HEAD"], wire.Requests.Select(request => request.Method));
    }

    [Fact]
    public async Task A_key_that_the_key_management_service_does_not_have_is_refused()
    {
        await using TestBucket bucket = await TestBucket.MakeAsync(server);
        await using IObjectStorage storage = bucket.OpenUnderLayers(options => options with { Encryption = S3Encryption.AwsKms, KmsKeyId = "no-such-key" }, Calls.Twice);

        TypedDaoException error = await Calls.FailAsync(storage, "put");

        Assert.NotEqual(ErrorKind.OutcomeUnknown, error.Kind);
        Assert.Null(await storage.HeadAsync("a/b", Calls.Token));
    }

    [Fact]
    public async Task Lost_conditions_are_told_apart()
    {
        await using TestBucket bucket = await TestBucket.MakeAsync(server);
        await using IObjectStorage storage = bucket.OpenUnderLayers();
        Assert.Equal(ErrorKind.Conflict, (await Calls.FailAsync(storage, "replace")).Kind); // not every server tells what is gone from what has changed
        await Calls.RunAsync(storage, "put");

        Assert.Equal("'a/b' exists already. [operation put, store store, at s3://BUCKET/a/b]", Calls.Text(await Calls.FailAsync(storage, "create"), bucket));
        Assert.Equal("'a/b' has changed since it was last seen. [operation put, store store, at s3://BUCKET/a/b]", Calls.Text(await Calls.FailAsync(storage, "replace"), bucket));
        Assert.Equal("'a/b' has changed since it was last seen. [operation get, store store, at s3://BUCKET/a/b]", Calls.Text(await Calls.FailAsync(storage, "get-match"), bucket));
    }
}
