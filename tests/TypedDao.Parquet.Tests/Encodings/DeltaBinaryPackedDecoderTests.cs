using System.Numerics;
using TypedDao.Parquet.Encodings;
using TypedDao.Tests;

namespace TypedDao.Parquet.Tests.Encodings;

public sealed class DeltaBinaryPackedDecoderTests
{
    // The examples of the specification, with a block of 128 values and 4 parts.
    [Theory]
    [InlineData("800104 05 02 02 00000000", new long[] { 1, 2, 3, 4, 5 })]
    [InlineData("800104 08 0E 03 02000000 C03F000000000000", new long[] { 7, 5, 3, 1, 2, 3, 4, 5 })]
    [InlineData("800104 01 0D", new long[] { -7 })]
    [InlineData("800104 00 00", new long[0])]
    public void Examples_are_read(string hex, long[] expected)
    {
        byte[] data = Bytes(hex);
        Assert.Equal(expected, Read<long>(data, expected.Length, expected.Length + 1));
        Assert.Equal(expected.Select(value => (int)value), Read<int>(data, expected.Length, 2));
    }

    [Theory]
    [InlineData(128, 1)]
    [InlineData(128, 4)]
    [InlineData(256, 2)]
    [InlineData(1024, 32)]
    [InlineData(384, 3)]
    public void Values_of_every_width_are_read_in_batches(int blockSize, int miniblocks)
    {
        Random random = Seeded.Random();
        for (int width = 0; width <= 64; width++)
        {
            long[] longs = Values(random, random.Next(1, 3 * blockSize), width);
            byte[] data = NaiveEncodings.Delta(longs, 64, blockSize, miniblocks, () => (byte)random.Next(256));
            Assert.Equal(longs, Read<long>(data, longs.Length, random.Next(1, 300)));
            long[] ints = [.. longs.Select(value => (long)(int)value)];
            data = NaiveEncodings.Delta(ints, 32, blockSize, miniblocks, () => (byte)random.Next(256));
            Assert.Equal(ints.Select(value => (int)value), Read<int>(data, ints.Length, random.Next(1, 300)));
        }
    }

    [Fact]
    public void Sums_wrap_around()
    {
        long[] longs = [long.MaxValue, long.MinValue, 0, long.MinValue, long.MaxValue, -1];
        Assert.Equal(longs, Read<long>(NaiveEncodings.Delta(longs, 64, 128, 4, () => 0), longs.Length, 10));
        long[] ints = [int.MaxValue, int.MinValue, 0, int.MinValue, int.MaxValue, -1];
        Assert.Equal(ints.Select(value => (int)value), Read<int>(NaiveEncodings.Delta(ints, 32, 128, 4, () => 0), ints.Length, 10));
    }

    [Fact]
    public void The_end_is_behind_the_padding_of_the_last_part()
    {
        Random random = Seeded.Random();
        var decoder = new DeltaBinaryPackedDecoder<long>();
        foreach (int count in (int[])[0, 1, 2, 33, 128, 129, 130, 200, 1000])
        {
            long[] values = Values(random, count, 20);
            byte[] data = NaiveEncodings.Delta(values, 64, 128, 4, () => 0xFF);
            Assert.Equal(data.Length, decoder.ResetToEnd((byte[])[.. data, .. new byte[50]]));
            long[] read = new long[count];
            decoder.Read(read);
            Assert.Equal(values, read);
        }
    }

    [Fact]
    public void The_padding_of_the_last_part_may_be_missing()
    {
        long[] values = [.. Enumerable.Range(0, 10).Select(i => (long)i * i)];
        byte[] data = NaiveEncodings.Delta(values, 64, 128, 4, () => 0);
        int unpadded = data.Length - 20 + ((9 * 5) + 7) / 8;
        Assert.Equal(values, Read<long>(data[..unpadded], values.Length, 3));
        Assert.Equal(unpadded, new DeltaBinaryPackedDecoder<long>().ResetToEnd(data.AsMemory(0, unpadded)));
        Refused(() => Read<long>(data[..(unpadded - 1)], values.Length, 3), "the page ends within a part of a block");
    }

    [Fact]
    public void Differences_of_32_bit_integers_may_have_64_bits()
    {
        Random random = Seeded.Random();
        int[] values = [.. Enumerable.Range(0, 1000).Select(i => i % 3 == 0 ? int.MinValue : i % 3 == 1 ? int.MaxValue : random.Next(int.MinValue, int.MaxValue))];
        byte[] data = NaiveEncodings.Delta([.. values.Select(value => (long)value)], 64, 128, 4, () => 0);
        foreach (int batch in new[] { 1, 7, 64, 1000 })
        {
            Assert.Equal(values, Read<int>(data, values.Length, batch));
        }
    }

    [Fact]
    public void What_is_skipped_is_not_read()
    {
        Random random = Seeded.Random();
        long[] values = Values(random, 5000, 40);
        byte[] data = NaiveEncodings.Delta(values, 64, 128, 4, () => 0);
        var decoder = new DeltaBinaryPackedDecoder<long>();
        decoder.Reset(data);
        for (int at = 0; at < values.Length;)
        {
            int skip = random.Next(Math.Min(300, values.Length - at + 1));
            decoder.Skip(skip);
            at += skip;
            long[] read = new long[random.Next(Math.Min(100, values.Length - at + 1))];
            decoder.Read(read);
            Assert.Equal(values[at..(at + read.Length)], read);
            at += read.Length;
        }
    }

    [Theory]
    [InlineData("", "the page ends within an integer")]
    [InlineData("00 04 05 02", "a block has 0 values")]
    [InlineData("8101 04 05 02", "a block has 129 values")]
    [InlineData("8080808001 04 05 02", "a block has 268435456 values")]
    [InlineData("8001 00 05 02", "a block of 128 values has 0 parts")]
    [InlineData("8001 08 05 02", "a block of 128 values has 8 parts")]
    [InlineData("8001 03 05 02", "a block of 128 values has 3 parts")]
    [InlineData("8001 04 8080808008 02", "a page has 2147483648 values")]
    [InlineData("8001 04 05 FFFFFFFFFFFFFFFFFF02", "an integer has more than 64 bits")]
    [InlineData("8001 04 05 FFFFFFFFFFFFFFFFFFFF00", "an integer has more than 64 bits")]
    [InlineData("8001 04 05 02", "the page ends within an integer")]
    [InlineData("8001 04 05 02 02 000000", "the page ends within the head of a block")]
    [InlineData("8001 04 05 02 02 41000000", "values have 65 bits where at most 64 are possible")]
    [InlineData("8001 04 05 02 02 02000000", "the page ends within a part of a block")]
    public void What_is_not_right_is_refused(string hex, string message) => Refused(() => Read<int>(Bytes(hex), 5, 5), message);

    [Fact]
    public void More_values_than_the_page_says_are_refused()
        => Refused(() => Read<int>(Bytes("800104 05 02 02 00000000"), 6, 4), "the page ends after 5 of 6 values");

    [Fact]
    public void A_page_may_claim_billions_of_values()
    {
        var decoder = new DeltaBinaryPackedDecoder<int>();
        decoder.Reset(Bytes("80808008 01 FFFFFFFF07 02 02 00"));
        Assert.Equal(int.MaxValue, decoder.Count);
        decoder.Skip(1_000_000);
        int[] values = new int[2];
        decoder.Read(values);
        Assert.Equal([1_000_001, 1_000_002], values);
    }

    private static void Refused(Action action, string message) => Assert.Equal(message, Assert.Throws<ParquetFormatException>(action).Message);

    private static byte[] Bytes(string hex) => Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal));

    private static long[] Values(Random random, int count, int width)
    {
        long value = random.NextInt64();
        return
        [
            .. Enumerable.Range(0, count).Select(_ => value += width == 0 ? 3 : random.NextInt64(long.MinValue, long.MaxValue) >> (64 - width)),
        ];
    }

    private static T[] Read<T>(byte[] data, int count, int batch)
        where T : unmanaged, IBinaryInteger<T>
    {
        var decoder = new DeltaBinaryPackedDecoder<T>();
        decoder.Reset(data);
        var values = new T[count];
        for (int at = 0; at < count; at += batch)
        {
            decoder.Read(values.AsSpan(at, Math.Min(batch, count - at)));
        }

        return values;
    }
}
