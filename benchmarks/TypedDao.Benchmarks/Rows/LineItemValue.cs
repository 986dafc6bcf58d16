using TypedDao.Rows;
using TypedDao.Schema;

namespace TypedDao.Benchmarks.Rows;

/// <summary>A line of an order as a structure with text in UTF-8, as the generator would emit it.</summary>
public readonly record struct LineItemValue
{
    public required long OrderKey { get; init; }

    public required long PartKey { get; init; }

    public required long SuppKey { get; init; }

    public required long LineNumber { get; init; }

    public required decimal Quantity { get; init; }

    public required decimal ExtendedPrice { get; init; }

    public required decimal Discount { get; init; }

    public required decimal Tax { get; init; }

    public required Utf8String ReturnFlag { get; init; }

    public required Utf8String LineStatus { get; init; }

    public required DateOnly ShipDate { get; init; }

    public required DateOnly CommitDate { get; init; }

    public required DateOnly ReceiptDate { get; init; }

    public required Utf8String ShipInstruct { get; init; }

    public required Utf8String ShipMode { get; init; }

    public required Utf8String Comment { get; init; }

    public LineItem ToLineItem() => new()
    {
        OrderKey = OrderKey,
        PartKey = PartKey,
        SuppKey = SuppKey,
        LineNumber = LineNumber,
        Quantity = Quantity,
        ExtendedPrice = ExtendedPrice,
        Discount = Discount,
        Tax = Tax,
        ReturnFlag = ReturnFlag.ToString(),
        LineStatus = LineStatus.ToString(),
        ShipDate = ShipDate,
        CommitDate = CommitDate,
        ReceiptDate = ReceiptDate,
        ShipInstruct = ShipInstruct.ToString(),
        ShipMode = ShipMode.ToString(),
        Comment = Comment.ToString(),
    };
}

/// <summary>The shape of <see cref="LineItemValue"/>, as the generator would emit it.</summary>
public readonly struct LineItemValueShape : IRowShape<LineItemValue>
{
    public static RowSchema Schema => LineItemShape.Schema;

    public static bool IsImmutable => true;

    public static LineItemValue Read<TReader>(ref TReader reader)
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
            ReturnFlag = reader.ReadUtf8String(8),
            LineStatus = reader.ReadUtf8String(9),
            ShipDate = reader.ReadDate(10),
            CommitDate = reader.ReadDate(11),
            ReceiptDate = reader.ReadDate(12),
            ShipInstruct = reader.ReadUtf8String(13),
            ShipMode = reader.ReadUtf8String(14),
            Comment = reader.ReadUtf8String(15),
        };

    public static void Write<TWriter>(LineItemValue row, ref TWriter writer)
        where TWriter : struct, IFieldWriter, allows ref struct
        => LineItemShape.Write(row.ToLineItem(), ref writer);
}
