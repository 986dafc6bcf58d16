using Amazon.S3.Model;
using Microsoft.Extensions.Logging;
using TypedDao.S3.Connection;
using TypedDao.S3.Errors;
using TypedDao.S3.Reading;
using TypedDao.S3.Writing;
using TypedDao.Storage;

namespace TypedDao.S3.Copying;

/// <summary>Copies a large object in parts side by side, with its metadata and tags, which S3 copies by itself only with a whole object.</summary>
/// <param name="bucket">The bucket that is written.</param>
/// <param name="from">The bucket that is read.</param>
/// <param name="reader">Looks at what is there.</param>
/// <param name="fromReader">Looks at what is copied.</param>
/// <param name="retry">Repeats parts.</param>
/// <param name="log">Where to say what may stay on the server.</param>
internal sealed class PartsCopy(BucketClient bucket, BucketClient from, S3Reader reader, S3Reader fromReader, StorageRetry retry, ILogger log)
{
    private const int MostParts = 10_000;
    private const string Operation = StorageOperation.Copy;

    /// <summary>Copies an object.</summary>
    /// <param name="source">The object, of the version that is copied.</param>
    /// <param name="versionId">The version that was asked for; null: the present one.</param>
    /// <param name="destination">The key to write.</param>
    /// <param name="options">The condition on the destination.</param>
    /// <param name="cancellationToken">Cancels the copy.</param>
    public async ValueTask<StorageEntry> RunAsync(StorageEntry source, string? versionId, string destination, PutOptions options, CancellationToken cancellationToken)
    {
        var services = new S3Services(from, retry);
        ObjectAttributes attributes = options.Attributes
            ?? await services.GetAttributesAsync(source.Key, versionId, cancellationToken).ConfigureAwait(false)
            ?? throw StorageErrors.Changed(source.Key);
        BegunUpload upload = await BegunUpload.BeginAsync(
            bucket, reader, retry, log, Operation, destination, options with { Attributes = attributes }, cancellationToken).ConfigureAwait(false);
        try
        {
            PartETag[] parts = await CopyPartsAsync(source, versionId, destination, upload.UploadId, cancellationToken).ConfigureAwait(false);
            await RequireSameAsync(source, versionId, cancellationToken).ConfigureAwait(false);
            return await upload.CompleteAsync(parts, source.Length, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            await upload.AbandonAsync().ConfigureAwait(false);
            throw;
        }
    }

    // Compatible servers may pass over the condition on the source: its parts are of one version where it is the same before and after.
    private async ValueTask RequireSameAsync(StorageEntry source, string? versionId, CancellationToken cancellationToken)
    {
        if (!from.IsAmazon)
        {
            StorageEntry? present = await fromReader.LookAsync(source.Key, new GetOptions { VersionId = versionId }, cancellationToken).ConfigureAwait(false);
            if (present?.ETag != source.ETag)
            {
                throw present is null ? StorageErrors.Gone(source.Key) : StorageErrors.Changed(source.Key);
            }
        }
    }

    private async ValueTask<PartETag[]> CopyPartsAsync(StorageEntry source, string? versionId, string destination, string uploadId, CancellationToken cancellationToken)
    {
        // As few parts as the size of one allows, since the bytes do not pass through here.
        long size = Math.Max(Math.Min(bucket.Options.MultipartCopySize, 64L << 20), (source.Length + MostParts - 1) / MostParts);
        int count = (int)((source.Length + size - 1) / size);
        var parts = new PartETag[count];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = bucket.Options.Concurrency, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, count, parallel, async (index, token) =>
        {
            var request = new CopyPartRequest
            {
                SourceBucket = from.Name,
                SourceKey = from.Keys.Full(source.Key),
                SourceVersionId = versionId,
                ETagToMatch = [source.ETag],
                DestinationBucket = bucket.Name,
                DestinationKey = bucket.Keys.Full(destination),
                UploadId = uploadId,
                PartNumber = index + 1,
                FirstByte = index * size,
                LastByte = Math.Min((index + 1) * size, source.Length) - 1,
            };
            parts[index] = await retry.RunAsync(
                Operation,
                (bucket, Call: new S3Call(destination, IsWrite: true, Source: source.Key), request),
                static async (state, token) =>
                {
                    CopyPartResponse answer = await state.bucket.AskAsync(
                        state.Call, (sdk, inner) => sdk.CopyPartAsync(state.request, inner), token).ConfigureAwait(false);
                    return new PartETag(state.request.PartNumber!.Value, answer.ETag);
                },
                token).ConfigureAwait(false);
        }).ConfigureAwait(false);
        return parts;
    }
}
