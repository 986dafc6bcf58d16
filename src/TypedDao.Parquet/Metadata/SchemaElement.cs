using TypedDao.Parquet.Thrift;

namespace TypedDao.Parquet.Metadata;

/// <summary>One node of the schema, which the footer lists depth first: <c>SchemaElement</c> of parquet.thrift.</summary>
internal sealed class SchemaElement
{
    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>The physical type; null of a group.</summary>
    public PhysicalType? Type { get; init; }

    /// <summary>Of bytes of one length: that length.</summary>
    public int TypeLength { get; init; }

    /// <summary>How often it stands in its group; null of the root.</summary>
    public Repetition? Repetition { get; init; }

    /// <summary>How many children follow.</summary>
    public int ChildCount { get; init; }

    /// <summary>What it means, in the older form.</summary>
    public ConvertedType? Converted { get; init; }

    /// <summary>What it means.</summary>
    public LogicalType Logical { get; init; }

    /// <summary>Of a decimal in the older form: its digits after the point.</summary>
    public int Scale { get; init; }

    /// <summary>Of a decimal in the older form: its digits.</summary>
    public int Precision { get; init; }

    /// <summary>The number by which table formats know it.</summary>
    public int? FieldId { get; init; }

    /// <summary>Reads it.</summary>
    /// <param name="reader">The bytes.</param>
    public static SchemaElement Read(ref ThriftReader reader)
    {
        string? name = null;
        PhysicalType? type = null;
        Repetition? repetition = null;
        ConvertedType? converted = null;
        LogicalType logical = default;
        int? fieldId = null;
        (int length, int children, int scale, int precision) = (0, 0, 0, 0);
        var field = default(ThriftField);
        while (reader.Next(ref field))
        {
            switch (field.Id)
            {
                case 1:
                    type = (PhysicalType)reader.ReadInt32(field);
                    break;
                case 2:
                    length = reader.ReadInt32(field);
                    break;
                case 3:
                    repetition = (Repetition)reader.ReadInt32(field);
                    break;
                case 4:
                    name = reader.ReadString(field);
                    break;
                case 5:
                    children = reader.ReadCount(field);
                    break;
                case 6:
                    converted = (ConvertedType)reader.ReadInt32(field);
                    break;
                case 7:
                    scale = reader.ReadInt32(field);
                    break;
                case 8:
                    precision = reader.ReadInt32(field);
                    break;
                case 9:
                    fieldId = reader.ReadInt32(field);
                    break;
                case 10:
                    ThriftReader.Enter(field);
                    logical = LogicalType.Read(ref reader);
                    break;
                default:
                    reader.Skip(field);
                    break;
            }
        }

        return new SchemaElement
        {
            Name = name ?? throw new ParquetFormatException("a field of the schema has no name"),
            Type = type,
            TypeLength = length,
            Repetition = repetition,
            ChildCount = children,
            Converted = converted,
            Logical = logical,
            Scale = scale,
            Precision = precision,
            FieldId = fieldId,
        };
    }
}
