using TypedDao.Parquet.Thrift;

namespace TypedDao.Parquet.Metadata;

/// <summary>Where the pages of a chunk are: <c>OffsetIndex</c> of parquet.thrift.</summary>
internal static class OffsetIndex
{
    /// <summary>Reads it.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="chunk">The chunk.</param>
    /// <param name="rows">The rows of the row group.</param>
    /// <returns>The data pages in order; null where they cannot be those of the chunk.</returns>
    public static PageLocation[]? Read(ReadOnlySpan<byte> bytes, ColumnChunk chunk, long rows)
    {
        var reader = new ThriftReader(bytes);
        PageLocation[] pages = [];
        var field = default(ThriftField);
        while (reader.Next(ref field))
        {
            switch (field.Id)
            {
                case 1:
                    pages = new PageLocation[reader.EnterList(field, ThriftType.Struct)];
                    for (int i = 0; i < pages.Length; i++)
                    {
                        pages[i] = ReadLocation(ref reader);
                    }

                    break;
                default:
                    reader.Skip(field);
                    break;
            }
        }

        return AreOf(pages, chunk, rows) ? pages : null;
    }

    private static bool AreOf(PageLocation[] pages, ColumnChunk chunk, long rows)
    {
        long end = chunk.Start;
        long row = -1;
        foreach (PageLocation page in pages)
        {
            if (page.Bytes.Offset < end || page.Bytes.Length <= 0 || page.FirstRow <= row)
            {
                return false;
            }

            (end, row) = (page.Bytes.End, page.FirstRow);
        }

        return pages.Length > 0 && pages[0].FirstRow == 0 && row < rows && end <= chunk.Start + chunk.CompressedSize;
    }

    private static PageLocation ReadLocation(ref ThriftReader reader)
    {
        long offset = 0;
        int length = 0;
        long row = -1;
        var field = default(ThriftField);
        while (reader.Next(ref field))
        {
            switch (field.Id)
            {
                case 1:
                    offset = reader.ReadSize(field);
                    break;
                case 2:
                    length = reader.ReadCount(field);
                    break;
                case 3:
                    row = reader.ReadSize(field);
                    break;
                default:
                    reader.Skip(field);
                    break;
            }
        }

        return new PageLocation(new FileRange(offset, length), row);
    }
}

/// <summary>Where a page is: <c>PageLocation</c> of parquet.thrift.</summary>
/// <param name="Bytes">Its bytes, with its header.</param>
/// <param name="FirstRow">Its first row, counted in the row group.</param>
internal readonly record struct PageLocation(FileRange Bytes, long FirstRow);
