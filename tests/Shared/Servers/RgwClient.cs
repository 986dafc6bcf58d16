using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;

namespace TypedDao.Tests;

/// <summary>The S3 server of the tests, seen by the SDK: a client that is not ours.</summary>
internal static class RgwClient
{
    private static int _made;

    /// <summary>A client of the owner.</summary>
    public static AmazonS3Client Of(RgwAccess server)
        => new(new BasicAWSCredentials(server.Owner.AccessKey, server.Owner.SecretKey), new AmazonS3Config
        {
            ServiceURL = server.Endpoint.AbsoluteUri,
            ForcePathStyle = true,
            AuthenticationRegion = "us-east-1",
            RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED,
            ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
        });

    /// <summary>Makes a bucket whose name no other test has.</summary>
    public static async Task<string> MakeBucketAsync(this AmazonS3Client sdk)
    {
        string name = $"test-{Environment.ProcessId}-{Interlocked.Increment(ref _made)}";
        await sdk.PutBucketAsync(new PutBucketRequest { BucketName = name }, TestContext.Current.CancellationToken);
        return name;
    }
}
