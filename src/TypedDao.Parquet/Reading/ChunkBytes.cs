using TypedDao.Parquet.Buffers;

namespace TypedDao.Parquet.Reading;

/// <summary>The bytes of one chunk: loaded with others where they are few, and otherwise in runs as the pages are come to.</summary>
/// <param name="file">The file.</param>
/// <param name="start">Where the chunk begins.</param>
/// <param name="end">Where it ends.</param>
internal sealed class ChunkBytes(FileBytes file, long start, long end) : IDisposable
{
    /// <summary>The bytes that are loaded at once of a chunk that is loaded in runs.</summary>
    public const int RunLength = 4 << 20;

    private byte[] _rented = [];
    private ReadOnlyMemory<byte> _loaded;
    private long _loadedAt;

    /// <summary>Where the chunk begins.</summary>
    public long Start => start;

    /// <summary>Where it ends.</summary>
    public long End => end;

    /// <summary>Takes the whole chunk.</summary>
    /// <param name="bytes">Its bytes, valid as long as this.</param>
    public void Load(ReadOnlyMemory<byte> bytes) => (_loaded, _loadedAt) = (bytes, start);

    /// <summary>Gives bytes, which are valid until the next call.</summary>
    /// <param name="offset">Where they begin.</param>
    /// <param name="length">How many are wanted; fewer come only at the end of the chunk.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    public ValueTask<ReadOnlyMemory<byte>> ReadAsync(long offset, int length, CancellationToken cancellationToken)
    {
        length = (int)Math.Min(length, end - offset);
        return offset >= _loadedAt && offset + length <= _loadedAt + _loaded.Length
            ? new ValueTask<ReadOnlyMemory<byte>>(_loaded.Slice((int)(offset - _loadedAt), length))
            : LoadAsync(offset, length, cancellationToken);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _loaded = default;
        PooledArrays.Return(ref _rented);
    }

    private async ValueTask<ReadOnlyMemory<byte>> LoadAsync(long offset, int length, CancellationToken cancellationToken)
    {
        int run = (int)Math.Min(Math.Max(length, RunLength), end - offset);
        _loaded = default;
        PooledArrays.Resize(ref _rented, run, 0);
        await file.ReadAsync(offset, _rented.AsMemory(0, run), cancellationToken).ConfigureAwait(false);
        (_loaded, _loadedAt) = (_rented.AsMemory(0, run), offset);
        return _loaded[..length];
    }
}
