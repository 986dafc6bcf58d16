namespace TypedDao.Parquet.Compression.Zstandard;

/// <summary>Where the tables of a field come from (RFC 8878, section 3.1.1.3.2.1, Symbol_Compression_Modes).</summary>
internal enum SequenceMode
{
    /// <summary>The default distribution.</summary>
    Predefined,

    /// <summary>One code, which is repeated.</summary>
    Rle,

    /// <summary>A distribution that the block has.</summary>
    Compressed,

    /// <summary>The table of the last block that had sequences.</summary>
    Repeat,
}

/// <summary>The header of a sequences section: how many there are, and the tables, which are kept between the blocks of a frame.</summary>
internal sealed class SequenceTables
{
    private const int TwoBytes = 128;
    private const int ThreeBytes = 255;
    private const int ThreeBytesBase = 0x7F00;
    private const int ReservedMask = 3;

    private readonly FseEntry[] _entries = new FseEntry[SequenceField.TablesLength];
    private bool _present;

    /// <summary>The entries of all tables; states are places among them.</summary>
    public ReadOnlySpan<FseEntry> Entries => _entries;

    /// <summary>The bits of the first state of literal lengths.</summary>
    public int LiteralLengthLog { get; private set; }

    /// <summary>The bits of the first state of offsets.</summary>
    public int OffsetLog { get; private set; }

    /// <summary>The bits of the first state of match lengths.</summary>
    public int MatchLengthLog { get; private set; }

    /// <summary>Begins a frame.</summary>
    public void Reset() => _present = false;

    /// <summary>Reads the header of a section.</summary>
    /// <param name="source">The source.</param>
    /// <param name="position">Where the section begins; where its stream begins afterwards.</param>
    /// <param name="end">Where the block ends.</param>
    /// <returns>How many sequences there are.</returns>
    /// <exception cref="ParquetFormatException">The header is incomplete or damaged.</exception>
    public int Read(ReadOnlySpan<byte> source, ref int position, int end)
    {
        ReadOnlySpan<byte> section = source[position..end];
        int count = ReadCount(section, out int length);
        if (count == 0)
        {
            return length == section.Length ? 0 : throw ZstandardErrors.BytesAfterSequences();
        }

        if (section.Length <= length)
        {
            throw ZstandardErrors.EndsWithin("a sequences section");
        }

        int modes = section[length++];
        if ((modes & ReservedMask) != 0)
        {
            throw ZstandardErrors.ReservedModes();
        }

        section = section[length..];
        bool present = _present;
        _present = false;
        LiteralLengthLog = ReadTable(SequenceField.LiteralLength, (SequenceMode)(modes >> 6), present, LiteralLengthLog, ref section);
        OffsetLog = ReadTable(SequenceField.Offset, (SequenceMode)((modes >> 4) & 3), present, OffsetLog, ref section);
        MatchLengthLog = ReadTable(SequenceField.MatchLength, (SequenceMode)((modes >> 2) & 3), present, MatchLengthLog, ref section);
        _present = true;
        position = end - section.Length;
        return count;
    }

    private static int ReadCount(ReadOnlySpan<byte> section, out int length)
    {
        int first = section.IsEmpty ? ThreeBytes : section[0];
        length = first < TwoBytes ? 1 : first < ThreeBytes ? 2 : 3;
        if (section.Length < length)
        {
            throw ZstandardErrors.EndsWithin("a sequences section");
        }

        return length switch
        {
            1 => first,
            2 => ((first - TwoBytes) << 8) | section[1],
            _ => (section[1] | (section[2] << 8)) + ThreeBytesBase,
        };
    }

    private int ReadTable(SequenceField field, SequenceMode mode, bool present, int log, ref ReadOnlySpan<byte> section)
    {
        switch (mode)
        {
            case SequenceMode.Predefined:
                field.UseDefault(_entries);
                return field.DefaultLog;
            case SequenceMode.Rle:
                if (section.IsEmpty)
                {
                    throw ZstandardErrors.EndsWithin("a sequences section");
                }

                field.UseOne(section[0], _entries);
                section = section[1..];
                return 0;
            case SequenceMode.Compressed:
                Span<short> counts = stackalloc short[field.Codes];
                section = section[FseDistribution.Read(section, field.MaxLog, field.Kind, counts, out int accuracy, out int symbols)..];
                field.Use(counts[..symbols], accuracy, _entries);
                return accuracy;
            default:
                return present ? log : throw ZstandardErrors.NoEarlierTable(field.Kind);
        }
    }
}
