using TypedDao.Parquet.Compression;
using TypedDao.Parquet.Thrift;

namespace TypedDao.Parquet.Metadata;

/// <summary>The values of one column in one row group: <c>ColumnChunk</c> and <c>ColumnMetaData</c> of parquet.thrift.</summary>
internal sealed class ColumnChunk
{
    /// <summary>The physical type.</summary>
    public PhysicalType Type { get; private set; }

    /// <summary>How pages are compressed.</summary>
    public CompressionCodec Codec { get; private set; }

    /// <summary>How many values there are, nulls and empty lists among them.</summary>
    public long ValueCount { get; private set; }

    /// <summary>The bytes of all pages with their headers, as they are in the file.</summary>
    public long CompressedSize { get; private set; }

    /// <summary>Where the first data page is.</summary>
    public long DataPageOffset { get; private set; }

    /// <summary>Where the dictionary is; null where there is none.</summary>
    public long? DictionaryPageOffset { get; private set; }

    /// <summary>The file that holds the pages; null: this one.</summary>
    public string? FilePath { get; private set; }

    /// <summary>Whether the pages are encrypted with a key of the column's own or of the footer.</summary>
    public bool IsEncrypted { get; private set; }

    /// <summary>Where in the footer it is, for <see cref="ChunkIndexes"/>, which few reads ask for.</summary>
    public Range Place { get; private set; }

    /// <summary>Where the pages begin.</summary>
    public long Start => DictionaryPageOffset is > 0 and var dictionary && dictionary < DataPageOffset ? dictionary : DataPageOffset;

    /// <summary>Reads it.</summary>
    /// <param name="reader">The bytes.</param>
    public static ColumnChunk Read(ref ThriftReader reader)
    {
        var chunk = new ColumnChunk();
        int start = reader.Position;
        bool isKnown = false;
        var field = default(ThriftField);
        while (reader.Next(ref field))
        {
            switch (field.Id)
            {
                case 1:
                    chunk.FilePath = reader.ReadString(field);
                    break;
                case 3:
                    ThriftReader.Enter(field);
                    chunk.ReadMetadata(ref reader);
                    isKnown = true;
                    break;
                case 8:
                    chunk.IsEncrypted = true;
                    reader.Skip(field);
                    break;
                default:
                    reader.Skip(field);
                    break;
            }
        }

        chunk.Place = start..reader.Position;
        return isKnown || chunk.IsEncrypted ? chunk : throw new ParquetFormatException("a column of a row group has no metadata");
    }

    private void ReadMetadata(ref ThriftReader reader)
    {
        var field = default(ThriftField);
        while (reader.Next(ref field))
        {
            switch (field.Id)
            {
                case 1:
                    Type = (PhysicalType)reader.ReadInt32(field);
                    break;
                case 4:
                    Codec = (CompressionCodec)reader.ReadInt32(field);
                    break;
                case 5:
                    ValueCount = reader.ReadSize(field);
                    break;
                case 7:
                    CompressedSize = reader.ReadSize(field);
                    break;
                case 9:
                    DataPageOffset = reader.ReadSize(field);
                    break;
                case 11:
                    DictionaryPageOffset = reader.ReadSize(field);
                    break;
                default:
                    reader.Skip(field);
                    break;
            }
        }
    }
}
