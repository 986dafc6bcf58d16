using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using TypedDao.S3.Connection;
using TypedDao.S3.Errors;
using TypedDao.Storage;

namespace TypedDao.S3.Reading;

/// <summary>Reads objects and what is known of them, by plain HTTP.</summary>
/// <param name="bucket">The bucket.</param>
/// <param name="retry">Repeats the parts of a large read.</param>
internal sealed class S3Reader(BucketClient bucket, StorageRetry retry)
{
    /// <summary>Reads what is known of an object; null where there is none.</summary>
    /// <param name="key">The store's key.</param>
    /// <param name="options">The version and the condition.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    public async ValueTask<StorageEntry?> HeadAsync(string key, GetOptions options, CancellationToken cancellationToken)
    {
        S3Call call = CallOf(key, options);
        using HttpResponseMessage answer = await SendAsync(HttpMethod.Head, call, options, range: null, cancellationToken).ConfigureAwait(false);
        if (answer.IsSuccessStatusCode)
        {
            return EntryOf(key, answer, answer.Content.Headers.ContentLength ?? 0);
        }

        if (answer.StatusCode == HttpStatusCode.NotFound)
        {
            await bucket.RequireAsync(call, cancellationToken).ConfigureAwait(false);
            return null;
        }

        throw await RefusalOfHeadAsync(answer, call, options, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Throws where the condition of a write does not hold at this moment. Looking before writing is not atomic: it is for requests of
    /// which compatible servers pass over the condition, and the capabilities say so.
    /// </summary>
    /// <param name="key">The key that is to be written.</param>
    /// <param name="options">The condition.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    public async ValueTask CheckConditionAsync(string key, PutOptions options, CancellationToken cancellationToken)
        => StorageErrors.CheckCondition(options, key, (await LookAsync(key, default, cancellationToken).ConfigureAwait(false))?.ETag);

    /// <summary>
    /// Reads what is known of an object, and again where that can help: for the steps of a write that is not repeated as a whole.
    /// </summary>
    /// <param name="key">The store's key.</param>
    /// <param name="options">The version and the condition.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    public ValueTask<StorageEntry?> LookAsync(string key, GetOptions options, CancellationToken cancellationToken)
        => retry.RunAsync(
            StorageOperation.Head, (Reader: this, key, options), static (state, token) => state.Reader.HeadAsync(state.key, state.options, token), cancellationToken);

    /// <summary>Opens an object. What is longer than a part is read in parts side by side, all of one version.</summary>
    /// <param name="key">The store's key.</param>
    /// <param name="options">The range, version and condition.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    public async ValueTask<StorageObject> OpenAsync(string key, GetOptions options, CancellationToken cancellationToken)
    {
        if (options.Length == 0 || (options.Offset < 0 && options.Length is not null))
        {
            // Nothing to ask for, or the end of a range that only the length of the object tells.
            StorageEntry entry = await HeadAsync(key, options, cancellationToken).ConfigureAwait(false) ?? throw StorageErrors.NotFound(key);
            ByteRange range = ByteRange.Of(options, entry.Length);
            return range.Length == 0
                ? new StorageObject(entry, Stream.Null)
                : await OpenEndAsync(key, options, range, entry.ETag, cancellationToken).ConfigureAwait(false);
        }

        string asked = options.Offset < 0
            ? $"bytes={options.Offset.ToString(CultureInfo.InvariantCulture)}"
            : Bytes(options.Offset, Math.Min(options.Length ?? long.MaxValue, bucket.Options.PartSize));
        S3Call call = CallOf(key, options);
        HttpResponseMessage answer = await SendAsync(HttpMethod.Get, call, options, asked, cancellationToken).ConfigureAwait(false);
        try
        {
            if (answer.StatusCode == HttpStatusCode.RequestedRangeNotSatisfiable)
            {
                // The object is empty, or ends before the range begins.
                StorageEntry entry = await HeadAsync(key, options, cancellationToken).ConfigureAwait(false) ?? throw StorageErrors.NotFound(key);
                answer.Dispose();
                return ByteRange.Of(options, entry.Length).Length == 0
                    ? new StorageObject(entry, Stream.Null)
                    : await OpenAsync(key, options, cancellationToken).ConfigureAwait(false); // another object by now
            }

            if (!answer.IsSuccessStatusCode)
            {
                throw await S3Errors.OfAsync(answer, bucket, call, cancellationToken).ConfigureAwait(false);
            }

            return await OpenAsync(key, options, answer, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            answer.Dispose();
            throw;
        }
    }

    // The range was counted from the end of one version; where there is another by now, it is counted anew unless that one was asked for.
    private async ValueTask<StorageObject> OpenEndAsync(string key, GetOptions options, ByteRange range, string etag, CancellationToken cancellationToken)
    {
        try
        {
            return await OpenAsync(key, options with { Offset = range.Offset, Length = range.Length, IfMatch = etag }, cancellationToken).ConfigureAwait(false);
        }
        catch (TypedDaoException error) when (error.Kind == ErrorKind.Conflict && options.IfMatch is null)
        {
            return await OpenAsync(key, options, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Reads one part of one version whole; repeated where that can help.</summary>
    /// <param name="entry">The object.</param>
    /// <param name="part">Where the part begins, and its buffer.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    public async Task ReadPartAsync(StorageEntry entry, ReadPart part, CancellationToken cancellationToken)
        => await retry.RunAsync(
            StorageOperation.Get,
            (Reader: this, entry, part),
            static async (state, token) =>
            {
                await state.Reader.ReadPartOnceAsync(state.entry, state.part, token).ConfigureAwait(false);
                return true;
            },
            cancellationToken).ConfigureAwait(false);

    private async ValueTask<StorageObject> OpenAsync(string key, GetOptions options, HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        ContentRangeHeaderValue? got = answer.Content.Headers.ContentRange;
        long received = answer.Content.Headers.ContentLength ?? throw NoLength(key);
        StorageEntry entry = EntryOf(key, answer, got?.Length ?? received);
        var whole = ByteRange.Of(options, entry.Length);
        long start = got?.From ?? 0;
        if (start != whole.Offset)
        {
            throw new TypedDaoException(ErrorKind.Unexpected, $"The server answered '{key}' from byte {start} where byte {whole.Offset} was asked for.");
        }

        // The bytes that this answer is to have: less than it promises is as good as broken off.
        long first = got is { From: { } from, To: { } to } ? to - from + 1 : received;
        Stream body = await answer.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        var content = new AnswerStream(answer, body, bucket, new S3Call(key), Math.Min(first, whole.Length));
        return new StorageObject(
            entry,
            first >= whole.Length ? content : new PartsStream(this, entry, content, new ByteRange(whole.Offset + first, whole.Length - first), bucket.Options));
    }

    private async ValueTask ReadPartOnceAsync(StorageEntry entry, ReadPart part, CancellationToken cancellationToken)
    {
        var options = new GetOptions { Offset = part.Offset, IfMatch = entry.ETag, VersionId = part.VersionId };
        S3Call call = CallOf(entry.Key, options);
        HttpResponseMessage answer = await SendAsync(HttpMethod.Get, call, options, Bytes(part.Offset, part.Length), cancellationToken).ConfigureAwait(false);
        using (answer)
        {
            if (!answer.IsSuccessStatusCode)
            {
                throw await S3Errors.OfAsync(answer, bucket, call, cancellationToken).ConfigureAwait(false);
            }

            if (answer.Content.Headers.ContentRange?.From != part.Offset)
            {
                throw new TypedDaoException(ErrorKind.Unexpected, $"The server answered '{entry.Key}' without the range that was asked for.");
            }

            Stream body = await answer.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            var content = new AnswerStream(answer, body, bucket, call, part.Length);
            await using (content.ConfigureAwait(false))
            {
                await content.ReadExactlyAsync(part.Memory, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async ValueTask<HttpResponseMessage> SendAsync(
        HttpMethod method, S3Call call, GetOptions options, string? range, CancellationToken cancellationToken)
    {
        HttpResponseMessage answer = await SendOnceAsync(method, call, options, range, cancellationToken).ConfigureAwait(false);
        if (answer.StatusCode != HttpStatusCode.Forbidden || options is not { VersionId: not null, IfMatch: not null })
        {
            return answer;
        }

        // The right to read versions is one of its own. The rest of what is being read is told by its ETag as well.
        answer.Dispose();
        return await SendOnceAsync(method, call, options with { VersionId = null }, range, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<HttpResponseMessage> SendOnceAsync(
        HttpMethod method, S3Call call, GetOptions options, string? range, CancellationToken cancellationToken)
    {
        try
        {
            return await bucket.SendAsync(
                method,
                bucket.Keys.Full(call.Key),
                S3Uri.Query(("versionId", options.VersionId)),
                request =>
                {
                    if (range is not null)
                    {
                        request.Headers.TryAddWithoutValidation("Range", range);
                    }

                    if (options.IfMatch is { } etag)
                    {
                        request.Headers.TryAddWithoutValidation("If-Match", $"\"{etag}\"");
                    }
                },
                cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (S3Errors.Concerns(error, cancellationToken))
        {
            throw S3Errors.Of(error, bucket, call);
        }
    }

    // A refusal of a head request has no body that says why: wrong credentials look like missing rights. The same question by get has one.
    private async ValueTask<TypedDaoException> RefusalOfHeadAsync(HttpResponseMessage answer, S3Call call, GetOptions options, CancellationToken cancellationToken)
    {
        if (answer.StatusCode is HttpStatusCode.Forbidden or HttpStatusCode.BadRequest)
        {
            using HttpResponseMessage told = await SendAsync(HttpMethod.Get, call, options, "bytes=0-0", cancellationToken).ConfigureAwait(false);
            if (told.StatusCode == answer.StatusCode)
            {
                return await S3Errors.OfAsync(told, bucket, call, cancellationToken).ConfigureAwait(false);
            }
        }

        return await S3Errors.OfAsync(answer, bucket, call, cancellationToken).ConfigureAwait(false);
    }

    private static S3Call CallOf(string key, GetOptions options) => new(key, Conditions: new PutOptions { IfMatch = options.IfMatch });

    private static string Bytes(long offset, long length)
        => string.Create(CultureInfo.InvariantCulture, $"bytes={offset}-{(offset > long.MaxValue - length ? long.MaxValue : offset + length - 1)}");

    private static TypedDaoException NoLength(string key) => new(ErrorKind.Unexpected, $"The server does not say how long '{key}' is.");

    private StorageEntry EntryOf(string key, HttpResponseMessage answer, long length)
        => new(
            key,
            length,
            ETagText.Plain(HeaderOf(answer, "ETag")),
            answer.Content.Headers.LastModified ?? bucket.TimeProvider.GetUtcNow())
        {
            VersionId = HeaderOf(answer, "x-amz-version-id"),
        };

    // As it came: some servers leave out the quotes of ETags.
    private static string? HeaderOf(HttpResponseMessage answer, string name)
        => answer.Headers.NonValidated.TryGetValues(name, out HeaderStringValues values) ? values.ToString() : null;
}
