using TypedDao.Parquet.Metadata;

namespace TypedDao.Parquet.Reading;

/// <summary>Joins ranges that stand beside each other, or almost, so that they are asked for together.</summary>
internal static class RangeRequests
{
    // Bytes between ranges that cost less than another request, as a share of what is wanted.
    private const int GapShare = 20;
    private const int MaxGap = 64 << 10;

    /// <summary>Joins them.</summary>
    /// <param name="ranges">The ranges, in any order, none empty.</param>
    /// <returns>Ranges that hold each of them whole, in order.</returns>
    public static List<FileRange> Join(IReadOnlyCollection<FileRange> ranges)
    {
        var requests = new List<FileRange>();
        long gap = Math.Min(MaxGap, ranges.Sum(range => range.Length) / GapShare / Math.Max(1, ranges.Count));
        foreach (FileRange range in ranges.OrderBy(range => range.Offset))
        {
            if (requests.Count == 0 || range.Offset - requests[^1].End > gap)
            {
                requests.Add(range);
            }
            else
            {
                FileRange last = requests[^1];
                requests[^1] = last with { Length = Math.Max(last.End, range.End) - last.Offset };
            }
        }

        return requests;
    }
}
