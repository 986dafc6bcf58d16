using System.Buffers;
using TypedDao.Parquet.Metadata;
using TypedDao.Parquet.Reading;

namespace TypedDao.Parquet.Filtering;

/// <summary>Reads the page index of a row group: page "Page Index" of the format.</summary>
/// <param name="file">The file.</param>
/// <param name="group">The row group.</param>
/// <param name="chunks">Says where the indexes are.</param>
internal sealed class PageIndexReader(FileBytes file, RowGroup group, ChunkBounds chunks)
{
    /// <summary>Reads it.</summary>
    /// <param name="indexed">The leaves whose bounds are read.</param>
    /// <param name="located">The leaves whose places are read, those among them.</param>
    /// <param name="locations">By leaf, takes the places.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    /// <returns>The bounds by leaf; of those alone whose indexes fit together.</returns>
    /// <exception cref="ParquetFormatException">An index is damaged.</exception>
    public async ValueTask<Dictionary<int, ColumnIndex>> ReadAsync(int[] indexed, int[] located, PageLocation[]?[] locations, CancellationToken cancellationToken)
    {
        var indexes = new Dictionary<int, ColumnIndex>();
        List<FileRange> requests = RangeRequests.Join(
            [.. indexed.Select(leaf => chunks.IndexesOf(leaf).ColumnIndex!.Value), .. located.Select(leaf => chunks.IndexesOf(leaf).OffsetIndex!.Value)]);
        int[] starts = new int[requests.Count];
        for (int i = 1; i < starts.Length; i++)
        {
            starts[i] = checked(starts[i - 1] + (int)requests[i - 1].Length);
        }

        int length = checked(starts[^1] + (int)requests[^1].Length);
        byte[] bytes = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            await Task.WhenAll(requests.Select((request, i) => file.ReadAsync(request.Offset, bytes.AsMemory(starts[i], (int)request.Length), cancellationToken).AsTask()))
                .ConfigureAwait(false);
            foreach (int leaf in located)
            {
                locations[leaf] = OffsetIndex.Read(Find(chunks.IndexesOf(leaf).OffsetIndex!.Value), group.Columns[leaf], group.RowCount);
            }

            foreach (int leaf in indexed)
            {
                if (locations[leaf] is { } pages && ColumnIndex.Read(Find(chunks.IndexesOf(leaf).ColumnIndex!.Value), pages.Length) is { } index)
                {
                    indexes.Add(leaf, index);
                }
            }

            return indexes;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }

        ReadOnlySpan<byte> Find(FileRange range)
        {
            int request = requests.FindLastIndex(request => request.Offset <= range.Offset);
            return bytes.AsSpan(starts[request] + (int)(range.Offset - requests[request].Offset), (int)range.Length);
        }
    }
}
