using System.Runtime.CompilerServices;
using TypedDao.Benchmarks.Rows;
using static TypedDao.Benchmarks.Parquet.DuckDb.DuckRows;

namespace TypedDao.Benchmarks.Parquet.DuckDb;

/// <summary>The columns of lines of orders in a chunk.</summary>
internal readonly unsafe struct LineItemVectors(DuckColumns columns)
{
    private readonly long* _orderKey = columns.Of<long>(0);
    private readonly long* _partKey = columns.Of<long>(1);
    private readonly long* _suppKey = columns.Of<long>(2);
    private readonly long* _lineNumber = columns.Of<long>(3);
    private readonly long* _quantity = columns.Of<long>(4);
    private readonly long* _extendedPrice = columns.Of<long>(5);
    private readonly long* _discount = columns.Of<long>(6);
    private readonly long* _tax = columns.Of<long>(7);
    private readonly DuckText* _returnFlag = columns.Of<DuckText>(8);
    private readonly DuckText* _lineStatus = columns.Of<DuckText>(9);
    private readonly int* _shipDate = columns.Of<int>(10);
    private readonly int* _commitDate = columns.Of<int>(11);
    private readonly int* _receiptDate = columns.Of<int>(12);
    private readonly DuckText* _shipInstruct = columns.Of<DuckText>(13);
    private readonly DuckText* _shipMode = columns.Of<DuckText>(14);
    private readonly DuckText* _comment = columns.Of<DuckText>(15);

    /// <summary>A row as an object with strings.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public LineItem ToObject(int row) => new()
    {
        OrderKey = _orderKey[row],
        PartKey = _partKey[row],
        SuppKey = _suppKey[row],
        LineNumber = _lineNumber[row],
        Quantity = Cents(_quantity[row]),
        ExtendedPrice = Cents(_extendedPrice[row]),
        Discount = Cents(_discount[row]),
        Tax = Cents(_tax[row]),
        ReturnFlag = DuckText.String(_returnFlag + row),
        LineStatus = DuckText.String(_lineStatus + row),
        ShipDate = Date(_shipDate[row]),
        CommitDate = Date(_commitDate[row]),
        ReceiptDate = Date(_receiptDate[row]),
        ShipInstruct = DuckText.String(_shipInstruct + row),
        ShipMode = DuckText.String(_shipMode + row),
        Comment = DuckText.String(_comment + row),
    };

    /// <summary>Fills a structure with a row, whose texts stay in the chunk.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Fill(ref SlicedLineItem item, int row)
    {
        item.OrderKey = _orderKey[row];
        item.PartKey = _partKey[row];
        item.SuppKey = _suppKey[row];
        item.LineNumber = _lineNumber[row];
        item.Quantity = Cents(_quantity[row]);
        item.ExtendedPrice = Cents(_extendedPrice[row]);
        item.Discount = Cents(_discount[row]);
        item.Tax = Cents(_tax[row]);
        item.ReturnFlag = DuckText.Slice(_returnFlag + row);
        item.LineStatus = DuckText.Slice(_lineStatus + row);
        item.ShipDate = Date(_shipDate[row]);
        item.CommitDate = Date(_commitDate[row]);
        item.ReceiptDate = Date(_receiptDate[row]);
        item.ShipInstruct = DuckText.Slice(_shipInstruct + row);
        item.ShipMode = DuckText.Slice(_shipMode + row);
        item.Comment = DuckText.Slice(_comment + row);
    }
}
