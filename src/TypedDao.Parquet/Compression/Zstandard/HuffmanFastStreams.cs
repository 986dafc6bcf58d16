using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace TypedDao.Parquet.Compression.Zstandard;

/// <summary>
/// Decodes four streams of Huffman codes at the same time, as far as no bound has to be looked at: a round takes a fixed number of codes
/// from each, and the rounds that all streams surely have are counted beforehand. Each stream has a word whose highest bit is the next one,
/// and whose lowest bit that is set marks how much of it has been taken.
/// </summary>
internal static class HuffmanFastStreams
{
    private const int CodesPerRound = 5;

    // 5 codes of 11 bits, and 7 bits of a byte that was begun.
    private const int BytesPerRound = 7;
    private const int Shift = 64 - HuffmanDecodingTable.Log;

    /// <summary>Decodes with a table of single symbols.</summary>
    /// <param name="source">Bytes that hold the streams.</param>
    /// <param name="streams">The streams.</param>
    /// <param name="entries">See <see cref="HuffmanDecodingTable.Single"/>.</param>
    /// <param name="destination">Where the symbols go.</param>
    public static void Decode(ReadOnlySpan<byte> source, ref FourStreams streams, ReadOnlySpan<ushort> entries, Span<byte> destination)
    {
        if (!TryOpen(source, streams, 0, out nint at0, out ulong word0) || !TryOpen(source, streams, 1, out nint at1, out ulong word1)
            || !TryOpen(source, streams, 2, out nint at2, out ulong word2) || !TryOpen(source, streams, 3, out nint at3, out ulong word3))
        {
            return;
        }

        ref byte bytes = ref MemoryMarshal.GetReference(source);
        ref ushort table = ref MemoryMarshal.GetReference(entries);
        ref byte target = ref MemoryMarshal.GetReference(destination);
        nint quarter = streams[1].Output;
        nint done = 0;
        while (true)
        {
            nint rounds = Math.Min(
                Math.Min(Math.Min(at0 - streams[0].Start, at1 - streams[1].Start), Math.Min(at2 - streams[2].Start, at3 - streams[3].Start)) / BytesPerRound,
                (streams[3].OutputEnd - streams[3].Output - done) / CodesPerRound);
            if (rounds <= 0)
            {
                break;
            }

            for (; rounds > 0; rounds--)
            {
                ref byte output = ref Unsafe.Add(ref target, done);
                Take(ref bytes, ref table, ref output, ref at0, ref word0);
                output = ref Unsafe.Add(ref output, quarter);
                Take(ref bytes, ref table, ref output, ref at1, ref word1);
                output = ref Unsafe.Add(ref output, quarter);
                Take(ref bytes, ref table, ref output, ref at2, ref word2);
                output = ref Unsafe.Add(ref output, quarter);
                Take(ref bytes, ref table, ref output, ref at3, ref word3);
                done += CodesPerRound;
            }
        }

        Close(ref streams[0], at0, word0, streams[0].Output + done);
        Close(ref streams[1], at1, word1, streams[1].Output + done);
        Close(ref streams[2], at2, word2, streams[2].Output + done);
        Close(ref streams[3], at3, word3, streams[3].Output + done);
    }

    /// <summary>Decodes with a table of pairs of symbols.</summary>
    /// <param name="source">Bytes that hold the streams.</param>
    /// <param name="streams">The streams.</param>
    /// <param name="entries">See <see cref="HuffmanDecodingTable.Double"/>.</param>
    /// <param name="destination">Where the symbols go.</param>
    public static void DecodePairs(ReadOnlySpan<byte> source, ref FourStreams streams, ReadOnlySpan<uint> entries, Span<byte> destination)
    {
        if (!TryOpen(source, streams, 0, out nint at0, out ulong word0) || !TryOpen(source, streams, 1, out nint at1, out ulong word1)
            || !TryOpen(source, streams, 2, out nint at2, out ulong word2) || !TryOpen(source, streams, 3, out nint at3, out ulong word3))
        {
            return;
        }

        ref byte bytes = ref MemoryMarshal.GetReference(source);
        ref uint table = ref MemoryMarshal.GetReference(entries);
        ref byte target = ref MemoryMarshal.GetReference(destination);
        nint output0 = streams[0].Output, output1 = streams[1].Output, output2 = streams[2].Output, output3 = streams[3].Output;
        while (true)
        {
            nint rounds = Math.Min(
                Math.Min(Math.Min(at0 - streams[0].Start, at1 - streams[1].Start), Math.Min(at2 - streams[2].Start, at3 - streams[3].Start)) / BytesPerRound,
                Math.Min(
                    Math.Min(streams[0].OutputEnd - output0, streams[1].OutputEnd - output1),
                    Math.Min(streams[2].OutputEnd - output2, streams[3].OutputEnd - output3)) / (2 * CodesPerRound));
            if (rounds <= 0)
            {
                break;
            }

            for (; rounds > 0; rounds--)
            {
                TakePairs(ref bytes, ref table, ref target, ref output0, ref at0, ref word0);
                TakePairs(ref bytes, ref table, ref target, ref output1, ref at1, ref word1);
                TakePairs(ref bytes, ref table, ref target, ref output2, ref at2, ref word2);
                TakePairs(ref bytes, ref table, ref target, ref output3, ref at3, ref word3);
            }
        }

        Close(ref streams[0], at0, word0, output0);
        Close(ref streams[1], at1, word1, output1);
        Close(ref streams[2], at2, word2, output2);
        Close(ref streams[3], at3, word3, output3);
    }

    private static bool TryOpen(ReadOnlySpan<byte> source, in FourStreams streams, int index, out nint at, out ulong word)
    {
        FourStreams.Stream stream = streams[index];
        at = stream.Start + ((stream.Left + 7) >> 3) - sizeof(ulong);
        if (at < stream.Start)
        {
            word = 0;
            return false;
        }

        word = (MemoryMarshal.Read<ulong>(source[(int)at..]) | 1) << (int)(-stream.Left & 7);
        return true;
    }

    private static void Close(ref FourStreams.Stream stream, nint at, ulong word, nint output)
    {
        nint left = ((at - stream.Start) * 8) + 64 - BitOperations.TrailingZeroCount(word);
        stream = stream with { Left = left, Output = (int)output };
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Take(ref byte bytes, ref ushort table, ref byte output, ref nint at, ref ulong word)
    {
        ulong bits = word;
        int entry = Unsafe.Add(ref table, (nint)(bits >> Shift));
        output = (byte)entry;
        bits <<= entry >> 8;
        entry = Unsafe.Add(ref table, (nint)(bits >> Shift));
        Unsafe.Add(ref output, 1) = (byte)entry;
        bits <<= entry >> 8;
        entry = Unsafe.Add(ref table, (nint)(bits >> Shift));
        Unsafe.Add(ref output, 2) = (byte)entry;
        bits <<= entry >> 8;
        entry = Unsafe.Add(ref table, (nint)(bits >> Shift));
        Unsafe.Add(ref output, 3) = (byte)entry;
        bits <<= entry >> 8;
        entry = Unsafe.Add(ref table, (nint)(bits >> Shift));
        Unsafe.Add(ref output, 4) = (byte)entry;
        bits <<= entry >> 8;
        word = Refill(ref bytes, ref at, bits);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void TakePairs(ref byte bytes, ref uint table, ref byte target, ref nint output, ref nint at, ref ulong word)
    {
        ulong bits = word;
        ref byte next = ref Unsafe.Add(ref target, output);
        nint count = TakePair(ref table, ref next, ref bits);
        count += TakePair(ref table, ref Unsafe.Add(ref next, count), ref bits);
        count += TakePair(ref table, ref Unsafe.Add(ref next, count), ref bits);
        count += TakePair(ref table, ref Unsafe.Add(ref next, count), ref bits);
        count += TakePair(ref table, ref Unsafe.Add(ref next, count), ref bits);
        output += count;
        word = Refill(ref bytes, ref at, bits);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static nint TakePair(ref uint table, ref byte output, ref ulong bits)
    {
        uint entry = Unsafe.Add(ref table, (nint)(bits >> Shift));
        Unsafe.WriteUnaligned(ref output, (ushort)entry);
        bits <<= (int)(entry >> 16);
        return (nint)(entry >> 24);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Refill(ref byte bytes, ref nint at, ulong word)
    {
        int taken = BitOperations.TrailingZeroCount(word);
        at -= taken >> 3;
        return (Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref bytes, at)) | 1) << (taken & 7);
    }
}
