using TypedDao.Parquet.Encodings;
using TypedDao.Tests;

namespace TypedDao.Parquet.Tests.Encodings;

public sealed class RleBitPackedDecoderTests
{
    [Fact]
    public void The_example_of_the_specification_is_read()
        => Assert.Equal([0, 1, 2, 3, 4, 5, 6, 7], Read([3, 0b10001000, 0b11000110, 0b11111010], 3, 8));

    [Fact]
    public void A_run_of_one_value_follows_a_packed_run()
        => Assert.Equal([1, 0, 1, 0, 1, 0, 1, 0, 1, 1, 1], Read([3, 0b01010101, 6, 1], 1, 11));

    [Fact]
    public void A_value_of_four_bytes_may_be_negative() => Assert.Equal([-2, -2], Read([4, 0xFE, 0xFF, 0xFF, 0xFF], 32, 2));

    [Fact]
    public void Values_without_bits_are_zero() => Assert.Equal(new int[20], Read([3, 24], 0, 20));

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(1000)]
    [InlineData(100_000)]
    public void Batches_give_the_same_for_every_width(int batch)
    {
        Random random = Seeded.Random();
        var decoder = new RleBitPackedDecoder();
        for (int width = 0; width <= 32; width++)
        {
            int[] values = Values(random, 3000, width);
            byte[] data = NaiveEncodings.Hybrid(random, values, width);
            decoder.Reset(data, width);
            int[] read = new int[values.Length];
            for (int at = 0; at < read.Length; at += batch)
            {
                decoder.Read(read.AsSpan(at, Math.Min(batch, read.Length - at)));
            }

            Assert.Equal(values, read);
            if (width > 8)
            {
                continue;
            }

            decoder.Reset(data, width);
            byte[] levels = new byte[values.Length];
            for (int at = 0; at < levels.Length; at += batch)
            {
                decoder.ReadLevels(levels.AsSpan(at, Math.Min(batch, levels.Length - at)));
            }

            Assert.Equal(values.Select(value => (byte)value), levels);
        }
    }

    [Fact]
    public void What_is_skipped_is_not_read()
    {
        Random random = Seeded.Random();
        var decoder = new RleBitPackedDecoder();
        for (int width = 0; width <= 32; width++)
        {
            int[] values = Values(random, 5000, width);
            decoder.Reset(NaiveEncodings.Hybrid(random, values, width), width);
            for (int at = 0; at < values.Length;)
            {
                int skip = random.Next(Math.Min(100, values.Length - at + 1));
                decoder.Skip(skip);
                at += skip;
                int[] read = new int[random.Next(Math.Min(100, values.Length - at + 1))];
                decoder.Read(read);
                Assert.Equal(values[at..(at + read.Length)], read);
                at += read.Length;
            }
        }
    }

    [Fact]
    public void Runs_of_one_value_are_told()
    {
        var decoder = new RleBitPackedDecoder();
        decoder.Reset(new byte[] { 20, 5, 3, 0b10001000, 0b11000110, 0b11111010, 4, 6 }, 3);
        Assert.True(decoder.TryReadRun(4, out int value, out int count));
        Assert.Equal((5, 4), (value, count));
        Assert.True(decoder.TryReadRun(100, out value, out count));
        Assert.Equal((5, 6), (value, count));
        Assert.False(decoder.TryReadRun(100, out _, out count));
        Assert.Equal(8, count);
        int[] packed = new int[count];
        decoder.Read(packed);
        Assert.Equal([0, 1, 2, 3, 4, 5, 6, 7], packed);
        Assert.True(decoder.TryReadRun(100, out value, out count));
        Assert.Equal((6, 2), (value, count));
        Refused(() => decoder.TryReadRun(1, out _, out _), "the page ends after 20 of 21 values");
    }

    [Fact]
    public void A_last_group_may_lack_the_bytes_of_values_that_are_not_there()
    {
        Assert.Equal([0, 1, 2, 3, 4], Read([3, 0b10001000, 0b11000110], 3, 5));
        Refused(() => Read([3, 0b10001000, 0b11000110], 3, 6), "the page ends after 5 of 6 values");
    }

    [Theory]
    [InlineData("", 1, "the page ends after 0 of 9 values")]
    [InlineData("03 FF", 1, "the page ends after 8 of 9 values")]
    [InlineData("03", 1, "the page ends after 0 of 9 values")]
    [InlineData("00 01", 1, "a run has a length of 0")]
    [InlineData("01", 1, "a run has a length of 0")]
    [InlineData("8080808020 01", 1, "a run has a length of 4294967296")]
    [InlineData("80", 1, "the page ends within an integer")]
    [InlineData("1202", 1, "a run repeats 2, which has more than 1 bits")]
    [InlineData("1202", 9, "the page ends within the value of a run")]
    [InlineData("12FFFF", 9, "a run repeats 65535, which has more than 9 bits")]
    public void Runs_that_are_not_right_are_refused(string hex, int width, string message)
        => Refused(() => Read(Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal)), width, 9), message);

    [Fact]
    public void Widths_that_cannot_be_are_refused()
    {
        var decoder = new RleBitPackedDecoder();
        Refused(() => decoder.Reset(default, 33), "values have 33 bits where at most 32 are possible");
        Refused(() => decoder.Reset(default, -1), "values have -1 bits where at most 32 are possible");
        decoder.Reset(new byte[] { 2, 0, 0 }, 9);
        Refused(() => decoder.ReadLevels(new byte[1]), "values have 9 bits where at most 8 are possible");
    }

    [Fact]
    public void A_page_may_claim_billions_of_values()
    {
        var decoder = new RleBitPackedDecoder();
        decoder.Reset(new byte[] { 0xFE, 0xFF, 0xFF, 0xFF, 0x0F, 1 }, 1);
        decoder.Skip(int.MaxValue - 1);
        Assert.True(decoder.TryReadRun(9, out int value, out int count));
        Assert.Equal((1, 1), (value, count));
    }

    private static void Refused(Action action, string message) => Assert.Equal(message, Assert.Throws<ParquetFormatException>(action).Message);

    private static int[] Read(byte[] data, int width, int count)
    {
        var decoder = new RleBitPackedDecoder();
        decoder.Reset(data, width);
        int[] values = new int[count];
        decoder.Read(values);
        return values;
    }

    // Values by chance, and stretches of one value.
    private static int[] Values(Random random, int count, int width)
    {
        List<int> values = [];
        while (values.Count < count)
        {
            int value = (int)(random.NextInt64(1L << 32) & ((1L << width) - 1));
            values.AddRange(Enumerable.Repeat(value, random.Next(3) == 0 ? random.Next(1, 60) : 1));
        }

        return [.. values.Take(count)];
    }
}
