using TypedDao.Parquet.Thrift;

namespace TypedDao.Parquet.Metadata;

/// <summary>What stands before a page: <c>PageHeader</c> of parquet.thrift with the header of its kind.</summary>
internal struct PageHeader
{
    /// <summary>What the page holds.</summary>
    public PageKind Kind { get; private set; }

    /// <summary>The bytes of the page when it is decompressed.</summary>
    public int UncompressedSize { get; private set; }

    /// <summary>The bytes of the page in the file, without this header.</summary>
    public int CompressedSize { get; private set; }

    /// <summary>The CRC-32 of the bytes in the file; null where there is none.</summary>
    public uint? Crc { get; private set; }

    /// <summary>How many values there are, nulls among them; of a dictionary its entries.</summary>
    public int ValueCount { get; private set; }

    /// <summary>How the values are written.</summary>
    public Encoding Encoding { get; private set; }

    /// <summary>How the definition levels are written, in the first version.</summary>
    public Encoding DefinitionEncoding { get; private set; }

    /// <summary>How the repetition levels are written, in the first version.</summary>
    public Encoding RepetitionEncoding { get; private set; }

    /// <summary>The bytes of the definition levels, in the second version.</summary>
    public int DefinitionLength { get; private set; }

    /// <summary>The bytes of the repetition levels, in the second version.</summary>
    public int RepetitionLength { get; private set; }

    /// <summary>Whether the values are compressed, in the second version.</summary>
    public bool IsCompressed { get; private set; }

    /// <summary>Reads it.</summary>
    /// <param name="bytes">The bytes from the header on.</param>
    /// <param name="length">The bytes of the header.</param>
    /// <exception cref="ThriftEndException">The header goes on behind the bytes.</exception>
    public static PageHeader Read(ReadOnlySpan<byte> bytes, out int length)
    {
        var reader = new ThriftReader(bytes);
        var header = new PageHeader { Kind = (PageKind)(-1), IsCompressed = true, ValueCount = -1 };
        var field = default(ThriftField);
        while (reader.Next(ref field))
        {
            switch (field.Id)
            {
                case 1:
                    header.Kind = (PageKind)reader.ReadInt32(field);
                    break;
                case 2:
                    header.UncompressedSize = reader.ReadCount(field);
                    break;
                case 3:
                    header.CompressedSize = reader.ReadCount(field);
                    break;
                case 4:
                    header.Crc = (uint)reader.ReadInt32(field);
                    break;
                case 5:
                    ThriftReader.Enter(field);
                    header.ReadInner(ref reader, PageKind.Data);
                    break;
                case 7:
                    ThriftReader.Enter(field);
                    header.ReadInner(ref reader, PageKind.Dictionary);
                    break;
                case 8:
                    ThriftReader.Enter(field);
                    header.ReadInner(ref reader, PageKind.DataV2);
                    break;
                default:
                    reader.Skip(field);
                    break;
            }
        }

        length = reader.Position;
        return header.Kind == PageKind.Index || header.ValueCount >= 0
            ? header
            : throw new ParquetFormatException($"the header of a page of kind {(int)header.Kind} does not say how many values it has");
    }

    // The headers of the kinds number their fields each in its own way.
    private void ReadInner(ref ThriftReader reader, PageKind kind)
    {
        var field = default(ThriftField);
        while (reader.Next(ref field))
        {
            switch (kind, field.Id)
            {
                case (_, 1):
                    ValueCount = reader.ReadCount(field);
                    break;
                case (PageKind.Data or PageKind.Dictionary, 2) or (PageKind.DataV2, 4):
                    Encoding = (Encoding)reader.ReadInt32(field);
                    break;
                case (PageKind.Data, 3):
                    DefinitionEncoding = (Encoding)reader.ReadInt32(field);
                    break;
                case (PageKind.Data, 4):
                    RepetitionEncoding = (Encoding)reader.ReadInt32(field);
                    break;
                case (PageKind.DataV2, 5):
                    DefinitionLength = reader.ReadCount(field);
                    break;
                case (PageKind.DataV2, 6):
                    RepetitionLength = reader.ReadCount(field);
                    break;
                case (PageKind.DataV2, 7):
                    IsCompressed = ThriftReader.ReadBool(field);
                    break;
                default:
                    reader.Skip(field);
                    break;
            }
        }
    }
}
