using System.Runtime.CompilerServices;
using TypedDao.Parquet.Buffers;

namespace TypedDao.Parquet.Encodings;

/// <summary>Integers of variable length: ULEB128, and zigzag over it for signed ones (page Encodings, section Delta Encoding).</summary>
internal static class Varint
{
    /// <summary>The most bytes of an integer of 64 bits.</summary>
    public const int MaxBytes = 10;

    /// <summary>Reads an unsigned integer.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="position">Where it begins; then where it ends.</param>
    /// <exception cref="ParquetFormatException">The bytes end within it, or it has more than 64 bits.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Read(ReadOnlySpan<byte> bytes, ref int position)
    {
        if ((uint)position < (uint)bytes.Length && bytes[position] < 0x80)
        {
            return bytes[position++];
        }

        return ReadLong(bytes, ref position);
    }

    /// <summary>Reads a signed integer.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="position">Where it begins; then where it ends.</param>
    /// <exception cref="ParquetFormatException">The bytes end within it, or it has more than 64 bits.</exception>
    public static long ReadSigned(ReadOnlySpan<byte> bytes, ref int position)
    {
        ulong value = Read(bytes, ref position);
        return (long)(value >> 1) ^ -(long)(value & 1);
    }

    /// <summary>Writes an unsigned integer.</summary>
    /// <param name="value">The integer.</param>
    /// <param name="output">Where to.</param>
    public static void Write(ulong value, PooledBuffer output)
    {
        Span<byte> bytes = output.GetSpan(MaxBytes);
        int count = 0;
        while (value >= 0x80)
        {
            bytes[count++] = (byte)(value | 0x80);
            value >>= 7;
        }

        bytes[count++] = (byte)value;
        output.Advance(count);
    }

    /// <summary>Writes a signed integer.</summary>
    /// <param name="value">The integer.</param>
    /// <param name="output">Where to.</param>
    public static void WriteSigned(long value, PooledBuffer output) => Write((ulong)((value << 1) ^ (value >> 63)), output);

    private static ulong ReadLong(ReadOnlySpan<byte> bytes, ref int position)
    {
        ulong value = 0;
        for (int shift = 0; shift < 64; shift += 7)
        {
            if ((uint)position >= (uint)bytes.Length)
            {
                throw EncodingErrors.EndsWithin("an integer");
            }

            ulong part = bytes[position++];
            value |= (part & 0x7F) << shift;
            if (part < 0x80)
            {
                // The tenth byte has the last bit alone.
                return shift < 63 || part <= 1 ? value : throw new ParquetFormatException("an integer has more than 64 bits");
            }
        }

        throw new ParquetFormatException("an integer has more than 64 bits");
    }
}
