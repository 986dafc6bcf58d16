using System.Runtime.CompilerServices;
using TypedDao.Benchmarks.Rows;

namespace TypedDao.Benchmarks.Parquet.DuckDb;

/// <summary>Rows that DuckDB reads, made of its chunks.</summary>
internal static unsafe class DuckRows
{
    private const int EpochDay = 719_162;
    private const int MostRows = 2048;

    /// <summary>Reads lines of orders into objects with strings.</summary>
    public static long ReadClasses(DuckConnection duck, string path, Action<LineItem>? each = null)
    {
        long sum = 0;
        var rows = new LineItem[MostRows];
        duck.Stream($"SELECT * FROM read_parquet('{path}')", (columns, count) =>
        {
            long* orderKey = columns.Of<long>(0), partKey = columns.Of<long>(1), suppKey = columns.Of<long>(2), lineNumber = columns.Of<long>(3);
            long* quantity = columns.Of<long>(4), price = columns.Of<long>(5), discount = columns.Of<long>(6), tax = columns.Of<long>(7);
            DuckText* flag = columns.Of<DuckText>(8), status = columns.Of<DuckText>(9);
            int* ship = columns.Of<int>(10), commit = columns.Of<int>(11), receipt = columns.Of<int>(12);
            DuckText* instruct = columns.Of<DuckText>(13), mode = columns.Of<DuckText>(14), comment = columns.Of<DuckText>(15);
            for (int i = 0; i < count; i++)
            {
                rows[i] = new LineItem
                {
                    OrderKey = orderKey[i],
                    PartKey = partKey[i],
                    SuppKey = suppKey[i],
                    LineNumber = lineNumber[i],
                    Quantity = Cents(quantity[i]),
                    ExtendedPrice = Cents(price[i]),
                    Discount = Cents(discount[i]),
                    Tax = Cents(tax[i]),
                    ReturnFlag = DuckText.String(flag + i),
                    LineStatus = DuckText.String(status + i),
                    ShipDate = Date(ship[i]),
                    CommitDate = Date(commit[i]),
                    ReceiptDate = Date(receipt[i]),
                    ShipInstruct = DuckText.String(instruct + i),
                    ShipMode = DuckText.String(mode + i),
                    Comment = DuckText.String(comment + i),
                };
            }

            for (int i = 0; i < count; i++)
            {
                sum += rows[i].OrderKey ^ rows[i].Comment.Length;
                each?.Invoke(rows[i]);
            }
        });
        return sum;
    }

    /// <summary>Reads lines of orders into structures with slices of the chunk, as long as they are looked at.</summary>
    public static long ReadSlices(DuckConnection duck, string path, Action<LineItem>? each = null)
    {
        long sum = 0;
        var rows = new SlicedLineItem[MostRows];
        duck.Stream($"SELECT * FROM read_parquet('{path}')", (columns, count) =>
        {
            long* orderKey = columns.Of<long>(0), partKey = columns.Of<long>(1), suppKey = columns.Of<long>(2), lineNumber = columns.Of<long>(3);
            long* quantity = columns.Of<long>(4), price = columns.Of<long>(5), discount = columns.Of<long>(6), tax = columns.Of<long>(7);
            DuckText* flag = columns.Of<DuckText>(8), status = columns.Of<DuckText>(9);
            int* ship = columns.Of<int>(10), commit = columns.Of<int>(11), receipt = columns.Of<int>(12);
            DuckText* instruct = columns.Of<DuckText>(13), mode = columns.Of<DuckText>(14), comment = columns.Of<DuckText>(15);
            for (int i = 0; i < count; i++)
            {
                ref SlicedLineItem row = ref rows[i];
                row.OrderKey = orderKey[i];
                row.PartKey = partKey[i];
                row.SuppKey = suppKey[i];
                row.LineNumber = lineNumber[i];
                row.Quantity = Cents(quantity[i]);
                row.ExtendedPrice = Cents(price[i]);
                row.Discount = Cents(discount[i]);
                row.Tax = Cents(tax[i]);
                row.ReturnFlag = DuckText.Slice(flag + i);
                row.LineStatus = DuckText.Slice(status + i);
                row.ShipDate = Date(ship[i]);
                row.CommitDate = Date(commit[i]);
                row.ReceiptDate = Date(receipt[i]);
                row.ShipInstruct = DuckText.Slice(instruct + i);
                row.ShipMode = DuckText.Slice(mode + i);
                row.Comment = DuckText.Slice(comment + i);
            }

            for (int i = 0; i < count; i++)
            {
                sum += rows[i].OrderKey ^ rows[i].Comment.Length;
                each?.Invoke(rows[i].ToLineItem());
            }
        });
        return sum;
    }

    /// <summary>Reads two columns of lines of orders into structures.</summary>
    public static long ReadPrices(DuckConnection duck, string path, Action<LineItemPrice>? each = null)
    {
        long sum = 0;
        var rows = new LineItemPrice[MostRows];
        duck.Stream($"SELECT l_orderkey, l_extendedprice FROM read_parquet('{path}')", (columns, count) =>
        {
            long* orderKey = columns.Of<long>(0), price = columns.Of<long>(1);
            for (int i = 0; i < count; i++)
            {
                rows[i] = new LineItemPrice { OrderKey = orderKey[i], ExtendedPrice = Cents(price[i]) };
            }

            for (int i = 0; i < count; i++)
            {
                sum += rows[i].OrderKey;
                each?.Invoke(rows[i]);
            }
        });
        return sum;
    }

    /// <summary>Reads trips into objects.</summary>
    public static long ReadTrips(DuckConnection duck, string path, Action<Trip>? each = null)
    {
        long sum = 0;
        var rows = new Trip[MostRows];
        duck.Stream($"SELECT * FROM read_parquet('{path}')", (columns, count) =>
        {
            int* vendor = columns.Of<int>(0), from = columns.Of<int>(7), to = columns.Of<int>(8);
            long* pickup = columns.Of<long>(1), dropoff = columns.Of<long>(2), passengers = columns.Of<long>(3), rate = columns.Of<long>(5), payment = columns.Of<long>(9);
            double* distance = columns.Of<double>(4), fare = columns.Of<double>(10), extra = columns.Of<double>(11), tax = columns.Of<double>(12);
            double* tip = columns.Of<double>(13), tolls = columns.Of<double>(14), improvement = columns.Of<double>(15), total = columns.Of<double>(16);
            double* congestion = columns.Of<double>(17), airport = columns.Of<double>(18);
            DuckText* stored = columns.Of<DuckText>(6);
            ulong* hasPassengers = columns.Validity(3), hasRate = columns.Validity(5), hasStored = columns.Validity(6);
            ulong* hasCongestion = columns.Validity(17), hasAirport = columns.Validity(18);
            for (int i = 0; i < count; i++)
            {
                rows[i] = new Trip
                {
                    VendorId = vendor[i],
                    Pickup = Moment(pickup[i]),
                    Dropoff = Moment(dropoff[i]),
                    PassengerCount = IsThere(hasPassengers, i) ? passengers[i] : null,
                    Distance = distance[i],
                    RateCode = IsThere(hasRate, i) ? rate[i] : null,
                    StoreAndForward = IsThere(hasStored, i) ? DuckText.String(stored + i) : null,
                    PickupLocation = from[i],
                    DropoffLocation = to[i],
                    PaymentType = payment[i],
                    Fare = fare[i],
                    Extra = extra[i],
                    MtaTax = tax[i],
                    Tip = tip[i],
                    Tolls = tolls[i],
                    Improvement = improvement[i],
                    Total = total[i],
                    Congestion = IsThere(hasCongestion, i) ? congestion[i] : null,
                    AirportFee = IsThere(hasAirport, i) ? airport[i] : null,
                };
            }

            for (int i = 0; i < count; i++)
            {
                sum += rows[i].PickupLocation ^ (rows[i].PassengerCount ?? 0);
                each?.Invoke(rows[i]);
            }
        });
        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static decimal Cents(long unscaled)
    {
        ulong digits = (ulong)Math.Abs(unscaled);
        return new decimal((int)digits, (int)(digits >> 32), 0, unscaled < 0, 2);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DateOnly Date(int day) => DateOnly.FromDayNumber(day + EpochDay);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static DateTime Moment(long microseconds) => new((microseconds * TimeSpan.TicksPerMicrosecond) + DateTime.UnixEpoch.Ticks);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsThere(ulong* validity, int row) => validity == null || (validity[row >> 6] >> (row & 63) & 1) != 0;
}
