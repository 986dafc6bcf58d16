using TypedDao.Parquet.Metadata;
using TypedDao.Parquet.Reading;

namespace TypedDao.Parquet.Filtering;

/// <summary>What is known of the values of some rows within a row group: what the indexes say of the pages that hold them.</summary>
/// <param name="footer">The footer.</param>
/// <param name="chunks">What is known of the row group, for leaves without an index.</param>
/// <param name="indexes">By leaf, the bounds of its pages.</param>
/// <param name="locations">By leaf, where its pages are.</param>
internal sealed class PageBounds(Footer footer, ChunkBounds chunks, IReadOnlyDictionary<int, ColumnIndex> indexes, PageLocation[]?[] locations) : ILeafBounds
{
    /// <summary>The first of the rows, none of which lies in another page than it.</summary>
    public long Row { get; set; }

    /// <summary>Where pages begin: at least one more than rows that are judged alike.</summary>
    public IEnumerable<long> Starts => indexes.Keys.SelectMany(leaf => locations[leaf]!).Select(page => page.FirstRow).Distinct().Order();

    /// <inheritdoc/>
    public LeafBounds Of(int leaf)
    {
        LeafBounds whole = chunks.Of(leaf);
        if (!indexes.TryGetValue(leaf, out ColumnIndex? index))
        {
            return whole;
        }

        int page = PageOf(locations[leaf]!);
        bool isNull = index.IsNull[page] && whole.MayHaveNulls;
        bool hasBounds = !index.IsNull[page] && ChunkBounds.HasOrder(footer, leaf);
        return new LeafBounds
        {
            Min = hasBounds ? index.Min[page] : default(ReadOnlyMemory<byte>),
            Max = hasBounds ? index.Max[page] : default(ReadOnlyMemory<byte>),
            HasBounds = hasBounds,
            MayHaveNulls = whole.MayHaveNulls && (isNull || index.NullCounts is not { } nulls || nulls[page] != 0),
            MayHaveValues = !isNull,
        };
    }

    private int PageOf(PageLocation[] pages)
    {
        int low = 0;
        int high = pages.Length - 1;
        while (low < high)
        {
            int middle = (low + high + 1) / 2;
            (low, high) = pages[middle].FirstRow <= Row ? (middle, high) : (low, middle - 1);
        }

        return low;
    }
}
