using TypedDao.Parquet.Thrift;

namespace TypedDao.Parquet.Metadata;

/// <summary>What the footer of a file says: <c>FileMetaData</c> of parquet.thrift.</summary>
internal sealed class FileMetadata
{
    /// <summary>The nodes of the schema, depth first, the root first.</summary>
    public required SchemaElement[] Schema { get; init; }

    /// <summary>How many rows there are; some writers leave it at zero.</summary>
    public required long RowCount { get; init; }

    /// <summary>The row groups.</summary>
    public required RowGroup[] RowGroups { get; init; }

    /// <summary>
    /// By leaf, whether bounds are in the order of the leaf's type, without which they mean nothing: <c>ColumnOrder</c> of parquet.thrift.
    /// </summary>
    public required bool[] HasTypeOrder { get; init; }

    /// <summary>What the writer kept beside, by key; of keys that occur twice the last.</summary>
    public required IReadOnlyDictionary<string, string> Properties { get; init; }

    /// <summary>The program that wrote the file, as it calls itself.</summary>
    public string? CreatedBy { get; init; }

    /// <summary>Reads it.</summary>
    /// <param name="bytes">The footer.</param>
    public static FileMetadata Read(ReadOnlySpan<byte> bytes)
    {
        var reader = new ThriftReader(bytes);
        SchemaElement[]? schema = null;
        RowGroup[]? groups = null;
        long? rows = null;
        string? createdBy = null;
        bool[] orders = [];
        var properties = new Dictionary<string, string>(StringComparer.Ordinal);
        var field = default(ThriftField);
        while (reader.Next(ref field))
        {
            switch (field.Id)
            {
                case 2:
                    schema = new SchemaElement[reader.EnterList(field, ThriftType.Struct)];
                    for (int i = 0; i < schema.Length; i++)
                    {
                        schema[i] = SchemaElement.Read(ref reader);
                    }

                    break;
                case 3:
                    rows = reader.ReadSize(field);
                    break;
                case 4:
                    groups = new RowGroup[reader.EnterList(field, ThriftType.Struct)];
                    for (int i = 0; i < groups.Length; i++)
                    {
                        groups[i] = RowGroup.Read(ref reader);
                    }

                    break;
                case 5:
                    for (int left = reader.EnterList(field, ThriftType.Struct); left > 0; left--)
                    {
                        ReadProperty(ref reader, properties);
                    }

                    break;
                case 6:
                    createdBy = reader.ReadString(field);
                    break;
                case 7:
                    orders = new bool[reader.EnterList(field, ThriftType.Struct)];
                    for (int i = 0; i < orders.Length; i++)
                    {
                        orders[i] = ReadIsTypeOrder(ref reader);
                    }

                    break;
                default:
                    reader.Skip(field);
                    break;
            }
        }

        return new FileMetadata
        {
            Schema = schema is { Length: > 0 } ? schema : throw new ParquetFormatException("the footer has no schema"),
            RowCount = rows ?? throw new ParquetFormatException("the footer does not say how many rows there are"),
            RowGroups = groups ?? throw new ParquetFormatException("the footer has no list of row groups"),
            HasTypeOrder = orders,
            Properties = properties,
            CreatedBy = createdBy,
        };
    }

    // A union, of which the order of the type is the first; others are not known.
    private static bool ReadIsTypeOrder(ref ThriftReader reader)
    {
        bool isTypeOrder = false;
        var field = default(ThriftField);
        while (reader.Next(ref field))
        {
            isTypeOrder |= field.Id == 1;
            reader.Skip(field);
        }

        return isTypeOrder;
    }

    private static void ReadProperty(ref ThriftReader reader, Dictionary<string, string> properties)
    {
        string? key = null;
        string value = string.Empty;
        var field = default(ThriftField);
        while (reader.Next(ref field))
        {
            switch (field.Id)
            {
                case 1:
                    key = reader.ReadString(field);
                    break;
                case 2:
                    value = reader.ReadString(field);
                    break;
                default:
                    reader.Skip(field);
                    break;
            }
        }

        if (key is not null)
        {
            properties[key] = value;
        }
    }
}
