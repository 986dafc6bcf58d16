using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace TypedDao.Parquet.Compression;

/// <summary>
/// Decodes the sequences of a block of LZ4. Far from both ends a sequence is copied in whole vectors; near an end, and where it is
/// long, every byte is counted.
/// </summary>
internal static class Lz4Decoder
{
    private const int MinMatch = 4;
    private const int More = 15;
    private const int DistanceBytes = 2;
    private const int MaxShort = 64;

    // A turn of the fast loop reads a token, a literal (up to 1 + 64 bytes in vectors) and a distance, and writes a literal and a
    // match (up to 14 + 80).
    private const int InputReserve = 72;
    private const int OutputReserve = 64 + 64 + 16;

    /// <summary>Decodes all sequences.</summary>
    /// <param name="source">The block.</param>
    /// <param name="destination">Where; it may be longer than the content.</param>
    /// <param name="written">How many bytes there are.</param>
    /// <returns>What is wrong, as a sentence without a full stop; null for a good block.</returns>
    public static string? Decode(ReadOnlySpan<byte> source, Span<byte> destination, out int written)
    {
        int inputLimit = source.Length - InputReserve;
        int outputLimit = destination.Length - OutputReserve;
        int read = 0;
        written = 0;
        string? fault;
        bool isLast;
        do
        {
            if (read < inputLimit && written < outputLimit)
            {
                DecodeMany(
                    ref MemoryMarshal.GetReference(source), (nuint)inputLimit, ref MemoryMarshal.GetReference(destination), (nuint)outputLimit, ref read, ref written);
            }

            fault = DecodeOne(source, destination, ref read, ref written, out isLast);
        }
        while (fault is null && !isLast);

        return fault;
    }

    // Ends before a sequence that is long, wrong or near an end.
    private static void DecodeMany(ref byte input, nuint inputLimit, ref byte output, nuint outputLimit, ref int readBefore, ref int writtenBefore)
    {
        // The way from one token to the next is what takes the time: the next is read as early as can be.
        nuint read = (nuint)readBefore;
        nuint written = (nuint)writtenBefore;
        nuint token = Unsafe.Add(ref input, read);
        while (read < inputLimit && written < outputLimit)
        {
            nuint literal = token >> 4;
            nuint next = read + literal;
            if (literal < More)
            {
                WideCopy.Vector(ref Unsafe.Add(ref input, read + 1), ref Unsafe.Add(ref output, written));
            }
            else
            {
                nuint more = Unsafe.Add(ref input, read + 1);
                literal += more;
                if (literal > MaxShort)
                {
                    break;
                }

                WideCopy.Short(ref Unsafe.Add(ref input, read + 2), ref Unsafe.Add(ref output, written), literal);
                next += more + 1;
            }

            nuint distance = Unsafe.ReadUnaligned<ushort>(ref Unsafe.Add(ref input, next + 1));
            nuint length = (token & More) + MinMatch;
            nuint position = written + literal;
            if (distance - 1 >= position)
            {
                break;
            }

            ref byte to = ref Unsafe.Add(ref output, position);
            token = Unsafe.Add(ref input, next + 3);
            if (length == More + MinMatch)
            {
                length += token;
                if (length > MaxShort)
                {
                    break;
                }

                next++;
                token = Unsafe.Add(ref input, next + 3);
                WideCopy.Match(ref to, distance, length);
            }
            else if (distance >= 16)
            {
                // Without a branch for the few that are longer than a vector.
                ref byte from = ref Unsafe.Subtract(ref to, distance);
                WideCopy.Vector(ref from, ref to);
                Unsafe.WriteUnaligned(ref Unsafe.Add(ref to, 16), Unsafe.ReadUnaligned<ushort>(ref Unsafe.Add(ref from, 16)));
            }
            else
            {
                WideCopy.Match(ref to, distance, length);
            }

            read = next + 3;
            written = position + length;
        }

        readBefore = (int)read;
        writtenBefore = (int)written;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static string? DecodeOne(ReadOnlySpan<byte> source, Span<byte> destination, ref int read, ref int written, out bool isLast)
    {
        isLast = false;
        if (read == source.Length)
        {
            return "the block of LZ4 ends without a last literal";
        }

        int token = source[read++];
        if (!TryReadLength(source, token >> 4, ref read, out long literal) || literal > source.Length - read)
        {
            return "the block of LZ4 ends within a literal";
        }

        if (literal > destination.Length - written)
        {
            return $"the block of LZ4 has more than {destination.Length} bytes";
        }

        source.Slice(read, (int)literal).CopyTo(destination[written..]);
        read += (int)literal;
        written += (int)literal;
        isLast = read == source.Length;
        if (isLast)
        {
            return null;
        }

        if (source.Length - read < DistanceBytes)
        {
            return "the block of LZ4 ends within a distance";
        }

        int distance = BinaryPrimitives.ReadUInt16LittleEndian(source[read..]);
        read += DistanceBytes;
        if (!TryReadLength(source, token & More, ref read, out long length))
        {
            return "the block of LZ4 ends within the length of a match";
        }

        length += MinMatch;
        if (distance == 0 || distance > written)
        {
            return $"a match of the block of LZ4 begins {distance} bytes before the byte {written}";
        }

        if (length > destination.Length - written)
        {
            return $"the block of LZ4 has more than {destination.Length} bytes";
        }

        WideCopy.Exact(destination, written, distance, (int)length);
        written += (int)length;
        return null;
    }

    private static bool TryReadLength(ReadOnlySpan<byte> source, int start, ref int read, out long length)
    {
        length = start;
        if (start < More)
        {
            return true;
        }

        while (read < source.Length)
        {
            byte more = source[read++];
            length += more;
            if (more < byte.MaxValue)
            {
                return true;
            }
        }

        return false;
    }
}
