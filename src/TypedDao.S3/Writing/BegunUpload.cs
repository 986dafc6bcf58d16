using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
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

    /// <summary>Begins an upload; repeated where that can help.</summary>
    /// <param name="bucket">The bucket.</param>
    /// <param name="reader">Looks at what is there.</param>
    /// <param name="retry">Repeats requests.</param>
    /// <param name="log">Where to say what may stay on the server.</param>
    /// <param name="operation">The operation, for metrics.</param>
    /// <param name="key">The store's key.</param>
    /// <param name="options">The condition and attributes.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    public static async ValueTask<BegunUpload> BeginAsync(
        BucketClient bucket, S3Reader reader, StorageRetry retry, ILogger log, string operation, string key, PutOptions options, CancellationToken cancellationToken)
    {
        string uploadId = await retry.RunAsync(
            operation,
            (bucket, log, key, options),
            static async (state, token) =>
            {
                try
                {
                    return await new S3Writer(state.bucket).BeginAsync(state.key, state.options, token).ConfigureAwait(false);
                }
                catch (TypedDaoException error) when (error.Kind is ErrorKind.OutcomeUnknown)
                {
                    S3Log.MayBeBegun(state.log, state.bucket.Keys.AddressOf(state.key), error);
                    throw;
                }
            },
            cancellationToken).ConfigureAwait(false);
        return new BegunUpload(bucket, reader, retry, log, operation, key, options, uploadId);
    }

    /// <summary>Makes the object visible.</summary>
    /// <param name="parts">The parts, in their order.</param>
    /// <param name="length">The length of the object.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    public async ValueTask<StorageEntry> CompleteAsync(PartETag[] parts, long length, CancellationToken cancellationToken)
    {
        if (options.IsConditional && !bucket.IsAmazon)
        {
            await reader.CheckConditionAsync(key, options, cancellationToken).ConfigureAwait(false);
        }

        StorageEntry? entry = await retry.RunWriteAsync(
            operation,
            options,
            (Upload: this, parts, length),
            static (state, token) => state.Upload.CompleteOnceAsync(state.parts, state.length, token),
            cancellationToken).ConfigureAwait(false);
        return entry ?? throw S3Errors.Unknown("Its upload is gone, and nothing shows that it was completed.", null);
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

    // Null: the upload is gone, and nothing shows that it was completed.
    private async ValueTask<StorageEntry?> CompleteOnceAsync(PartETag[] parts, long length, CancellationToken cancellationToken)
    {
        try
        {
            CompleteMultipartUploadResponse answer = await _writer.CompleteAsync(key, uploadId, parts, options, cancellationToken).ConfigureAwait(false);

            // Some servers leave out the ETag.
            string etag = ETagText.Plain(answer.ETag) is { Length: > 0 } told ? told : ETagOf(parts) ?? "";
            return new StorageEntry(key, length, etag, bucket.TimeProvider.GetUtcNow()) { VersionId = answer.VersionId };
        }
        catch (TypedDaoException error) when (!options.IsConditional && (error.Kind == ErrorKind.OutcomeUnknown || (_mayHaveWon && S3Writer.IsGone(error))))
        {
            // An attempt whose answer was lost may have completed it. Some servers answer the next one as if they had failed.
            _mayHaveWon = true;
            if (await _writer.HasAsync(key, uploadId, cancellationToken).ConfigureAwait(false))
            {
                throw;
            }

            StorageEntry? present = await reader.HeadAsync(key, default, cancellationToken).ConfigureAwait(false);
            return present is not null && present.ETag == ETagOf(parts) ? present : null;
        }
    }

    // The hash of the hashes of the parts, and their number; null where the ETags of the parts are no hashes.
    [SuppressMessage("Security", "CA5351", Justification = "ETags are compared; nothing is protected.")]
    private static string? ETagOf(PartETag[] parts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
        foreach (PartETag part in parts)
        {
            string etag = ETagText.Plain(part.ETag);
            if (etag.Length != 32 || !etag.All(char.IsAsciiHexDigit))
            {
                return null;
            }

            hash.AppendData(Convert.FromHexString(etag));
        }

        return $"{Convert.ToHexStringLower(hash.GetHashAndReset())}-{parts.Length}";
    }
}
