using TypedDao.Parquet.Metadata;
using TypedDao.Schema;

namespace TypedDao.Parquet.Schema;

/// <summary>The columns of a file, and how they are written in a catalog.</summary>
internal sealed class FileSchema
{
    /// <summary>The catalog has no integer that holds 64 unsigned bits: a decimal of 20 digits does.</summary>
    private const int UInt64Digits = 20;

    private FileSchema(SchemaNode[] leaves, FileColumn[] columns)
    {
        Leaves = leaves;
        Columns = columns;
    }

    /// <summary>The leaves, of which row groups have one chunk each.</summary>
    public SchemaNode[] Leaves { get; }

    /// <summary>The columns.</summary>
    public FileColumn[] Columns { get; }

    /// <summary>Reads the schema of a footer.</summary>
    /// <param name="elements">The elements, depth first.</param>
    public static FileSchema Create(SchemaElement[] elements)
    {
        SchemaNode root = SchemaNode.Create(elements, out SchemaNode[] leaves);
        return new FileSchema(leaves, FileColumn.Create(root));
    }

    /// <summary>The columns as a catalog declares them; of columns with one name the first.</summary>
    public RowSchema ToRowSchema() => ToRowSchema(Columns);

    private static RowSchema ToRowSchema(FileColumn[] columns)
        => new([.. columns.Where(column => column.HasLeaf).DistinctBy(column => column.Name).Select(column => new Column(column.Name, TypeOf(column)))]);

    /// <summary>The type as a catalog declares it.</summary>
    /// <param name="column">The column.</param>
    public static ColumnType TypeOf(FileColumn column) => column.IsNullable ? PresentTypeOf(column).OrNull() : PresentTypeOf(column);

    // Keys are never null, although some writers declare them so.
    private static ColumnType PresentTypeOf(FileColumn column) => column.Kind switch
    {
        FileColumnKind.Value => TypeOf(column.Type!),
        FileColumnKind.List => ColumnType.List(TypeOf(column.Children[0])),
        FileColumnKind.Map => ColumnType.Map(PresentTypeOf(column.Children[0]), TypeOf(column.Children[1])),
        _ => ColumnType.Struct(ToRowSchema(column.Children)),
    };

    private static ColumnType TypeOf(LeafType type) => type.Kind switch
    {
        ValueKind.Bool => ColumnType.Bool,
        ValueKind.Int32 => type.BitWidth switch { 8 => ColumnType.Int8, 16 => ColumnType.Int16, _ => ColumnType.Int32 },
        ValueKind.Int64 => ColumnType.Int64,
        ValueKind.UInt32 => type.BitWidth switch { 8 => ColumnType.Int16, 16 => ColumnType.Int32, _ => ColumnType.Int64 },
        ValueKind.UInt64 => ColumnType.Decimal(UInt64Digits, 0),
        ValueKind.Float16 or ValueKind.Float => ColumnType.Float,
        ValueKind.Double => ColumnType.Double,
        ValueKind.Decimal => ColumnType.Decimal(type.Precision, type.Scale, asText: type.Precision > 28),
        ValueKind.String => ColumnType.String,
        ValueKind.Uuid => ColumnType.Uuid,
        ValueKind.Date => ColumnType.Date,
        ValueKind.Time => ColumnType.Time,
        ValueKind.Timestamp => type.IsUtc ? ColumnType.Timestamp : ColumnType.TimestampNtz,
        ValueKind.Int96Timestamp => ColumnType.TimestampNtz,
        _ => ColumnType.Bytes,
    };
}
