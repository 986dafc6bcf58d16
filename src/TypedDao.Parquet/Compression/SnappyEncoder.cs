using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace TypedDao.Parquet.Compression;

/// <summary>
/// Encodes literals and copies of Snappy: at each place the latest place with the same hash of four bytes is tried, and places are
/// skipped the faster the longer nothing is found.
/// </summary>
internal static class SnappyEncoder
{
    /// <summary>The most bytes that are encoded at once: every distance within fits the copies of three bytes, every place a table of 16 bits.</summary>
    public const int MaxFragmentLength = 1 << 16;

    /// <summary>The most entries of a table.</summary>
    public const int MaxTableLength = 1 << 14;

    private const int MinTableLength = 1 << 8;

    // Matches begin before that many last bytes, so that all are read in words of eight.
    private const int Margin = 16;

    private const int MaxShortLiteral = 60;
    private const int MaxCopy = 64;

    /// <summary>Encodes a fragment.</summary>
    /// <param name="source">The fragment, at most <see cref="MaxFragmentLength"/> bytes.</param>
    /// <param name="destination">Where, with room for <see cref="Snappy.MaxCompressedLength"/> less the five bytes of the length.</param>
    /// <param name="table">Room for <see cref="MaxTableLength"/> entries, of any content.</param>
    /// <returns>The bytes written.</returns>
    public static int Encode(ReadOnlySpan<byte> source, Span<byte> destination, ushort[] table)
    {
        ref byte input = ref MemoryMarshal.GetReference(source);
        ref byte output = ref MemoryMarshal.GetReference(destination);
        nuint written = 0;
        nuint literal = 0;
        if (source.Length > Margin)
        {
            int tableLength = Math.Clamp((int)BitOperations.RoundUpToPowerOf2((uint)source.Length), MinTableLength, MaxTableLength);
            table.AsSpan(0, tableLength).Clear();
            ref ushort entries = ref MemoryMarshal.GetArrayDataReference(table);
            int shift = 32 - BitOperations.Log2((uint)tableLength);
            nuint limit = (nuint)(source.Length - Margin);
            nuint position = 1;
            while (Find(ref input, ref entries, shift, limit, ref position, out nuint candidate))
            {
                written = EmitLiteral(ref input, literal, position - literal, ref output, written);
                ulong next;
                do
                {
                    ulong different = MatchSearch.Read8(ref input, candidate) ^ MatchSearch.Read8(ref input, position);
                    nuint length;
                    if (different != 0)
                    {
                        // Four to seven bytes: those that follow are here already, the last of the match first.
                        int equal = BitOperations.TrailingZeroCount(different);
                        length = (nuint)(equal >> 3);
                        next = MatchSearch.Read8(ref input, position + 3) >> (equal & 0x18);
                    }
                    else
                    {
                        length = 8 + MatchSearch.CountEqual(ref input, candidate + 8, position + 8, limit + Margin);
                        next = MatchSearch.Read8(ref input, Math.Min(position + length, limit) - 1);
                    }

                    written = EmitCopy(ref output, written, position - candidate, length);
                    position += length;
                    literal = position;
                    if (position > limit)
                    {
                        return EmitLastLiteral(source[(int)literal..], destination, (int)written);
                    }

                    Unsafe.Add(ref entries, MatchSearch.Hash((uint)next, shift)) = (ushort)(position - 1);
                    next >>= 8;
                    ref ushort entry = ref Unsafe.Add(ref entries, MatchSearch.Hash((uint)next, shift));
                    candidate = entry;
                    entry = (ushort)position;
                }
                while ((uint)next == MatchSearch.Read4(ref input, candidate));

                position++;
            }
        }

        return EmitLastLiteral(source[(int)literal..], destination, (int)written);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool Find(ref byte input, ref ushort entries, int shift, nuint limit, ref nuint start, out nuint candidate)
    {
        nuint position = start;
        uint skip = 32;
        while (position <= limit)
        {
            uint bytes = MatchSearch.Read4(ref input, position);
            ref ushort entry = ref Unsafe.Add(ref entries, MatchSearch.Hash(bytes, shift));
            candidate = entry;
            entry = (ushort)position;
            if (bytes == MatchSearch.Read4(ref input, candidate))
            {
                start = position;
                return true;
            }

            position += skip++ >> 5;
        }

        candidate = 0;
        return false;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static nuint EmitLiteral(ref byte input, nuint start, nuint length, ref byte output, nuint written)
    {
        if (length <= 16)
        {
            // A match follows, which begins before the margin: 16 bytes can be read, and written into the room for the worst case.
            Unsafe.Add(ref output, written) = (byte)((length - 1) << 2);
            Vector128.LoadUnsafe(ref input, start).StoreUnsafe(ref output, written + 1);
            return written + 1 + length;
        }

        written = EmitLiteralTag(ref output, written, (uint)length);
        Unsafe.CopyBlockUnaligned(ref Unsafe.Add(ref output, written), ref Unsafe.Add(ref input, start), (uint)length);
        return written + length;
    }

    private static int EmitLastLiteral(ReadOnlySpan<byte> source, Span<byte> destination, int written)
    {
        if (source.IsEmpty)
        {
            return written;
        }

        written = (int)EmitLiteralTag(ref MemoryMarshal.GetReference(destination), (nuint)written, (uint)source.Length);
        source.CopyTo(destination[written..]);
        return written + source.Length;
    }

    private static nuint EmitLiteralTag(ref byte output, nuint written, uint length)
    {
        uint last = length - 1;
        if (last < MaxShortLiteral)
        {
            Unsafe.Add(ref output, written) = (byte)(last << 2);
            return written + 1;
        }

        // The length takes one or two bytes: a fragment has no more.
        bool isShort = last < 256;
        Unsafe.Add(ref output, written) = (byte)((isShort ? MaxShortLiteral : MaxShortLiteral + 1) << 2);
        Unsafe.Add(ref output, written + 1) = (byte)last;
        if (isShort)
        {
            return written + 2;
        }

        Unsafe.Add(ref output, written + 2) = (byte)(last >> 8);
        return written + 3;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static nuint EmitCopy(ref byte output, nuint written, nuint distance, nuint length)
    {
        if (length > MaxCopy)
        {
            (written, length) = EmitLongCopy(ref output, written, distance, length);
        }

        // Two or three bytes, without a branch that is guessed wrong half of the time; written as four, for which the worst case has room.
        nint isShort = ((nint)(length - 12) & (nint)(distance - 2048)) >> (nint.Size * 8 - 1);
        nuint near = 2 | ((length - 1) << 2) | (distance << 8);
        nuint nearer = 1 | ((length - 4) << 2) | ((distance >> 8) << 5) | ((distance & 0xff) << 8);
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref output, written), (uint)(near ^ ((near ^ nearer) & (nuint)isShort)));
        return written + 3 + (nuint)isShort;
    }

    // All but the last 4 to 64 bytes.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (nuint Written, nuint Length) EmitLongCopy(ref byte output, nuint written, nuint distance, nuint length)
    {
        while (length > MaxCopy)
        {
            nuint part = length >= MaxCopy + 4 ? MaxCopy : MaxCopy - 4u;
            Unsafe.WriteUnaligned(ref Unsafe.Add(ref output, written), (uint)(2 | ((part - 1) << 2) | (distance << 8)));
            written += 3;
            length -= part;
        }

        return (written, length);
    }
}
