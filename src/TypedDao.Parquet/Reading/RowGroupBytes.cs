using System.Buffers;
using TypedDao.Parquet.Metadata;

namespace TypedDao.Parquet.Reading;

/// <summary>
/// The bytes that are read of a row group. Those of small row groups are loaded at once, ranges that stand beside each other with one
/// request; of large ones each chunk is loaded in runs.
/// </summary>
/// <param name="file">The file.</param>
/// <param name="plan">What is read.</param>
internal sealed class RowGroupBytes(FileBytes file, GroupPlan plan) : IDisposable
{
    /// <summary>What is held of a row group at most, as long as its pages are smaller.</summary>
    public const long MaxLoaded = 64 << 20;

    private readonly List<byte[]> _rented = [];

    /// <summary>What is read.</summary>
    public GroupPlan Plan => plan;

    /// <summary>By leaf, the bytes of its chunk; null where none are read.</summary>
    public ChunkBytes?[] Chunks { get; } = [.. plan.Ranges.Select((ranges, leaf) => ranges is null ? null : new ChunkBytes(file, plan.Group.Columns[leaf], ranges))];

    /// <summary>Whether they were loaded, as far as they are at once.</summary>
    public bool IsLoaded { get; private set; }

    /// <summary>Loads them.</summary>
    /// <param name="cancellationToken">Cancels the requests.</param>
    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        if (plan.IsLoadedAtOnce)
        {
            await Task.WhenAll(plan.Requests.Select(request => LoadAsync(request, cancellationToken))).ConfigureAwait(false);
        }

        IsLoaded = true;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (ChunkBytes? chunk in Chunks)
        {
            chunk?.Dispose();
        }

        _rented.ForEach(buffer => ArrayPool<byte>.Shared.Return(buffer));
        _rented.Clear();
    }

    private async Task LoadAsync(FileRange request, CancellationToken cancellationToken)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent((int)request.Length);
        lock (_rented)
        {
            _rented.Add(buffer);
        }

        await file.ReadAsync(request.Offset, buffer.AsMemory(0, (int)request.Length), cancellationToken).ConfigureAwait(false);
        foreach (ChunkBytes? chunk in Chunks)
        {
            for (int i = 0; i < (chunk?.Ranges.Length ?? 0); i++)
            {
                FileRange range = chunk!.Ranges[i];
                if (range.Offset >= request.Offset && range.End <= request.End)
                {
                    chunk.Load(i, buffer.AsMemory((int)(range.Offset - request.Offset), (int)range.Length));
                }
            }
        }
    }
}
