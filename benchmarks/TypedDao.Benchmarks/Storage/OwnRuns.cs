using System.Security.Cryptography;
using Amazon.Runtime;
using TypedDao.Layers;
using TypedDao.S3;
using TypedDao.Storage;

namespace TypedDao.Benchmarks.Storage;

/// <summary>The storage as a context opens it, with its layers.</summary>
public sealed class OwnRuns
{
    private readonly IObjectStorage _storage;

    /// <summary>Opens it.</summary>
    /// <param name="target">What it asks.</param>
    public OwnRuns(S3Target target = S3Target.Server)
    {
        (Uri endpoint, string key, string secret) = S3Access.Of(target);
        _storage = StorageLayers.Apply(
            new S3Storage(new S3StorageOptions
            {
                Bucket = S3Data.Bucket,
                Endpoint = endpoint,
                PathStyle = true,
                Credentials = new BasicAWSCredentials(key, secret),
            }),
            "benchmark");
    }

    public async Task<long> GetAsync(string key, byte[] buffer, GetOptions range = default, IncrementalHash? checksum = null)
    {
        await using StorageObject opened = await _storage.GetAsync(key, range, CancellationToken.None);
        long length = 0;
        int read;
        while ((read = await opened.Content.ReadAsync(buffer)) > 0)
        {
            length += read;
            checksum?.AppendData(buffer, 0, read);
        }

        return length;
    }

    public async Task PutAsync(string key, byte[] content) => await _storage.PutAsync(key, content, default, CancellationToken.None);

    public async Task UploadAsync(string key, Stream content)
    {
        byte[] buffer = new byte[128 << 10];
        await using StorageUpload upload = await _storage.OpenUploadAsync(key, default, CancellationToken.None);
        int read;
        while ((read = await content.ReadAsync(buffer)) > 0)
        {
            await upload.WriteAsync(buffer.AsMemory(0, read), CancellationToken.None);
        }

        await upload.CompleteAsync(null, CancellationToken.None);
    }

    public async Task<long> ListAsync(string prefix, IncrementalHash? checksum = null)
    {
        long count = 0;
        await foreach (StorageEntry entry in _storage.ListAsync(prefix, default, CancellationToken.None))
        {
            count += entry.Key.Length > 0 ? 1 : 0;
            checksum?.AppendData(S3Data.Describe(entry.Key, entry.Length, entry.ETag, entry.LastModified.UtcDateTime));
        }

        return count;
    }
}
