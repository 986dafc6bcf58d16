using System.Buffers;
using Amazon.S3;
using Amazon.S3.Model;
using Microsoft.Extensions.Logging;
using TypedDao.S3.Connection;
using TypedDao.S3.Errors;
using TypedDao.S3.Reading;
using TypedDao.S3.Writing;
using TypedDao.Storage;
using ObjectAttributes = TypedDao.Storage.ObjectAttributes;

namespace TypedDao.S3.Copying;

/// <summary>Copies objects on the server, from the same bucket or another of the same server. One version is copied, whatever happens to its key.</summary>
/// <param name="bucket">The bucket that is written.</param>
/// <param name="reader">Reads the bucket that is written.</param>
/// <param name="writer">Writes it.</param>
/// <param name="retry">Repeats parts.</param>
/// <param name="log">Where to say that an upload could not be abandoned.</param>
internal sealed class S3Copier(BucketClient bucket, S3Reader reader, S3Writer writer, StorageRetry retry, ILogger log)
{
    /// <summary>Copies an object.</summary>
    /// <param name="from">The bucket that is read.</param>
    /// <param name="fromReader">Reads it.</param>
    /// <param name="source">The key to copy, of the bucket that is read.</param>
    /// <param name="version">The condition on the source.</param>
    /// <param name="destination">The key to write.</param>
    /// <param name="options">The condition on the destination.</param>
    /// <param name="cancellationToken">Cancels the copy.</param>
    public async ValueTask<StorageEntry> CopyAsync(
        BucketClient from, S3Reader fromReader, string source, GetOptions version, string destination, PutOptions options, CancellationToken cancellationToken)
    {
        StorageEntry found = await fromReader.LookAsync(source, version, cancellationToken).ConfigureAwait(false) ?? throw StorageErrors.NotFound(source);
        bool isItself = from.Name == bucket.Name && from.Keys.Full(source) == bucket.Keys.Full(destination);
        if (isItself)
        {
            // S3 refuses to copy an object onto itself, which would change nothing.
            StorageErrors.CheckCondition(options, destination, found.ETag);
            return found;
        }

        if (options.IsConditional && !bucket.IsAmazon)
        {
            // Compatible servers pass over the condition of a copy; that of a write they keep.
            if (found.Length <= bucket.Options.PartSize)
            {
                return await CopyThroughAsync(from, fromReader, found, version.VersionId, destination, options, cancellationToken).ConfigureAwait(false);
            }

            await reader.CheckConditionAsync(destination, options, cancellationToken).ConfigureAwait(false);
        }

        return found.Length > bucket.Options.MultipartCopySize
            ? await new PartsCopy(bucket, from, reader, fromReader, retry, log).RunAsync(found, version.VersionId, destination, options, cancellationToken).ConfigureAwait(false)
            : await CopyAtOnceAsync(from, found, version.VersionId, destination, options, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<StorageEntry> CopyAtOnceAsync(
        BucketClient from, StorageEntry found, string? versionId, string destination, PutOptions options, CancellationToken cancellationToken)
    {
        var request = new CopyObjectRequest
        {
            SourceBucket = from.Name,
            SourceKey = from.Keys.Full(found.Key),
            SourceVersionId = versionId,
            ETagToMatch = found.ETag,
            DestinationBucket = bucket.Name,
            DestinationKey = bucket.Keys.Full(destination),
            IfNoneMatch = options.IfAbsent ? "*" : null,
            IfMatch = options.IfMatch,
            StorageClass = writer.StorageClassOf(),
            ServerSideEncryptionMethod = writer.EncryptionOf(),
            ServerSideEncryptionKeyManagementServiceKeyId = bucket.Options.KmsKeyId,
            RequestPayer = bucket.Payer,
        };
        if (options.Attributes is { } attributes)
        {
            request.MetadataDirective = S3MetadataDirective.REPLACE;
            request.TaggingDirective = TaggingDirective.REPLACE;
            request.ContentType = attributes.ContentType;
            request.TagSet = writer.TagsOf(options);
            S3Writer.Describe(options, request.Metadata);
        }

        CopyObjectResponse answer = await bucket.AskAsync(
            new S3Call(destination, IsWrite: true, options, found.Key), (sdk, token) => sdk.CopyObjectAsync(request, token), cancellationToken).ConfigureAwait(false);
        if (!bucket.IsAmazon && request.TagSet is { Count: > 0 } tags)
        {
            // Compatible servers may drop the tags of a copy.
            await new S3Services(bucket, retry).SetTagsAsync(
                destination, tags.ToDictionary(tag => tag.Key, tag => tag.Value, StringComparer.Ordinal), cancellationToken).ConfigureAwait(false);
        }

        if (!bucket.IsAmazon && ETagText.Plain(answer.ETag) != found.ETag)
        {
            // Compatible servers may pass over the condition on the source, and have copied what came after.
            return await reader.LookAsync(destination, default, cancellationToken).ConfigureAwait(false) ?? throw StorageErrors.Gone(destination);
        }

        return new StorageEntry(destination, found.Length, ETagText.Plain(answer.ETag), bucket.TimeProvider.GetUtcNow()) { VersionId = answer.VersionId };
    }

    private async ValueTask<StorageEntry> CopyThroughAsync(
        BucketClient fromBucket, S3Reader from, StorageEntry found, string? versionId, string destination, PutOptions options, CancellationToken cancellationToken)
    {
        ObjectAttributes? attributes = options.Attributes
            ?? await new S3Services(fromBucket, retry).GetAttributesAsync(found.Key, versionId, cancellationToken).ConfigureAwait(false);
        byte[] buffer = ArrayPool<byte>.Shared.Rent((int)found.Length);
        try
        {
            // Conditional copies are not repeated as a whole; reading may be.
            await retry.RunAsync(
                StorageOperation.Copy,
                (from, found, versionId, Content: buffer.AsMemory(0, (int)found.Length)),
                static async (state, token) =>
                {
                    var options = new GetOptions { IfMatch = state.found.ETag, VersionId = state.versionId };
                    StorageObject opened = await state.from.OpenAsync(state.found.Key, options, token).ConfigureAwait(false);
                    await using (opened.ConfigureAwait(false))
                    {
                        await opened.Content.ReadExactlyAsync(state.Content, token).ConfigureAwait(false);
                    }

                    return true;
                },
                cancellationToken).ConfigureAwait(false);
            return await writer.PutAsync(
                destination, buffer.AsMemory(0, (int)found.Length), options with { Attributes = attributes }, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
