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
        List<FileRange> requests = RangeRequests.Join(
            [.. indexed.Select(leaf => chunks.IndexesOf(leaf).ColumnIndex!.Value), .. located.Select(leaf => chunks.IndexesOf(leaf).OffsetIndex!.Value)]);
        using LoadedRanges loaded = await LoadedRanges.LoadAsync(file, requests, cancellationToken).ConfigureAwait(false);
        foreach (int leaf in located)
        {
            locations[leaf] = OffsetIndex.Read(loaded.Find(chunks.IndexesOf(leaf).OffsetIndex!.Value).Span, group.Columns[leaf], group.RowCount);
        }

        var indexes = new Dictionary<int, ColumnIndex>();
        foreach (int leaf in indexed)
        {
            if (locations[leaf] is { } pages && ColumnIndex.Read(loaded.Find(chunks.IndexesOf(leaf).ColumnIndex!.Value).Span, pages.Length) is { } index)
            {
                indexes.Add(leaf, index);
            }
        }

        return indexes;
    }
}
