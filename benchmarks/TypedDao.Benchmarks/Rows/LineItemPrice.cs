using TypedDao.Rows;
using TypedDao.Schema;

namespace TypedDao.Benchmarks.Rows;

/// <summary>Two of the sixteen columns.</summary>
public readonly record struct LineItemPrice
{
    public required long OrderKey { get; init; }

    public required decimal ExtendedPrice { get; init; }
}

/// <summary>The shape of <see cref="LineItemPrice"/>, as the generator would emit it.</summary>
public readonly struct LineItemPriceShape : IRowShape<LineItemPrice>
{
    public static RowSchema Schema => new(new("l_orderkey", ColumnType.Of(ColumnKind.Int64)), new("l_extendedprice", ColumnType.Decimal(15, 2)));

    public static bool IsImmutable => true;

    public static LineItemPrice Read<TReader>(ref TReader reader)
        where TReader : struct, IFieldReader, allows ref struct
        => new() { OrderKey = reader.ReadInt64(0), ExtendedPrice = reader.ReadDecimal(1) };

    public static void Write<TWriter>(LineItemPrice row, ref TWriter writer)
        where TWriter : struct, IFieldWriter, allows ref struct
    {
        writer.WriteInt64(0, row.OrderKey);
        writer.WriteDecimal(1, row.ExtendedPrice);
    }
}
