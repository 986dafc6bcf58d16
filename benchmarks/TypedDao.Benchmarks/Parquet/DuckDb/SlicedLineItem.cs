namespace TypedDao.Benchmarks.Parquet.DuckDb;

/// <summary>A line of an order whose texts stay in DuckDB's memory.</summary>
internal struct SlicedLineItem
{
    public long OrderKey;
    public long PartKey;
    public long SuppKey;
    public long LineNumber;
    public decimal Quantity;
    public decimal ExtendedPrice;
    public decimal Discount;
    public decimal Tax;
    public Utf8Slice ReturnFlag;
    public Utf8Slice LineStatus;
    public DateOnly ShipDate;
    public DateOnly CommitDate;
    public DateOnly ReceiptDate;
    public Utf8Slice ShipInstruct;
    public Utf8Slice ShipMode;
    public Utf8Slice Comment;
}
