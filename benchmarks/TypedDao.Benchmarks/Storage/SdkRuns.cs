using System.Security.Cryptography;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;

namespace TypedDao.Benchmarks.Storage;

/// <summary>The peer: the SDK as its documentation uses it.</summary>
public sealed class SdkRuns : IDisposable
{
    private readonly AmazonS3Client _sdk;

    /// <summary>Opens it.</summary>
    /// <param name="target">What it asks.</param>
    public SdkRuns(S3Target target = S3Target.Server)
    {
        (Uri endpoint, string key, string secret) = S3Access.Of(target);
        _sdk = new AmazonS3Client(new BasicAWSCredentials(key, secret), new AmazonS3Config
        {
            ServiceURL = endpoint.AbsoluteUri,
            ForcePathStyle = true,
            AuthenticationRegion = "us-east-1",
            RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED,
            ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
        });
    }

    /// <inheritdoc/>
    public void Dispose() => _sdk.Dispose();

    public Task MakeBucketAsync() => _sdk.PutBucketAsync(S3Data.Bucket);

    public async Task<long> GetAsync(string key, byte[] buffer, ByteRange? range = null, IncrementalHash? checksum = null)
    {
        using GetObjectResponse answer = await _sdk.GetObjectAsync(new GetObjectRequest { BucketName = S3Data.Bucket, Key = key, ByteRange = range });
        long length = 0;
        int read;
        while ((read = await answer.ResponseStream.ReadAsync(buffer)) > 0)
        {
            length += read;
            checksum?.AppendData(buffer, 0, read);
        }

        return length;
    }

    public Task PutAsync(string key, byte[] content)
        => _sdk.PutObjectAsync(new PutObjectRequest { BucketName = S3Data.Bucket, Key = key, InputStream = new MemoryStream(content), UseChunkEncoding = false });

    public Task PutAsync(string key, Stream content)
        => _sdk.PutObjectAsync(new PutObjectRequest { BucketName = S3Data.Bucket, Key = key, InputStream = content, UseChunkEncoding = false });

    public async Task<long> ListAsync(string prefix, IncrementalHash? checksum = null)
    {
        long count = 0;
        await foreach (S3Object item in _sdk.Paginators.ListObjectsV2(new ListObjectsV2Request { BucketName = S3Data.Bucket, Prefix = prefix }).S3Objects)
        {
            count += item.Key.Length > 0 ? 1 : 0;
            checksum?.AppendData(S3Data.Describe(item.Key, item.Size ?? -1, item.ETag.Trim('"'), item.LastModified?.ToUniversalTime() ?? default));
        }

        return count;
    }
}
