using System.Globalization;
using System.Numerics;
using TypedDao.Postgres.Reading;
using TypedDao.Postgres.Support;
using TypedDao.Rows;
using TypedDao.Schema;
using TypedDao.Sql.Values;
using TypedDao.Tests;

namespace TypedDao.Postgres.Types;

/// <summary>The binary forms of numbers and arrays.</summary>
public sealed class NumericTests(PostgresServer server)
{
    [Fact]
    public void Every_number_is_read_as_it_was_written()
    {
        var random = new Random(Seeded.Seed());
        byte[] bytes = new byte[Numeric.MostBytes];
        for (int i = 0; i < 20_000; i++)
        {
            int scale = random.Next(39);
            BigInteger value = BigInteger.Pow(10, random.Next(39)) - random.Next(3) + (random.Next(2) == 0 ? 0 : random.NextInt64());
            UInt128 mantissa = value < 0 ? 0 : (UInt128)BigInteger.Min(value, BigInteger.Pow(10, 38) - 1);
            bool isNegative = random.Next(2) == 0 && mantissa > 0;
            int length = Numeric.Encode(mantissa, scale, isNegative, scale, bytes);
            string digits = mantissa.ToString(CultureInfo.InvariantCulture).PadLeft(scale + 1, '0');
            string expected = (isNegative ? "-" : string.Empty) + (scale == 0 ? digits : $"{digits[..^scale]}.{digits[^scale..]}");
            Assert.Equal(expected, Numeric.ToText(bytes.AsSpan(0, length)));
        }
    }

    [Fact]
    public async Task The_server_prints_the_same()
    {
        await using Warehouse warehouse = await Warehouse.OpenAsync(server);
        var random = new Random(Seeded.Seed());
        var schema = new RowSchema([.. Enumerable.Range(0, 38).Select(scale => new Column($"c{scale}", ColumnType.Decimal(38, scale, asText: true)))]);
        DynamicRow[] rows = [.. Enumerable.Range(0, 40).Select(_ => new DynamicRow([.. schema.Select(column => Number(random, column.Type.Scale))]))];
        await using var table = new DynamicTable(warehouse, schema, "numbers");
        await table.AppendAsync(rows);
        string[] printed = (await warehouse.PsqlAsync("SELECT * FROM numbers")).Split('\n');
        Assert.Equal(rows.Select(row => string.Join('|', row.Values)), printed);
    }

    [Fact]
    public void Damaged_bytes_are_no_number_and_no_array_and_never_fail()
    {
        var random = new Random(Seeded.Seed());
        var type = ColumnType.List(ColumnType.Int64.OrNull());
        for (int i = 0; i < 20_000; i++)
        {
            byte[] bytes = new byte[random.Next(60)];
            random.NextBytes(bytes);
            if (random.Next(2) == 0 && bytes.Length > 20)
            {
                // As an array of one dimension it is looked at more closely.
                byte[] head = [0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 20, 0, 0, 0, (byte)random.Next(9), 0, 0, 0, 1];
                head.CopyTo(bytes, 0);
            }

            var failure = new ValueFailure();
            BinaryArray.Read<long?, NullableShape<long, Int64Shape>>(bytes, "c", type, failure);
            Numeric.ToText(bytes);
        }
    }

    private static string Number(Random random, int scale)
    {
        string digits = string.Concat(Enumerable.Range(0, 38).Select(_ => (char)('0' + (random.Next(3) == 0 ? 0 : random.Next(10)))));
        string whole = digits[..(38 - scale)].TrimStart('0');
        string text = (whole.Length == 0 ? "0" : whole) + (scale == 0 ? string.Empty : "." + digits[(38 - scale)..]);
        return random.Next(2) == 0 && text.AsSpan().ContainsAnyInRange('1', '9') ? "-" + text : text;
    }
}
