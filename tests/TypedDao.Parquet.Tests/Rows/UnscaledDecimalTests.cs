using System.Numerics;
using TypedDao.Parquet.Rows;
using TypedDao.Tests;

namespace TypedDao.Parquet.Tests.Rows;

/// <summary>Decimals made of integers of 64 bits.</summary>
public sealed class UnscaledDecimalTests
{
    public static TheoryData<long> Edges => [0, 1, -1, uint.MaxValue, -(long)uint.MaxValue, int.MinValue, long.MaxValue, long.MinValue, long.MinValue + 1];

    [Theory, MemberData(nameof(Edges))]
    public void Edges_have_the_digits_and_the_scale(long unscaled)
    {
        for (int scale = 0; scale <= 28; scale++)
        {
            AssertSame(unscaled, scale);
        }
    }

    [Fact]
    public void Any_number_has_its_digits_and_the_scale()
    {
        Random random = Seeded.Random();
        for (int i = 0; i < 100_000; i++)
        {
            AssertSame(random.NextInt64(long.MinValue, long.MaxValue) >> random.Next(64), random.Next(29));
        }
    }

    private static void AssertSame(long unscaled, int scale)
    {
        decimal made = UnscaledDecimal.Create(unscaled, UnscaledDecimal.ScaleOf(scale));
        var parts = new int[4];
        decimal.GetBits(made, parts);
        Assert.Equal((BigInteger.Abs(unscaled), unscaled < 0, scale), (((BigInteger)(uint)parts[1] << 32) + (uint)parts[0], made < 0, made.Scale));
        Assert.Equal(0, parts[2]);
        Assert.Equal((scale << 16) | (unscaled < 0 ? int.MinValue : 0), parts[3]);
    }
}
