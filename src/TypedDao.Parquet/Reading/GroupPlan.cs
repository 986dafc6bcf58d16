using TypedDao.Parquet.Metadata;

namespace TypedDao.Parquet.Reading;

/// <summary>What is read of a row group.</summary>
internal sealed class GroupPlan
{
    /// <summary>Makes a plan.</summary>
    /// <param name="group">The row group.</param>
    /// <param name="firstRow">Its first row in the file.</param>
    /// <param name="rows">The rows that are read, in order and apart from each other, counted in the row group.</param>
    /// <param name="ranges">By leaf, the bytes that are read, in order; null where none are.</param>
    /// <param name="locations">By leaf, where its pages are; null where that is not known.</param>
    public GroupPlan(RowGroup group, long firstRow, IReadOnlyList<RowRange> rows, FileRange[]?[] ranges, PageLocation[]?[] locations)
    {
        Group = group;
        FirstRow = firstRow;
        Rows = rows;
        Ranges = ranges;
        Locations = locations;
        FileRange[] all = [.. ranges.OfType<FileRange[]>().SelectMany(leaf => leaf)];
        ByteCount = all.Sum(range => range.Length);
        IsLoadedAtOnce = ByteCount <= RowGroupBytes.MaxLoaded;
        Requests = IsLoadedAtOnce ? RangeRequests.Join(all) : [.. all.SelectMany(Runs)];
    }

    /// <summary>The row group.</summary>
    public RowGroup Group { get; }

    /// <summary>Its first row in the file.</summary>
    public long FirstRow { get; }

    /// <summary>The rows that are read, in order and apart from each other, counted in the row group; none: it is not read.</summary>
    public IReadOnlyList<RowRange> Rows { get; }

    /// <summary>How many rows are read.</summary>
    public long RowCount => Rows.Sum(range => range.Count);

    /// <summary>By leaf, the bytes that are read, in order; null where none are.</summary>
    public FileRange[]?[] Ranges { get; }

    /// <summary>By leaf, where its pages are; null where that is not known.</summary>
    public PageLocation[]?[] Locations { get; }

    /// <summary>How many bytes are read.</summary>
    public long ByteCount { get; }

    /// <summary>Whether all bytes are held at once; otherwise each chunk is loaded in runs.</summary>
    public bool IsLoadedAtOnce { get; }

    /// <summary>The requests; where chunks are loaded in runs, about.</summary>
    public IReadOnlyList<FileRange> Requests { get; }

    private static IEnumerable<FileRange> Runs(FileRange range)
    {
        for (long offset = range.Offset; offset < range.End; offset += ChunkBytes.RunLength)
        {
            yield return new FileRange(offset, Math.Min(ChunkBytes.RunLength, range.End - offset));
        }
    }
}

/// <summary>Rows beside each other, counted in their row group.</summary>
/// <param name="Start">The first.</param>
/// <param name="End">The one behind the last.</param>
internal readonly record struct RowRange(long Start, long End)
{
    /// <summary>How many there are.</summary>
    public long Count => End - Start;
}
