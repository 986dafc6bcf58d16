using TypedDao.Rows;
using TypedDao.Schema;

namespace TypedDao.Benchmarks.Rows;

/// <summary>The shape of <see cref="LineItem"/>, as the generator would emit it.</summary>
public readonly struct LineItemShape : IRowShape<LineItem>
{
    public static RowSchema Schema => new(
        new("l_orderkey", ColumnType.Of(ColumnKind.Int64)),
        new("l_partkey", ColumnType.Of(ColumnKind.Int64)),
        new("l_suppkey", ColumnType.Of(ColumnKind.Int64)),
        new("l_linenumber", ColumnType.Of(ColumnKind.Int64)),
        new("l_quantity", ColumnType.Decimal(15, 2)),
        new("l_extendedprice", ColumnType.Decimal(15, 2)),
        new("l_discount", ColumnType.Decimal(15, 2)),
        new("l_tax", ColumnType.Decimal(15, 2)),
        new("l_returnflag", ColumnType.Of(ColumnKind.String)),
        new("l_linestatus", ColumnType.Of(ColumnKind.String)),
        new("l_shipdate", ColumnType.Of(ColumnKind.Date)),
        new("l_commitdate", ColumnType.Of(ColumnKind.Date)),
        new("l_receiptdate", ColumnType.Of(ColumnKind.Date)),
        new("l_shipinstruct", ColumnType.Of(ColumnKind.String)),
        new("l_shipmode", ColumnType.Of(ColumnKind.String)),
        new("l_comment", ColumnType.Of(ColumnKind.String)));

    public static bool IsImmutable => true;

    public static LineItem Read<TReader>(ref TReader reader)
        where TReader : struct, IFieldReader, allows ref struct
        => new()
        {
            OrderKey = reader.ReadInt64(0),
            PartKey = reader.ReadInt64(1),
            SuppKey = reader.ReadInt64(2),
            LineNumber = reader.ReadInt64(3),
            Quantity = reader.ReadDecimal(4),
            ExtendedPrice = reader.ReadDecimal(5),
            Discount = reader.ReadDecimal(6),
            Tax = reader.ReadDecimal(7),
            ReturnFlag = reader.ReadString(8),
            LineStatus = reader.ReadString(9),
            ShipDate = reader.ReadDate(10),
            CommitDate = reader.ReadDate(11),
            ReceiptDate = reader.ReadDate(12),
            ShipInstruct = reader.ReadString(13),
            ShipMode = reader.ReadString(14),
            Comment = reader.ReadString(15),
        };

    public static void Write<TWriter>(LineItem row, ref TWriter writer)
        where TWriter : struct, IFieldWriter, allows ref struct
    {
        writer.WriteInt64(0, row.OrderKey);
        writer.WriteInt64(1, row.PartKey);
        writer.WriteInt64(2, row.SuppKey);
        writer.WriteInt64(3, row.LineNumber);
        writer.WriteDecimal(4, row.Quantity);
        writer.WriteDecimal(5, row.ExtendedPrice);
        writer.WriteDecimal(6, row.Discount);
        writer.WriteDecimal(7, row.Tax);
        writer.WriteString(8, row.ReturnFlag);
        writer.WriteString(9, row.LineStatus);
        writer.WriteDate(10, row.ShipDate);
        writer.WriteDate(11, row.CommitDate);
        writer.WriteDate(12, row.ReceiptDate);
        writer.WriteString(13, row.ShipInstruct);
        writer.WriteString(14, row.ShipMode);
        writer.WriteString(15, row.Comment);
    }
}
