using TypedDao.Parquet.Buffers;
using TypedDao.Parquet.Metadata;

namespace TypedDao.Parquet.Reading;

/// <summary>
/// The bytes of one chunk, or of some of its pages: loaded with others where they are few, and otherwise in runs as the pages are come to.
/// </summary>
/// <param name="file">The file.</param>
/// <param name="chunk">The chunk.</param>
/// <param name="ranges">What is read of it, in order.</param>
internal sealed class ChunkBytes(FileBytes file, ColumnChunk chunk, FileRange[] ranges) : IDisposable
{
    /// <summary>The bytes that are loaded at once of a chunk that is loaded in runs.</summary>
    public const int RunLength = 4 << 20;

    private readonly ReadOnlyMemory<byte>[] _loaded = new ReadOnlyMemory<byte>[ranges.Length];
    private byte[] _rented = [];
    private ReadOnlyMemory<byte> _run;
    private long _runStart;

    /// <summary>Where the chunk begins.</summary>
    public long Start => chunk.Start;

    /// <summary>Where it ends.</summary>
    public long End { get; } = chunk.Start + chunk.CompressedSize;

    /// <summary>Takes what was loaded of it.</summary>
    /// <param name="loaded">All ranges, valid as long as this.</param>
    public void Load(LoadedRanges loaded)
    {
        for (int i = 0; i < ranges.Length; i++)
        {
            _loaded[i] = loaded.Find(ranges[i]);
        }
    }

    /// <summary>Gives bytes, which are valid until the next call.</summary>
    /// <param name="offset">Where they begin.</param>
    /// <param name="length">How many are wanted; fewer come only at the end of the chunk, or of a range.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    public ValueTask<ReadOnlyMemory<byte>> ReadAsync(long offset, int length, CancellationToken cancellationToken)
    {
        int range = Find(offset);
        long end = range >= 0 ? ranges[range].End : End;
        length = (int)Math.Min(length, end - offset);
        if (length == 0)
        {
            return default;
        }

        if (range >= 0 && !_loaded[range].IsEmpty)
        {
            return new ValueTask<ReadOnlyMemory<byte>>(_loaded[range].Slice((int)(offset - ranges[range].Offset), length));
        }

        return offset >= _runStart && offset + length <= _runStart + _run.Length
            ? new ValueTask<ReadOnlyMemory<byte>>(_run.Slice((int)(offset - _runStart), length))
            : LoadAsync(offset, length, end, cancellationToken);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Array.Clear(_loaded);
        _run = default;
        PooledArrays.Return(ref _rented);
    }

    private int Find(long offset)
    {
        int low = 0;
        int high = ranges.Length - 1;
        while (low <= high)
        {
            int middle = (low + high) / 2;
            if (offset < ranges[middle].Offset)
            {
                high = middle - 1;
            }
            else if (offset >= ranges[middle].End)
            {
                low = middle + 1;
            }
            else
            {
                return middle;
            }
        }

        return -1;
    }

    // What is left of the run before stays, so that nothing is asked for twice.
    private async ValueTask<ReadOnlyMemory<byte>> LoadAsync(long offset, int length, long end, CancellationToken cancellationToken)
    {
        int kept = offset >= _runStart ? (int)Math.Max(0, _runStart + _run.Length - offset) : 0;
        int run = (int)Math.Min(Math.Max(length, kept + RunLength), end - offset);
        byte[] before = _rented;
        _rented = [];
        PooledArrays.Resize(ref _rented, run, 0);
        _run.Slice(_run.Length - kept).CopyTo(_rented);
        _run = default;
        PooledArrays.Return(ref before);
        await file.ReadAsync(offset + kept, _rented.AsMemory(kept, run - kept), cancellationToken).ConfigureAwait(false);
        (_run, _runStart) = (_rented.AsMemory(0, run), offset);
        return _run[..length];
    }
}
