using System.Globalization;
using System.Numerics;
using TypedDao.Tests;

namespace TypedDao.Sql.Values;

public sealed class DecimalTextTests
{
    [Theory]
    [InlineData("1", "1.00")]
    [InlineData("-1.5", "-1.50")]
    [InlineData("+007.250", "7.25")]
    [InlineData("0", "0.00")]
    [InlineData("-0.00", "0.00")]
    [InlineData(".5", "0.50")]
    [InlineData("5.", "5.00")]
    [InlineData("1e2", "100.00")]
    [InlineData("12.5E-1", "1.25")]
    [InlineData("0e999", "0.00")]
    [InlineData("999.99", "999.99")]
    [InlineData("1000", null)]
    [InlineData("1e3", null)]
    [InlineData("0.001", null)]
    [InlineData("1e-3", null)]
    [InlineData("1e99999999999", null)]
    [InlineData("", null)]
    [InlineData("-", null)]
    [InlineData(".", null)]
    [InlineData("1.2.3", null)]
    [InlineData("--1", null)]
    [InlineData("NaN", null)]
    [InlineData("1,000", null)]
    [InlineData("１", null)]
    public void A_number_has_the_digits_of_its_type_or_is_refused(string text, string? expected)
        => Assert.Equal(expected, DecimalText.Fit(text, precision: 5, scale: 2));

    [Fact]
    public void Zero_fits_every_type()
    {
        Assert.Equal("0.00", DecimalText.Fit("0", precision: 2, scale: 2));
        Assert.Equal("0", DecimalText.Fit("-0.000", precision: 1, scale: 0));
    }

    [Fact]
    public void A_number_keeps_its_value()
    {
        var random = new Random(Seeded.Seed());
        for (int i = 0; i < 2000; i++)
        {
            int precision = random.Next(1, 39);
            int scale = random.Next(precision + 1);
            string digits = string.Concat(Enumerable.Range(0, random.Next(1, precision + 1)).Select(_ => (char)('0' + random.Next(10))));
            BigInteger value = BigInteger.Parse(digits, CultureInfo.InvariantCulture) * (random.Next(2) == 0 ? -1 : 1);
            string? fitted = DecimalText.Fit($"{value.ToString(CultureInfo.InvariantCulture)}e-{scale}", precision, scale);
            Assert.NotNull(fitted);
            Assert.Equal(value, BigInteger.Parse(fitted.Replace(".", string.Empty, StringComparison.Ordinal), CultureInfo.InvariantCulture));
            Assert.Equal(scale, scale == 0 ? 0 : fitted.Length - fitted.IndexOf('.', StringComparison.Ordinal) - 1);
        }
    }
}
