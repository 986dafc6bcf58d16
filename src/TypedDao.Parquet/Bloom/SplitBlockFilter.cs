using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using TypedDao.Parquet.Buffers;
using TypedDao.Parquet.Thrift;

namespace TypedDao.Parquet.Bloom;

/// <summary>
/// A set that says of a value that it may be in it, or that it is not: page "Bloom Filter" of the format. Values are known by XXH64, seed 0,
/// of their bytes in the encoding PLAIN, without length.
/// </summary>
/// <param name="blocks">The bits, in blocks of eight words of 32.</param>
internal sealed class SplitBlockFilter(byte[] blocks)
{
    /// <summary>The bytes of a block.</summary>
    public const int BlockLength = 32;

    /// <summary>The bytes that a header has at most; it has some 15.</summary>
    public const int MaxHeaderLength = 64;

    /// <summary>The bytes that a filter has at most in a file, its header included.</summary>
    public const int MaxLength = 128 << 20;

    private static readonly Vector256<uint> Salt = Vector256.Create(
        0x47b6137bU, 0x44974d91U, 0x8824ad5bU, 0xa2b7289dU, 0x705495c7U, 0x2df1424bU, 0x9efc4947U, 0x5c6bfb31U);

    /// <summary>The bits.</summary>
    public ReadOnlySpan<byte> Blocks => blocks;

    /// <summary>The bytes that a filter needs, a power of two.</summary>
    /// <param name="distinct">How many different values it will hold.</param>
    /// <param name="falsePositives">The share of other values that it may say of that they may be in it, between 0 and 1.</param>
    public static int BytesFor(long distinct, double falsePositives)
    {
        const int words = 8;
        double bits = -words * (double)distinct / Math.Log(1 - Math.Pow(falsePositives, 1.0 / words));
        double bytes = Math.Clamp(bits / 8, BlockLength, MaxLength / 2);
        return (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Ceiling(bytes));
    }

    /// <summary>How many bytes a filter has with its header.</summary>
    /// <param name="bytes">The bytes from the header on, as far as they are at hand.</param>
    /// <returns>The length; null where the filter is of a kind that is not known.</returns>
    /// <exception cref="ParquetFormatException">The header is damaged.</exception>
    public static long? LengthOf(ReadOnlySpan<byte> bytes)
        => ReadHeader(bytes, out int header, out int length) ? (long)header + length : null;

    /// <summary>Reads a filter with its header.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <returns>The filter; null where it is of a kind that is not known.</returns>
    /// <exception cref="ParquetFormatException">The header is damaged.</exception>
    public static SplitBlockFilter? Read(ReadOnlySpan<byte> bytes)
        => ReadHeader(bytes, out int header, out int length) && length <= bytes.Length - header
            ? new SplitBlockFilter(bytes.Slice(header, length).ToArray())
            : null;

    /// <summary>Writes the filter with its header: <c>BloomFilterHeader</c> of parquet.thrift.</summary>
    /// <param name="output">Takes the bytes.</param>
    public void Write(PooledBuffer output)
    {
        var thrift = new ThriftWriter(output);
        thrift.Write(1, blocks.Length);
        for (short union = 2; union <= 4; union++)
        {
            thrift.BeginStruct(union);
            thrift.WriteEmpty(1);
            thrift.EndStruct();
        }

        thrift.Stop();
        output.Write(blocks);
    }

    /// <summary>Adds a value.</summary>
    /// <param name="hash">Its hash.</param>
    public void Insert(ulong hash)
    {
        Span<uint> block = Words(hash);
        (Vector256.Create<uint>(block) | Mask(hash)).CopyTo(block);
    }

    /// <summary>Whether a value may be in it.</summary>
    /// <param name="hash">Its hash.</param>
    public bool MayContain(ulong hash)
    {
        Vector256<uint> mask = Mask(hash);
        return (Vector256.Create<uint>(Words(hash)) & mask) == mask;
    }

    private static bool ReadHeader(ReadOnlySpan<byte> bytes, out int header, out int length)
    {
        var reader = new ThriftReader(bytes);
        length = 0;
        int known = 0;
        var field = default(ThriftField);
        while (reader.Next(ref field))
        {
            switch (field.Id)
            {
                case 1:
                    length = reader.ReadCount(field);
                    break;
                case 2 or 3 or 4:
                    // Algorithm, hash and compression are unions, of which the first is the one that is known.
                    ThriftReader.Enter(field);
                    known += IsFirst(ref reader) ? 1 : 0;
                    break;
                default:
                    reader.Skip(field);
                    break;
            }
        }

        header = reader.Position;
        return known == 3 && length > 0 && length % BlockLength == 0;
    }

    private static bool IsFirst(ref ThriftReader reader)
    {
        bool isFirst = false;
        var field = default(ThriftField);
        while (reader.Next(ref field))
        {
            isFirst |= field.Id == 1;
            reader.Skip(field);
        }

        return isFirst;
    }

    // One bit of each word.
    private static Vector256<uint> Mask(ulong hash)
    {
        Vector256<uint> bits = (Vector256.Create((uint)hash) * Salt) >>> 27;
        Span<uint> words = stackalloc uint[8];
        for (int i = 0; i < words.Length; i++)
        {
            words[i] = 1U << (int)bits[i];
        }

        return Vector256.Create<uint>(words);
    }

    private Span<uint> Words(ulong hash)
    {
        int block = (int)(((hash >> 32) * (uint)(blocks.Length / BlockLength)) >> 32);
        return MemoryMarshal.Cast<byte, uint>(blocks.AsSpan(block * BlockLength, BlockLength));
    }
}
