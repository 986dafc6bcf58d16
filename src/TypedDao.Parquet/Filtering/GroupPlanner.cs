using TypedDao.Parquet.Bloom;
using TypedDao.Parquet.Metadata;
using TypedDao.Parquet.Reading;

namespace TypedDao.Parquet.Filtering;

/// <summary>
/// Plans what is read of row groups: those that the statistics of the footer or a Bloom filter exclude are left out, and of others the pages
/// that the page index excludes (pages "Bloom Filter" and "Page Index" of the format).
/// </summary>
/// <param name="file">The file.</param>
/// <param name="footer">Its footer, with statistics where there is a filter.</param>
/// <param name="leaves">The leaves that are read.</param>
/// <param name="filter">What rows must match; null: nothing.</param>
internal sealed class GroupPlanner(FileBytes file, Footer footer, IReadOnlyList<int> leaves, RowFilter? filter)
{
    // Indexes are only worth their bytes where these are few against what they may save.
    private const int IndexShare = 4;
    private const int SmallBloom = 4 << 10;

    /// <summary>Plans a row group.</summary>
    /// <param name="group">The row group.</param>
    /// <param name="firstRow">Its first row in the file.</param>
    /// <param name="cancellationToken">Cancels requests for indexes.</param>
    /// <exception cref="TypedDaoException">Statistics or indexes are damaged.</exception>
    public async ValueTask<GroupPlan> PlanAsync(RowGroup group, long firstRow, CancellationToken cancellationToken)
    {
        try
        {
            var locations = new PageLocation[]?[group.Columns.Length];
            IReadOnlyList<RowRange> rows = await ChooseRowsAsync(group, locations, cancellationToken).ConfigureAwait(false);
            return new GroupPlan(group, firstRow, rows, RangesOf(group, rows, locations), locations);
        }
        catch (ParquetFormatException error)
        {
            throw ParquetErrors.Damaged(file, $"has damaged statistics or indexes of the row group at byte {group.Columns[leaves[0]].Start}: {error.Message}", error);
        }
    }

    private async ValueTask<IReadOnlyList<RowRange>> ChooseRowsAsync(RowGroup group, PageLocation[]?[] locations, CancellationToken cancellationToken)
    {
        RowRange[] all = [new RowRange(0, group.RowCount)];
        if (group.RowCount == 0)
        {
            return [];
        }

        if (filter is null)
        {
            return all;
        }

        var chunks = new ChunkBounds(footer, group);
        Outcome outcome = filter.Judge(chunks);
        if (outcome.HasFlag(Outcome.MayHold) && await LoadBloomsAsync(group, chunks, cancellationToken).ConfigureAwait(false))
        {
            outcome = filter.Judge(chunks);
        }

        return outcome switch
        {
            Outcome.MayFail or Outcome.None => [],
            Outcome.MayHold => all,
            _ => await ChoosePagesAsync(group, chunks, locations, cancellationToken).ConfigureAwait(false) ?? all,
        };
    }

    private async ValueTask<bool> LoadBloomsAsync(RowGroup group, ChunkBounds chunks, CancellationToken cancellationToken)
    {
        // One that is larger than what it may save is of no use; a small one costs no more than the request.
        long most = Math.Clamp(leaves.Sum(leaf => group.Columns[leaf].CompressedSize), SmallBloom, SplitBlockFilter.MaxLength);
        foreach (int leaf in filter!.SingleValuedLeaves)
        {
            if (chunks.IndexesOf(leaf).BloomFilter is { } range
                && await LoadBloomAsync(range, most, cancellationToken).ConfigureAwait(false) is { } bloom)
            {
                chunks.Blooms.Add(leaf, bloom);
            }
        }

        return chunks.Blooms.Count > 0;
    }

    private async ValueTask<SplitBlockFilter?> LoadBloomAsync(FileRange range, long most, CancellationToken cancellationToken)
    {
        if (range.Length == 0)
        {
            range = range with { Length = Math.Min(SplitBlockFilter.MaxHeaderLength, file.Length - range.Offset) };
            if (!IsThere(range))
            {
                return null;
            }

            byte[] header = new byte[range.Length];
            await file.ReadAsync(range.Offset, header, cancellationToken).ConfigureAwait(false);
            range = range with { Length = SplitBlockFilter.LengthOf(header) ?? 0 };
        }

        if (range.Length > most || !IsThere(range))
        {
            return null;
        }

        byte[] bytes = new byte[range.Length];
        await file.ReadAsync(range.Offset, bytes, cancellationToken).ConfigureAwait(false);
        return SplitBlockFilter.Read(bytes);
    }

    /// <summary>The rows of the pages that may have rows that match; null where no index tells.</summary>
    private async ValueTask<IReadOnlyList<RowRange>?> ChoosePagesAsync(
        RowGroup group, ChunkBounds chunks, PageLocation[]?[] locations, CancellationToken cancellationToken)
    {
        int[] indexed = [.. filter!.Leaves.Where(leaf => IsThere(chunks.IndexesOf(leaf).ColumnIndex) && IsThere(chunks.IndexesOf(leaf).OffsetIndex))];
        int[] located = [.. leaves.Union(indexed).Where(leaf => IsThere(chunks.IndexesOf(leaf).OffsetIndex))];
        long length = indexed.Sum(leaf => chunks.IndexesOf(leaf).ColumnIndex!.Value.Length) + located.Sum(leaf => chunks.IndexesOf(leaf).OffsetIndex!.Value.Length);
        if (indexed.Length == 0 || length > Math.Min(RowGroupBytes.MaxLoaded, leaves.Sum(leaf => group.Columns[leaf].CompressedSize) / IndexShare))
        {
            return null;
        }

        Dictionary<int, ColumnIndex> indexes = await new PageIndexReader(file, group, chunks).ReadAsync(indexed, located, locations, cancellationToken).ConfigureAwait(false);
        return indexes.Count == 0 ? null : Choose(group, new PageBounds(footer, chunks, indexes, locations));
    }

    private List<RowRange> Choose(RowGroup group, PageBounds pages)
    {
        var rows = new List<RowRange>();
        long[] starts = [.. pages.Starts, group.RowCount];
        for (int i = 0; i + 1 < starts.Length; i++)
        {
            pages.Row = starts[i];
            if (!filter!.Judge(pages).HasFlag(Outcome.MayHold))
            {
                continue;
            }

            if (rows.Count > 0 && rows[^1].End == starts[i])
            {
                rows[^1] = rows[^1] with { End = starts[i + 1] };
            }
            else
            {
                rows.Add(new RowRange(starts[i], starts[i + 1]));
            }
        }

        return rows;
    }

    private bool IsThere(FileRange? range) => range is { } there && there.IsWithin(file.Length);

    private FileRange[]?[] RangesOf(RowGroup group, IReadOnlyList<RowRange> rows, PageLocation[]?[] locations)
    {
        var ranges = new FileRange[]?[group.Columns.Length];
        foreach (int leaf in rows.Count > 0 ? leaves : [])
        {
            ColumnChunk chunk = group.Columns[leaf];
            bool isWhole = rows is [{ Start: 0 } only] && only.End == group.RowCount;
            ranges[leaf] = chunk.ValueCount == 0 ? []
                : isWhole || locations[leaf] is not { } pages ? [new FileRange(chunk.Start, chunk.CompressedSize)]
                : PagesOf(chunk, pages, rows, group.RowCount);
        }

        return ranges;
    }

    /// <summary>The dictionary and the pages that have some of the rows, those beside each other together.</summary>
    private static FileRange[] PagesOf(ColumnChunk chunk, PageLocation[] pages, IReadOnlyList<RowRange> rows, long rowCount)
    {
        var ranges = new List<FileRange>();
        if (pages[0].Bytes.Offset > chunk.Start)
        {
            ranges.Add(new FileRange(chunk.Start, pages[0].Bytes.Offset - chunk.Start));
        }

        int row = 0;
        for (int i = 0; i < pages.Length; i++)
        {
            long end = i + 1 < pages.Length ? pages[i + 1].FirstRow : rowCount;
            while (row < rows.Count && rows[row].End <= pages[i].FirstRow)
            {
                row++;
            }

            if (row < rows.Count && rows[row].Start < end)
            {
                FileRange bytes = pages[i].Bytes;
                if (ranges.Count > 0 && ranges[^1].End == bytes.Offset)
                {
                    ranges[^1] = ranges[^1] with { Length = bytes.End - ranges[^1].Offset };
                }
                else
                {
                    ranges.Add(bytes);
                }
            }
        }

        return [.. ranges];
    }
}
