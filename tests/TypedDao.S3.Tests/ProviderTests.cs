using TypedDao.BuiltIn;
using TypedDao.S3.Connection;
using TypedDao.Storage;
using TypedDao.Stores;
using TypedDao.Tests;

namespace TypedDao.S3.Tests;

/// <summary>How a store of the catalog becomes a storage; what the machine knows is that of the test alone.</summary>
[Collection(Alone.Name)]
public sealed class ProviderTests(RgwServer server)
{
    [Theory]
    [InlineData("", "Store 'raw' cannot be opened. 'bucket' is empty. [operation open, store raw] Name the bucket.")]
    [InlineData(" ", "Store 'raw' cannot be opened. 'bucket' is empty. [operation open, store raw] Name the bucket.")]
    [InlineData("s3://bucket", "Store 'raw' cannot be opened. 'bucket' is 's3://bucket', which is an address. [operation open, store raw] Name the bucket alone, and the folder in 'prefix'.")]
    [InlineData("bucket/folder", "Store 'raw' cannot be opened. 'bucket' is 'bucket/folder', which is an address. [operation open, store raw] Name the bucket alone, and the folder in 'prefix'.")]
    [InlineData("fast--usw2-az1--x-s3", "Store 'raw' cannot be opened. 'bucket' is 'fast--usw2-az1--x-s3': directory buckets and multi-region access points are not supported. [operation open, store raw] Name a general purpose bucket, or an access point of one region.")]
    [InlineData("arn:aws:s3::123456789012:accesspoint/m.mrap", "Store 'raw' cannot be opened. 'bucket' is 'arn:aws:s3::123456789012:accesspoint/m.mrap': directory buckets and multi-region access points are not supported. [operation open, store raw] Name a general purpose bucket, or an access point of one region.")]
    public async Task A_bucket_that_cannot_be_one_is_refused(string bucket, string text) => await RefusesAsync(Store(bucket), text);

    [Theory]
    [InlineData("ftp://s3.example.com/")]
    [InlineData("https://s3.example.com/?x=1")]
    public async Task An_endpoint_that_is_no_server_is_refused(string endpoint)
        => await RefusesAsync(
            Store("bucket", new Uri(endpoint)),
            $"Store 'raw' cannot be opened. 'endpoint' is '{endpoint}', which is no URL of a server. [operation open, store raw] Write it like 'https://s3.example.com'.");

    [Fact]
    public async Task A_key_of_encryption_without_encryption_is_refused()
        => await RefusesAsync(
            new S3Store("bucket") { KmsKeyId = "key", ServerSideEncryption = S3Encryption.Aes256 },
            "Store 'raw' cannot be opened. 'kms_key_id' is set, but objects are not encrypted with it. [operation open, store raw] Set 'server_side_encryption: aws:kms', or remove 'kms_key_id'.");

    [Fact]
    public async Task Credentials_of_the_store_are_used_with_their_token_by_every_request()
    {
        await using TestBucket bucket = await TestBucket.MakeAsync(server);
        await using Wire wire = Wire.To(bucket).Breaks(_ => true, ExchangeFault.Answered(S3Answers.AccessDenied()), times: 9);
        var store = new S3Store(bucket.Name) { Endpoint = wire.Endpoint, PathStyle = true, AccessKey = new Secret("the-id"), SecretKey = new Secret("the-secret"), SessionToken = new Secret("the-token") };
        await using StoreConnection connection = await OpenAsync(store);
        IObjectStorage storage = StorageOf(connection);

        foreach (string call in (string[])["get", "put", "list"])
        {
            Calls.CheckSecrets(await Calls.FailAsync(storage, call), "the-secret", "the-token");
        }

        Assert.Equal(3, wire.Requests.Count);
        Assert.All(wire.Requests, request =>
        {
            Assert.Contains("Credential=the-id/", request.Header("Authorization"), StringComparison.Ordinal);
            Assert.Equal("the-token", request.Header("x-amz-security-token"));
        });
    }

    [Fact]
    public async Task A_profile_is_read_from_the_shared_file()
    {
        await using TestBucket bucket = await TestBucket.MakeAsync(server);
        using var machine = new Machine();
        machine.WriteCredentials("[other]\naws_access_key_id=no\naws_secret_access_key=no\n[work]\naws_access_key_id=work-id\naws_secret_access_key=work-secret\n");
        await using Wire wire = Wire.To(bucket).Breaks(_ => true, ExchangeFault.Answered(S3Answers.AccessDenied()), times: 9);
        await using StoreConnection connection = await OpenAsync(new S3Store(bucket.Name) { Endpoint = wire.Endpoint, PathStyle = true, Profile = "work" });

        await Calls.FailAsync(StorageOf(connection), "get");

        Assert.Contains("Credential=work-id/", Assert.Single(wire.Requests).Header("Authorization"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_profile_that_does_not_exist_is_refused()
    {
        using var machine = new Machine();
        machine.WriteCredentials("[other]\naws_access_key_id=no\naws_secret_access_key=no\n");

        TypedDaoException error = await Assert.ThrowsAnyAsync<TypedDaoException>(() => OpenAsync(new S3Store("bucket") { Profile = "work" }));

        Assert.Equal(ErrorKind.Configuration, error.Kind);
        Assert.Equal(
            "'profile' is 'work', and the shared configuration of AWS has no such profile. Correct 'profile' of the store, or make the profile, for example by 'aws configure --profile NAME'.",
            error.Message);
    }

    [Fact]
    public async Task Without_any_credentials_the_places_are_named()
    {
        using var machine = new Machine();

        TypedDaoException error = await Assert.ThrowsAnyAsync<TypedDaoException>(() => OpenAsync(new S3Store("bucket") { Region = "eu-west-1" }));

        Assert.Equal((ErrorKind.Unauthenticated, false), (error.Kind, error.IsTransient));
        Assert.Equal(
            "There are no credentials for S3: neither in the store nor where the SDK looks for them. Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or 'profile', or 'access_key' and 'secret_key' of the store as placeholders.",
            error.Message);
    }

    [Fact]
    public async Task Without_any_region_the_store_is_refused()
    {
        using var machine = new Machine();
        await RefusesAsync(
            new S3Store("bucket") { AccessKey = new Secret("a"), SecretKey = new Secret("b") },
            "Store 'raw' cannot be opened. The SDK refuses: No RegionEndpoint or ServiceURL configured. [operation open, store raw] Set 'region' of the store, or AWS_REGION.");
    }

    [Fact]
    public async Task Credentials_region_and_endpoint_are_taken_from_the_environment()
    {
        await using TestBucket bucket = await TestBucket.MakeAsync(server);
        using var machine = new Machine();
        machine.Set("AWS_ACCESS_KEY_ID", "machine-id");
        machine.Set("AWS_SECRET_ACCESS_KEY", "machine-secret");
        machine.Set("AWS_REGION", "eu-north-1");
        using (var client = new BucketClient(new S3StorageOptions { Bucket = "bucket", Credentials = new Amazon.Runtime.AnonymousAWSCredentials() }, TimeProvider.System))
        {
            Assert.Equal(("eu-north-1", "bucket.s3.eu-north-1.amazonaws.com", true), (client.Region, client.Server, client.IsAmazon));
        }

        await using Wire wire = Wire.To(bucket).Breaks(_ => true, ExchangeFault.Answered(S3Answers.AccessDenied()), times: 9);
        machine.Set("AWS_ENDPOINT_URL_S3", wire.Endpoint.AbsoluteUri);
        await using StoreConnection connection = await OpenAsync(new S3Store(bucket.Name) { PathStyle = true });

        await Calls.FailAsync(StorageOf(connection), "get");
        await Calls.FailAsync(StorageOf(connection), "put");

        Assert.Equal(2, wire.Requests.Count);
        Assert.All(wire.Requests, request => Assert.Matches("Credential=machine-id/[0-9]{8}/eu-north-1/s3/", request.Header("Authorization")!));
        Assert.All(wire.Requests, request => Assert.Null(request.Header("x-amz-trailer")));
    }

    private static S3Store Store(string bucket, Uri? endpoint = null)
        => new(bucket) { Endpoint = endpoint, AccessKey = new Secret("a"), SecretKey = new Secret("b") };

    private static IObjectStorage StorageOf(StoreConnection connection)
    {
        Assert.True(connection.TryGet(out IObjectStorage? storage));
        return storage;
    }

    private static async Task<StoreConnection> OpenAsync(S3Store store)
        => await new S3StoreProvider().OpenAsync(store, new StoreContext("raw", "/", TimeProvider.System, new Nothing()), Calls.Token);

    private static async Task RefusesAsync(S3Store store, string text)
    {
        ConfigurationException error = await Assert.ThrowsAsync<ConfigurationException>(() => OpenAsync(store));
        Assert.Equal(text, error.Message);
    }

    private sealed class Nothing : IServiceProvider
    {
        public object? GetService(Type serviceType) => null;
    }
}
