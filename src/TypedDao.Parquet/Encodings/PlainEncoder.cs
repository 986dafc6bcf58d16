using System.Buffers.Binary;
using System.Runtime.InteropServices;
using TypedDao.Parquet.Buffers;

namespace TypedDao.Parquet.Encodings;

/// <summary>Writes values one after the other (page Encodings, section Plain).</summary>
internal static class PlainEncoder
{
    /// <summary>Writes numbers in little-endian bytes.</summary>
    /// <typeparam name="T">The physical type.</typeparam>
    /// <param name="values">The numbers.</param>
    /// <param name="output">Where to.</param>
    public static void Encode<T>(ReadOnlySpan<T> values, PooledBuffer output)
        where T : unmanaged
        => output.Write(MemoryMarshal.AsBytes(values));

    /// <summary>Writes booleans as bits, all of a page at once, for the last byte is filled with zeros.</summary>
    /// <param name="values">Bytes of 0 and 1.</param>
    /// <param name="output">Where to.</param>
    public static void EncodeBooleans(ReadOnlySpan<byte> values, PooledBuffer output) => BitPacker.Pack(values, 1, output);

    /// <summary>Writes each value behind its length in four bytes.</summary>
    /// <param name="bytes">What the values are slices of.</param>
    /// <param name="slices">The values.</param>
    /// <param name="output">Where to.</param>
    public static void EncodeBinary(ReadOnlySpan<byte> bytes, ReadOnlySpan<ByteSlice> slices, PooledBuffer output)
    {
        foreach (ByteSlice slice in slices)
        {
            ReadOnlySpan<byte> value = bytes.Slice(slice.Offset, slice.Length);
            Span<byte> target = output.GetSpan(checked(sizeof(int) + value.Length));
            BinaryPrimitives.WriteInt32LittleEndian(target, value.Length);
            value.CopyTo(target[sizeof(int)..]);
            output.Advance(sizeof(int) + value.Length);
        }
    }

    /// <summary>Writes values without their lengths: those of a fixed length, or those whose lengths stand elsewhere.</summary>
    /// <param name="bytes">What the values are slices of.</param>
    /// <param name="slices">The values.</param>
    /// <param name="output">Where to.</param>
    public static void EncodeBare(ReadOnlySpan<byte> bytes, ReadOnlySpan<ByteSlice> slices, PooledBuffer output)
    {
        // Values that lie side by side are written together.
        int begin = 0;
        int end = 0;
        foreach (ByteSlice slice in slices)
        {
            if (slice.Offset != end)
            {
                output.Write(bytes[begin..end]);
                begin = slice.Offset;
            }

            end = slice.Offset + slice.Length;
        }

        output.Write(bytes[begin..end]);
    }
}
