using System.Buffers;
using TypedDao.Parquet.Buffers;

namespace TypedDao.Parquet.Encodings;

/// <summary>Writes values that are sequences of bytes, with their lengths as differences.</summary>
internal static class DeltaBinaryEncoder
{
    /// <summary>Writes the lengths of all values, then the values (page Encodings, section Delta-length byte array).</summary>
    /// <param name="bytes">What the values are slices of.</param>
    /// <param name="slices">All values of the page.</param>
    /// <param name="output">Where to.</param>
    public static void EncodeLengths(ReadOnlySpan<byte> bytes, ReadOnlySpan<ByteSlice> slices, PooledBuffer output)
    {
        int[] lengths = ArrayPool<int>.Shared.Rent(slices.Length);
        for (int i = 0; i < slices.Length; i++)
        {
            lengths[i] = slices[i].Length;
        }

        DeltaBinaryPackedEncoder.Encode<int>(lengths.AsSpan(0, slices.Length), output);
        ArrayPool<int>.Shared.Return(lengths);
        PlainEncoder.EncodeBare(bytes, slices, output);
    }

    /// <summary>
    /// Writes how many bytes each value shares with the one before, then what follows them (page Encodings, section Delta Strings).
    /// </summary>
    /// <param name="bytes">What the values are slices of.</param>
    /// <param name="slices">All values of the page.</param>
    /// <param name="output">Where to.</param>
    public static void Encode(ReadOnlySpan<byte> bytes, ReadOnlySpan<ByteSlice> slices, PooledBuffer output)
    {
        int[] shared = ArrayPool<int>.Shared.Rent(slices.Length);
        ByteSlice[] suffixes = ArrayPool<ByteSlice>.Shared.Rent(slices.Length);
        ReadOnlySpan<byte> last = default;
        for (int i = 0; i < slices.Length; i++)
        {
            (int offset, int length) = slices[i];
            ReadOnlySpan<byte> value = bytes.Slice(offset, length);
            int prefix = last.CommonPrefixLength(value);
            shared[i] = prefix;
            suffixes[i] = new ByteSlice(offset + prefix, length - prefix);
            last = value;
        }

        DeltaBinaryPackedEncoder.Encode<int>(shared.AsSpan(0, slices.Length), output);
        EncodeLengths(bytes, suffixes.AsSpan(0, slices.Length), output);
        ArrayPool<int>.Shared.Return(shared);
        ArrayPool<ByteSlice>.Shared.Return(suffixes);
    }
}
