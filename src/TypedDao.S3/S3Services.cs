using System.Net;
using System.Runtime.CompilerServices;
using Amazon.S3;
using Amazon.S3.Model;
using TypedDao.S3.Connection;
using TypedDao.S3.Errors;
using TypedDao.S3.Writing;
using TypedDao.Storage;
using ObjectAttributes = TypedDao.Storage.ObjectAttributes;

namespace TypedDao.S3;

/// <summary>What a bucket can do beyond object storage: attributes, versions, presigned URLs, unfinished uploads.</summary>
/// <param name="bucket">The bucket.</param>
/// <param name="retry">Repeats calls.</param>
internal sealed class S3Services(BucketClient bucket, StorageRetry retry) : IStorageAttributes, IStorageVersions, IStoragePresigner, IStorageUploads
{
    private static readonly TimeSpan LongestPresigned = TimeSpan.FromDays(7);

    /// <inheritdoc/>
    public async ValueTask<ObjectAttributes?> GetAttributesAsync(string key, string? versionId, CancellationToken cancellationToken)
    {
        var head = new GetObjectMetadataRequest { BucketName = bucket.Name, Key = bucket.Keys.Full(key), VersionId = versionId, RequestPayer = bucket.Payer };
        var call = new S3Call(key);
        try
        {
            GetObjectMetadataResponse found = await AskAsync(StorageOperation.Head, call, (sdk, token) => sdk.GetObjectMetadataAsync(head, token), cancellationToken).ConfigureAwait(false);
            var tagging = new GetObjectTaggingRequest { BucketName = bucket.Name, Key = head.Key, VersionId = versionId, RequestPayer = bucket.Payer };
            GetObjectTaggingResponse tags = await AskAsync(StorageOperation.Head, call, (sdk, token) => sdk.GetObjectTaggingAsync(tagging, token), cancellationToken).ConfigureAwait(false);
            return new ObjectAttributes
            {
                ContentType = found.Headers.ContentType,
                Metadata = found.Metadata.Keys.ToDictionary(Name, name => MetadataText.Decode(found.Metadata[name]), StringComparer.OrdinalIgnoreCase),
                Tags = (tags.Tagging ?? []).ToDictionary(tag => tag.Key, tag => tag.Value, StringComparer.Ordinal),
                StorageClass = found.StorageClass?.Value ?? S3StorageClass.Standard.Value,
                Encryption = found.ServerSideEncryptionMethod?.Value is { Length: > 0 } method ? method : null,
            };
        }
        catch (TypedDaoException error) when (error.Kind == ErrorKind.NotFound)
        {
            await bucket.RequireAsync(call, cancellationToken).ConfigureAwait(false);
            return null;
        }
    }

    /// <inheritdoc/>
    public async ValueTask SetTagsAsync(string key, IReadOnlyDictionary<string, string> tags, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(tags);
        var request = new PutObjectTaggingRequest
        {
            BucketName = bucket.Name,
            Key = bucket.Keys.Full(key),
            Tagging = new Tagging { TagSet = [.. tags.Select(tag => new Tag { Key = tag.Key, Value = tag.Value })] },
            RequestPayer = bucket.Payer,
        };
        await AskAsync(StorageOperation.Put, new S3Call(key, IsWrite: true), (sdk, token) => sdk.PutObjectTaggingAsync(request, token), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<StorageVersion> ListVersionsAsync(string prefix, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(prefix);
        return VersionsAsync(prefix, cancellationToken);
    }

    private async IAsyncEnumerable<StorageVersion> VersionsAsync(string prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var request = new ListVersionsRequest
        {
            BucketName = bucket.Name,
            Prefix = bucket.Keys.FullPrefix(prefix),
            Encoding = EncodingType.Url,
            RequestPayer = bucket.Payer,
        };
        await foreach (ListVersionsResponse page in PagesAsync(prefix, (sdk, token) => sdk.ListVersionsAsync(request, token), GoOn, cancellationToken).ConfigureAwait(false))
        {
            foreach (S3ObjectVersion version in page.Versions ?? [])
            {
                if (bucket.Keys.Own(WebUtility.UrlDecode(version.Key), version.Size ?? 0) is { } key)
                {
                    bool isDeletion = version.IsDeleteMarker ?? false;
                    var entry = new StorageEntry(key, isDeletion ? 0 : version.Size ?? 0, isDeletion ? "" : ETagText.Plain(version.ETag), Utc(version.LastModified)) { VersionId = version.VersionId };
                    yield return new StorageVersion(entry, version.IsLatest ?? false, isDeletion);
                }
            }
        }

        bool GoOn(ListVersionsResponse page)
        {
            (request.KeyMarker, request.VersionIdMarker) = (page.NextKeyMarker, page.NextVersionIdMarker);
            return page.IsTruncated ?? false;
        }
    }

    /// <inheritdoc/>
    public async ValueTask<Uri> PresignAsync(string key, PresignOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.Duration <= TimeSpan.Zero || options.Duration > LongestPresigned)
        {
            throw new ArgumentOutOfRangeException(nameof(options), options.Duration, "A presigned URL is valid above zero and up to 7 days.");
        }

        cancellationToken.ThrowIfCancellationRequested();
        var request = new GetPreSignedUrlRequest
        {
            BucketName = bucket.Name,
            Key = bucket.Keys.Full(key),
            Verb = options.IsWrite ? HttpVerb.PUT : HttpVerb.GET,
            Expires = (bucket.TimeProvider.GetUtcNow() + options.Duration).UtcDateTime,
            Protocol = bucket.IsEncrypted ? Protocol.HTTPS : Protocol.HTTP,
            VersionId = options.VersionId,
            RequestPayer = bucket.Payer,
        };
        if (options.IsWrite)
        {
            request.ContentType = options.ContentType;
        }
        else
        {
            request.ResponseHeaderOverrides.ContentType = options.ContentType;
            request.ResponseHeaderOverrides.ContentDisposition = options.FileName is { } name ? $"attachment; filename*=UTF-8''{Uri.EscapeDataString(name)}" : null;
        }

        return new Uri(await bucket.AskAsync(new S3Call(key), (sdk, _) => sdk.GetPreSignedURLAsync(request), cancellationToken).ConfigureAwait(false));
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<UnfinishedUpload> ListUploadsAsync(string prefix, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(prefix);
        return UploadsAsync(prefix, cancellationToken);
    }

    private async IAsyncEnumerable<UnfinishedUpload> UploadsAsync(string prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var request = new ListMultipartUploadsRequest
        {
            BucketName = bucket.Name,
            Prefix = bucket.Keys.FullPrefix(prefix),
            Encoding = EncodingType.Url,
            RequestPayer = bucket.Payer,
        };
        await foreach (ListMultipartUploadsResponse page in PagesAsync(prefix, (sdk, token) => sdk.ListMultipartUploadsAsync(request, token), GoOn, cancellationToken).ConfigureAwait(false))
        {
            foreach (MultipartUpload upload in page.MultipartUploads ?? [])
            {
                if (bucket.Keys.Own(WebUtility.UrlDecode(upload.Key), length: 1) is { } key)
                {
                    yield return new UnfinishedUpload(key, upload.UploadId, Utc(upload.Initiated));
                }
            }
        }

        bool GoOn(ListMultipartUploadsResponse page)
        {
            (request.KeyMarker, request.UploadIdMarker) = (page.NextKeyMarker, page.NextUploadIdMarker);
            return page.IsTruncated ?? false;
        }
    }

    /// <inheritdoc/>
    public async ValueTask AbandonAsync(UnfinishedUpload upload, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(upload);
        await retry.RunAsync(
            StorageOperation.Delete,
            (Writer: new S3Writer(bucket), upload),
            static async (state, token) =>
            {
                await state.Writer.AbandonAsync(state.upload.Key, state.upload.UploadId, token).ConfigureAwait(false);
                return true;
            },
            cancellationToken).ConfigureAwait(false);
    }

    private async IAsyncEnumerable<TPage> PagesAsync<TPage>(
        string prefix,
        Func<AmazonS3Client, CancellationToken, Task<TPage>> request,
        Func<TPage, bool> goOn,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        bool isMore = true;
        while (isMore)
        {
            TPage page = await AskAsync(StorageOperation.List, new S3Call(prefix), request, cancellationToken).ConfigureAwait(false);
            yield return page;
            isMore = goOn(page);
        }
    }

    private static string Name(string header) => header.StartsWith("x-amz-meta-", StringComparison.OrdinalIgnoreCase) ? header["x-amz-meta-".Length..] : header;

    private static DateTimeOffset Utc(DateTime? time) => time is { } known ? new DateTimeOffset(known.ToUniversalTime()) : default;

    private async ValueTask<T> AskAsync<T>(
        string operation, S3Call call, Func<AmazonS3Client, CancellationToken, Task<T>> request, CancellationToken cancellationToken)
        => await retry.RunAsync(
            operation,
            (bucket, call, request),
            static (state, token) => state.bucket.AskAsync(state.call, state.request, token),
            cancellationToken).ConfigureAwait(false);
}
