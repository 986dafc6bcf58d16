using System.Globalization;
using TypedDao.Codecs.Tests.Support;
using TypedDao.Codecs.Text;
using TypedDao.Rows;
using TypedDao.Schema;

namespace TypedDao.Codecs.Tests.Values;

public sealed class DecimalTests
{
    [Fact]
    public void Parts_are_those_that_the_runtime_gives()
    {
        var random = new Random(7);
        for (int i = 0; i < 10_000; i++)
        {
            var value = new decimal(random.Next(), random.Next(int.MinValue, int.MaxValue), random.Next(2) * random.Next(), random.Next(2) == 0, (byte)random.Next(29));
            int[] bits = decimal.GetBits(value);
            DecimalParts parts = DecimalParts.Of(ref value);
            Assert.Equal(((uint)bits[2], (uint)bits[0] | ((ulong)(uint)bits[1] << 32), (bits[3] >> 16) & 0xFF, bits[3] < 0), (parts.High, parts.Low, parts.Scale, parts.IsNegative));
            var small = new decimal(bits[0], bits[1], 0, bits[3] < 0, (byte)parts.Scale);
            Assert.Equal(decimal.GetBits(small), decimal.GetBits(DecimalParts.Create(parts.Low, parts.Scale, parts.IsNegative)));
        }
    }

    [Fact]
    public void Decimals_are_written_as_NET_writes_them()
    {
        var random = new Random(11);
        byte[] buffer = new byte[Decimals.MaxLength + 64];
        for (int scale = 0; scale <= 12; scale++)
        {
            foreach (ulong digits in Edges().Concat(Enumerable.Range(0, 3000).Select(_ => (ulong)random.NextInt64() >> random.Next(1, 63))))
            {
                foreach (bool isNegative in (bool[])[false, true])
                {
                    decimal value = DecimalParts.Create(digits, scale, isNegative);
                    string expected = value.ToString($"F{scale}", CultureInfo.InvariantCulture);
                    expected = digits == 0 ? expected.TrimStart('-') : expected;
                    Assert.Equal(expected, Write(28));
                    int precision = Math.Max(digits.ToString(CultureInfo.InvariantCulture).Length, Math.Max(1, scale));
                    Assert.Equal(expected, Write(precision));
                    if (precision > 1)
                    {
                        Assert.Equal(digits >= Digits.Powers[precision - 1] ? null : expected, Write(precision - 1));
                    }

                    string? Write(int digitsOfColumn)
                    {
                        int length = Decimals.Write(ref buffer[0], value, digitsOfColumn, scale);
                        return length < 0 ? null : System.Text.Encoding.ASCII.GetString(buffer, 0, length);
                    }
                }
            }
        }

        static IEnumerable<ulong> Edges()
            => Enumerable.Range(0, 20).SelectMany(i => (ulong[])[Digits.Powers[i] - 1, Digits.Powers[i], Digits.Powers[i] + 1]).Append(ulong.MaxValue);
    }

    [Theory]
    [InlineData(10, 2, "12.50", "12.50")]
    [InlineData(10, 2, "12.5", "12.50")]
    [InlineData(10, 2, "12", "12.00")]
    [InlineData(10, 2, "12.5000", "12.50")]
    [InlineData(10, 2, "-0.01", "-0.01")]
    [InlineData(10, 2, "-0.00", "0.00")]
    [InlineData(10, 2, "12345678.90", "12345678.90")]
    [InlineData(10, 2, "-99999999.99", "-99999999.99")]
    [InlineData(10, 2, "1.25e3", "1250.00")]
    [InlineData(10, 2, "125e-2", "1.25")]
    [InlineData(5, 0, "12345", "12345")]
    [InlineData(28, 10, "123456789012345678.1234567891", "123456789012345678.1234567891")]
    [InlineData(18, 8, "1234567890.12345678", "1234567890.12345678")]
    [InlineData(18, 9, "123456789.123456789", "123456789.123456789")]
    [InlineData(4, 4, "0.1234", "0.1234")]
    public async Task Decimals_have_the_scale_of_their_column(int precision, int scale, string text, string expected)
    {
        ColumnType type = ColumnType.Decimal(precision, scale);
        foreach (var result in new[] { await Cells.CsvAsync<decimal, DecimalShape>(type, text), await Cells.JsonAsync<decimal, DecimalShape>(type, text), await Cells.JsonAsync<decimal, DecimalShape>(type, $"\"{text}\"") })
        {
            Assert.Equal(expected, Assert.Single(result.Good).Value.ToString(CultureInfo.InvariantCulture));
        }

        Assert.Equal($"v\n{expected}\n", await Cells.WriteAsync<decimal, DecimalShape>(Support.Codecs.Csv(), type, decimal.Parse(expected, CultureInfo.InvariantCulture)));
    }

    [Theory]
    [InlineData(10, 2, "12.505")]
    [InlineData(10, 2, "123456789.00")]
    [InlineData(4, 2, "123.45")]
    [InlineData(10, 2, "1e9")]
    [InlineData(10, 2, "1.2.3")]
    [InlineData(10, 2, "")]
    [InlineData(10, 2, "12,50")]
    [InlineData(10, 2, "1a.50")]
    [InlineData(10, 2, "12.5a")]
    [InlineData(10, 2, "123456-8.50")]
    public async Task What_does_not_fit_exactly_is_bad(int precision, int scale, string text)
    {
        RejectedRow reject = (await Cells.ReadAsync<decimal, DecimalShape>(Support.Codecs.Csv(), ColumnType.Decimal(precision, scale), $"v\n\"{text}\"\n")).Reject;
        Assert.Equal(("v", text, $"expected decimal({precision},{scale})"), (reject.Column, reject.Value, reject.Error));
    }

    [Theory]
    [InlineData("1.005")]
    [InlineData("100000000.00")]
    public async Task What_does_not_fit_exactly_is_not_written(string text)
    {
        var error = await Assert.ThrowsAsync<InvalidValueException>(
            () => Cells.WriteAsync<decimal, DecimalShape>(Support.Codecs.Csv(), ColumnType.Decimal(10, 2), decimal.Parse(text, CultureInfo.InvariantCulture)));
        Assert.Equal($"Column 'v' cannot hold '{text}': decimal(10,2) has 8 digits before the point and 2 behind it.", error.Message);
    }

    [Fact]
    public async Task Decimals_of_another_scale_are_written_with_that_of_the_column()
        => Assert.Equal(
            "v\n1.50\n2.00\n3.10\n0.00\n",
            await Cells.WriteAsync<decimal, DecimalShape>(Support.Codecs.Csv(), ColumnType.Decimal(10, 2), 1.5m, 2m, 3.1000m, -0.0m));

    [Theory]
    [InlineData("99999999999999999999999999999999999999", 38, 0, "99999999999999999999999999999999999999")]
    [InlineData("-12345678901234567890123456789012345.678", 38, 3, "-12345678901234567890123456789012345.678")]
    [InlineData("1.5", 38, 20, "1.50000000000000000000")]
    [InlineData("-0", 38, 2, "0.00")]
    [InlineData("7e-3", 38, 3, "0.007")]
    public async Task Decimals_as_text_hold_38_digits(string text, int precision, int scale, string expected)
    {
        ColumnType type = ColumnType.Decimal(precision, scale, asText: true);
        Assert.Equal(expected, Assert.Single((await Cells.CsvAsync<string, DecimalTextShape>(type, text)).Good).Value);
        Assert.Equal(expected, Assert.Single((await Cells.JsonAsync<string, DecimalTextShape>(type, text)).Good).Value);
        Assert.Equal($"{{\"v\":{expected}}}\n", await Cells.WriteAsync<string, DecimalTextShape>(Support.Codecs.JsonLines, type, text));
    }

    [Theory]
    [InlineData("100000000000000000000000000000000000000")]
    [InlineData("0.001")]
    [InlineData("abc")]
    [InlineData("")]
    public async Task Text_that_is_no_such_decimal_is_refused(string text)
    {
        ColumnType type = ColumnType.Decimal(38, 2, asText: true);
        Assert.Equal("expected decimal(38,2)", (await Cells.ReadAsync<string, DecimalTextShape>(Support.Codecs.Csv(), type, $"v\n\"{text}\"\n")).Reject.Error);
        var error = await Assert.ThrowsAsync<InvalidValueException>(() => Cells.WriteAsync<string, DecimalTextShape>(Support.Codecs.JsonLines, type, text));
        Assert.Equal($"Column 'v' cannot hold '{text}': decimal(38,2) has 36 digits before the point and 2 behind it.", error.Message);
    }

    [Fact]
    public async Task Random_decimals_come_back()
    {
        var random = new Random(11);
        for (int i = 0; i < 60; i++)
        {
            int precision = random.Next(1, 29);
            int scale = random.Next(0, precision + 1);
            ColumnType type = ColumnType.Decimal(precision, scale);
            decimal[] values = [.. Enumerable.Range(0, 50).Select(_ =>
            {
                string digits = string.Concat(Enumerable.Range(0, random.Next(1, precision + 1)).Select(_ => random.Next(10)));
                decimal value = decimal.Parse(digits, CultureInfo.InvariantCulture);
                for (int s = 0; s < scale; s++)
                {
                    value *= 0.1m;
                }

                return random.Next(2) == 0 ? value : -value;
            })];
            foreach (ICodec codec in new[] { Support.Codecs.Csv(), Support.Codecs.JsonLines })
            {
                string text = await Cells.WriteAsync<decimal, DecimalShape>(codec, type, values);
                var result = await Cells.ReadAsync<decimal, DecimalShape>(codec, type, text);
                Assert.Equal(values, result.Good.Select(cell => cell.Value));
            }
        }
    }
}
