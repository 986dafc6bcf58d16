using System.Buffers;
using System.Runtime.CompilerServices;
using TypedDao.S3.Connection;
using TypedDao.S3.Errors;
using TypedDao.S3.Reading;
using TypedDao.Storage;

namespace TypedDao.S3.Listing;

/// <summary>Lists objects page by page; while the caller takes the entries of one page, the next is under way.</summary>
/// <param name="bucket">The bucket.</param>
internal sealed class S3Listing(BucketClient bucket)
{
    private const int FirstBuffer = 512 << 10;

    /// <summary>See <see cref="IObjectStorage.ListAsync"/>.</summary>
    public async IAsyncEnumerable<StorageEntry> ListAsync(
        string prefix, ListOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task<ListPage> next = PageAsync(prefix, options.StartAfter, null, end.Token);
        try
        {
            while (true)
            {
                ListPage page = await next.ConfigureAwait(false);
                next = page.Next is null ? Task.FromResult(page) : PageAsync(prefix, null, page.Next, end.Token);
                foreach (StorageEntry entry in page.Entries)
                {
                    if (bucket.Keys.Own(entry.Key, entry.Length) is { } key)
                    {
                        cancellationToken.ThrowIfCancellationRequested();
                        yield return key.Length == entry.Key.Length ? entry : entry with { Key = key };
                    }
                }

                if (page.Next is null)
                {
                    yield break;
                }
            }
        }
        finally
        {
            await end.CancelAsync().ConfigureAwait(false);
            await ((Task)next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<ListPage> PageAsync(string prefix, string? startAfter, string? token, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var call = new S3Call(prefix);
        string full = bucket.Keys.FullPrefix(prefix);
        string query = S3Uri.Query(
            ("continuation-token", token),
            ("encoding-type", "url"),
            ("list-type", "2"),
            ("prefix", full.Length == 0 ? null : full),
            ("start-after", startAfter is null ? null : bucket.Keys.FullPrefix(startAfter)));
        try
        {
            using HttpResponseMessage answer = await bucket.SendAsync(HttpMethod.Get, null, query, null, cancellationToken).ConfigureAwait(false);
            if (!answer.IsSuccessStatusCode)
            {
                throw await S3Errors.OfAsync(answer, bucket, call, cancellationToken).ConfigureAwait(false);
            }

            return await ReadAsync(answer, call, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (S3Errors.Concerns(error, cancellationToken))
        {
            throw S3Errors.Of(error, bucket, call);
        }
    }

    private async Task<ListPage> ReadAsync(HttpResponseMessage answer, S3Call call, CancellationToken cancellationToken)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(FirstBuffer);
        try
        {
            int length = 0;
            var body = new AnswerStream(answer, await answer.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false), bucket, call, length: null);
            while (await body.ReadAsync(buffer.AsMemory(length), cancellationToken).ConfigureAwait(false) is > 0 and var read)
            {
                length += read;
                if (length == buffer.Length)
                {
                    byte[] larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
                    buffer.CopyTo(larger, 0);
                    ArrayPool<byte>.Shared.Return(buffer);
                    buffer = larger;
                }
            }

            return ListPageParser.Parse(buffer.AsSpan(0, length));
        }
        catch (TypedDaoException error) when (error.Kind == ErrorKind.InvalidData)
        {
            // An answer cut off in its middle is one that can be asked for again.
            throw new TypedDaoException(ErrorKind.Unavailable, $"The listing of '{call.Key}' broke off: {error.Fact}", error);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
