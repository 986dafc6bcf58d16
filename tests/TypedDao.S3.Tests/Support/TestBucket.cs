using Amazon.Runtime;
using Amazon.S3;
using Microsoft.Extensions.Logging;
using TypedDao.Layers;
using TypedDao.Storage;
using TypedDao.Tests;

namespace TypedDao.S3.Tests;

/// <summary>A bucket of its own on the server of the tests.</summary>
public sealed class TestBucket : IAsyncDisposable
{
    private TestBucket(RgwAccess server, string name, AmazonS3Client sdk)
    {
        Server = server;
        Name = name;
        Sdk = sdk;
        Options = new S3StorageOptions
        {
            Bucket = name,
            Endpoint = server.Endpoint,
            PathStyle = true,
            Credentials = new BasicAWSCredentials(server.Owner.AccessKey, server.Owner.SecretKey),
        };
    }

    public RgwAccess Server { get; }

    public string Name { get; }

    /// <summary>The SDK, as a client that is not ours.</summary>
    public AmazonS3Client Sdk { get; }

    /// <summary>How to reach the bucket.</summary>
    public S3StorageOptions Options { get; }

    public static async Task<TestBucket> MakeAsync(RgwServer server)
    {
        RgwAccess access = await server.StartAsync();
        AmazonS3Client sdk = RgwClient.Of(access);
        return new TestBucket(access, await sdk.MakeBucketAsync(), sdk);
    }

    /// <summary>The bare storage.</summary>
    public S3Storage Open(Func<S3StorageOptions, S3StorageOptions>? change = null) => new(change?.Invoke(Options) ?? Options);

    /// <summary>The storage as a context opens it, with small pauses.</summary>
    public IObjectStorage OpenUnderLayers(
        Func<S3StorageOptions, S3StorageOptions>? change = null, RetryOptions? retry = null, ILogger<S3Storage>? logger = null)
    {
        var policy = new Layers.RetryPolicy(retry ?? Patient, TimeProvider.System, "store");
        return StorageLayers.Apply(new S3Storage(change?.Invoke(Options) ?? Options, retry: policy, logger: logger), policy, TimeProvider.System);
    }

    /// <summary>Many attempts with small pauses.</summary>
    public static RetryOptions Patient { get; } = new()
    {
        MaximumAttempts = 30,
        FirstPause = TimeSpan.FromMilliseconds(0.5),
        LongestPause = TimeSpan.FromMilliseconds(5),
        Budget = 1_000_000,
    };

    /// <summary>The bucket stays: the server forgets everything in the end.</summary>
    public ValueTask DisposeAsync()
    {
        Sdk.Dispose();
        return ValueTask.CompletedTask;
    }
}
