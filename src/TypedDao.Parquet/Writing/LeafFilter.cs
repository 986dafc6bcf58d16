using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using TypedDao.Parquet.Bloom;
using TypedDao.Parquet.Buffers;
using TypedDao.Parquet.Encodings;
using TypedDao.Parquet.Hashing;

namespace TypedDao.Parquet.Writing;

/// <summary>Makes the Bloom filter of a chunk: page "Bloom Filter" of the format.</summary>
internal static class LeafFilter
{
    // About ten bits a value.
    private const double FalsePositives = 0.01;

    /// <summary>Makes the filter, as large as the different values ask for; where there is no dictionary, as if all were different.</summary>
    /// <param name="leaf">The values, none of them boolean.</param>
    /// <param name="dictionary">The different values, plain; null where they are not known.</param>
    /// <param name="entries">How many these are.</param>
    public static SplitBlockFilter Of(LeafBuffer leaf, PooledBuffer? dictionary, int entries)
    {
        var filter = new SplitBlockFilter(new byte[SplitBlockFilter.BytesFor(dictionary is null ? leaf.ValueCount : entries, FalsePositives)]);
        switch (leaf)
        {
            case FixedBuffer<int> values:
                AddFixed(filter, dictionary, values.Values);
                break;
            case FixedBuffer<long> values:
                AddFixed(filter, dictionary, values.Values);
                break;
            case FixedBuffer<uint> values:
                AddFixed(filter, dictionary, values.Values);
                break;
            case FixedBuffer<ulong> values:
                AddFixed(filter, dictionary, values.Values);
                break;
            case FixedBuffer<float> values:
                AddFixed(filter, dictionary, values.Values);
                break;
            case FixedBuffer<double> values:
                AddFixed(filter, dictionary, values.Values);
                break;
            case BinaryBuffer { Length: { } length } when dictionary is not null:
                Add(filter, dictionary.WrittenSpan, length);
                break;
            case BinaryBuffer when dictionary is not null:
                AddBinary(filter, dictionary.WrittenSpan);
                break;
            default:
                AddBinary(filter, (BinaryBuffer)leaf);
                break;
        }

        return filter;
    }

    private static void AddFixed<T>(SplitBlockFilter filter, PooledBuffer? dictionary, ReadOnlySpan<T> values)
        where T : unmanaged
        => Add(filter, dictionary is null ? MemoryMarshal.AsBytes(values) : dictionary.WrittenSpan, Unsafe.SizeOf<T>());

    private static void Add(SplitBlockFilter filter, ReadOnlySpan<byte> plain, int length)
    {
        for (; plain.Length > 0; plain = plain[length..])
        {
            filter.Insert(XxHash64.Hash(plain[..length]));
        }
    }

    private static void AddBinary(SplitBlockFilter filter, ReadOnlySpan<byte> plain)
    {
        while (plain.Length > 0)
        {
            int end = sizeof(int) + BinaryPrimitives.ReadInt32LittleEndian(plain);
            filter.Insert(XxHash64.Hash(plain[sizeof(int)..end]));
            plain = plain[end..];
        }
    }

    private static void AddBinary(SplitBlockFilter filter, BinaryBuffer leaf)
    {
        foreach (ByteSlice value in leaf.Values)
        {
            filter.Insert(XxHash64.Hash(leaf.Bytes.Slice(value.Offset, value.Length)));
        }
    }
}
