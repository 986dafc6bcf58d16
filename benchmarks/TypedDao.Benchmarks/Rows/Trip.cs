using TypedDao.Rows;
using TypedDao.Schema;

namespace TypedDao.Benchmarks.Rows;

/// <summary>A trip of a taxi, of which five columns may be null, as the generator would emit it.</summary>
public sealed record Trip
{
    public required int VendorId { get; init; }

    public required DateTime Pickup { get; init; }

    public required DateTime Dropoff { get; init; }

    public required long? PassengerCount { get; init; }

    public required double Distance { get; init; }

    public required long? RateCode { get; init; }

    public required string? StoreAndForward { get; init; }

    public required int PickupLocation { get; init; }

    public required int DropoffLocation { get; init; }

    public required long PaymentType { get; init; }

    public required double Fare { get; init; }

    public required double Extra { get; init; }

    public required double MtaTax { get; init; }

    public required double Tip { get; init; }

    public required double Tolls { get; init; }

    public required double Improvement { get; init; }

    public required double Total { get; init; }

    public required double? Congestion { get; init; }

    public required double? AirportFee { get; init; }
}

/// <summary>The shape of <see cref="Trip"/>, as the generator would emit it.</summary>
public readonly struct TripShape : IRowShape<Trip>
{
    private static readonly ColumnType Moment = ColumnType.TimestampNtz;

    public static RowSchema Schema => new(
        new("VendorID", ColumnType.Of(ColumnKind.Int32)),
        new("tpep_pickup_datetime", Moment),
        new("tpep_dropoff_datetime", Moment),
        new("passenger_count", ColumnType.Int64.OrNull()),
        new("trip_distance", ColumnType.Double),
        new("RatecodeID", ColumnType.Int64.OrNull()),
        new("store_and_fwd_flag", ColumnType.String.OrNull()),
        new("PULocationID", ColumnType.Int32),
        new("DOLocationID", ColumnType.Int32),
        new("payment_type", ColumnType.Int64),
        new("fare_amount", ColumnType.Double),
        new("extra", ColumnType.Double),
        new("mta_tax", ColumnType.Double),
        new("tip_amount", ColumnType.Double),
        new("tolls_amount", ColumnType.Double),
        new("improvement_surcharge", ColumnType.Double),
        new("total_amount", ColumnType.Double),
        new("congestion_surcharge", ColumnType.Double.OrNull()),
        new("airport_fee", ColumnType.Double.OrNull()));

    public static bool IsImmutable => true;

    public static Trip Read<TReader>(ref TReader reader)
        where TReader : struct, IFieldReader, allows ref struct
        => new()
        {
            VendorId = reader.ReadInt32(0),
            Pickup = reader.ReadTimestampNtz(1),
            Dropoff = reader.ReadTimestampNtz(2),
            PassengerCount = reader.IsNull(3) ? null : reader.ReadInt64(3),
            Distance = reader.ReadDouble(4),
            RateCode = reader.IsNull(5) ? null : reader.ReadInt64(5),
            StoreAndForward = reader.IsNull(6) ? null : reader.ReadString(6),
            PickupLocation = reader.ReadInt32(7),
            DropoffLocation = reader.ReadInt32(8),
            PaymentType = reader.ReadInt64(9),
            Fare = reader.ReadDouble(10),
            Extra = reader.ReadDouble(11),
            MtaTax = reader.ReadDouble(12),
            Tip = reader.ReadDouble(13),
            Tolls = reader.ReadDouble(14),
            Improvement = reader.ReadDouble(15),
            Total = reader.ReadDouble(16),
            Congestion = reader.IsNull(17) ? null : reader.ReadDouble(17),
            AirportFee = reader.IsNull(18) ? null : reader.ReadDouble(18),
        };

    public static void Write<TWriter>(Trip row, ref TWriter writer)
        where TWriter : struct, IFieldWriter, allows ref struct
        => throw new NotSupportedException("Trips are only read.");
}
