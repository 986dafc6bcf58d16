using System.Buffers;
using TypedDao.Parquet.Metadata;

namespace TypedDao.Parquet.Reading;

/// <summary>
/// The bytes of the chunks that are read of a row group. Small row groups are loaded at once, chunks that stand beside each other with one
/// request; of large ones each chunk is loaded in runs.
/// </summary>
/// <param name="file">The file.</param>
internal sealed class RowGroupBytes(FileBytes file) : IDisposable
{
    // What is held of a row group at most, as long as its pages are smaller.
    private const long MaxLoaded = 64 << 20;

    // Bytes between chunks that cost less than another request, as a share of what is wanted.
    private const int GapShare = 20;
    private const int MaxGap = 64 << 10;

    private readonly List<byte[]> _rented = [];

    /// <summary>Prepares chunks.</summary>
    /// <param name="chunks">The chunks.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    /// <returns>Their bytes, in the order of the chunks; disposed by the caller.</returns>
    public async ValueTask<ChunkBytes[]> LoadAsync(IReadOnlyList<ColumnChunk> chunks, CancellationToken cancellationToken)
    {
        Dispose();
        ChunkBytes[] bytes = [.. chunks.Select(chunk => new ChunkBytes(file, chunk.Start, chunk.Start + chunk.CompressedSize))];
        if (chunks.Sum(chunk => Math.Min(chunk.CompressedSize, MaxLoaded + 1)) <= MaxLoaded)
        {
            await Task.WhenAll(Runs(bytes).Select(run => LoadAsync(run, cancellationToken))).ConfigureAwait(false);
        }

        return bytes;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _rented.ForEach(buffer => ArrayPool<byte>.Shared.Return(buffer));
        _rented.Clear();
    }

    /// <summary>Chunks in the order of their places, those together that are loaded with one request.</summary>
    private static List<List<ChunkBytes>> Runs(ChunkBytes[] chunks)
    {
        var runs = new List<List<ChunkBytes>>();
        long gap = Math.Min(MaxGap, chunks.Sum(chunk => chunk.End - chunk.Start) / GapShare / Math.Max(1, chunks.Length));
        long end = long.MinValue;
        foreach (ChunkBytes chunk in chunks.Where(chunk => chunk.End > chunk.Start).OrderBy(chunk => chunk.Start))
        {
            if (runs.Count == 0 || chunk.Start - end > gap)
            {
                runs.Add([]);
                end = chunk.Start;
            }

            runs[^1].Add(chunk);
            end = Math.Max(end, chunk.End);
        }

        return runs;
    }

    private async Task LoadAsync(List<ChunkBytes> run, CancellationToken cancellationToken)
    {
        long start = run[0].Start;
        int length = (int)(run.Max(chunk => chunk.End) - start);
        byte[] buffer = ArrayPool<byte>.Shared.Rent(length);
        lock (_rented)
        {
            _rented.Add(buffer);
        }

        await file.ReadAsync(start, buffer.AsMemory(0, length), cancellationToken).ConfigureAwait(false);
        run.ForEach(chunk => chunk.Load(buffer.AsMemory((int)(chunk.Start - start), (int)(chunk.End - chunk.Start))));
    }
}
