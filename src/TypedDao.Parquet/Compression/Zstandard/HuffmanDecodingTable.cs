namespace TypedDao.Parquet.Compression.Zstandard;

/// <summary>
/// Decoding tables of a Huffman tree (RFC 8878, section 4.2.1.3). The next <see cref="Log"/> bits of a stream are the place of an entry,
/// whatever the levels of the tree.
/// </summary>
internal sealed class HuffmanDecodingTable
{
    /// <summary>The bits that are looked up.</summary>
    public const int Log = HuffmanWeights.MaxLog;

    private readonly ushort[] _single = new ushort[1 << Log];
    private readonly uint[] _double = new uint[1 << Log];
    private bool _hasDouble;

    /// <summary>Whether there is a tree.</summary>
    public bool IsPresent { get; private set; }

    /// <summary>An entry has the symbol in its low byte, and the bits of its code in the high one.</summary>
    public ReadOnlySpan<ushort> Single => _single;

    /// <summary>Forgets the tree.</summary>
    public void Clear() => IsPresent = false;

    /// <summary>Reads a tree.</summary>
    /// <param name="source">Bytes that hold it, with <see cref="BackwardBits.Before"/> bytes or more before <paramref name="position"/>.</param>
    /// <param name="position">Where it begins.</param>
    /// <param name="end">Where the section that holds it ends.</param>
    /// <returns>Where it ends.</returns>
    /// <exception cref="ParquetFormatException">It is incomplete or no tree.</exception>
    public int Read(ReadOnlySpan<byte> source, int position, int end)
    {
        IsPresent = false;
        Span<byte> weights = stackalloc byte[HuffmanWeights.Symbols];
        int next = HuffmanWeights.Read(source, position, end, weights, out int log, out int count);
        Fill(weights[..count], log);
        _hasDouble = false;
        IsPresent = true;
        return next;
    }

    /// <summary>
    /// An entry has, from its lowest byte on: one symbol or two, the bits of their codes, and how many symbols they are.
    /// Made when first asked for.
    /// </summary>
    public ReadOnlySpan<uint> Double()
    {
        if (!_hasDouble)
        {
            Combine(_single, _double);
            _hasDouble = true;
        }

        return _double;
    }

    // The longest codes, which are those of the least weight, come first; codes of the same length in the order of symbols.
    private void Fill(ReadOnlySpan<byte> weights, int log)
    {
        Span<int> starts = stackalloc int[Log + 2];
        starts.Clear();
        foreach (byte weight in weights)
        {
            starts[weight + 1] += EntriesOf(weight, log);
        }

        for (int weight = 1; weight <= Log; weight++)
        {
            starts[weight] += starts[weight - 1];
        }

        for (int symbol = 0; symbol < weights.Length; symbol++)
        {
            int weight = weights[symbol];
            if (weight > 0)
            {
                int entries = EntriesOf(weight, log);
                _single.AsSpan(starts[weight], entries).Fill((ushort)(symbol | ((log + 1 - weight) << 8)));
                starts[weight] += entries;
            }
        }
    }

    private static int EntriesOf(int weight, int log) => ((1 << weight) >> 1) << (Log - log);

    private static void Combine(ReadOnlySpan<ushort> single, Span<uint> pairs)
    {
        const int Mask = (1 << Log) - 1;
        for (int i = 0; i < pairs.Length; i++)
        {
            int first = single[i];
            int firstBits = first >> 8;
            int second = single[(i << firstBits) & Mask];
            int bits = firstBits + (second >> 8);
            uint one = (byte)first | ((uint)firstBits << 16) | (1U << 24);
            uint two = (byte)first | ((uint)(byte)second << 8) | ((uint)bits << 16) | (2U << 24);
            pairs[i] = bits <= Log ? two : one;
        }
    }
}
