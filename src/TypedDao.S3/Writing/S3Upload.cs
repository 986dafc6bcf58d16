using System.Buffers;
using TypedDao.S3.Connection;
using TypedDao.Storage;

namespace TypedDao.S3.Writing;

/// <summary>
/// An object of unknown length being written. What fits one part is written in one request on completion; more goes up in parts side
/// by side, in memory that is bounded by their number.
/// </summary>
/// <param name="bucket">The bucket.</param>
/// <param name="parts">Takes the parts.</param>
/// <param name="writer">Writes what fits one part.</param>
/// <param name="retry">Repeats what can be.</param>
/// <param name="key">The store's key.</param>
/// <param name="options">The condition and attributes.</param>
internal sealed class S3Upload(
    BucketClient bucket, PartUploads parts, S3Writer writer, StorageRetry retry, string key, PutOptions options) : StorageUpload
{
    private const int FirstBuffer = 64 << 10;

    // What a sealed upload may keep in memory: it is cheaper to write it in one request than in the three of an upload in parts.
    private const int LargestKept = 256 << 10;

    private byte[]? _buffer;
    private int _used;
    private bool _isKept;
    private long _length;
    private UploadState _state;

    public override long Length => _length;

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        UploadStates.RequireOpen(_state);
        _state = UploadState.Broken;
        cancellationToken.ThrowIfCancellationRequested();
        while (!content.IsEmpty)
        {
            if (_used == parts.NextSize)
            {
                // Only when there is more: what fits one part is written in one request.
                await HandOverAsync(cancellationToken).ConfigureAwait(false);
            }

            int size = parts.NextSize;
            if (_buffer is null || (_used == _buffer.Length && _used < size))
            {
                Grow((int)Math.Min(size, Math.Max(FirstBuffer, _used + (long)content.Length)));
            }

            int taken = Math.Min(content.Length, Math.Min(size, _buffer!.Length) - _used);
            content.Span[..taken].CopyTo(_buffer.AsSpan(_used));
            _used += taken;
            _length += taken;
            content = content[taken..];
        }

        _state = UploadState.Open;
    }

    public override async ValueTask SealAsync(CancellationToken cancellationToken)
    {
        UploadStates.RequireOpen(_state);
        _state = UploadState.Broken;
        cancellationToken.ThrowIfCancellationRequested();
        if (parts.HasBegun || (_used > LargestKept && (bucket.IsAmazon || !options.IsConditional)))
        {
            await FinishPartsAsync(cancellationToken).ConfigureAwait(false);
        }
        else if (_buffer is { } buffer)
        {
            _buffer = buffer.AsSpan(0, _used).ToArray();
            ArrayPool<byte>.Shared.Return(buffer);
            _isKept = true;
        }

        _state = UploadState.Sealed;
    }

    public override async ValueTask<StorageEntry> CompleteAsync(string? key, CancellationToken cancellationToken)
    {
        UploadStates.RequireCompletable(_state);
        if (key is not null && key != Key)
        {
            throw new InvalidOperationException("S3 publishes an upload under the key that it was opened with.");
        }

        UploadState before = _state;
        _state = UploadState.Broken;
        cancellationToken.ThrowIfCancellationRequested();
        StorageEntry entry;
        if (parts.HasBegun)
        {
            if (before == UploadState.Open)
            {
                await FinishPartsAsync(cancellationToken).ConfigureAwait(false);
            }

            entry = await parts.CompleteAsync(_length, cancellationToken).ConfigureAwait(false);
        }
        else
        {
            entry = await PutAsync(cancellationToken).ConfigureAwait(false);
        }

        GiveBack();
        _state = UploadState.Completed;
        return entry;
    }

    public override async ValueTask DisposeAsync()
    {
        if (_state != UploadState.Disposed)
        {
            _state = UploadState.Disposed;
            await parts.DisposeAsync().ConfigureAwait(false);
            GiveBack();
        }
    }

    private string Key => key;

    private async ValueTask HandOverAsync(CancellationToken cancellationToken)
    {
        await parts.AddAsync(_buffer!, _used, cancellationToken).ConfigureAwait(false);
        _buffer = null;
        _used = 0;
    }

    private async ValueTask FinishPartsAsync(CancellationToken cancellationToken)
    {
        if (_used > 0)
        {
            await HandOverAsync(cancellationToken).ConfigureAwait(false);
        }

        await parts.FinishAsync(cancellationToken).ConfigureAwait(false);
    }

    private ValueTask<StorageEntry> PutAsync(CancellationToken cancellationToken)
        => retry.RunWriteAsync(
            StorageOperation.Upload,
            options,
            (writer, key, Content: (ReadOnlyMemory<byte>)_buffer.AsMemory(0, _used), options),
            static (state, token) => state.writer.PutAsync(state.key, state.Content, state.options, token),
            cancellationToken);

    private void Grow(int needed)
    {
        byte[] larger = ArrayPool<byte>.Shared.Rent((int)Math.Min(parts.NextSize, Math.Max(needed, _used * 4L)));
        _buffer?.AsSpan(0, _used).CopyTo(larger);
        GiveBack();
        _buffer = larger;
    }

    private void GiveBack()
    {
        if (_buffer is { } buffer && !_isKept)
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        _buffer = null;
    }
}
