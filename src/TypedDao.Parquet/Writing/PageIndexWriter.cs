using TypedDao.Parquet.Buffers;
using TypedDao.Parquet.Thrift;

namespace TypedDao.Parquet.Writing;

/// <summary>Writes where the pages of a chunk are and what they lie between: page "Page Index" of the format.</summary>
internal static class PageIndexWriter
{
    /// <summary>How the bounds of pages follow each other: <c>BoundaryOrder</c> of parquet.thrift.</summary>
    private enum BoundaryOrder
    {
        Unordered = 0,
        Ascending = 1,
        Descending = 2,
    }

    /// <summary>Writes the bounds.</summary>
    /// <param name="chunk">The chunk.</param>
    /// <param name="compare">The order of bounds.</param>
    /// <param name="output">Takes them.</param>
    /// <returns>Whether there are bounds: false where those of a page are not known.</returns>
    public static bool TryWriteColumnIndex(EncodedChunk chunk, Comparison<byte[]> compare, PooledBuffer output)
    {
        List<EncodedPage> pages = chunk.Pages;
        if (pages.Count == 0 || pages.Exists(page => !page.IsNull && page.Bounds.Min is null))
        {
            return false;
        }

        var thrift = new ThriftWriter(output);
        thrift.BeginList(1, ThriftType.True, pages.Count);
        pages.ForEach(page => thrift.Element(page.IsNull));
        thrift.BeginList(2, ThriftType.Binary, pages.Count);
        pages.ForEach(page => thrift.Element(page.Bounds.Min ?? []));
        thrift.BeginList(3, ThriftType.Binary, pages.Count);
        pages.ForEach(page => thrift.Element(page.Bounds.Max ?? []));
        thrift.Write(4, (int)OrderOf(pages, compare));
        thrift.BeginList(5, ThriftType.Int64, pages.Count);
        pages.ForEach(page => thrift.Element((long)page.NullCount));
        thrift.Stop();
        return true;
    }

    /// <summary>Writes the places.</summary>
    /// <param name="chunk">The chunk, whose own place is known.</param>
    /// <param name="output">Takes them.</param>
    public static void WriteOffsetIndex(EncodedChunk chunk, PooledBuffer output)
    {
        var thrift = new ThriftWriter(output);
        thrift.BeginList(1, ThriftType.Struct, chunk.Pages.Count);
        foreach (EncodedPage page in chunk.Pages)
        {
            thrift.BeginStruct();
            thrift.Write(1, chunk.Offset + page.Offset);
            thrift.Write(2, page.Size);
            thrift.Write(3, (long)page.FirstRow);
            thrift.EndStruct();
        }

        thrift.Stop();
    }

    private static BoundaryOrder OrderOf(List<EncodedPage> pages, Comparison<byte[]> compare)
    {
        ValueBounds[] bounds = [.. pages.Where(page => !page.IsNull).Select(page => page.Bounds)];
        bool isAscending = true;
        bool isDescending = true;
        for (int i = 1; i < bounds.Length; i++)
        {
            int min = compare(bounds[i - 1].Min!, bounds[i].Min!);
            int max = compare(bounds[i - 1].Max!, bounds[i].Max!);
            isAscending &= min <= 0 && max <= 0;
            isDescending &= min >= 0 && max >= 0;
        }

        return isAscending ? BoundaryOrder.Ascending : isDescending ? BoundaryOrder.Descending : BoundaryOrder.Unordered;
    }
}
