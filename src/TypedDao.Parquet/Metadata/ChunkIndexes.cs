using TypedDao.Parquet.Thrift;

namespace TypedDao.Parquet.Metadata;

/// <summary>What a footer says of a chunk beside its place: statistics, and where its indexes are.</summary>
internal sealed class ChunkIndexes
{
    /// <summary>What its values lie between; null where the footer does not say it.</summary>
    public ValueStatistics? Statistics { get; private set; }

    /// <summary>
    /// Where in the file the Bloom filter is, with its header; null where there is none. Older writers do not say how long it is: then the
    /// length is 0.
    /// </summary>
    public FileRange? BloomFilter { get; private set; }

    /// <summary>Where in the file the bounds of pages are: <see cref="Metadata.ColumnIndex"/>; null where there are none.</summary>
    public FileRange? ColumnIndex { get; private set; }

    /// <summary>Where in the file the places of pages are: <see cref="Metadata.OffsetIndex"/>; null where there are none.</summary>
    public FileRange? OffsetIndex { get; private set; }

    /// <summary>Reads them.</summary>
    /// <param name="bytes">The chunk in the footer: <see cref="ColumnChunk.Place"/>.</param>
    /// <exception cref="ParquetFormatException">They are damaged.</exception>
    public static ChunkIndexes Read(ReadOnlySpan<byte> bytes)
    {
        var reader = new ThriftReader(bytes);
        var indexes = new ChunkIndexes();
        long offsetIndex = 0;
        long columnIndex = 0;
        var field = default(ThriftField);
        while (reader.Next(ref field))
        {
            switch (field.Id)
            {
                case 3:
                    ThriftReader.Enter(field);
                    indexes.ReadMetadata(ref reader);
                    break;
                case 4:
                    offsetIndex = reader.ReadSize(field);
                    break;
                case 5:
                    indexes.OffsetIndex = new FileRange(offsetIndex, reader.ReadCount(field));
                    break;
                case 6:
                    columnIndex = reader.ReadSize(field);
                    break;
                case 7:
                    indexes.ColumnIndex = new FileRange(columnIndex, reader.ReadCount(field));
                    break;
                default:
                    reader.Skip(field);
                    break;
            }
        }

        return indexes;
    }

    private void ReadMetadata(ref ThriftReader reader)
    {
        long bloomFilter = 0;
        var field = default(ThriftField);
        while (reader.Next(ref field))
        {
            switch (field.Id)
            {
                case 12:
                    ThriftReader.Enter(field);
                    Statistics = ValueStatistics.Read(ref reader);
                    break;
                case 14:
                    bloomFilter = reader.ReadSize(field);
                    BloomFilter = new FileRange(bloomFilter, 0);
                    break;
                case 15:
                    BloomFilter = new FileRange(bloomFilter, reader.ReadCount(field));
                    break;
                default:
                    reader.Skip(field);
                    break;
            }
        }
    }
}
