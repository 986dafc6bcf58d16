using System.Buffers;
using System.Runtime.ExceptionServices;
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
    private const string Operation = StorageOperation.Upload;
    private const int MostParts = 10_000;
    private const int PartsOfOneSize = 1000;
    private const int LargestPart = 1 << 30;

    private readonly SemaphoreSlim _slots = new(bucket.Options.Concurrency);
    private readonly List<Task<PartETag>> _parts = [];
    private readonly CancellationTokenSource _end = new();
    private BegunUpload? _upload;
    private bool _isOver;

    /// <summary>Whether the server knows of the upload.</summary>
    public bool HasBegun => _upload is not null;

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
            _upload ??= await BegunUpload.BeginAsync(bucket, reader, retry, log, Operation, key, options, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            _slots.Release();
            throw;
        }

        _parts.Add(SendAsync(_upload.UploadId, _parts.Count + 1, buffer, length));
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
        StorageEntry entry = await _upload!.CompleteAsync(parts, length, cancellationToken).ConfigureAwait(false);
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

        if (_upload is { } upload && !_isOver)
        {
            _isOver = true;
            await upload.AbandonAsync().ConfigureAwait(false);
        }

        _end.Dispose();
        _slots.Dispose();
    }

    private async Task<PartETag> SendAsync(string uploadId, int number, byte[] buffer, int length)
    {
        try
        {
            return await retry.RunAsync(
                Operation,
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

    private void ThrowIfFailed()
    {
        if (_parts.Find(part => part.IsFaulted) is { Exception.InnerException: { } error })
        {
            ExceptionDispatchInfo.Throw(error);
        }
    }
}
