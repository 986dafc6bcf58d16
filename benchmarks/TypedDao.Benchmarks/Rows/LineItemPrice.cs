namespace TypedDao.Benchmarks.Rows;

/// <summary>Two of the sixteen columns.</summary>
public readonly record struct LineItemPrice
{
    [RowColumn("l_orderkey")]
    public required long OrderKey { get; init; }

    [RowColumn("l_extendedprice", Precision = 15, Scale = 2)]
    public required decimal ExtendedPrice { get; init; }
}
