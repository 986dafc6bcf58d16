using TypedDao.Benchmarks.Parquet.DuckDb;

namespace TypedDao.Benchmarks.Rows;

/// <summary>A checksum over every field of every row, in order.</summary>
public sealed class Checksum
{
    public ulong Value { get; private set; } = 14695981039346656037;

    public void Add(LineItem row) => Add(
        row.OrderKey, row.PartKey, row.SuppKey, row.LineNumber, row.Quantity, row.ExtendedPrice, row.Discount, row.Tax, row.ReturnFlag,
        row.LineStatus, row.ShipDate, row.CommitDate, row.ReceiptDate, row.ShipInstruct, row.ShipMode, row.Comment);

    public void Add(PeerLineItem row) => Add(
        row.OrderKey, row.PartKey, row.SuppKey, row.LineNumber, row.Quantity, row.ExtendedPrice, row.Discount, row.Tax, row.ReturnFlag,
        row.LineStatus, row.ShipDate, row.CommitDate, row.ReceiptDate, row.ShipInstruct, row.ShipMode, row.Comment);

    public void Add(LineItemValue row) => Add(
        row.OrderKey, row.PartKey, row.SuppKey, row.LineNumber, row.Quantity, row.ExtendedPrice, row.Discount, row.Tax, row.ReturnFlag.ToString(),
        row.LineStatus.ToString(), row.ShipDate, row.CommitDate, row.ReceiptDate, row.ShipInstruct.ToString(), row.ShipMode.ToString(), row.Comment.ToString());

    internal void Add(SlicedLineItem row) => Add(
        row.OrderKey, row.PartKey, row.SuppKey, row.LineNumber, row.Quantity, row.ExtendedPrice, row.Discount, row.Tax, row.ReturnFlag.ToString(),
        row.LineStatus.ToString(), row.ShipDate, row.CommitDate, row.ReceiptDate, row.ShipInstruct.ToString(), row.ShipMode.ToString(), row.Comment.ToString());

    public void Add(LineItemPrice row)
    {
        Mix((ulong)row.OrderKey);
        Mix(row.ExtendedPrice);
    }

    public void Add(Trip row)
    {
        Mix((ulong)row.VendorId);
        Mix((ulong)row.Pickup.Ticks);
        Mix((ulong)row.Dropoff.Ticks);
        Mix((ulong?)row.PassengerCount ?? ulong.MaxValue);
        Mix(row.Distance);
        Mix((ulong?)row.RateCode ?? ulong.MaxValue);
        Mix(row.StoreAndForward ?? "null");
        Mix((ulong)row.PickupLocation);
        Mix((ulong)row.DropoffLocation);
        Mix((ulong)row.PaymentType);
        Mix(row.Fare);
        Mix(row.Extra);
        Mix(row.MtaTax);
        Mix(row.Tip);
        Mix(row.Tolls);
        Mix(row.Improvement);
        Mix(row.Total);
        Mix(row.Congestion ?? double.NaN);
        Mix(row.AirportFee ?? double.NaN);
    }

    private void Add(
        long orderKey, long partKey, long suppKey, long lineNumber, decimal quantity, decimal extendedPrice, decimal discount, decimal tax,
        string returnFlag, string lineStatus, DateOnly shipDate, DateOnly commitDate, DateOnly receiptDate, string shipInstruct, string shipMode, string comment)
    {
        Mix((ulong)orderKey);
        Mix((ulong)partKey);
        Mix((ulong)suppKey);
        Mix((ulong)lineNumber);
        Mix(quantity);
        Mix(extendedPrice);
        Mix(discount);
        Mix(tax);
        Mix(returnFlag);
        Mix(lineStatus);
        Mix((ulong)shipDate.DayNumber);
        Mix((ulong)commitDate.DayNumber);
        Mix((ulong)receiptDate.DayNumber);
        Mix(shipInstruct);
        Mix(shipMode);
        Mix(comment);
    }

    private void Mix(ulong value) => Value = ulong.RotateLeft((Value ^ value) * 1099511628211, 23);

    private void Mix(decimal value) => Mix((ulong)(value * 100));

    private void Mix(double value) => Mix(BitConverter.DoubleToUInt64Bits(value));

    private void Mix(string value)
    {
        Mix((ulong)value.Length);
        foreach (char c in value)
        {
            Mix(c);
        }
    }
}
