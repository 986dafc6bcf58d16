using System.Text;
using TypedDao.Parquet.Encodings;
using TypedDao.Tests;

namespace TypedDao.Parquet.Tests.Encodings;

public sealed class BinaryDecoderTests
{
    [Fact]
    public void Plain_values_follow_their_lengths()
    {
        using var decoder = new PlainBinaryDecoder();
        byte[] data = [3, 0, 0, 0, .. "one"u8, 0, 0, 0, 0, 2, 0, 0, 0, .. "ab"u8];
        Assert.Equal(["one", "", "ab"], Read(decoder, data, 3));
        Refused(() => Read(decoder, data, 4), "the page ends after 3 of 4 values");
        Refused(() => Read(decoder, data[..^1], 3), "a value of 2 bytes where the page has 1");
        Refused(() => Read(decoder, data[..^3], 3), "the page ends within the length of a value");
        Refused(() => Read(decoder, [0xFF, 0xFF, 0xFF, 0xFF, 1], 1), "a value of 4294967295 bytes where the page has 1");
    }

    [Fact]
    public void Fixed_values_are_cut_by_their_length()
    {
        using var decoder = new PlainFixedDecoder(3);
        Assert.Equal(["abc", "def"], Read(decoder, "abcdefgh"u8.ToArray(), 2));
        Refused(() => Read(decoder, "abcdefgh"u8.ToArray(), 3), "the page ends after 2 of 3 values");
        Refused(() => _ = new PlainFixedDecoder(0), "values have a fixed length of 0 bytes");
        Refused(() => _ = new ByteStreamSplitFixedDecoder(-1), "values have a fixed length of -1 bytes");
        Refused(() => _ = new DeltaBinaryDecoder(0), "values have a fixed length of 0 bytes");
    }

    [Fact]
    public void Values_follow_the_lengths_of_all()
    {
        using var decoder = new DeltaLengthBinaryDecoder();
        byte[] data = [.. Delta(5, 5, 6, 6), .. "HelloWorldFoobarABCDEF"u8];
        Assert.Equal(["Hello", "World", "Foobar", "ABCDEF"], Read(decoder, data, 4));
        Refused(() => Read(decoder, data, 5), "the page ends after 4 of 5 values");
        Refused(() => Read(decoder, data[..^1], 4), "values of 22 bytes where the page has 21");
        Refused(() => Read(decoder, [.. Delta(1, -1), .. "HelloWorld"u8], 2), "values of 4294967296 bytes where the page has 10");
    }

    [Fact]
    public void Values_begin_as_the_one_before()
    {
        using var decoder = new DeltaBinaryDecoder();
        byte[] data = [.. Delta(0, 2, 0, 3), .. Delta(4, 2, 6, 5), .. "axislebabbleyhood"u8];
        Assert.Equal(["axis", "axle", "babble", "babyhood"], Read(decoder, data, 4));
        Refused(() => Read(decoder, data, 5), "the page ends after 4 of 5 values");
        Refused(() => Read(decoder, [.. Delta(1, 0), .. Delta(1, 1), .. "ab"u8], 2), "a value shares 1 bytes with one of 0");
        Refused(() => Read(decoder, [.. Delta(0, -1), .. Delta(1, 1), .. "ab"u8], 2), "a value shares -1 bytes with one of 1");
        Refused(() => Read(decoder, [.. Delta(0, 2), .. Delta(1, 1), .. "ab"u8], 2), "a value shares 2 bytes with one of 1");
        Refused(() => Read(decoder, [.. Delta(0, 0), .. Delta(1), .. "ab"u8], 2), "the page ends after 1 of 2 values");
    }

    [Fact]
    public void Values_that_begin_as_the_one_before_may_have_one_length()
    {
        using var decoder = new DeltaBinaryDecoder(4);
        byte[] data = [.. Delta(0, 2, 4), .. Delta(4, 2, 0), .. "axisle"u8];
        Assert.Equal(["axis", "axle", "axle"], Read(decoder, data, 3));
        Refused(() => Read(decoder, [.. Delta(0, 2), .. Delta(4, 1), .. "axisl"u8], 2), "a value has 3 bytes instead of 4");
    }

    [Fact]
    public void Streams_are_joined_to_values_of_every_length()
    {
        Random random = Seeded.Random();
        foreach (int length in (int[])[1, 2, 3, 4, 5, 7, 8, 12, 16, 17, 32])
        {
            string[] values = [.. Enumerable.Range(0, 100).Select(_ => Ascii(random, length))];
            byte[] streams = [.. Enumerable.Range(0, length).SelectMany(k => values.Select(value => (byte)value[k]))];
            using var decoder = new ByteStreamSplitFixedDecoder(length);
            CheckBatches(random, decoder, streams, values);
        }

        using var odd = new ByteStreamSplitFixedDecoder(3);
        Refused(() => Read(odd, new byte[10], 1), "10 bytes are not 3 streams of one length");
    }

    [Fact]
    public void Batches_and_skips_go_on_where_the_last_one_ended()
    {
        Random random = Seeded.Random();
        string[] values = Words(random, 3000);
        using var plain = new PlainBinaryDecoder();
        CheckBatches(random, plain, [.. values.SelectMany(Plain)], values);
        using var lengths = new DeltaLengthBinaryDecoder();
        CheckBatches(random, lengths, [.. Lengths(values), .. Encoding.ASCII.GetBytes(string.Concat(values))], values);
        int[] shared = [.. values.Select((value, i) => i == 0 ? 0 : value.AsSpan().CommonPrefixLength(values[i - 1]))];
        string[] suffixes = [.. values.Select((value, i) => value[shared[i]..])];
        using var delta = new DeltaBinaryDecoder();
        CheckBatches(random, delta, [.. Delta(shared), .. Lengths(suffixes), .. Encoding.ASCII.GetBytes(string.Concat(suffixes))], values);
    }

    [Fact]
    public void A_batch_of_beginnings_takes_a_bounded_number_of_bytes()
    {
        const int Length = 1 << 20;
        int[] shared = [0, .. Enumerable.Repeat(Length - 1, 1000)];
        int[] suffixes = [Length, .. Enumerable.Repeat(1, 1000)];
        byte[] data = [.. Delta(shared), .. Delta(suffixes), .. new byte[Length + 1000]];
        using var decoder = new DeltaBinaryDecoder();
        decoder.Reset(data);
        string message = Assert.Throws<ParquetFormatException>(() => decoder.Read(new ByteSlice[1001])).Message;
        Assert.StartsWith("values that begin alike take more than ", message, StringComparison.Ordinal);

        // Smaller batches have room.
        decoder.Reset(data);
        for (int i = 0; i < 1001; i += 91)
        {
            decoder.Read(new ByteSlice[91]);
        }
    }

    [Fact]
    public void What_ends_as_or_goes_on_from_the_one_before_is_not_copied()
    {
        const int Length = 1 << 16;
        using var decoder = new DeltaBinaryDecoder();
        decoder.Reset((byte[])[.. Delta([0, .. Enumerable.Repeat(Length, 10_000)]), .. Delta([Length, .. new int[10_000]]), .. new byte[Length]]);
        decoder.Read(new ByteSlice[10_001]);
        Assert.Equal(Length, decoder.Bytes.Length);
        decoder.Reset((byte[])[.. Delta([.. Enumerable.Range(0, 1000)]), .. Delta([.. Enumerable.Repeat(1, 1000)]), .. new byte[1000]]);
        decoder.Read(new ByteSlice[1000]);
        Assert.Equal(1000, decoder.Bytes.Length);
    }

    private static void CheckBatches(Random random, BinaryDecoder decoder, byte[] data, string[] values)
    {
        for (int page = 0; page < 4; page++)
        {
            decoder.Reset(data);
            for (int at = 0; at < values.Length;)
            {
                int skip = page == 0 ? 0 : random.Next(values.Length - at + 1) / 4;
                decoder.Skip(skip);
                at += skip;
                int count = page == 0 ? values.Length : random.Next(values.Length - at + 1);
                Assert.Equal(values[at..(at + count)], Next(decoder, count));
                at += count;
            }

            Assert.Throws<ParquetFormatException>(() => decoder.Skip(1));
        }
    }

    private static string[] Words(Random random, int count)
    {
        string last = "";
        return
        [
            .. Enumerable.Range(0, count)
                .Select(_ => last = last[..random.Next(last.Length + 1)] + Ascii(random, random.Next(2) * random.Next(20))),
        ];
    }

    private static string Ascii(Random random, int length) => new([.. Enumerable.Range(0, length).Select(_ => (char)random.Next('a', 'z' + 1))]);

    private static byte[] Plain(string value) => [.. BitConverter.GetBytes(value.Length), .. Encoding.ASCII.GetBytes(value)];

    private static byte[] Lengths(string[] values) => Delta([.. values.Select(value => value.Length)]);

    private static byte[] Delta(params int[] values) => NaiveEncodings.Delta([.. values.Select(value => (long)value)], 32, 128, 4, () => 0);

    private static void Refused(Action action, string message) => Assert.Equal(message, Assert.Throws<ParquetFormatException>(action).Message);

    private static string[] Read(BinaryDecoder decoder, byte[] data, int count)
    {
        decoder.Reset(data);
        return Next(decoder, count);
    }

    private static string[] Next(BinaryDecoder decoder, int count)
    {
        var slices = new ByteSlice[count];
        decoder.Read(slices);
        return [.. slices.Select(slice => Encoding.ASCII.GetString(decoder.Bytes.Span.Slice(slice.Offset, slice.Length)))];
    }
}
