using System.Buffers.Binary;
using System.Numerics;
using System.Text;
using TypedDao.Parquet.Bloom;
using TypedDao.Parquet.Buffers;
using TypedDao.Parquet.Hashing;
using TypedDao.Parquet.Thrift;
using TypedDao.Tests;

namespace TypedDao.Parquet.Tests.Bloom;

public sealed class SplitBlockFilterTests
{
    private const int Rounds = 2000;

    // What the file of the format's own test data holds.
    private static readonly string[] Words = ["hello", "parquet", "bloom", "filter"];

    [Fact]
    public void A_filter_of_another_writer_has_its_words_and_is_written_the_same()
    {
        byte[] bytes = File.ReadAllBytes(Path.Combine(TestRepository.SharedPathOrSkip("reference"), "parquet", "bloom", "bloom_filter.xxhash.bin"));

        SplitBlockFilter read = SplitBlockFilter.Read(bytes)!;
        var made = new SplitBlockFilter(new byte[read.Blocks.Length]);
        foreach (string word in Words)
        {
            Assert.True(read.MayContain(HashOf(word)), word);
            made.Insert(HashOf(word));
        }

        Assert.DoesNotContain(Enumerable.Range(0, 1000), i => read.MayContain(HashOf($"other {i}")));
        Assert.Equal(bytes, Written(made));
    }

    [Theory]
    [InlineData(1, 0.01)]
    [InlineData(1000, 0.1)]
    [InlineData(1000, 0.01)]
    [InlineData(20_000, 0.001)]
    public void What_is_in_it_is_found_and_of_other_values_no_more_than_was_asked_for(int count, double falsePositives)
    {
        var filter = new SplitBlockFilter(new byte[SplitBlockFilter.BytesFor(count, falsePositives)]);
        for (int i = 0; i < count; i++)
        {
            filter.Insert(HashOf(i));
        }

        Assert.All(Enumerable.Range(0, count), i => Assert.True(filter.MayContain(HashOf(i))));
        const int others = 200_000;
        int wrong = Enumerable.Range(count, others).Count(i => filter.MayContain(HashOf(i)));
        Assert.InRange(wrong, 0, others * falsePositives * 1.1);
    }

    [Theory]
    [InlineData(0, SplitBlockFilter.BlockLength)]
    [InlineData(1, SplitBlockFilter.BlockLength)]
    [InlineData(long.MaxValue, SplitBlockFilter.MaxLength / 2)]
    public void Its_length_has_bounds(long distinct, int expected) => Assert.Equal(expected, SplitBlockFilter.BytesFor(distinct, 0.01));

    [Fact]
    public void Its_length_is_a_power_of_two_that_grows_with_what_it_holds()
    {
        int[] lengths = [.. Enumerable.Range(0, 24).Select(bits => SplitBlockFilter.BytesFor(1L << bits, 0.01))];

        Assert.All(lengths, length => Assert.True(BitOperations.IsPow2(length)));
        Assert.Equal(lengths.Order(), lengths);

        // About ten bits a value, to the next power of two.
        Assert.All(lengths.Select((length, bits) => length * 8.0 / (1L << bits)).Skip(8), bits => Assert.InRange(bits, 9, 20));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Of_another_kind_nothing_is_known(short union)
    {
        using var output = new PooledBuffer();
        var thrift = new ThriftWriter(output);
        thrift.Write(1, SplitBlockFilter.BlockLength);
        for (short id = 2; id <= 4; id++)
        {
            thrift.BeginStruct(id);
            thrift.WriteEmpty((short)(id == union ? 2 : 1));
            thrift.EndStruct();
        }

        thrift.Stop();
        output.Write(new byte[SplitBlockFilter.BlockLength]);

        Assert.Null(SplitBlockFilter.Read(output.WrittenSpan));
    }

    [Fact]
    public void Of_one_that_is_cut_off_nothing_is_known()
    {
        byte[] bytes = Written(new SplitBlockFilter(new byte[64]));
        for (int length = bytes.Length - 64; length < bytes.Length; length++)
        {
            Assert.Null(SplitBlockFilter.Read(bytes.AsSpan(0, length)));
        }
    }

    [Fact]
    public void Damaged_ones_are_read_or_refused()
    {
        Random random = Seeded.Random();
        byte[] whole = Written(new SplitBlockFilter(new byte[64]));
        int head = whole.Length - 64;
        int refused = 0;
        for (int i = 0; i < Rounds; i++)
        {
            byte[] bytes = whole[..(random.Next(4) == 0 ? random.Next(whole.Length) : whole.Length)];
            for (int changes = random.Next(3); changes >= 0 && bytes.Length > 0; changes--)
            {
                bytes[random.Next(Math.Min(head, bytes.Length))] = (byte)random.Next(256);
            }

            try
            {
                SplitBlockFilter.Read(bytes)?.MayContain((ulong)random.NextInt64());
            }
            catch (ParquetFormatException)
            {
                refused++;
            }
        }

        Assert.InRange(refused, 1, Rounds - 1);
    }

    private static byte[] Written(SplitBlockFilter filter)
    {
        using var output = new PooledBuffer();
        filter.Write(output);
        return output.WrittenSpan.ToArray();
    }

    private static ulong HashOf(string word) => XxHash64.Hash(Encoding.UTF8.GetBytes(word));

    private static ulong HashOf(int value)
    {
        byte[] plain = new byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(plain, value);
        return XxHash64.Hash(plain);
    }
}
