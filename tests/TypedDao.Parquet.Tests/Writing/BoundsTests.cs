using System.Numerics;
using TypedDao.Parquet.Encodings;
using TypedDao.Parquet.Writing;
using TypedDao.Tests;

namespace TypedDao.Parquet.Tests.Writing;

/// <summary>What values lie between, in the order of their type.</summary>
public sealed class BoundsTests
{
    [Fact]
    public void Numbers_of_any_length_are_ordered_as_big_integers_are()
    {
        Random random = Seeded.Random();
        for (int i = 0; i < 20_000; i++)
        {
            (byte[] x, byte[] y) = (Number(random), Number(random));
            int expected = new BigInteger(x, isBigEndian: true).CompareTo(new BigInteger(y, isBigEndian: true));

            int found = Bounds.Compare(x, y, BinaryOrder.Number);

            // Of one number there are several forms, which may be told apart by their lengths alone.
            Assert.True(
                Math.Sign(found) == Math.Sign(expected),
                $"{Convert.ToHexString(x)} and {Convert.ToHexString(y)}: {found} where {expected} is expected");
        }
    }

    [Fact]
    public void Numbers_are_not_cut_off()
    {
        byte[] value = [1, .. new byte[99]];

        ValueBounds bounds = Bounds.Of(value, [new ByteSlice(0, 100)], BinaryOrder.Number, isText: false);

        Assert.Equal(value, bounds.Min);
        Assert.Equal(value, bounds.Max);
    }

    [Theory]
    [InlineData(new[] { 1.5, -2.0, double.NaN, 0.25 }, -2.0, 1.5)]
    [InlineData(new[] { 0.0, -0.0, 0.0 }, -0.0, 0.0)]
    [InlineData(new[] { double.PositiveInfinity, double.NaN }, double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData(new[] { double.NegativeInfinity }, double.NegativeInfinity, double.NegativeInfinity)]
    [InlineData(new[] { 60_000.0, double.NegativeInfinity }, double.NegativeInfinity, 59_992.0)]
    public void Numbers_of_16_bits_are_ordered_as_numbers(double[] values, double min, double max)
    {
        byte[] bytes = [.. values.SelectMany(value => BitConverter.GetBytes((Half)value))];

        ValueBounds bounds = Bounds.Of(bytes, [.. values.Select((_, i) => new ByteSlice(i * 2, 2))], BinaryOrder.Float16, isText: false);

        Assert.Equal(BitConverter.GetBytes((Half)min), bounds.Min);
        Assert.Equal(BitConverter.GetBytes((Half)max), bounds.Max);
    }

    [Fact]
    public void Nothing_is_said_of_what_is_no_number()
        => Assert.Null(Bounds.Of(BitConverter.GetBytes(Half.NaN), [new ByteSlice(0, 2)], BinaryOrder.Float16, isText: false).Min);

    [Fact]
    public void Text_that_is_none_is_cut_off_as_bytes_are()
    {
        byte[] value = [.. Enumerable.Repeat((byte)0xF5, 100)];

        ValueBounds bounds = Bounds.Of(value, [new ByteSlice(0, value.Length)], BinaryOrder.Bytes, isText: true);

        Assert.True(bounds.Min.AsSpan().SequenceCompareTo(value) < 0);
        Assert.True(bounds.Max.AsSpan().SequenceCompareTo(value) > 0);
    }

    // Often of few bits, with more bytes than it needs.
    private static byte[] Number(Random random)
    {
        byte[] bytes = new byte[random.Next(20)];
        random.NextBytes(bytes);
        bytes.AsSpan(0, random.Next(bytes.Length + 1)).Fill(random.Next(2) == 0 ? (byte)0 : (byte)0xFF);
        return bytes;
    }
}
