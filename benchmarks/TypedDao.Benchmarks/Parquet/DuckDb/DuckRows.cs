using System.Runtime.CompilerServices;
using TypedDao.Benchmarks.Rows;
using TypedDao.Filters;

namespace TypedDao.Benchmarks.Parquet.DuckDb;

/// <summary>Rows that DuckDB reads, made of its chunks.</summary>
internal static unsafe class DuckRows
{
    private const int EpochDay = 719_162;
    private const int MostRows = 2048;

    /// <summary>Reads lines of orders into objects with strings.</summary>
    public static long ReadClasses(DuckConnection duck, string path, Action<LineItem>? each = null, Filter? filter = null)
    {
        long sum = 0;
        var rows = new LineItem[MostRows];
        duck.Query(Select("*", path, filter), (columns, count) =>
        {
            var vectors = new LineItemVectors(columns);
            for (int i = 0; i < count; i++)
            {
                rows[i] = vectors.ToObject(i);
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
    public static long ReadSlices(DuckConnection duck, string path, Action<SlicedLineItem>? each = null)
    {
        long sum = 0;
        var rows = new SlicedLineItem[MostRows];
        duck.Query(Select("*", path), (columns, count) =>
        {
            var vectors = new LineItemVectors(columns);
            for (int i = 0; i < count; i++)
            {
                vectors.Fill(ref rows[i], i);
            }

            for (int i = 0; i < count; i++)
            {
                sum += rows[i].OrderKey ^ rows[i].Comment.Length;
                each?.Invoke(rows[i]);
            }
        });
        return sum;
    }

    /// <summary>Reads two columns of lines of orders into structures.</summary>
    public static long ReadPrices(DuckConnection duck, string path, Action<LineItemPrice>? each = null)
    {
        long sum = 0;
        var rows = new LineItemPrice[MostRows];
        duck.Query(Select("l_orderkey, l_extendedprice", path), (columns, count) =>
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
        duck.Query(Select("*", path), (columns, count) =>
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

    // The text of a filter is a condition of SQL too.
    private static string Select(string columns, string path, Filter? filter = null)
        => $"SELECT {columns} FROM read_parquet('{path}'){(filter is null ? null : $" WHERE {filter}")}";

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static DateTime Moment(long microseconds) => new((microseconds * TimeSpan.TicksPerMicrosecond) + DateTime.UnixEpoch.Ticks);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsThere(ulong* validity, int row) => validity == null || (validity[row >> 6] >> (row & 63) & 1) != 0;
}
