using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.ExceptionServices;
using System.Security.Cryptography;
using Amazon.S3;
using Amazon.S3.Model;
using Microsoft.Extensions.Logging;
using TypedDao.S3.Connection;
using TypedDao.S3.Reading;
using TypedDao.Storage;

namespace TypedDao.S3.Writing;

/// <summary>The parts of one upload: begun with the first, sent side by side, each repeated on its own, abandoned where they are not completed.</summary>
/// <param name="bucket">The bucket.</param>
/// <param name="writer">Makes the requests.</param>
/// <param name="reader">Looks at what is there.</param>
/// <param name="retry">Repeats parts.</param>
/// <param name="log">Where to say that an upload could not be abandoned.</param>
/// <param name="key">The store's key.</param>
/// <param name="options">The condition and attributes.</param>
internal sealed class PartUploads(BucketClient bucket, S3Writer writer, S3Reader reader, StorageRetry retry, ILogger log, string key, PutOptions options)
    : IAsyncDisposable
{
    private const int MostParts = 10_000;
    private const int PartsOfOneSize = 1000;
    private const int LargestPart = 1 << 30;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim _slots = new(bucket.Options.Concurrency);
    private readonly List<Task<PartETag>> _parts = [];
    private readonly CancellationTokenSource _end = new();
    private string? _uploadId;
    private bool _isOver;

    /// <summary>Whether the server knows of the upload.</summary>
    public bool HasBegun => _uploadId is not null;

    /// <summary>Bytes of the next part: larger with their number, which is limited.</summary>
    public int NextSize => (int)Math.Min((long)bucket.Options.PartSize << (_parts.Count / PartsOfOneSize), LargestPart);

    /// <summary>Sends a part when there is room for one more.</summary>
    /// <param name="buffer">The bytes, rented; given back when they are sent.</param>
    /// <param name="length">Their number.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public async ValueTask AddAsync(byte[] buffer, int length, CancellationToken cancellationToken)
    {
        if (_parts.Count == MostParts)
        {
            throw new TypedDaoException(ErrorKind.NotSupported, $"'{key}' is larger than {MostParts} parts hold.")
            {
                Cure = "Write it as several objects.",
            };
        }

        await _slots.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            ThrowIfFailed();
            _uploadId ??= await retry.RunAsync(
                "upload",
                (writer, key, options),
                static (state, token) => state.writer.BeginAsync(state.key, state.options, token),
                cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            _slots.Release();
            throw;
        }

        _parts.Add(SendAsync(_uploadId, _parts.Count + 1, buffer, length));
    }

    /// <summary>Waits until every part is with the server.</summary>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public async ValueTask FinishAsync(CancellationToken cancellationToken)
    {
        foreach (Task<PartETag> part in _parts)
        {
            await part.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Makes the object visible.</summary>
    /// <param name="length">Its length.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    public async ValueTask<StorageEntry> CompleteAsync(long length, CancellationToken cancellationToken)
    {
        PartETag[] parts = await Task.WhenAll(_parts).ConfigureAwait(false);
        bool isConditional = options.IfAbsent || options.IfMatch is not null;
        CompleteMultipartUploadResponse? answer = isConditional
            ? await CompleteOnceAsync(parts, cancellationToken).ConfigureAwait(false)
            : await retry.RunAsync(
                "upload", (Uploads: this, parts), static (state, token) => state.Uploads.CompleteOnceAsync(state.parts, token), cancellationToken).ConfigureAwait(false);
        StorageEntry entry = await FoundAsync(answer, length, cancellationToken).ConfigureAwait(false);
        _isOver = true;
        return entry;
    }

    /// <summary>Removes what the server has, unless the object is visible.</summary>
    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync().ConfigureAwait(false);
        foreach (Task part in _parts)
        {
            // A part that is still on its way would come to lie there after the others were removed.
            await part.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        if (_uploadId is { } uploadId && !_isOver)
        {
            _isOver = true;
            using var patience = new CancellationTokenSource(Patience, bucket.TimeProvider);
            try
            {
                await retry.RunAsync(
                    "upload",
                    (writer, key, uploadId),
                    static async (state, token) =>
                    {
                        await state.writer.AbandonAsync(state.key, state.uploadId, token).ConfigureAwait(false);
                        return true;
                    },
                    patience.Token).ConfigureAwait(false);
            }
            catch (Exception error) when (error is TypedDaoException or OperationCanceledException)
            {
                // The error that led here matters more to the caller.
                S3Log.NotAbandoned(log, bucket.Keys.AddressOf(key), uploadId, error);
            }
        }

        _end.Dispose();
        _slots.Dispose();
    }

    private async Task<PartETag> SendAsync(string uploadId, int number, byte[] buffer, int length)
    {
        try
        {
            return await retry.RunAsync(
                "upload",
                (writer, key, uploadId, number, Content: buffer.AsMemory(0, length)),
                static (state, token) => state.writer.PutPartAsync(state.key, state.uploadId, state.number, state.Content, token),
                _end.Token).ConfigureAwait(false);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
            _slots.Release();
        }
    }

    private async ValueTask<CompleteMultipartUploadResponse?> CompleteOnceAsync(PartETag[] parts, CancellationToken cancellationToken)
    {
        try
        {
            return await writer.CompleteAsync(key, _uploadId!, parts, options, cancellationToken).ConfigureAwait(false);
        }
        catch (TypedDaoException error) when (error.InnerException is AmazonS3Exception { ErrorCode: "NoSuchUpload" } && !options.IfAbsent && options.IfMatch is null)
        {
            // An earlier attempt may have completed it although its answer was lost.
            if (await reader.HeadAsync(key, default, cancellationToken).ConfigureAwait(false) is { } present && IsMadeOf(present, parts))
            {
                return null;
            }

            throw;
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

    private async ValueTask<StorageEntry> FoundAsync(CompleteMultipartUploadResponse? answer, long length, CancellationToken cancellationToken)
        => answer is not null
            ? new StorageEntry(key, length, S3Writer.Trim(answer.ETag), bucket.TimeProvider.GetUtcNow()) { VersionId = answer.VersionId }
            : await reader.HeadAsync(key, default, cancellationToken).ConfigureAwait(false) ?? throw StorageErrors.Gone(key);

    private void ThrowIfFailed()
    {
        if (_parts.Find(part => part.IsFaulted) is { Exception.InnerException: { } error })
        {
            ExceptionDispatchInfo.Throw(error);
        }
    }
}
