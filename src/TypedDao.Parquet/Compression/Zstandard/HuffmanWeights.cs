using System.Numerics;

namespace TypedDao.Parquet.Compression.Zstandard;

/// <summary>Reads the weights of a Huffman tree (RFC 8878, section 4.2.1).</summary>
internal static class HuffmanWeights
{
    /// <summary>The most levels of a tree.</summary>
    public const int MaxLog = 11;

    /// <summary>How many symbols there are.</summary>
    public const int Symbols = 256;

    private const int DirectBase = 127;
    private const int MaxFseLog = 6;
    private const int MaxStored = Symbols - 1;

    /// <summary>Reads the weights.</summary>
    /// <param name="source">Bytes that hold them, with <see cref="BackwardBits.Before"/> bytes or more before <paramref name="position"/>.</param>
    /// <param name="position">Where they begin.</param>
    /// <param name="end">Where the section that holds them ends.</param>
    /// <param name="weights">Where the weights go: <see cref="Symbols"/> of them.</param>
    /// <param name="log">The levels of the tree.</param>
    /// <param name="count">How many weights there are.</param>
    /// <returns>Where the weights end.</returns>
    /// <exception cref="ParquetFormatException">They are incomplete or no tree.</exception>
    public static int Read(ReadOnlySpan<byte> source, int position, int end, Span<byte> weights, out int log, out int count)
    {
        if (position >= end)
        {
            throw ZstandardErrors.EndsWithin("a Huffman tree");
        }

        int header = source[position++];
        bool direct = header > DirectBase;
        int stored = direct ? (header - DirectBase + 1) / 2 : header;
        if (stored > end - position)
        {
            throw ZstandardErrors.EndsWithin("a Huffman tree");
        }

        if (direct)
        {
            count = header - DirectBase;
            for (int i = 0; i < count; i++)
            {
                weights[i] = (byte)(i % 2 == 0 ? source[position + (i / 2)] >> 4 : source[position + (i / 2)] & 15);
            }
        }
        else
        {
            count = ReadCoded(source, position, position + stored, weights);
        }

        log = AddLast(weights, ref count);
        return position + stored;
    }

    // Two states take turns; the weights end where a state has too few bits to go on.
    private static int ReadCoded(ReadOnlySpan<byte> source, int position, int end, Span<byte> weights)
    {
        Span<short> counts = stackalloc short[MaxLog + 1];
        int start = position
            + FseDistribution.Read(source[position..end], MaxFseLog, "Huffman weights", counts, out int log, out int symbols);
        Span<FseEntry> values = stackalloc FseEntry[MaxLog + 1];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = new FseEntry { Value = (uint)i };
        }

        Span<FseEntry> table = stackalloc FseEntry[1 << MaxFseLog];
        FseDecodingTable.Make(counts[..symbols], log, values, 0, table);
        var stream = new BackwardBits(source, start, end, out nint left);
        left -= 2 * log;
        if (left < 0)
        {
            throw ZstandardErrors.BadHuffmanTree();
        }

        ulong word = stream.Load(left + (2 * log));
        int state = (int)BackwardBits.Top(word, log);
        int other = (int)BackwardBits.Top(word << log, log);
        int count = 0;
        while (count < MaxStored)
        {
            FseEntry entry = table[state];
            weights[count++] = (byte)entry.Value;
            if (left < entry.StateBits)
            {
                if (count == MaxStored)
                {
                    break;
                }

                weights[count++] = (byte)table[other].Value;
                return count;
            }

            int next = entry.Next + (int)BackwardBits.Top(stream.Load(left), entry.StateBits);
            left -= entry.StateBits;
            (state, other) = (other, next);
        }

        throw ZstandardErrors.BadHuffmanTree();
    }

    // The last weight is not stored: it completes the tree.
    private static int AddLast(Span<byte> weights, ref int count)
    {
        uint sum = 0;
        foreach (byte weight in weights[..count])
        {
            if (weight > MaxLog)
            {
                throw ZstandardErrors.BadHuffmanTree();
            }

            sum += (1U << weight) >> 1;
        }

        int log = sum == 0 ? 0 : BitOperations.Log2(sum) + 1;
        uint rest = (1U << log) - sum;
        if (sum == 0 || log > MaxLog || !BitOperations.IsPow2(rest))
        {
            throw ZstandardErrors.BadHuffmanTree();
        }

        weights[count++] = (byte)(BitOperations.Log2(rest) + 1);
        return log;
    }
}
