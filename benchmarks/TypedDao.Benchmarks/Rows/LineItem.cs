namespace TypedDao.Benchmarks.Rows;

/// <summary>A line of an order, shaped like TPC-H lineitem, as the generator would emit it.</summary>
public sealed record LineItem
{
    public required long OrderKey { get; init; }

    public required long PartKey { get; init; }

    public required long SuppKey { get; init; }

    public required long LineNumber { get; init; }

    public required decimal Quantity { get; init; }

    public required decimal ExtendedPrice { get; init; }

    public required decimal Discount { get; init; }

    public required decimal Tax { get; init; }

    public required string ReturnFlag { get; init; }

    public required string LineStatus { get; init; }

    public required DateOnly ShipDate { get; init; }

    public required DateOnly CommitDate { get; init; }

    public required DateOnly ReceiptDate { get; init; }

    public required string ShipInstruct { get; init; }

    public required string ShipMode { get; init; }

    public required string Comment { get; init; }
}
