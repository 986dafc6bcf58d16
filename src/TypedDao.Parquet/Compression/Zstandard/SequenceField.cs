namespace TypedDao.Parquet.Compression.Zstandard;

/// <summary>
/// One of the three fields of a sequence, as it is decoded: its codes and the limits of its table (RFC 8878, section 3.1.1.3.2.1). The
/// tables of all fields are parts of one array; states are places in it.
/// </summary>
internal sealed class SequenceField
{
    /// <summary>The entries of the tables of all fields.</summary>
    public const int TablesLength = (1 << MaxLengthLog) + (1 << MaxOffsetLog) + (1 << MaxLengthLog);

    private const int MaxLengthLog = 9;
    private const int MaxOffsetLog = 8;
    private const int DefaultLengthLog = 6;
    private const int DefaultOffsetLog = 5;

    private readonly FseEntry[] _values;
    private readonly FseEntry[] _defaults;

    private SequenceField(string kind, int firstState, int maxLog, FseEntry[] values, ReadOnlySpan<short> defaults, int defaultLog)
    {
        Kind = kind;
        FirstState = firstState;
        MaxLog = maxLog;
        DefaultLog = defaultLog;
        _values = values;
        _defaults = new FseEntry[1 << defaultLog];
        FseDecodingTable.Make(defaults, defaultLog, values, firstState, _defaults);
    }

    /// <summary>The lengths of literals.</summary>
    public static SequenceField LiteralLength { get; } = new(
        "literal lengths", 0, MaxLengthLog, Values(0, SequenceCodes.LiteralBits), SequenceCodes.LiteralDefaults, DefaultLengthLog);

    /// <summary>The offsets of matches.</summary>
    public static SequenceField Offset { get; } = new(
        "offsets", 1 << MaxLengthLog, MaxOffsetLog, OffsetValues(), SequenceCodes.OffsetDefaults, DefaultOffsetLog);

    /// <summary>The lengths of matches.</summary>
    public static SequenceField MatchLength { get; } = new(
        "match lengths",
        (1 << MaxLengthLog) + (1 << MaxOffsetLog),
        MaxLengthLog,
        Values(SequenceCodes.MinMatch, SequenceCodes.MatchBits),
        SequenceCodes.MatchDefaults,
        DefaultLengthLog);

    /// <summary>What the codes stand for, for messages.</summary>
    public string Kind { get; }

    /// <summary>Where the field's table begins in the array of tables.</summary>
    public int FirstState { get; }

    /// <summary>The most accuracy of a table.</summary>
    public int MaxLog { get; }

    /// <summary>The accuracy of the default table.</summary>
    public int DefaultLog { get; }

    /// <summary>How many codes there are.</summary>
    public int Codes => _values.Length;

    /// <summary>Takes the default table.</summary>
    /// <param name="tables">The tables of all fields.</param>
    public void UseDefault(Span<FseEntry> tables) => _defaults.CopyTo(tables[FirstState..]);

    /// <summary>Takes a table of one code, which has no bits.</summary>
    /// <param name="code">The code.</param>
    /// <param name="tables">The tables of all fields.</param>
    /// <exception cref="ParquetFormatException">There is no such code.</exception>
    public void UseOne(byte code, Span<FseEntry> tables)
    {
        if (code >= Codes)
        {
            throw ZstandardErrors.UnknownCode(code, Kind);
        }

        tables[FirstState] = _values[code] with { Next = (ushort)FirstState };
    }

    /// <summary>Takes a table of a distribution.</summary>
    /// <param name="counts">The distribution.</param>
    /// <param name="log">Its accuracy.</param>
    /// <param name="tables">The tables of all fields.</param>
    public void Use(ReadOnlySpan<short> counts, int log, Span<FseEntry> tables)
        => FseDecodingTable.Make(counts, log, _values, FirstState, tables[FirstState..]);

    private static FseEntry[] Values(uint first, ReadOnlySpan<byte> bits)
    {
        uint[] bases = SequenceCodes.Bases(first, bits);
        var values = new FseEntry[bits.Length];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = new FseEntry { Value = bases[i], ExtraBits = bits[i] };
        }

        return values;
    }

    // A code is the number of bits that follow, below a bit that is set. Values up to 3 are repeated offsets, the others are offsets plus 3.
    private static FseEntry[] OffsetValues()
    {
        var values = new FseEntry[SequenceCodes.MaxOffsetCode + 1];
        for (int code = 0; code < values.Length; code++)
        {
            uint value = code < 2 ? 1U << code : (1U << code) - 3;
            values[code] = new FseEntry { Value = value, ExtraBits = (byte)code };
        }

        return values;
    }
}
