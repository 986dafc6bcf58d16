using System.Numerics;
using TypedDao.Parquet.Buffers;
using TypedDao.Parquet.Encodings;
using TypedDao.Tests;

namespace TypedDao.Parquet.Tests.Encodings;

public sealed class EncoderTests
{
    private static readonly int[] Counts = [0, 1, 2, 7, 8, 9, 31, 32, 33, 127, 128, 129, 130, 257, 1000];

    [Fact]
    public void Packed_values_are_those_that_are_packed_bit_by_bit()
    {
        Random random = Seeded.Random();
        for (int width = 1; width <= 64; width++)
        {
            foreach (int count in Counts)
            {
                ulong[] values = [.. Enumerable.Range(0, count).Select(_ => (ulong)random.NextInt64(long.MinValue, long.MaxValue) >> (64 - width))];
                byte[] expected = BitList.Pack(values.Concat(new ulong[8]).Take((count + 7) / 8 * 8), width);
                Assert.Equal(expected, Bytes(output => BitPacker.Pack<long>([.. values.Select(value => (long)value)], width, output)));
                if (width <= 32)
                {
                    Assert.Equal(expected, Bytes(output => BitPacker.Pack<int>([.. values.Select(value => (int)value)], width, output)));
                }

                if (width <= 8)
                {
                    Assert.Equal(expected, Bytes(output => BitPacker.Pack<byte>([.. values.Select(value => (byte)value)], width, output)));
                }
            }
        }
    }

    [Fact]
    public void The_example_of_runs_is_written()
    {
        Assert.Equal([3, 0b10001000, 0b11000110, 0b11111010], Bytes(output => RleBitPackedEncoder.Encode<int>([0, 1, 2, 3, 4, 5, 6, 7], 3, output)));
        Assert.Equal([200, 1, 1], Bytes(output => RleBitPackedEncoder.Encode<byte>(Enumerable.Repeat((byte)1, 100).ToArray(), 1, output)));
        Assert.Equal([2, 0, 0, 0, 6, 5], Bytes(output => RleBitPackedEncoder.EncodeWithLength<byte>([5, 5, 5], 3, output)));
        Assert.Equal([8], Bytes(output => RleBitPackedEncoder.Encode<byte>(new byte[4], 0, output)));
        Assert.Empty(Bytes(output => RleBitPackedEncoder.Encode<byte>([], 1, output)));
    }

    [Fact]
    public void Runs_of_every_width_are_read_as_they_were_written()
    {
        Random random = Seeded.Random();
        for (int width = 0; width <= 32; width++)
        {
            foreach (int count in Counts)
            {
                int[] values = Runs(random, count, width);
                byte[] data = Bytes(output => RleBitPackedEncoder.Encode<int>(values, width, output));
                Assert.Equal(values, NaiveEncodings.ReadHybrid(data, width, count));
                if (width <= 8)
                {
                    byte[] levels = [.. values.Select(value => (byte)value)];
                    Assert.Equal(data, Bytes(output => RleBitPackedEncoder.Encode<byte>(levels, width, output)));
                }
            }
        }
    }

    [Fact]
    public void Runs_are_never_longer_than_values_that_are_packed_throughout()
    {
        Random random = Seeded.Random();
        for (int width = 1; width <= 32; width++)
        {
            for (int i = 0; i < 50; i++)
            {
                int[] values = Runs(random, 1 + random.Next(2000), width);
                int groups = (values.Length + 7) / 8;
                int packed = NaiveEncodings.Varint((ulong)groups * 2).Length + (groups * width);
                Assert.InRange(Bytes(output => RleBitPackedEncoder.Encode<int>(values, width, output)).Length, 1, packed + 1);
            }
        }
    }

    [Fact]
    public void Differences_are_read_as_they_were_written()
    {
        Random random = Seeded.Random();
        for (int width = 0; width <= 64; width++)
        {
            foreach (int count in Counts)
            {
                long value = random.NextInt64();
                long[] longs = [.. Enumerable.Range(0, count).Select(_ => value += width == 0 ? 5 : NextDelta(random, width))];
                CheckDelta(longs, 64, longs);
                int[] ints = [.. longs.Select(value => (int)value)];
                CheckDelta(ints, 32, [.. ints.Select(value => (long)value)]);
            }
        }
    }

    [Fact]
    public void The_example_of_differences_is_written()
        => Assert.Equal("80010405020200000000", Convert.ToHexString(Bytes(output => DeltaBinaryPackedEncoder.Encode<int>([1, 2, 3, 4, 5], output))));

    [Fact]
    public void The_example_of_lengths_is_written()
    {
        byte[] bytes = "HelloWorldFoobarABCDEF"u8.ToArray();
        ByteSlice[] slices = [new(0, 5), new(5, 5), new(10, 6), new(16, 6)];
        byte[] data = Bytes(output => DeltaBinaryEncoder.EncodeLengths(bytes, slices, output));
        Assert.Equal([5, 5, 6, 6], NaiveEncodings.ReadDelta(data, 32, out int end));
        Assert.Equal(bytes, data[end..]);
    }

    [Fact]
    public void The_example_of_shared_beginnings_is_written()
    {
        byte[] bytes = "axisaxlebabblebabyhood"u8.ToArray();
        ByteSlice[] slices = [new(0, 4), new(4, 4), new(8, 6), new(14, 8)];
        byte[] data = Bytes(output => DeltaBinaryEncoder.Encode(bytes, slices, output));
        Assert.Equal([0, 2, 0, 3], NaiveEncodings.ReadDelta(data, 32, out int end));
        Assert.Equal([4, 2, 6, 5], NaiveEncodings.ReadDelta(data.AsSpan(end), 32, out int next));
        Assert.Equal("axislebabbleyhood"u8.ToArray(), data[(end + next)..]);
    }

    [Fact]
    public void Plain_values_are_written_as_they_lie_in_memory()
    {
        Assert.Equal([1, 0, 0, 0, 254, 255, 255, 255], Bytes(output => PlainEncoder.Encode<int>([1, -2], output)));
        Assert.Equal([1, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0], Bytes(output => PlainEncoder.Encode<Int96>([new(1, 2)], output)));
        Assert.Equal([0b10001101, 0b10], Bytes(output => PlainEncoder.EncodeBooleans([1, 0, 1, 1, 0, 0, 0, 1, 0, 1], output)));
        ByteSlice[] slices = [new(2, 3), new(5, 0), new(5, 1), new(0, 1)];
        Assert.Equal(
            [3, 0, 0, 0, .. "cde"u8, 0, 0, 0, 0, 1, 0, 0, 0, .. "f"u8, 1, 0, 0, 0, .. "a"u8],
            Bytes(output => PlainEncoder.EncodeBinary("abcdef"u8, slices, output)));
        Assert.Equal("cdefa"u8.ToArray(), Bytes(output => PlainEncoder.EncodeBare("abcdef"u8, slices, output)));
        Assert.Empty(Bytes(output => PlainEncoder.EncodeBare("abcdef"u8, default, output)));
    }

    [Fact]
    public void Streams_are_split_as_the_specification_draws_them()
    {
        int[] values = [unchecked((int)0xDDCCBBAA), 0x33221100, unchecked((int)0xD6C5B4A3)];
        Assert.Equal("AA00A3BB11B4CC22C5DD33D6", Convert.ToHexString(Bytes(output => ByteStreamSplitEncoder.Encode<int>(values, output))));
    }

    [Fact]
    public void Streams_of_every_length_are_split()
    {
        Random random = Seeded.Random();
        foreach (int length in (int[])[1, 2, 3, 4, 5, 7, 8, 12, 16, 17, 32])
        {
            foreach (int count in Counts)
            {
                byte[] plain = new byte[count * length];
                random.NextBytes(plain);
                byte[] streams = [.. Enumerable.Range(0, length).SelectMany(k => Enumerable.Range(0, count).Select(i => plain[(i * length) + k]))];
                Assert.Equal(streams, Bytes(output => ByteStreamSplitEncoder.EncodeFixed(plain, length, output)));
            }
        }
    }

    [Fact]
    public void A_buffer_keeps_what_is_written_and_begins_again()
    {
        using var buffer = new PooledBuffer();
        byte[] bytes = new byte[100_000];
        Seeded.Random().NextBytes(bytes);
        for (int at = 0; at < bytes.Length; at += 1000)
        {
            buffer.Write(bytes.AsSpan(at, 1000));
        }

        Assert.Equal(bytes, buffer.WrittenSpan.ToArray());
        Assert.Equal(bytes, buffer.WrittenMemory.ToArray());
        Assert.True(buffer.GetSpan().Length > 0);
        Assert.True(buffer.GetMemory(200_000).Length >= 200_000);
        Assert.Throws<ArgumentOutOfRangeException>(() => buffer.Advance(int.MaxValue));
        buffer.Clear();
        Assert.Equal(0, buffer.Length);
        buffer.Dispose();
        buffer.Dispose();
        buffer.Write([1]);
        Assert.Equal([1], buffer.WrittenSpan.ToArray());
    }

    private static long NextDelta(Random random, int width) => random.NextInt64(long.MinValue, long.MaxValue) >> (64 - width);

    private static void CheckDelta<T>(T[] values, int bits, long[] expected)
        where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
    {
        byte[] data = Bytes(output => DeltaBinaryPackedEncoder.Encode<T>(values, output));
        Assert.Equal(NaiveEncodings.Delta(expected, bits, 128, 4, () => 0), data);
        if (values.Length > 0)
        {
            Assert.Equal(expected, NaiveEncodings.ReadDelta(data, bits, out int end));
            Assert.Equal(data.Length, end);
        }

        var decoder = new DeltaBinaryPackedDecoder<T>();
        decoder.Reset(data);
        var read = new T[values.Length];
        decoder.Read(read);
        Assert.Equal(values, read);
    }

    private static int[] Runs(Random random, int count, int width)
    {
        List<int> values = [];
        while (values.Count < count)
        {
            int value = (int)(random.NextInt64(1L << 32) & ((1L << width) - 1));
            values.AddRange(Enumerable.Repeat(value, random.Next(3) == 0 ? random.Next(1, 80) : 1));
        }

        return [.. values.Take(count)];
    }

    private static byte[] Bytes(Action<PooledBuffer> write)
    {
        using var output = new PooledBuffer();
        write(output);
        return output.WrittenSpan.ToArray();
    }
}
