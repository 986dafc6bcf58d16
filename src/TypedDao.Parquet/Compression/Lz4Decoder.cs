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

    // A turn of the fast loop reads a token, a literal (up to 1 + 64 bytes in vectors) and a distance, and writes a literal and a
    // match (up to 14 + 80).
    private const int InputReserve = 66;
    private const int OutputReserve = More + 64 + 16;

    /// <summary>Decodes all sequences.</summary>
    /// <param name="source">The block.</param>
    /// <param name="destination">Where; it may be longer than the content.</param>
    /// <param name="written">How many bytes there are.</param>
    /// <returns>What is wrong, as a sentence without a full stop; null for a good block.</returns>
    public static string? Decode(ReadOnlySpan<byte> source, Span<byte> destination, out int written)
    {
        ref byte input = ref MemoryMarshal.GetReference(source);
        ref byte output = ref MemoryMarshal.GetReference(destination);
        nuint inputLimit = (nuint)Math.Max(0, source.Length - InputReserve);
        nuint outputLimit = (nuint)Math.Max(0, destination.Length - OutputReserve);
        nuint read = 0;
        nuint position = 0;
        while (true)
        {
            while (read < inputLimit && position < outputLimit)
            {
                nuint token = Unsafe.Add(ref input, read);
                nuint literal = token >> 4;
                nuint length = (token & More) + MinMatch;
                if (literal == More)
                {
                    break;
                }

                WideCopy.Vector(ref Unsafe.Add(ref input, read + 1), ref Unsafe.Add(ref output, position));
                nuint match = position + literal;
                nuint next = read + 1 + literal;
                nuint distance = Unsafe.ReadUnaligned<ushort>(ref Unsafe.Add(ref input, next));
                next += DistanceBytes;
                if (length == More + MinMatch)
                {
                    length += Unsafe.Add(ref input, next++);
                    if (length > 64)
                    {
                        break;
                    }
                }

                // What is wrong is said below.
                if (distance - 1 >= match)
                {
                    break;
                }

                WideCopy.Match(ref Unsafe.Add(ref output, match), distance, length);
                read = next;
                position = match + length;
            }

            int from = (int)read;
            int to = (int)position;
            string? fault = DecodeOne(source, destination, ref from, ref to, out bool isLast);
            written = to;
            if (fault is not null || isLast)
            {
                return fault;
            }

            read = (nuint)from;
            position = (nuint)to;
        }
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
