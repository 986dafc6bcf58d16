using System.Buffers.Binary;
using System.Numerics;
using TypedDao.Codecs;
using TypedDao.Parquet.Metadata;
using TypedDao.Parquet.Writing;
using TypedDao.Schema;
using TypedDao.Tests;

namespace TypedDao.Parquet.Tests.Rows;

/// <summary>What users are told of values that C# cannot hold: the value as the file has it, and what was expected.</summary>
public sealed class BadValueTests
{
    private const int Milliseconds = (int)TimeUnit.Milliseconds;
    private const int Microseconds = (int)TimeUnit.Microseconds;
    private const int Nanoseconds = (int)TimeUnit.Nanoseconds;
    private const string Years = "within the years 1 to 9999, in steps of 100 ns";

    [Theory]
    [InlineData(-719_163, "+0000-12-31")]
    [InlineData(-719_528, "+0000-01-01")]
    [InlineData(-719_529, "-0001-12-31")]
    [InlineData(2_932_897, "+10000-01-01")]
    [InlineData(int.MaxValue, "+5881580-07-11")]
    [InlineData(int.MinValue, "-5877641-06-23")]
    public async Task A_date_outside_of_the_years_1_to_9999_is_told(int days, string value)
    {
        byte[] file = await RawFiles.WriteAsync(PhysicalType.Int32, new LogicalType(LogicalKind.Date), -719_162, days, 2_932_896);

        await BadAsync(file, ColumnType.Date, value, "expected date", [new DateOnly(1, 1, 1), new DateOnly(9999, 12, 31)]);
        await BadAsync(file, ColumnType.TimestampNtz, value, $"expected timestamp_ntz {Years}", [new DateTime(1, 1, 1), new DateTime(9999, 12, 31)]);
    }

    [Theory]
    [InlineData(Milliseconds, -62_135_596_800_001, "+0000-12-31T23:59:59.999")]
    [InlineData(Milliseconds, 253_402_300_800_000, "+10000-01-01T00:00:00")]
    [InlineData(Milliseconds, long.MaxValue, "+292278994-08-17T07:12:55.807")]
    [InlineData(Milliseconds, long.MinValue, "-292275055-05-16T16:47:04.192")]
    [InlineData(Microseconds, -62_135_596_800_000_001, "+0000-12-31T23:59:59.999999")]
    [InlineData(Microseconds, 253_402_300_800_000_000, "+10000-01-01T00:00:00")]
    [InlineData(Microseconds, long.MaxValue, "+294247-01-10T04:00:54.775807")]
    [InlineData(Microseconds, long.MinValue, "-290308-12-21T19:59:05.224192")]
    [InlineData(Nanoseconds, 1, "1970-01-01T00:00:00.000000001")]
    [InlineData(Nanoseconds, -1, "1969-12-31T23:59:59.999999999")]
    [InlineData(Nanoseconds, long.MaxValue, "2262-04-11T23:47:16.854775807")]
    public async Task A_timestamp_that_is_out_of_range_or_too_fine_is_told(int unit, long count, string value)
    {
        var local = new LogicalType(LogicalKind.Timestamp) { Unit = (TimeUnit)unit };
        byte[] file = await RawFiles.WriteAsync(PhysicalType.Int64, local, 0, count, 0);
        byte[] instants = await RawFiles.WriteAsync(PhysicalType.Int64, local with { IsUtc = true }, 0, count, 0);

        await BadAsync(file, ColumnType.TimestampNtz, value, $"expected timestamp_ntz {Years}", [DateTime.UnixEpoch, DateTime.UnixEpoch]);
        await BadAsync(instants, ColumnType.Timestamp, value + "Z", $"expected timestamp {Years}", [DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch]);
    }

    [Theory]
    [InlineData(Microseconds, 86_400_000_000, "24:00:00")]
    [InlineData(Microseconds, -1, "-00:00:00.000001")]
    [InlineData(Nanoseconds, 1, "00:00:00.000000001")]
    [InlineData(Nanoseconds, 86_400_000_000_000, "24:00:00")]
    public async Task A_time_outside_of_a_day_or_too_fine_is_told(int unit, long count, string value)
    {
        byte[] file = await RawFiles.WriteAsync(PhysicalType.Int64, new LogicalType(LogicalKind.Time) { Unit = (TimeUnit)unit }, 0, count, 0);

        await BadAsync(file, ColumnType.Time, value, "expected time within a day, in steps of 100 ns", [TimeOnly.MinValue, TimeOnly.MinValue]);
    }

    [Theory]
    [InlineData(0UL, 2_440_588 + 2_932_897, "+10000-01-01T00:00:00")]
    [InlineData(86_399_999_999_900UL, 2_440_588 - 719_163, "+0000-12-31T23:59:59.9999999")]
    [InlineData(1UL, 2_440_588, "1970-01-01T00:00:00.000000001")]
    public async Task A_timestamp_of_96_bits_that_is_out_of_range_or_too_fine_is_told(ulong nanoseconds, int day, string value)
    {
        byte[] file = await RawFiles.WriteAsync(PhysicalType.Int96, default, Int96(0, 2_440_588), Int96(nanoseconds, day));

        await BadAsync(file, ColumnType.TimestampNtz, value, $"expected timestamp_ntz {Years}", [DateTime.UnixEpoch]);
        await BadAsync(file, ColumnType.Timestamp, value, $"expected timestamp {Years}", [DateTimeOffset.UnixEpoch]);
    }

    [Theory]
    [InlineData("79228162514264337593543950336", "792281625142643375935439503.36")]
    [InlineData("-79228162514264337593543950336", "-792281625142643375935439503.36")]
    [InlineData("99999999999999999999999999999999999999", "999999999999999999999999999999999999.99")]
    public async Task A_decimal_of_too_many_digits_for_C_sharp_is_told(string unscaled, string value)
    {
        var number = BigInteger.Parse(unscaled, System.Globalization.CultureInfo.InvariantCulture);
        var type = new LogicalType(LogicalKind.Decimal) { Precision = 38, Scale = 2 };
        BigInteger most = BigInteger.Pow(2, 96) - 1;
        byte[] fixedLength = await RawFiles.WriteAsync(PhysicalType.FixedLengthByteArray, type, Bytes(most, 16), Bytes(number, 16));
        byte[] anyLength = await RawFiles.WriteAsync(PhysicalType.ByteArray, type, Bytes(most, 13), Bytes(number, 18));

        foreach (byte[] file in (byte[][])[fixedLength, anyLength])
        {
            await BadAsync(file, ColumnType.Decimal(38, 2), value, "expected decimal(38,2)", [792281625142643375935439503.35m]);
            await GoodAsync(file, ColumnType.Decimal(38, 2, asText: true), ["792281625142643375935439503.35", value]);
        }
    }

    [Fact]
    public async Task A_decimal_of_more_than_128_bits_is_told_as_text_too()
    {
        byte[] file = await RawFiles.WriteAsync(
            PhysicalType.ByteArray, new LogicalType(LogicalKind.Decimal) { Precision = 38, Scale = 2 }, Bytes(5, 1), Bytes(BigInteger.Pow(2, 127), 17));

        await BadAsync(file, ColumnType.Decimal(38, 2, asText: true), "1701411834604692317316873037158841057.28", "expected decimal(38,2)", ["0.05"]);
    }

    [Theory]
    [InlineData(1.5, 1.5, "1.5", "1.5")]
    [InlineData(double.NaN, double.NaN, "\"NaN\"", "\"NaN\"")]
    [InlineData(0.0, -0.0, "0", "-0.0")]
    public async Task A_map_that_has_a_number_twice_is_told(double key, double again, string text, string textAgain)
    {
        byte[] file = await RawFiles.WriteAsync(
            2,
            leaves =>
            {
                leaves[0].AppendLevels([0, 0, 1, 1], [1, 1, 1, 1]);
                ((FixedBuffer<double>)leaves[0]).Append([key, key, 7.25, again], []);
                leaves[1].AppendLevels([0, 0, 1, 1], [1, 1, 1, 1]);
                ((FixedBuffer<int>)leaves[1]).Append([1, 2, 3, 4], []);
            },
            new SchemaElement { Name = "c", Repetition = Repetition.Required, ChildCount = 1, Logical = new LogicalType(LogicalKind.Map) },
            new SchemaElement { Name = "key_value", Repetition = Repetition.Repeated, ChildCount = 2 },
            new SchemaElement { Name = "key", Type = PhysicalType.Double, Repetition = Repetition.Required },
            new SchemaElement { Name = "value", Type = PhysicalType.Int32, Repetition = Repetition.Required });
        DynamicShape.Use(new RowSchema([new Column("c", ColumnType.Map(ColumnType.Double, ColumnType.Int32))]));

        var rejected = new List<RejectedRow>();
        Assert.Single(await ParquetFiles.ReadAsync<DynamicRow, DynamicShape>(new LocalSource(file), rejected));

        string value = $$"""[{"key":{{text}},"value":2},{"key":7.25,"value":3},{"key":{{textAgain}},"value":4}]""";
        RejectedRow row = Assert.Single(rejected);
        Assert.Equal(("c", value, "expected map<double,int32> without a key twice", 2L), (row.Column, row.Value, row.Error, row.Line));
        Assert.Equal($$"""{"c":{{value}}}""", row.Raw);
    }

    // The second row is bad.
    private static async Task BadAsync(byte[] file, ColumnType type, string value, string error, object[] others)
    {
        DynamicShape.Use(new RowSchema([new Column("c", type)]));
        var rejected = new List<RejectedRow>();
        List<DynamicRow> found = await ParquetFiles.ReadAsync<DynamicRow, DynamicShape>(new LocalSource(file), rejected);
        Assert.Equal(others, found.Select(row => row.Values[0]));
        RejectedRow row = Assert.Single(rejected);
        Assert.Equal(("test.parquet", 2L, "c", value, error), (row.Source, row.Line, row.Column, row.Value, row.Error));
    }

    private static async Task GoodAsync(byte[] file, ColumnType type, object[] values)
    {
        DynamicShape.Use(new RowSchema([new Column("c", type)]));
        Assert.Equal(values, (await ParquetFiles.ReadAsync<DynamicRow, DynamicShape>(new LocalSource(file))).Select(row => row.Values[0]));
    }

    private static byte[] Int96(ulong nanoseconds, int day)
    {
        byte[] bytes = new byte[12];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, nanoseconds);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(8), day);
        return bytes;
    }

    private static byte[] Bytes(BigInteger value, int length)
    {
        byte[] bytes = value.ToByteArray(isUnsigned: false, isBigEndian: true);
        return [.. Enumerable.Repeat((byte)(value.Sign < 0 ? 0xFF : 0), Math.Max(0, length - bytes.Length)), .. bytes];
    }
}
