namespace TypedDao.Parquet.Compression.Zstandard;

/// <summary>
/// The codes of sequences: what they begin at and how many bits follow (RFC 8878, sections 3.1.1.3.2.1.1 and 3.1.1.3.2.2), and how they
/// are distributed where a block does not say (section 3.1.1.3.2.2, Default Distributions).
/// </summary>
internal static class SequenceCodes
{
    /// <summary>The greatest offset code that is read: offsets of 32 bits.</summary>
    public const int MaxOffsetCode = 31;

    /// <summary>The codes of lengths of literals.</summary>
    public static ReadOnlySpan<byte> LiteralBits =>
        [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 3, 3, 4, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16];

    /// <summary>The codes of lengths of matches.</summary>
    public static ReadOnlySpan<byte> MatchBits =>
    [
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        1, 1, 1, 1, 2, 2, 3, 3, 4, 4, 5, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16,
    ];

    /// <summary>The default distribution of literal length codes, of accuracy 6.</summary>
    public static ReadOnlySpan<short> LiteralDefaults =>
        [4, 3, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2, 2, 3, 2, 1, 1, 1, 1, 1, -1, -1, -1, -1];

    /// <summary>The default distribution of match length codes, of accuracy 6.</summary>
    public static ReadOnlySpan<short> MatchDefaults =>
    [
        1, 4, 3, 2, 2, 2, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
        1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, -1, -1, -1, -1, -1, -1, -1,
    ];

    /// <summary>The default distribution of offset codes, of accuracy 5.</summary>
    public static ReadOnlySpan<short> OffsetDefaults =>
        [1, 1, 1, 1, 1, 1, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, -1, -1, -1, -1, -1];

    /// <summary>The least length of a match.</summary>
    public const int MinMatch = 3;

    /// <summary>What each code begins at, where codes follow each other without a gap.</summary>
    /// <param name="first">What code 0 begins at.</param>
    /// <param name="bits">The bits that follow each code.</param>
    public static uint[] Bases(uint first, ReadOnlySpan<byte> bits)
    {
        var bases = new uint[bits.Length];
        for (int i = 0; i < bits.Length; i++)
        {
            bases[i] = first;
            first += 1U << bits[i];
        }

        return bases;
    }
}
