namespace TypedDao.Parquet.Compression.Zstandard;

/// <summary>
/// One of the three fields of sequences, as it is encoded: chooses between the default table, one code alone, and a table of the block
/// (RFC 8878, section 3.1.1.3.2.1).
/// </summary>
internal sealed class SequenceCoder
{
    private const int CostShift = 8;

    // Of each number of states up to 512, its logarithm in 256ths of a bit.
    private static readonly int[] Logarithms = [0, .. Enumerable.Range(1, 1 << FseDecodingTable.MaxLog).Select(i => (int)(Math.Log2(i) * (1 << CostShift)))];

    private readonly short[] _defaults;
    private readonly int _defaultLog;
    private readonly int _maxLog;
    private readonly FseEncodingTable _default;
    private readonly FseEncodingTable _own;

    /// <summary>A field.</summary>
    /// <param name="defaults">The default distribution.</param>
    /// <param name="defaultLog">Its accuracy.</param>
    /// <param name="maxLog">The most accuracy of a table.</param>
    public SequenceCoder(ReadOnlySpan<short> defaults, int defaultLog, int maxLog)
    {
        _defaults = defaults.ToArray();
        _defaultLog = defaultLog;
        _maxLog = maxLog;
        _default = new FseEncodingTable(defaultLog, defaults.Length);
        _default.Make(defaults, defaultLog);
        _own = new FseEncodingTable(maxLog, FseDecodingTable.MaxSymbols);
    }

    /// <summary>Chooses the table of a block, and writes what the decoder needs to make it.</summary>
    /// <param name="histogram">How often each code occurs.</param>
    /// <param name="total">The sum; at least 1.</param>
    /// <param name="destination">Where the table goes; at least <see cref="FseDistributionWriter.MaxLength"/> bytes.</param>
    /// <param name="mode">How the decoder gets the table.</param>
    /// <param name="length">The bytes that were written.</param>
    public FseEncodingTable Choose(ReadOnlySpan<int> histogram, int total, Span<byte> destination, out SequenceMode mode, out int length)
    {
        int used = histogram.LastIndexOfAnyExcept(0) + 1;
        histogram = histogram[..used];
        length = 0;
        long defaultCost = used <= _defaults.Length ? Cost(histogram, _defaults, _defaultLog) : long.MaxValue;
        int distinct = used - histogram.Count(0);
        if (distinct == 1)
        {
            bool takesDefault = defaultCost <= 8 << CostShift;
            mode = takesDefault ? SequenceMode.Predefined : SequenceMode.Rle;
            if (takesDefault)
            {
                return _default;
            }

            destination[0] = (byte)(used - 1);
            length = 1;
            _own.MakeOne(used - 1);
            return _own;
        }

        int log = FseNormalization.LogFor(total, distinct, _maxLog);
        Span<short> counts = stackalloc short[FseDecodingTable.MaxSymbols];
        counts = counts[..used];
        FseNormalization.Normalize(histogram, total, log, counts);
        int written = FseDistributionWriter.Write(counts, log, destination);
        if (defaultCost <= Cost(histogram, counts, log) + ((long)written << (CostShift + 3)))
        {
            mode = SequenceMode.Predefined;
            return _default;
        }

        mode = SequenceMode.Compressed;
        length = written;
        _own.Make(counts, log);
        return _own;
    }

    private static long Cost(ReadOnlySpan<int> histogram, ReadOnlySpan<short> counts, int log)
    {
        long cost = 0;
        for (int symbol = 0; symbol < histogram.Length; symbol++)
        {
            cost += (long)histogram[symbol] * ((log << CostShift) - Logarithms[Math.Abs((int)counts[symbol])]);
        }

        return cost;
    }
}
