using System.Buffers;
using TypedDao.Parquet.Metadata;

namespace TypedDao.Parquet.Reading;

/// <summary>Ranges of a file that were loaded with as few requests as pay. Their bytes are valid until disposal.</summary>
internal sealed class LoadedRanges : IDisposable
{
    private readonly IReadOnlyList<FileRange> _requests;
    private readonly byte[][] _buffers;

    private LoadedRanges(IReadOnlyList<FileRange> requests)
    {
        _requests = requests;
        _buffers = [.. requests.Select(request => ArrayPool<byte>.Shared.Rent((int)request.Length))];
    }

    /// <summary>Loads ranges, all requests at the same time.</summary>
    /// <param name="file">The file.</param>
    /// <param name="requests">The requests, in order and apart from each other, as <see cref="RangeRequests"/> joins them.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    public static async Task<LoadedRanges> LoadAsync(FileBytes file, IReadOnlyList<FileRange> requests, CancellationToken cancellationToken)
    {
        var loaded = new LoadedRanges(requests);
        try
        {
            await Task.WhenAll(requests.Select(
                (request, i) => file.ReadAsync(request.Offset, loaded._buffers[i].AsMemory(0, (int)request.Length), cancellationToken).AsTask())).ConfigureAwait(false);
            return loaded;
        }
        catch
        {
            loaded.Dispose();
            throw;
        }
    }

    /// <summary>The bytes of a range that one of the requests holds.</summary>
    /// <param name="range">The range.</param>
    public ReadOnlyMemory<byte> Find(FileRange range)
    {
        int low = 0;
        int high = _requests.Count - 1;
        while (low < high)
        {
            int middle = (low + high + 1) / 2;
            (low, high) = _requests[middle].Offset <= range.Offset ? (middle, high) : (low, middle - 1);
        }

        return _buffers[low].AsMemory((int)(range.Offset - _requests[low].Offset), (int)range.Length);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (byte[] buffer in _buffers)
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
