using TypedDao.Codecs.Tests.Support;
using TypedDao.Rows;
using TypedDao.Schema;

namespace TypedDao.Codecs.Tests.Values;

public sealed class ScalarTests
{
    [Theory]
    [InlineData("0", 0L)]
    [InlineData("7", 7L)]
    [InlineData("-7", -7L)]
    [InlineData("12345678", 12345678L)]
    [InlineData("-12345678", -12345678L)]
    [InlineData("123456789", 123456789L)]
    [InlineData("1234567890123456", 1234567890123456L)]
    [InlineData("12345678901234567", 12345678901234567L)]
    [InlineData("9223372036854775807", long.MaxValue)]
    [InlineData("-9223372036854775808", long.MinValue)]
    [InlineData("1e3", 1000L)]
    [InlineData("1.50e1", 15L)]
    [InlineData("5.000", 5L)]
    [InlineData("-0", 0L)]
    [InlineData("1200e-2", 12L)]
    public async Task Integers_are_read_in_both_formats(string text, long value)
    {
        ColumnType type = ColumnType.Of(ColumnKind.Int64);
        Assert.Equal(value, Assert.Single((await Cells.CsvAsync<long, Int64Shape>(type, text)).Good).Value);
        Assert.Equal(value, Assert.Single((await Cells.JsonAsync<long, Int64Shape>(type, text)).Good).Value);
    }

    [Theory]
    [InlineData("+5", 5L)]
    [InlineData("007", 7L)]
    [InlineData("5.", 5L)]
    [InlineData("\"5\"", 5L)]
    public async Task CSV_takes_a_few_more_forms_of_integers(string text, long value)
        => Assert.Equal(value, Assert.Single((await Cells.CsvAsync<long, Int64Shape>(ColumnType.Of(ColumnKind.Int64), text)).Good).Value);

    [Theory]
    [InlineData("x")]
    [InlineData("1x")]
    [InlineData("1.5")]
    [InlineData("9223372036854775808")]
    [InlineData("-9223372036854775809")]
    [InlineData("1e19")]
    [InlineData("1e999999999999")]
    [InlineData("--1")]
    [InlineData("1 2")]
    [InlineData("1_000")]
    [InlineData("0x1F")]
    [InlineData("-")]
    [InlineData("1/2")]
    [InlineData("12345:78")]
    [InlineData("١٢")]
    public async Task What_is_no_integer_is_bad(string text)
    {
        RejectedRow csv = (await Cells.CsvAsync<long, Int64Shape>(ColumnType.Of(ColumnKind.Int64), text)).Reject;
        Assert.Equal(("v", text, "expected int64"), (csv.Column, csv.Value, csv.Error));
        Assert.NotEmpty((await Cells.JsonAsync<long, Int64Shape>(ColumnType.Of(ColumnKind.Int64), text)).Reject.Error);
    }

    [Theory]
    [InlineData(ColumnKind.Int8, "127", true)]
    [InlineData(ColumnKind.Int8, "128", false)]
    [InlineData(ColumnKind.Int8, "-128", true)]
    [InlineData(ColumnKind.Int8, "-129", false)]
    [InlineData(ColumnKind.Int16, "32767", true)]
    [InlineData(ColumnKind.Int16, "32768", false)]
    [InlineData(ColumnKind.Int32, "2147483647", true)]
    [InlineData(ColumnKind.Int32, "2147483648", false)]
    [InlineData(ColumnKind.Int32, "-2147483649", false)]
    public async Task The_width_of_an_integer_is_its_range(ColumnKind kind, string text, bool fits)
    {
        ColumnType type = ColumnType.Of(kind);
        (int Rows, string? Error) Of<T>(Result<Cell<T>> result) => (result.Rows.Count, result.Rejects.SingleOrDefault()?.Error);
        (int, string?) expected = (fits ? 1 : 0, fits ? null : $"expected {type}");
        foreach (bool csv in new[] { true, false })
        {
            Assert.Equal(expected, kind switch
            {
                ColumnKind.Int8 => Of(csv ? await Cells.CsvAsync<sbyte, Int8Shape>(type, text) : await Cells.JsonAsync<sbyte, Int8Shape>(type, text)),
                ColumnKind.Int16 => Of(csv ? await Cells.CsvAsync<short, Int16Shape>(type, text) : await Cells.JsonAsync<short, Int16Shape>(type, text)),
                _ => Of(csv ? await Cells.CsvAsync<int, Int32Shape>(type, text) : await Cells.JsonAsync<int, Int32Shape>(type, text)),
            });
        }
    }

    [Theory]
    [InlineData("1.5", 1.5)]
    [InlineData("-0.0", -0.0)]
    [InlineData("0.1", 0.1)]
    [InlineData("123456789.123456789", 123456789.123456789)]
    [InlineData("1e308", 1e308)]
    [InlineData("4.9406564584124654E-324", 4.9406564584124654E-324)]
    [InlineData("9007199254740993", 9007199254740992.0)]
    [InlineData("0.30000000000000004", 0.30000000000000004)]
    [InlineData("179769313486231570000000000000000000000000000000000000000000000", 1.7976931348623157e62)]
    public async Task Doubles_are_read_exactly(string text, double value)
    {
        ColumnType type = ColumnType.Of(ColumnKind.Double);
        Assert.Equal(BitConverter.DoubleToInt64Bits(value), BitConverter.DoubleToInt64Bits(Assert.Single((await Cells.CsvAsync<double, DoubleShape>(type, text)).Good).Value));
        Assert.Equal(BitConverter.DoubleToInt64Bits(value), BitConverter.DoubleToInt64Bits(Assert.Single((await Cells.JsonAsync<double, DoubleShape>(type, text)).Good).Value));
    }

    [Theory]
    [InlineData("NaN", double.NaN, true)]
    [InlineData("Infinity", double.PositiveInfinity, true)]
    [InlineData("-Infinity", double.NegativeInfinity, true)]
    [InlineData("nan", double.NaN, false)]
    [InlineData("INF", double.PositiveInfinity, false)]
    [InlineData("-inf", double.NegativeInfinity, false)]
    [InlineData("+Infinity", double.PositiveInfinity, false)]
    public async Task Words_stand_for_what_is_not_finite(string text, double value, bool json)
    {
        ColumnType type = ColumnType.Of(ColumnKind.Double);
        Assert.Equal(value, Assert.Single((await Cells.CsvAsync<double, DoubleShape>(type, text)).Good).Value);
        var result = await Cells.JsonAsync<double, DoubleShape>(type, $"\"{text}\"");
        Assert.Equal(json, result.Rows.Count == 1);
        Assert.Equal((float)value, Assert.Single((await Cells.CsvAsync<float, FloatShape>(ColumnType.Of(ColumnKind.Float), text)).Good).Value);
    }

    [Theory]
    [InlineData("1e400")]
    [InlineData("-1e400")]
    [InlineData("1.2.3")]
    [InlineData("e5")]
    [InlineData("1e")]
    [InlineData(".")]
    [InlineData("infinit")]
    public async Task What_is_no_double_is_bad(string text)
        => Assert.Equal("expected double", (await Cells.CsvAsync<double, DoubleShape>(ColumnType.Of(ColumnKind.Double), text)).Reject.Error);

    [Fact]
    public async Task Floats_and_doubles_are_written_with_the_shortest_digits_and_zero_keeps_its_sign()
    {
        Assert.Equal(
            "{\"v\":0.1}\n{\"v\":-0.0}\n{\"v\":1E+20}\n{\"v\":\"NaN\"}\n{\"v\":\"-Infinity\"}\n{\"v\":3}\n",
            await Cells.WriteAsync<double, DoubleShape>(Support.Codecs.JsonLines, ColumnType.Of(ColumnKind.Double), 0.1, -0.0, 1e20, double.NaN, double.NegativeInfinity, 3));
        Assert.Equal(
            "v\n0.1\n-0.0\nInfinity\n16777216\n",
            await Cells.WriteAsync<float, FloatShape>(Support.Codecs.Csv(), ColumnType.Of(ColumnKind.Float), 0.1f, -0f, float.PositiveInfinity, 16777216f));
    }

    [Theory]
    [InlineData("true", true)]
    [InlineData("FALSE", false)]
    [InlineData("True", true)]
    public async Task Truth_values_in_CSV_are_taken_in_any_case(string text, bool value)
        => Assert.Equal(value, Assert.Single((await Cells.CsvAsync<bool, BoolShape>(ColumnType.Of(ColumnKind.Bool), text)).Good).Value);

    [Theory]
    [InlineData("1")]
    [InlineData("yes")]
    [InlineData("t")]
    public async Task Other_words_are_no_truth_values(string text)
        => Assert.Equal("expected bool", (await Cells.CsvAsync<bool, BoolShape>(ColumnType.Of(ColumnKind.Bool), text)).Reject.Error);

    [Fact]
    public async Task Truth_values_in_JSON_are_words_alone()
    {
        Assert.True(Assert.Single((await Cells.JsonAsync<bool, BoolShape>(ColumnType.Of(ColumnKind.Bool), "true")).Good).Value);
        Assert.Equal("expected bool", (await Cells.JsonAsync<bool, BoolShape>(ColumnType.Of(ColumnKind.Bool), "\"true\"")).Reject.Error);
        Assert.Equal("expected bool", (await Cells.JsonAsync<bool, BoolShape>(ColumnType.Of(ColumnKind.Bool), "1")).Reject.Error);
    }

    [Fact]
    public async Task Allowed_values_are_found_and_others_are_bad_or_null()
    {
        ColumnType strict = ColumnType.Enum(["view", "cart", "order, paid"]);
        ColumnType lenient = ColumnType.Enum(["view", "cart", "order, paid"], unknownIsNull: true).OrNull();
        foreach ((string text, int value) in new[] { ("view", 0), ("cart", 1), ("\"order, paid\"", 2) })
        {
            Assert.Equal(value, Assert.Single((await Cells.CsvAsync<int, EnumShape>(strict, text)).Good).Value);
            Assert.Equal(value, Assert.Single((await Cells.JsonAsync<int, EnumShape>(strict, $"\"{text.Trim('"')}\"")).Good).Value);
        }

        RejectedRow reject = (await Cells.CsvAsync<int, EnumShape>(strict, "Cart")).Reject;
        Assert.Equal(("v", "Cart", "expected one of view, cart, order, paid"), (reject.Column, reject.Value, reject.Error));
        Assert.Equal(-1, Assert.Single((await Cells.CsvAsync<int, EnumShape>(lenient, "Cart")).Good).Value);
        Assert.Equal(-1, Assert.Single((await Cells.JsonAsync<int, EnumShape>(lenient, "\"Cart\"")).Good).Value);
        Assert.Equal("v\ncart\n\"order, paid\"\n", await Cells.WriteAsync<int, EnumShape>(Support.Codecs.Csv(), strict, 1, 2));
        var error = await Assert.ThrowsAsync<InvalidValueException>(() => Cells.WriteAsync<int, EnumShape>(Support.Codecs.JsonLines, strict, 3));
        Assert.Equal("Column 'v' cannot hold '3': it is none of its values, of which the last is 2.", error.Message);
    }

    [Fact]
    public async Task Uuids_and_bytes_are_text()
    {
        Guid uuid = Guid.Parse("0b8c5f2e-7d0a-4c6e-9f1b-2a3c4d5e6f70");
        ColumnType type = ColumnType.Of(ColumnKind.Uuid);
        Assert.Equal(uuid, Assert.Single((await Cells.CsvAsync<Guid, UuidShape>(type, uuid.ToString().ToUpperInvariant())).Good).Value);
        Assert.Equal($"{{\"v\":\"{uuid}\"}}\n", await Cells.WriteAsync<Guid, UuidShape>(Support.Codecs.JsonLines, type, uuid));
        Assert.Equal("expected uuid", (await Cells.CsvAsync<Guid, UuidShape>(type, uuid.ToString("N"))).Reject.Error);

        ColumnType bytes = ColumnType.Of(ColumnKind.Bytes);
        byte[] data = [0, 255, 62, 63];
        Assert.Equal(data, Assert.Single((await Cells.CsvAsync<ReadOnlyMemory<byte>, BytesShape>(bytes, "AP8+Pw==")).Good).Value.ToArray());
        Assert.Equal("v\nAP8+Pw==\n", await Cells.WriteAsync<ReadOnlyMemory<byte>, BytesShape>(Support.Codecs.Csv(), bytes, data));
        Assert.Equal("expected bytes", (await Cells.JsonAsync<ReadOnlyMemory<byte>, BytesShape>(bytes, "\"AP8\"")).Reject.Error);
        Assert.Equal(0, Assert.Single((await Cells.JsonAsync<ReadOnlyMemory<byte>, BytesShape>(bytes, "\"\"")).Good).Value.Length);
    }

    [Fact]
    public async Task Equal_strings_share_one_object()
    {
        var result = await Cells.ReadAsync<string, StringShape>(Support.Codecs.Csv(), ColumnType.Of(ColumnKind.String), "v\nMinnesota\nOhio\nMinnesota\nOhio\n");
        string[] values = [.. result.Good.Select(cell => cell.Value)];
        Assert.Same(values[0], values[2]);
        Assert.Same(values[1], values[3]);
    }

    [Fact]
    public async Task Strings_of_every_length_are_kept_however_often_they_repeat()
    {
        var random = new Random(5);
        string[] values = [.. Enumerable.Range(0, 6000).Select(i => string.Concat(Enumerable.Repeat(i % 3 == 0 ? "é" : "k", random.Next(1, 40))) + random.Next(i < 3000 ? 5 : 5000))];
        var result = await Cells.ReadAsync<string, StringShape>(Support.Codecs.Csv(), ColumnType.Of(ColumnKind.String), "v\n" + string.Join('\n', values));
        Assert.Equal(values, result.Good.Select(cell => cell.Value));
    }
}
