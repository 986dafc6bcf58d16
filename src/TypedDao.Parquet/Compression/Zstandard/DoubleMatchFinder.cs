using System.Runtime.InteropServices;

namespace TypedDao.Parquet.Compression.Zstandard;

/// <summary>
/// Looks into two hash tables: of 8 bytes for long matches, and of fewer for short ones. Before it takes a short match it looks for a
/// long one at the next position.
/// </summary>
/// <param name="longLog">The logarithm of the length of the table for long matches.</param>
/// <param name="shortLog">The logarithm of the length of the table for short ones.</param>
/// <param name="hashed">The bytes that are hashed for short ones, 4 to 7.</param>
internal sealed class DoubleMatchFinder(int longLog, int shortLog, int hashed) : MatchFinder
{
    private const int StepShift = 8;

    private readonly int[] _longTable = new int[1 << longLog];
    private readonly int[] _shortTable = new int[1 << shortLog];
    private readonly int _longShift = 64 - longLog;
    private readonly int _shortShift = 64 - shortLog;
    private readonly int _unused = 64 - (8 * hashed);

    /// <inheritdoc/>
    public override void Find(ReadOnlySpan<byte> content, int start, int end, SequenceBuffer sequences)
    {
        ref byte bytes = ref MemoryMarshal.GetReference(content);
        Span<int> longTable = _longTable;
        Span<int> shortTable = _shortTable;
        int longShift = _longShift;
        int shortShift = _shortShift;
        int unused = _unused;
        int bias = Bias;
        (int repeat1, int repeat2) = Repeats;
        nint anchor = start;
        nint position = start == 0 ? 1 : start;
        nint limit = end - LoadLength - 1;
        while (position < limit)
        {
            ulong word = Load(ref bytes, position);
            ref int longPlace = ref longTable[(int)Hash(word, 0, longShift)];
            ref int shortPlace = ref shortTable[(int)Hash(word, unused, shortShift)];
            nint longCandidate = longPlace - bias;
            nint shortCandidate = shortPlace - bias;
            longPlace = (int)position + bias;
            shortPlace = (int)position + bias;
            nint inside = position + 2;
            nint length;
            if (repeat1 <= position + 1 && LoadShort(ref bytes, position + 1 - repeat1) == (uint)(word >> 8))
            {
                position++;
                length = CountSame(ref bytes, position + 4, position + 4 - repeat1, end) + 4;
                sequences.Add(content, anchor, position - anchor, length, RepeatValue);
            }
            else
            {
                nint candidate;
                if (longCandidate >= 0 && Load(ref bytes, longCandidate) == word && position - longCandidate <= MaxDistance)
                {
                    candidate = longCandidate;
                    length = CountSame(ref bytes, position + 8, candidate + 8, end) + 8;
                }
                else if (shortCandidate >= 0 && LoadShort(ref bytes, shortCandidate) == (uint)word && position - shortCandidate <= MaxDistance)
                {
                    ulong nextWord = Load(ref bytes, position + 1);
                    ref int nextPlace = ref longTable[(int)Hash(nextWord, 0, longShift)];
                    nint nextCandidate = nextPlace - bias;
                    nextPlace = (int)position + 1 + bias;
                    if (nextCandidate >= 0 && Load(ref bytes, nextCandidate) == nextWord && position + 1 - nextCandidate <= MaxDistance)
                    {
                        position++;
                        candidate = nextCandidate;
                        length = CountSame(ref bytes, position + 8, candidate + 8, end) + 8;
                    }
                    else
                    {
                        candidate = shortCandidate;
                        length = CountSame(ref bytes, position + 4, candidate + 4, end) + 4;
                    }
                }
                else
                {
                    position += ((position - anchor) >> StepShift) + 1;
                    continue;
                }

                nint before = CountSameBefore(ref bytes, position, candidate, anchor);
                repeat2 = repeat1;
                repeat1 = (int)(position - candidate);
                position -= before;
                length += before;
                sequences.Add(content, anchor, position - anchor, length, repeat1 + OffsetBase);
            }

            position += length;
            anchor = position;
            if (position >= limit)
            {
                break;
            }

            word = Load(ref bytes, inside);
            longTable[(int)Hash(word, 0, longShift)] = (int)inside + bias;
            shortTable[(int)Hash(word, unused, shortShift)] = (int)inside + bias;
            longTable[(int)Hash(Load(ref bytes, position - 2), 0, longShift)] = (int)position - 2 + bias;
            shortTable[(int)Hash(Load(ref bytes, position - 1), unused, shortShift)] = (int)position - 1 + bias;

            // Right after a match the offset before the last one often fits.
            while (position < limit && repeat2 <= position)
            {
                word = Load(ref bytes, position);
                if ((uint)word != LoadShort(ref bytes, position - repeat2))
                {
                    break;
                }

                (repeat1, repeat2) = (repeat2, repeat1);
                length = CountSame(ref bytes, position + 4, position + 4 - repeat1, end) + 4;
                longTable[(int)Hash(word, 0, longShift)] = (int)position + bias;
                shortTable[(int)Hash(word, unused, shortShift)] = (int)position + bias;
                sequences.Add(content, position, 0, length, RepeatValue);
                position += length;
                anchor = position;
            }
        }

        Repeats = (repeat1, repeat2);
        sequences.AddLiterals(content[(int)anchor..end]);
    }

    /// <inheritdoc/>
    protected override void ClearTables()
    {
        _longTable.AsSpan().Clear();
        _shortTable.AsSpan().Clear();
    }
}
