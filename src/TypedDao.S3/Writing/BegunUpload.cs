using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using Amazon.S3;
using Amazon.S3.Model;
using Microsoft.Extensions.Logging;
using TypedDao.S3.Connection;
using TypedDao.S3.Errors;
using TypedDao.S3.Reading;
using TypedDao.Storage;

namespace TypedDao.S3.Writing;

/// <summary>An upload in parts that the server knows of: in the end the object is visible, or nothing is left.</summary>
/// <param name="bucket">The bucket.</param>
/// <param name="reader">Looks at what is there.</param>
/// <param name="retry">Repeats requests.</param>
/// <param name="log">Where to say that it could not be abandoned.</param>
/// <param name="operation">The operation, for metrics.</param>
/// <param name="key">The store's key.</param>
/// <param name="options">The condition.</param>
/// <param name="uploadId">The server's name for it.</param>
internal sealed class BegunUpload(
    BucketClient bucket, S3Reader reader, StorageRetry retry, ILogger log, string operation, string key, PutOptions options, string uploadId)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly S3Writer _writer = new(bucket);
    private bool _mayHaveWon;

    /// <summary>The server's name for it.</summary>
    public string UploadId => uploadId;

    /// <summary>Makes the object visible.</summary>
    /// <param name="parts">The parts, in their order.</param>
    /// <param name="length">The length of the object.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    public async ValueTask<StorageEntry> CompleteAsync(PartETag[] parts, long length, CancellationToken cancellationToken)
    {
        if (options.IsConditional() && !bucket.IsAmazon)
        {
            await Conditions.CheckAsync(reader, key, options, cancellationToken).ConfigureAwait(false);
        }

        StorageEntry? entry = options.IsConditional()
            ? await CompleteOnceAsync(parts, length, cancellationToken).ConfigureAwait(false)
            : await retry.RunAsync(
                operation,
                (Upload: this, parts, length),
                static (state, token) => state.Upload.CompleteOnceAsync(state.parts, state.length, token),
                cancellationToken).ConfigureAwait(false);
        return entry ?? throw S3Errors.Unknown("Its upload is gone, and the object that is there is another.", null);
    }

    /// <summary>Removes the parts, unless the object is visible. Does not fail: the error that led here matters more to the caller.</summary>
    public async ValueTask AbandonAsync()
    {
        using var patience = new CancellationTokenSource(Patience, bucket.TimeProvider);
        try
        {
            await retry.RunAsync(
                operation,
                (Writer: _writer, key, uploadId),
                static async (state, token) =>
                {
                    await state.Writer.AbandonAsync(state.key, state.uploadId, token).ConfigureAwait(false);
                    return true;
                },
                patience.Token).ConfigureAwait(false);
        }
        catch (Exception error) when (error is TypedDaoException or OperationCanceledException)
        {
            S3Log.NotAbandoned(log, bucket.Keys.AddressOf(key), uploadId, error);
        }
    }

    // Null: an earlier attempt may have completed it, and nothing shows that it did.
    private async ValueTask<StorageEntry?> CompleteOnceAsync(PartETag[] parts, long length, CancellationToken cancellationToken)
    {
        try
        {
            CompleteMultipartUploadResponse answer = await _writer.CompleteAsync(key, uploadId, parts, options, cancellationToken).ConfigureAwait(false);
            return new StorageEntry(key, length, S3Writer.Trim(answer.ETag), bucket.TimeProvider.GetUtcNow()) { VersionId = answer.VersionId };
        }
        catch (TypedDaoException error) when (error.Kind == ErrorKind.OutcomeUnknown)
        {
            _mayHaveWon = true;
            throw;
        }
        catch (TypedDaoException error) when (_mayHaveWon && error.InnerException is AmazonS3Exception { ErrorCode: "NoSuchUpload" })
        {
            StorageEntry? present = await reader.HeadAsync(key, default, cancellationToken).ConfigureAwait(false);
            return present is not null && IsMadeOf(present, parts) ? present : null;
        }
    }

    // The ETag of an object in parts is the hash of theirs, and their number.
    [SuppressMessage("Security", "CA5351", Justification = "ETags are compared; nothing is protected.")]
    private static bool IsMadeOf(StorageEntry present, PartETag[] parts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
        foreach (PartETag part in parts)
        {
            string etag = S3Writer.Trim(part.ETag);
            if (etag.Length != 32 || !etag.All(char.IsAsciiHexDigit))
            {
                return false;
            }

            hash.AppendData(Convert.FromHexString(etag));
        }

        return present.ETag == $"{Convert.ToHexStringLower(hash.GetHashAndReset())}-{parts.Length}";
    }
}
