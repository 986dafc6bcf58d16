using TypedDao.Parquet.Metadata;
using TypedDao.Parquet.Schema;

namespace TypedDao.Parquet.Writing;

/// <summary>How the fields of a file are written again: as they are, with what they mean (page "Logical Types" of the format).</summary>
internal static class FileElements
{
    // Bounds of one length are not cut off, and longer ones are of no use.
    private const int MaxOrderedLength = 64;

    /// <summary>The schema's element of a field. Of meanings that are not known only the values are kept: what else belongs to them is not known either.</summary>
    /// <param name="node">The field.</param>
    public static SchemaElement Create(SchemaNode node)
    {
        SchemaElement element = node.Element;
        LogicalType logical = element.Logical.Kind <= LogicalKind.Float16 ? element.Logical : default;
        bool isDecimal = logical.Kind == LogicalKind.Decimal;
        return new SchemaElement
        {
            Name = element.Name,
            Type = element.Type,
            TypeLength = element.TypeLength,
            Repetition = node.Repetition,
            ChildCount = element.ChildCount,
            Converted = element.Converted,
            Logical = logical,
            Scale = isDecimal ? logical.Scale : element.Scale,
            Precision = isDecimal ? logical.Precision : element.Precision,
            FieldId = element.FieldId,
        };
    }

    /// <summary>Makes what collects the values of a leaf.</summary>
    /// <param name="element">The leaf as it is written.</param>
    /// <param name="type">Its type.</param>
    /// <param name="place">Where it is.</param>
    public static LeafBuffer CreateBuffer(SchemaElement element, LeafType type, LeafPlace place)
    {
        bool hasOrder = HasOrder(element, type);
        return (element.Type, type.Kind) switch
        {
            (PhysicalType.Boolean, _) => new FixedBuffer<byte>(element, place) { HasOrder = hasOrder },
            (PhysicalType.Int32, ValueKind.UInt32) => new FixedBuffer<uint>(element, place) { HasOrder = hasOrder },
            (PhysicalType.Int32, _) => new FixedBuffer<int>(element, place) { HasOrder = hasOrder },
            (PhysicalType.Int64, ValueKind.UInt64) => new FixedBuffer<ulong>(element, place) { HasOrder = hasOrder },
            (PhysicalType.Int64, _) => new FixedBuffer<long>(element, place) { HasOrder = hasOrder },
            (PhysicalType.Float, _) => new FixedBuffer<float>(element, place) { HasOrder = hasOrder },
            (PhysicalType.Double, _) => new FixedBuffer<double>(element, place) { HasOrder = hasOrder },
            _ => new BinaryBuffer(element, place, OrderOf(type), isText: type.Kind == ValueKind.String) { HasOrder = hasOrder },
        };
    }

    private static BinaryOrder OrderOf(LeafType type) => type.Kind switch
    {
        ValueKind.Decimal => BinaryOrder.Number,
        ValueKind.Float16 => BinaryOrder.Float16,
        _ => BinaryOrder.Bytes,
    };

    // The format gives none to timestamps of 96 bits and to intervals; that of a meaning which does not fit the physical type is nobody's to say.
    private static bool HasOrder(SchemaElement element, LeafType type)
    {
        bool isAnnotated = element.Logical.Kind is not (LogicalKind.None or LogicalKind.Bson) || element.Converted is not (null or ConvertedType.Bson);
        bool isPlain = type.Kind is ValueKind.Bool or ValueKind.Float or ValueKind.Double or ValueKind.Bytes
            || (type.Kind is ValueKind.Int32 or ValueKind.Int64 && type.BitWidth == 0);
        return type.Kind != ValueKind.Int96Timestamp && type.Length <= MaxOrderedLength && !(isAnnotated && isPlain);
    }
}
