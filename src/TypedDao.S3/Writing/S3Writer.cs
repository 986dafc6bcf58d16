using System.Runtime.InteropServices;
using Amazon.S3;
using Amazon.S3.Model;
using TypedDao.S3.Connection;
using TypedDao.S3.Errors;
using TypedDao.Storage;

namespace TypedDao.S3.Writing;

/// <summary>Writes objects in one request, and makes the requests that begin, fill and end an upload.</summary>
/// <param name="bucket">The bucket.</param>
internal sealed class S3Writer(BucketClient bucket)
{
    /// <summary>Writes an object in one request.</summary>
    /// <param name="key">The store's key.</param>
    /// <param name="content">The bytes.</param>
    /// <param name="options">The condition and attributes.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    public async ValueTask<StorageEntry> PutAsync(string key, ReadOnlyMemory<byte> content, PutOptions options, CancellationToken cancellationToken)
    {
        var request = new PutObjectRequest
        {
            BucketName = bucket.Name,
            Key = bucket.Keys.Full(key),
            InputStream = StreamOf(content),
            AutoCloseStream = false,
            UseChunkEncoding = bucket.SendsChecksums,
            ContentType = options.Attributes?.ContentType,
            IfNoneMatch = options.IfAbsent ? "*" : null,
            IfMatch = options.IfMatch,
            StorageClass = StorageClassOf(),
            TagSet = TagsOf(options),
            ServerSideEncryptionMethod = EncryptionOf(),
            ServerSideEncryptionKeyManagementServiceKeyId = bucket.Options.KmsKeyId,
            RequestPayer = bucket.Payer,
        };
        Describe(options, request.Metadata);
        PutObjectResponse answer = await bucket.AskAsync(
            new S3Call(key, IsWrite: true, options), (sdk, token) => sdk.PutObjectAsync(request, token), cancellationToken).ConfigureAwait(false);
        return new StorageEntry(key, content.Length, ETagText.Plain(answer.ETag), bucket.TimeProvider.GetUtcNow()) { VersionId = answer.VersionId };
    }

    /// <summary>Begins an upload in parts.</summary>
    /// <param name="key">The store's key.</param>
    /// <param name="options">The attributes.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The server's name for the upload.</returns>
    public async ValueTask<string> BeginAsync(string key, PutOptions options, CancellationToken cancellationToken)
    {
        var request = new InitiateMultipartUploadRequest
        {
            BucketName = bucket.Name,
            Key = bucket.Keys.Full(key),
            ContentType = options.Attributes?.ContentType,
            StorageClass = StorageClassOf(),
            TagSet = TagsOf(options),
            ServerSideEncryptionMethod = EncryptionOf(),
            ServerSideEncryptionKeyManagementServiceKeyId = bucket.Options.KmsKeyId,
            RequestPayer = bucket.Payer,
            ChecksumAlgorithm = bucket.SendsChecksums ? ChecksumAlgorithm.CRC32 : null,
        };
        Describe(options, request.Metadata);
        InitiateMultipartUploadResponse answer = await bucket.AskAsync(
            new S3Call(key, IsWrite: true), (sdk, token) => sdk.InitiateMultipartUploadAsync(request, token), cancellationToken).ConfigureAwait(false);
        return answer.UploadId;
    }

    /// <summary>Writes a part of an upload.</summary>
    /// <param name="key">The store's key.</param>
    /// <param name="uploadId">The upload.</param>
    /// <param name="number">The part's number, from 1.</param>
    /// <param name="content">The bytes.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    public async ValueTask<PartETag> PutPartAsync(string key, string uploadId, int number, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        var request = new UploadPartRequest
        {
            BucketName = bucket.Name,
            Key = bucket.Keys.Full(key),
            UploadId = uploadId,
            PartNumber = number,
            PartSize = content.Length,
            InputStream = StreamOf(content),
            UseChunkEncoding = bucket.SendsChecksums,
            RequestPayer = bucket.Payer,
            ChecksumAlgorithm = bucket.SendsChecksums ? ChecksumAlgorithm.CRC32 : null,
        };
        UploadPartResponse answer = await bucket.AskAsync(
            new S3Call(key, IsWrite: true), (sdk, token) => sdk.UploadPartAsync(request, token), cancellationToken).ConfigureAwait(false);
        return new PartETag(answer) { PartNumber = number };
    }

    /// <summary>Makes the object of an upload visible.</summary>
    /// <param name="key">The store's key.</param>
    /// <param name="uploadId">The upload.</param>
    /// <param name="parts">The parts, in their order.</param>
    /// <param name="options">The condition.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    public async ValueTask<CompleteMultipartUploadResponse> CompleteAsync(
        string key, string uploadId, IEnumerable<PartETag> parts, PutOptions options, CancellationToken cancellationToken)
    {
        var request = new CompleteMultipartUploadRequest
        {
            BucketName = bucket.Name,
            Key = bucket.Keys.Full(key),
            UploadId = uploadId,
            PartETags = [.. parts],
            IfNoneMatch = options.IfAbsent ? "*" : null,
            IfMatch = options.IfMatch,
            RequestPayer = bucket.Payer,
        };
        return await bucket.AskAsync(
            new S3Call(key, IsWrite: true, options), (sdk, token) => sdk.CompleteMultipartUploadAsync(request, token), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Whether the server still has an upload.</summary>
    /// <param name="key">The store's key.</param>
    /// <param name="uploadId">The upload.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    public async ValueTask<bool> HasAsync(string key, string uploadId, CancellationToken cancellationToken)
    {
        var request = new ListPartsRequest { BucketName = bucket.Name, Key = bucket.Keys.Full(key), UploadId = uploadId, MaxParts = 1, RequestPayer = bucket.Payer };
        try
        {
            await bucket.AskAsync(new S3Call(key), (sdk, token) => sdk.ListPartsAsync(request, token), cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (TypedDaoException error) when (IsGone(error) || error.Kind == ErrorKind.NotFound)
        {
            return false;
        }
    }

    /// <summary>Whether an error says that the server does not have an upload.</summary>
    /// <param name="error">The error.</param>
    public static bool IsGone(TypedDaoException error) => error.InnerException is AmazonS3Exception { ErrorCode: "NoSuchUpload" };

    /// <summary>Abandons an upload and removes its parts; one that is gone is no error.</summary>
    /// <param name="key">The store's key.</param>
    /// <param name="uploadId">The upload.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    public async ValueTask AbandonAsync(string key, string uploadId, CancellationToken cancellationToken)
    {
        var request = new AbortMultipartUploadRequest
        {
            BucketName = bucket.Name,
            Key = bucket.Keys.Full(key),
            UploadId = uploadId,
            RequestPayer = bucket.Payer,
        };
        try
        {
            await bucket.AskAsync(new S3Call(key), (sdk, token) => sdk.AbortMultipartUploadAsync(request, token), cancellationToken).ConfigureAwait(false);
        }
        catch (TypedDaoException error) when (IsGone(error))
        {
            // Somebody else was first, or an answer was lost.
            return;
        }
    }

    /// <summary>How new objects are encrypted.</summary>
    public ServerSideEncryptionMethod? EncryptionOf() => bucket.Options.Encryption switch
    {
        BuiltIn.S3Encryption.Aes256 => ServerSideEncryptionMethod.AES256,
        BuiltIn.S3Encryption.AwsKms => ServerSideEncryptionMethod.AWSKMS,
        _ => null,
    };

    /// <summary>The storage class of new objects.</summary>
    public S3StorageClass? StorageClassOf() => bucket.Options.StorageClass is { } name ? new S3StorageClass(name) : null;

    /// <summary>The tags of a new object: its own stand before the store's.</summary>
    /// <param name="options">The attributes.</param>
    public List<Tag>? TagsOf(PutOptions options)
    {
        var tags = new Dictionary<string, string>(bucket.Options.Tags, StringComparer.Ordinal);
        foreach ((string name, string value) in options.Attributes?.Tags ?? new Dictionary<string, string>(0))
        {
            tags[name] = value;
        }

        return tags.Count == 0 ? null : [.. tags.Select(tag => new Tag { Key = tag.Key, Value = tag.Value })];
    }

    /// <summary>Adds the metadata of a new object to a request.</summary>
    /// <param name="options">The attributes.</param>
    /// <param name="metadata">The metadata of the request.</param>
    public static void Describe(PutOptions options, MetadataCollection metadata)
    {
        foreach ((string name, string value) in options.Attributes?.Metadata ?? new Dictionary<string, string>(0))
        {
            metadata.Add(name, MetadataText.Encode(value));
        }
    }

    private static MemoryStream StreamOf(ReadOnlyMemory<byte> content)
        => MemoryMarshal.TryGetArray(content, out ArraySegment<byte> array)
            ? new MemoryStream(array.Array!, array.Offset, array.Count, writable: false)
            : new MemoryStream(content.ToArray(), writable: false);
}
