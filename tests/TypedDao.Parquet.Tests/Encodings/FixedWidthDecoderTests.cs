using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using TypedDao.Parquet.Encodings;
using TypedDao.Tests;

namespace TypedDao.Parquet.Tests.Encodings;

/// <summary>Plain values, booleans, levels of the deprecated encoding, and streams of bytes.</summary>
public sealed class FixedWidthDecoderTests
{
    [Fact]
    public void Plain_numbers_are_little_endian()
    {
        byte[] data = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24];
        Assert.Equal([0x04030201, 0x08070605], Read(new PlainDecoder<int>(), data, 2));
        Assert.Equal([0x0807060504030201, 0x100F0E0D0C0B0A09], Read(new PlainDecoder<long>(), data, 2));
        Assert.Equal([BitConverter.Int32BitsToSingle(0x04030201)], Read(new PlainDecoder<float>(), data, 1));
        Assert.Equal([BitConverter.Int64BitsToDouble(0x0807060504030201)], Read(new PlainDecoder<double>(), data, 1));
        Int96[] expected = [new(0x0807060504030201, 0x0C0B0A09), new(0x14131211100F0E0D, 0x18171615)];
        Assert.Equal(expected, Read(new PlainDecoder<Int96>(), data, 2));
    }

    [Fact]
    public void Batches_and_skips_of_plain_numbers_go_on_where_the_last_one_ended()
    {
        long[] values = [.. Enumerable.Range(0, 100).Select(i => i * 0x0102030405060708L)];
        CheckBatches(new PlainDecoder<long>(), MemoryMarshal.AsBytes(values.AsSpan()).ToArray(), values);
    }

    [Fact]
    public void More_plain_numbers_than_there_are_are_refused()
    {
        var decoder = new PlainDecoder<int>();
        decoder.Reset(new byte[23]);
        decoder.Read(new int[3]);
        Refused(() => decoder.Read(new int[3]), "the page ends after 5 of 6 values");
        Refused(() => decoder.Skip(int.MaxValue), "the page ends after 5 of 2147483650 values");
        decoder.Read(new int[2]);
    }

    [Fact]
    public void Plain_booleans_are_bits()
    {
        Assert.Equal([1, 0, 1, 1, 0, 0, 0, 1, 0, 1], Read(new PlainBooleanDecoder(), [0b10001101, 0b10], 10));
        Refused(() => Read(new PlainBooleanDecoder(), [0b10001101, 0b10], 17), "the page ends after 16 of 17 values");
        byte[] data = new byte[50];
        Seeded.Random().NextBytes(data);
        CheckBatches(new PlainBooleanDecoder(), data, [.. Enumerable.Range(0, 400).Select(i => (byte)BitList.Get(data, i, 1))]);
    }

    [Fact]
    public void Booleans_in_runs_follow_their_length()
    {
        Assert.Equal([1, 1, 1, 1, 0, 1], Read(new RleBooleanDecoder(), [4, 0, 0, 0, 8, 1, 3, 0b10, 99], 6));
        Refused(() => Read(new RleBooleanDecoder(), [4, 0, 0, 0, 8, 1, 3, 0b10, 99], 13), "the page ends after 12 of 13 values");
        Refused(() => Read(new RleBooleanDecoder(), [1, 0, 0], 1), "the page ends within the length of runs");
        Refused(() => Read(new RleBooleanDecoder(), [3, 0, 0, 0, 8, 1], 1), "runs of 3 bytes where the page has 2");
        Refused(() => Read(new RleBooleanDecoder(), [0xFF, 0xFF, 0xFF, 0xFF, 8, 1], 1), "runs of 4294967295 bytes where the page has 2");
    }

    [Fact]
    public void Levels_of_the_deprecated_encoding_have_the_most_significant_bit_first()
    {
        Assert.Equal([0, 1, 2, 3, 4, 5, 6, 7], Levels([0b00000101, 0b00111001, 0b01110111], 3, 8));
        Assert.Equal([0, 0], Levels([], 0, 2));
        Refused(() => Levels([1, 2, 3], 3, 9), "the page ends after 8 of 9 values");
        Refused(() => Levels([1, 2, 3], 9, 1), "values have 9 bits where at most 8 are possible");
        Assert.Equal(8, BitPackedLevelsDecoder.ByteLength(30, 2));
        Random random = Seeded.Random();
        for (int width = 1; width <= 8; width++)
        {
            byte[] levels = [.. Enumerable.Range(0, 77).Select(_ => (byte)random.Next(1 << width))];
            Assert.Equal(levels, Levels(BitList.PackMostFirst(levels.Select(level => (ulong)level), width), width, levels.Length));
        }
    }

    [Fact]
    public void The_streams_of_the_specification_are_joined()
    {
        byte[] data = Convert.FromHexString("AA00A3BB11B4CC22C5DD33D6");
        Assert.Equal([0xDDCCBBAA, 0x33221100, 0xD6C5B4A3], Read(new ByteStreamSplitDecoder<int>(), data, 3).Select(value => (uint)value));
    }

    [Fact]
    public void Streams_are_joined_for_every_type_and_length()
    {
        CheckStreams<int>();
        CheckStreams<long>();
        CheckStreams<float>();
        CheckStreams<double>();
        Refused(() => Read(new ByteStreamSplitDecoder<int>(), new byte[7], 1), "7 bytes are not 4 streams of one length");
        Refused(() => Read(new ByteStreamSplitDecoder<int>(), new byte[8], 3), "the page ends after 2 of 3 values");
    }

    private static void CheckStreams<T>()
        where T : unmanaged
    {
        Random random = Seeded.Random();
        foreach (int count in (int[])[0, 1, 15, 16, 17, 48, 333])
        {
            byte[] plain = new byte[count * Unsafe.SizeOf<T>()];
            random.NextBytes(plain);
            int width = Unsafe.SizeOf<T>();
            byte[] streams = [.. Enumerable.Range(0, width).SelectMany(k => Enumerable.Range(0, count).Select(i => plain[(i * width) + k]))];
            CheckBatches(new ByteStreamSplitDecoder<T>(), streams, MemoryMarshal.Cast<byte, T>(plain).ToArray());
        }
    }

    private static void CheckBatches<T>(ValueDecoder<T> decoder, byte[] data, T[] values)
        where T : unmanaged
    {
        Random random = Seeded.Random();
        for (int page = 0; page < 4; page++)
        {
            decoder.Reset(data);
            for (int at = 0; at < values.Length;)
            {
                int skip = page == 0 ? 0 : random.Next(values.Length - at + 1) / 4;
                decoder.Skip(skip);
                at += skip;
                T[] read = new T[page == 0 ? values.Length : random.Next(values.Length - at + 1)];
                decoder.Read(read);
                Assert.Equal(MemoryMarshal.AsBytes(values.AsSpan(at, read.Length)), MemoryMarshal.AsBytes(read.AsSpan()));
                at += read.Length;
            }

            decoder.Read([]);
            Assert.Throws<ParquetFormatException>(() => decoder.Skip(int.MaxValue));
        }
    }

    private static void Refused(Action action, string message) => Assert.Equal(message, Assert.Throws<ParquetFormatException>(action).Message);

    private static T[] Read<T>(ValueDecoder<T> decoder, byte[] data, int count)
        where T : unmanaged
    {
        decoder.Reset(data);
        var values = new T[count];
        decoder.Read(values);
        return values;
    }

    private static byte[] Levels(byte[] data, int width, int count)
    {
        var decoder = new BitPackedLevelsDecoder();
        decoder.Reset(data, width);
        byte[] levels = new byte[count];
        decoder.ReadLevels(levels.AsSpan(0, count / 2));
        decoder.ReadLevels(levels.AsSpan(count / 2));
        return levels;
    }
}
