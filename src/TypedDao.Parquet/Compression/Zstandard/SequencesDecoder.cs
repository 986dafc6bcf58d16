using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace TypedDao.Parquet.Compression.Zstandard;

/// <summary>
/// Decodes the sequences section of blocks (RFC 8878, section 3.1.1.3.2) and executes the sequences (sections 3.1.1.4 and 3.1.1.5). Keeps
/// tables and repeated offsets between the blocks of a frame.
/// </summary>
internal sealed class SequencesDecoder
{
    // Three states take up to 9 + 9 + 8 bits: more bits before them, and the word is loaded anew.
    private const int MaxExtraBits = BackwardBits.WordBits - 26;

    private readonly SequenceTables _tables = new();
    private nint _repeat1;
    private nint _repeat2;
    private nint _repeat3;

    /// <summary>Begins a frame.</summary>
    public void Reset()
    {
        _tables.Reset();
        _repeat1 = 1;
        _repeat2 = 4;
        _repeat3 = 8;
    }

    /// <summary>Decodes and executes the sequences of a block.</summary>
    /// <param name="source">The frame.</param>
    /// <param name="position">Where the section begins.</param>
    /// <param name="end">Where the block ends.</param>
    /// <param name="literals">The block's literals, with <see cref="LiteralsDecoder.Slop"/> readable bytes after them.</param>
    /// <param name="content">Where the frame's content goes.</param>
    /// <param name="written">How much of it is there.</param>
    /// <param name="window">How far back matches may reach.</param>
    /// <returns>How much of it is there afterwards.</returns>
    /// <exception cref="ParquetFormatException">The section is damaged, or the content is too long.</exception>
    public int Decode(ReadOnlySpan<byte> source, int position, int end, ReadOnlySpan<byte> literals, Span<byte> content, int written, ulong window)
    {
        int count = _tables.Read(source, ref position, end);
        nint used = 0;
        nint next = written;
        if (count > 0)
        {
            var stream = new BackwardBits(source, position, end, out nint left);
            next = Execute(stream, left, count, literals, ref used, content, next, window);
        }

        ReadOnlySpan<byte> rest = literals[(int)used..];
        if (rest.Length > content.Length - next)
        {
            throw ZstandardErrors.TooLong(content.Length);
        }

        rest.CopyTo(content[(int)next..]);
        return (int)next + rest.Length;
    }

    private nint Execute(
        BackwardBits stream, nint left, int count, ReadOnlySpan<byte> literals, ref nint used, Span<byte> content, nint written, ulong window)
    {
        ref FseEntry tables = ref MemoryMarshal.GetReference(_tables.Entries);
        ref byte literal = ref MemoryMarshal.GetReference(literals);
        ref byte target = ref MemoryMarshal.GetReference(content);
        nint literalLimit = literals.Length;
        nint fastLimit = content.Length - SequenceCopy.Slop;
        nint taken = used;
        nint repeat1 = _repeat1, repeat2 = _repeat2, repeat3 = _repeat3;
        nint farthest = 0;
        nint literalState = SequenceField.LiteralLength.FirstState + ReadState(stream, ref left, _tables.LiteralLengthLog);
        nint offsetState = SequenceField.Offset.FirstState + ReadState(stream, ref left, _tables.OffsetLog);
        nint matchState = SequenceField.MatchLength.FirstState + ReadState(stream, ref left, _tables.MatchLengthLog);
        uint stateBits;
        do
        {
            if (left < 0)
            {
                throw ZstandardErrors.BadSequenceStream();
            }

            ulong word = stream.Load(left, out uint below);
            ref FseEntry literalEntry = ref Unsafe.Add(ref tables, literalState);
            ref FseEntry offsetEntry = ref Unsafe.Add(ref tables, offsetState);
            ref FseEntry matchEntry = ref Unsafe.Add(ref tables, matchState);
            uint widths = (uint)literalEntry.Widths + matchEntry.Widths + offsetEntry.Widths;
            uint extraBits = widths >> 8;
            stateBits = (byte)widths;
            nint offset = (nint)offsetEntry.Value + BackwardBits.Take(word, ref below, offsetEntry.ExtraBits);
            nint match;
            nint length;
            if (extraBits <= MaxExtraBits)
            {
                match = (nint)matchEntry.Value + BackwardBits.Take(word, ref below, matchEntry.ExtraBits);
                length = (nint)literalEntry.Value + BackwardBits.Take(word, ref below, literalEntry.ExtraBits);
            }
            else
            {
                nint next = left - offsetEntry.ExtraBits;
                word = next < 0 ? throw ZstandardErrors.BadSequenceStream() : stream.Load(next, out below);
                match = (nint)matchEntry.Value + BackwardBits.Take(word, ref below, matchEntry.ExtraBits);
                length = (nint)literalEntry.Value + BackwardBits.Take(word, ref below, literalEntry.ExtraBits);
                next = left - (nint)extraBits;
                word = next < 0 ? throw ZstandardErrors.BadSequenceStream() : stream.Load(next, out below);
            }

            uint offsetBits = offsetEntry.ExtraBits;
            left -= (nint)(extraBits + stateBits);
            literalState = literalEntry.Next + BackwardBits.Take(word, ref below, literalEntry.StateBits);
            matchState = matchEntry.Next + BackwardBits.Take(word, ref below, matchEntry.StateBits);
            offsetState = offsetEntry.Next + BackwardBits.Take(word, ref below, offsetEntry.StateBits);

            if (offsetBits > 1)
            {
                repeat3 = repeat2;
                repeat2 = repeat1;
                repeat1 = offset;
            }
            else
            {
                offset = Repeat(offset + (length == 0 ? 1 : 0), ref repeat1, ref repeat2, ref repeat3);
            }

            farthest = Math.Max(farthest, offset);
            nint matchStart = written + length;
            if (taken + length > literalLimit)
            {
                throw ZstandardErrors.TooFewLiterals();
            }

            if (offset > matchStart)
            {
                throw ZstandardErrors.OffsetTooFar();
            }

            if (matchStart + match <= fastLimit)
            {
                SequenceCopy.Literals(ref Unsafe.Add(ref literal, taken), ref Unsafe.Add(ref target, written), length);
                SequenceCopy.Match(ref Unsafe.Add(ref target, matchStart), offset, match);
            }
            else
            {
                SequenceCopy.Exact(literals.Slice((int)taken, (int)length), content, (int)written, (int)offset, (int)match);
            }

            taken += length;
            written = matchStart + match;
        }
        while (--count > 0);

        // The last sequence has no next states.
        if (left + (nint)stateBits != 0)
        {
            throw ZstandardErrors.BadSequenceStream();
        }

        if ((ulong)farthest > window)
        {
            throw ZstandardErrors.OffsetTooFar();
        }

        _repeat1 = repeat1;
        _repeat2 = repeat2;
        _repeat3 = repeat3;
        used = taken;
        return written;
    }

    private static nint ReadState(BackwardBits stream, ref nint left, int bits)
    {
        nint state = left < 0 ? throw ZstandardErrors.BadSequenceStream() : (nint)BackwardBits.Top(stream.Load(left), bits);
        left -= bits;
        return state;
    }

    // Section 3.1.1.5: values 1 to 3 are the last offsets; after no literals the next but the first, and 4 is the first less one.
    private static nint Repeat(nint value, ref nint repeat1, ref nint repeat2, ref nint repeat3)
    {
        if (value == 1)
        {
            return repeat1;
        }

        nint offset = value == 2 ? repeat2 : value == 3 ? repeat3 : repeat1 - 1;
        if (offset == 0)
        {
            throw ZstandardErrors.OffsetTooFar();
        }

        repeat3 = value == 2 ? repeat3 : repeat2;
        repeat2 = repeat1;
        repeat1 = offset;
        return offset;
    }
}
