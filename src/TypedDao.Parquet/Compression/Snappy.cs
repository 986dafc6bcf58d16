using System.Buffers;

namespace TypedDao.Parquet.Compression;

/// <summary>Raw blocks of Snappy, as its format description says: the length as a varint, then literals and copies.</summary>
internal static class Snappy
{
    // A copy of 64 bytes takes 3: nothing grows more.
    private const int CopyLength = 64;
    private const int CopyBytes = 3;
    private const int MaxLengthBytes = 5;

    /// <summary>The most bytes that a block of so many bytes takes.</summary>
    /// <param name="length">Bytes before compression.</param>
    /// <exception cref="OverflowException">It is more than an array holds.</exception>
    public static int MaxCompressedLength(int length) => checked(32 + length + (length / 6));

    /// <summary>Compresses a block.</summary>
    /// <param name="source">The bytes.</param>
    /// <param name="destination">Where, with room for <see cref="MaxCompressedLength"/>.</param>
    /// <returns>The bytes written.</returns>
    public static int Compress(ReadOnlySpan<byte> source, Span<byte> destination)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(destination.Length, MaxCompressedLength(source.Length), nameof(destination));
        int position = 0;
        uint rest = (uint)source.Length;
        for (; rest >= 0x80; rest >>= 7)
        {
            destination[position++] = (byte)(rest | 0x80);
        }

        destination[position++] = (byte)rest;
        ushort[] table = ArrayPool<ushort>.Shared.Rent(SnappyEncoder.MaxTableLength);
        for (int start = 0; start < source.Length; start += SnappyEncoder.MaxFragmentLength)
        {
            ReadOnlySpan<byte> fragment = source.Slice(start, Math.Min(SnappyEncoder.MaxFragmentLength, source.Length - start));
            position += SnappyEncoder.Encode(fragment, destination[position..], table);
        }

        ArrayPool<ushort>.Shared.Return(table);
        return position;
    }

    /// <summary>How many bytes a block says that it decompresses to.</summary>
    /// <param name="source">The block.</param>
    /// <exception cref="ParquetFormatException">It does not say, or more than so many bytes can hold.</exception>
    public static int DecompressedLength(ReadOnlySpan<byte> source) => ReadLength(source, out _);

    /// <summary>Decompresses a block.</summary>
    /// <param name="source">The block, all of it.</param>
    /// <param name="destination">Where; it is filled exactly.</param>
    /// <exception cref="ParquetFormatException">The block is malformed, or of another length.</exception>
    public static void Decompress(ReadOnlySpan<byte> source, Span<byte> destination)
    {
        int length = ReadLength(source, out int position);
        if (length != destination.Length)
        {
            throw new ParquetFormatException($"the block of Snappy says that it has {length} bytes, and the page {destination.Length}");
        }

        SnappyDecoder.Decode(source[position..], destination);
    }

    private static int ReadLength(ReadOnlySpan<byte> source, out int position)
    {
        ulong length = 0;
        position = 0;
        byte next;
        do
        {
            if (position == source.Length || position == MaxLengthBytes)
            {
                throw new ParquetFormatException("the block of Snappy does not begin with its length");
            }

            next = source[position];
            length |= (ulong)(next & 0x7f) << (7 * position++);
        }
        while (next >= 0x80);

        return length <= int.MaxValue && length <= (ulong)(source.Length - position) * CopyLength / CopyBytes
            ? (int)length
            : throw new ParquetFormatException($"the block of Snappy says that it has {length} bytes, which its {source.Length} bytes cannot hold");
    }
}
