using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace TypedDao.Parquet.Compression;

/// <summary>
/// Encodes sequences of LZ4: at each place the latest place with the same hash of five bytes is tried, and places are skipped the
/// faster the longer nothing is found.
/// </summary>
internal static class Lz4Encoder
{
    /// <summary>The most entries of a table.</summary>
    public const int TableLength = 1 << 12;

    private const int MinTableLength = 1 << 8;
    private const int MinMatch = 4;
    private const int MaxDistance = ushort.MaxValue;
    private const int More = 15;

    // "End of block conditions": no match begins within the last twelve bytes, and the last five are literals. Here it is sixteen
    // bytes, so that a short literal is read as a vector.
    private const int Margin = 16;
    private const int LastLiterals = 5;

    /// <summary>Encodes a block.</summary>
    /// <param name="source">The bytes.</param>
    /// <param name="destination">Where, with room for <see cref="Lz4.MaxCompressedLength"/>.</param>
    /// <param name="table">Room for <see cref="TableLength"/> entries, of any content.</param>
    /// <returns>The bytes written.</returns>
    public static int Encode(ReadOnlySpan<byte> source, Span<byte> destination, int[] table)
    {
        ref byte input = ref MemoryMarshal.GetReference(source);
        ref byte output = ref MemoryMarshal.GetReference(destination);
        nuint end = (nuint)source.Length;
        nuint written = 0;
        nuint literal = 0;
        if (source.Length > Margin)
        {
            int tableLength = Math.Clamp((int)BitOperations.RoundUpToPowerOf2((uint)source.Length), MinTableLength, TableLength);
            table.AsSpan(0, tableLength).Clear();
            ref int entries = ref MemoryMarshal.GetArrayDataReference(table);
            int shift = 64 - BitOperations.Log2((uint)tableLength);
            nuint limit = end - Margin;
            nuint matchEnd = end - LastLiterals;
            nuint position = 1;
            while (Find(ref input, ref entries, shift, limit, ref position, out nuint candidate))
            {
                while (position > literal && candidate > 0 && Unsafe.Add(ref input, position - 1) == Unsafe.Add(ref input, candidate - 1))
                {
                    position--;
                    candidate--;
                }

                nuint literalLength = position - literal;
                while (true)
                {
                    nuint length = MatchSearch.CountEqual(ref input, candidate + MinMatch, position + MinMatch, matchEnd);
                    written = EmitLiteral(ref input, literal, literalLength, length, ref output, written);
                    written = EmitMatch(ref output, written, position - candidate, length);
                    position += length + MinMatch;
                    literal = position;
                    if (position > limit)
                    {
                        return EmitLastLiteral(source[(int)literal..], destination, (int)written);
                    }

                    Unsafe.Add(ref entries, MatchSearch.HashFive(MatchSearch.Read8(ref input, position - 2), shift)) = (int)(position - 2);
                    ulong next = MatchSearch.Read8(ref input, position);
                    ref int entry = ref Unsafe.Add(ref entries, MatchSearch.HashFive(next, shift));
                    candidate = (nuint)entry;
                    entry = (int)position;
                    if ((uint)next != MatchSearch.Read4(ref input, candidate) || position - candidate > MaxDistance)
                    {
                        break;
                    }

                    literalLength = 0;
                }

                position++;
            }
        }

        return EmitLastLiteral(source[(int)literal..], destination, (int)written);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool Find(ref byte input, ref int entries, int shift, nuint limit, ref nuint start, out nuint candidate)
    {
        nuint position = start;
        uint skip = 64;
        while (position <= limit)
        {
            ulong bytes = MatchSearch.Read8(ref input, position);
            ref int entry = ref Unsafe.Add(ref entries, MatchSearch.HashFive(bytes, shift));
            candidate = (nuint)entry;
            entry = (int)position;
            if ((uint)bytes == MatchSearch.Read4(ref input, candidate) && position - candidate <= MaxDistance)
            {
                start = position;
                return true;
            }

            position += skip++ >> 6;
        }

        candidate = 0;
        return false;
    }

    // A token with the literal and the short length of the match that follows, of which the first four bytes do not count.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static nuint EmitLiteral(ref byte input, nuint start, nuint length, nuint matchLength, ref byte output, nuint written)
    {
        nuint match = Math.Min(matchLength, More);
        if (length < More)
        {
            // A match follows, which begins before the margin: 16 bytes can be read, and written into the room for the worst case.
            Unsafe.Add(ref output, written) = (byte)((length << 4) | match);
            WideCopy.Vector(ref Unsafe.Add(ref input, start), ref Unsafe.Add(ref output, written + 1));
            return written + 1 + length;
        }

        Unsafe.Add(ref output, written) = (byte)((More << 4) | (int)match);
        written = EmitLength(ref output, written + 1, length - More);
        Unsafe.CopyBlockUnaligned(ref Unsafe.Add(ref output, written), ref Unsafe.Add(ref input, start), (uint)length);
        return written + length;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static nuint EmitMatch(ref byte output, nuint written, nuint distance, nuint length)
    {
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref output, written), (ushort)distance);
        return length < More ? written + 2 : EmitLength(ref output, written + 2, length - More);
    }

    private static int EmitLastLiteral(ReadOnlySpan<byte> source, Span<byte> destination, int written)
    {
        destination[written++] = (byte)(Math.Min(source.Length, More) << 4);
        if (source.Length >= More)
        {
            written = (int)EmitLength(ref MemoryMarshal.GetReference(destination), (nuint)written, (nuint)(source.Length - More));
        }

        source.CopyTo(destination[written..]);
        return written + source.Length;
    }

    private static nuint EmitLength(ref byte output, nuint written, nuint rest)
    {
        for (; rest >= byte.MaxValue; rest -= byte.MaxValue)
        {
            Unsafe.Add(ref output, written++) = byte.MaxValue;
        }

        Unsafe.Add(ref output, written) = (byte)rest;
        return written + 1;
    }
}
