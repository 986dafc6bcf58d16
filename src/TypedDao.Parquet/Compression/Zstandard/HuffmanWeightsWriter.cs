namespace TypedDao.Parquet.Compression.Zstandard;

/// <summary>Writes the weights of a Huffman tree (RFC 8878, section 4.2.1).</summary>
internal sealed class HuffmanWeightsWriter
{
    /// <summary>The most bytes that are written, with what the last flush overwrites.</summary>
    public const int MaxLength = 512;

    private const int MaxDirect = 128;
    private const int MaxCoded = 127;
    private const int DirectBase = 127;
    private const int MaxFseLog = 6;
    private const int Values = HuffmanWeights.MaxLog + 1;

    private readonly FseEncodingTable _table = new(MaxFseLog, Values);

    /// <summary>Writes the weights, coded or four bits each, whichever is shorter.</summary>
    /// <param name="weights">The weights that are stored; at least one.</param>
    /// <param name="destination">Where they go; at least <see cref="MaxLength"/> bytes.</param>
    /// <returns>The bytes that were written; 0 where these weights cannot be stored.</returns>
    public int Write(ReadOnlySpan<byte> weights, Span<byte> destination)
    {
        int coded = WriteCoded(weights, destination[1..]);
        int direct = (weights.Length + 1) / 2;
        if (coded > 0 && coded <= MaxCoded && (coded <= direct || weights.Length > MaxDirect))
        {
            destination[0] = (byte)coded;
            return 1 + coded;
        }

        if (weights.Length > MaxDirect)
        {
            return 0;
        }

        destination[0] = (byte)(DirectBase + weights.Length);
        for (int i = 0; i < weights.Length; i += 2)
        {
            int second = i + 1 < weights.Length ? weights[i + 1] : 0;
            destination[1 + (i / 2)] = (byte)((weights[i] << 4) | second);
        }

        return 1 + direct;
    }

    // Two states take turns. 0 where there are too few weights, or one value alone, which has no bits to end at.
    private int WriteCoded(ReadOnlySpan<byte> weights, Span<byte> destination)
    {
        Span<int> histogram = stackalloc int[Values];
        histogram.Clear();
        int values = 0;
        foreach (byte weight in weights)
        {
            values = Math.Max(values, weight + 1);
            histogram[weight]++;
        }

        int distinct = values - histogram[..values].Count(0);
        if (weights.Length < 3 || distinct < 2)
        {
            return 0;
        }

        int log = FseNormalization.LogFor(weights.Length, distinct, MaxFseLog);
        Span<short> counts = stackalloc short[Values];
        counts = counts[..values];
        FseNormalization.Normalize(histogram[..values], weights.Length, log, counts);
        int length = FseDistributionWriter.Write(counts, log, destination);
        _table.Make(counts, log);
        var writer = new BitWriter(destination[length..]);
        int last = weights.Length - 1;
        int state = _table.Begin(weights[last - 1]);
        int other = _table.Begin(weights[last]);
        for (int i = last - 2; i >= 0; i--)
        {
            _table.Add(ref writer, ref other, weights[i]);
            writer.Flush();
            (state, other) = (other, state);
        }

        // The first weight is the symbol of the state that was last taken, which is read first.
        _table.End(ref writer, other);
        _table.End(ref writer, state);
        return length + writer.Close();
    }
}
