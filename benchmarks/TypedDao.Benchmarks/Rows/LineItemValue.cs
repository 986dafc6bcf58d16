namespace TypedDao.Benchmarks.Rows;

/// <summary>A line of an order as a structure, with texts as their bytes.</summary>
public readonly record struct LineItemValue
{
    [RowColumn("l_orderkey")]
    public required long OrderKey { get; init; }

    [RowColumn("l_partkey")]
    public required long PartKey { get; init; }

    [RowColumn("l_suppkey")]
    public required long SuppKey { get; init; }

    [RowColumn("l_linenumber")]
    public required long LineNumber { get; init; }

    [RowColumn("l_quantity", Precision = 15, Scale = 2)]
    public required decimal Quantity { get; init; }

    [RowColumn("l_extendedprice", Precision = 15, Scale = 2)]
    public required decimal ExtendedPrice { get; init; }

    [RowColumn("l_discount", Precision = 15, Scale = 2)]
    public required decimal Discount { get; init; }

    [RowColumn("l_tax", Precision = 15, Scale = 2)]
    public required decimal Tax { get; init; }

    [RowColumn("l_returnflag")]
    public required Utf8String ReturnFlag { get; init; }

    [RowColumn("l_linestatus")]
    public required Utf8String LineStatus { get; init; }

    [RowColumn("l_shipdate")]
    public required DateOnly ShipDate { get; init; }

    [RowColumn("l_commitdate")]
    public required DateOnly CommitDate { get; init; }

    [RowColumn("l_receiptdate")]
    public required DateOnly ReceiptDate { get; init; }

    [RowColumn("l_shipinstruct")]
    public required Utf8String ShipInstruct { get; init; }

    [RowColumn("l_shipmode")]
    public required Utf8String ShipMode { get; init; }

    [RowColumn("l_comment")]
    public required Utf8String Comment { get; init; }
}
