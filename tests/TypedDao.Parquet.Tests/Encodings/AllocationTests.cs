using TypedDao.Parquet.Buffers;
using TypedDao.Parquet.Encodings;

namespace TypedDao.Parquet.Tests.Encodings;

/// <summary>Decoders and encoders that are used again allocate nothing, whatever a page holds.</summary>
public sealed class AllocationTests
{
    private const int Count = 10_000;

    private readonly int[] _values = [.. Enumerable.Range(0, Count).Select(i => i / 7 * 3 % 251)];
    private readonly byte[] _bytes = [.. Enumerable.Range(0, 5 * Count).Select(i => (byte)(i / 9))];
    private readonly ByteSlice[] _slices = [.. Enumerable.Range(0, Count).Select(i => new ByteSlice(5 * i, 5))];

    [Fact]
    public void Values_in_runs() => Check(output => RleBitPackedEncoder.Encode<int>(_values, 8, output), Runs(new RleBitPackedDecoder()));

    [Fact]
    public void Values_as_differences()
        => Check(output => DeltaBinaryPackedEncoder.Encode<int>(_values, output), Values(new DeltaBinaryPackedDecoder<int>()));

    [Fact]
    public void Values_in_streams()
        => Check(output => ByteStreamSplitEncoder.Encode<int>(_values, output), Values(new ByteStreamSplitDecoder<int>()));

    [Fact]
    public void Values_with_their_lengths() => Check(output => PlainEncoder.EncodeBinary(_bytes, _slices, output), Slices(new PlainBinaryDecoder()));

    [Fact]
    public void Values_behind_their_lengths()
        => Check(output => DeltaBinaryEncoder.EncodeLengths(_bytes, _slices, output), Slices(new DeltaLengthBinaryDecoder()));

    [Fact]
    public void Values_that_begin_alike() => Check(output => DeltaBinaryEncoder.Encode(_bytes, _slices, output), Slices(new DeltaBinaryDecoder()));

    private static Action<ReadOnlyMemory<byte>> Runs(RleBitPackedDecoder decoder)
    {
        int[] batch = new int[Count / 10];
        return data =>
        {
            decoder.Reset(data, 8);
            for (int i = 0; i < 10; i++)
            {
                decoder.Read(batch);
            }
        };
    }

    private static Action<ReadOnlyMemory<byte>> Values(ValueDecoder<int> decoder)
    {
        int[] batch = new int[Count / 10];
        return data =>
        {
            decoder.Reset(data);
            for (int i = 0; i < 10; i++)
            {
                decoder.Read(batch);
            }
        };
    }

    private static Action<ReadOnlyMemory<byte>> Slices(BinaryDecoder decoder)
    {
        var batch = new ByteSlice[Count / 10];
        return data =>
        {
            decoder.Reset(data);
            for (int i = 0; i < 10; i++)
            {
                decoder.Read(batch);
            }
        };
    }

    // The first round fills the pools.
    private static void Check(Action<PooledBuffer> encode, Action<ReadOnlyMemory<byte>> decode)
    {
        using var output = new PooledBuffer();
        long allocated = 0;
        for (int round = 0; round < 3; round++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            output.Clear();
            encode(output);
            decode(output.WrittenMemory);
            allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        }

        Assert.Equal(0, allocated);
    }
}
