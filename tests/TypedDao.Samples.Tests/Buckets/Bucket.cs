using Amazon.S3;
using Amazon.S3.Model;
using TypedDao.Tests;

[assembly: AssemblyFixture(typeof(RgwServer))]

namespace TypedDao.Samples.Buckets;

/// <summary>A bucket on the S3 server of the tests, and what a program has to know of it.</summary>
internal sealed class Bucket : IDisposable
{
    private readonly RgwAccess _server;
    private readonly AmazonS3Client _sdk;

    private Bucket(RgwAccess server, AmazonS3Client sdk, string name) => (_server, _sdk, Name) = (server, sdk, name);

    public string Name { get; }

    public static async Task<Bucket> MakeAsync(RgwServer server)
    {
        RgwAccess access = await server.StartAsync();
        AmazonS3Client sdk = RgwClient.Of(access);
        return new Bucket(access, sdk, await sdk.MakeBucketAsync());
    }

    /// <summary>The environment of a program whose stores are in this bucket: nothing else tells it of S3.</summary>
    public Dictionary<string, string> Variables(params ReadOnlySpan<string> bucketVariables)
    {
        var variables = new Dictionary<string, string>
        {
            ["TYPEDDAO_ENVIRONMENT"] = "default",
            ["AWS_ENDPOINT_URL_S3"] = _server.Endpoint.AbsoluteUri,
            ["AWS_ACCESS_KEY_ID"] = _server.Owner.AccessKey,
            ["AWS_SECRET_ACCESS_KEY"] = _server.Owner.SecretKey,
            ["AWS_EC2_METADATA_DISABLED"] = "true",
        };
        foreach (string variable in bucketVariables)
        {
            variables[variable] = Name;
        }

        return variables;
    }

    /// <summary>Every object with its ETag, by key.</summary>
    public async Task<SortedDictionary<string, string>> ObjectsAsync()
    {
        var objects = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var request = new ListObjectsV2Request { BucketName = Name };
        await foreach (S3Object item in _sdk.Paginators.ListObjectsV2(request).S3Objects.WithCancellation(TestContext.Current.CancellationToken))
        {
            objects.Add(item.Key, item.ETag);
        }

        return objects;
    }

    /// <summary>The text of an object.</summary>
    public async Task<string> TextAsync(string key)
    {
        using GetObjectResponse answer = await _sdk.GetObjectAsync(Name, key, TestContext.Current.CancellationToken);
        using var reader = new StreamReader(answer.ResponseStream);
        return await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
    }

    public void Dispose() => _sdk.Dispose();
}
