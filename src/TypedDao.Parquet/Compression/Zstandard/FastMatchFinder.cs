using System.Runtime.InteropServices;

namespace TypedDao.Parquet.Compression.Zstandard;

/// <summary>Takes the first match that a single hash table shows.</summary>
/// <param name="log">The logarithm of the table's length.</param>
/// <param name="hashed">The bytes that are hashed, 4 to 8.</param>
internal sealed class FastMatchFinder(int log, int hashed) : MatchFinder
{
    // The longer nothing is found, the larger the steps.
    private const int StepShift = 7;

    private readonly int[] _table = new int[1 << log];
    private readonly int _shift = 64 - log;
    private readonly int _unused = 64 - (8 * hashed);

    /// <inheritdoc/>
    public override void Find(ReadOnlySpan<byte> content, int start, int end, SequenceBuffer sequences)
    {
        ref byte bytes = ref MemoryMarshal.GetReference(content);
        Span<int> table = _table;
        int shift = _shift;
        int unused = _unused;
        int bias = Bias;
        (int repeat1, int repeat2) = Repeats;
        nint anchor = start;
        nint position = start == 0 ? 1 : start;
        nint limit = end - LoadLength;
        while (position < limit)
        {
            ulong word = Load(ref bytes, position);
            ref int place = ref table[(int)Hash(word, unused, shift)];
            nint candidate = place - bias;
            place = (int)position + bias;
            nint length;
            if (repeat1 <= position + 1 && LoadShort(ref bytes, position + 1 - repeat1) == (uint)(word >> 8))
            {
                position++;
                length = CountSame(ref bytes, position + 4, position + 4 - repeat1, end) + 4;
                sequences.Add(content, anchor, position - anchor, length, RepeatValue);
            }
            else if (candidate >= 0 && LoadShort(ref bytes, candidate) == (uint)word && position - candidate <= MaxDistance)
            {
                length = CountSame(ref bytes, position + 4, candidate + 4, end) + 4;
                nint before = CountSameBefore(ref bytes, position, candidate, anchor);
                repeat2 = repeat1;
                repeat1 = (int)(position - candidate);
                position -= before;
                length += before;
                sequences.Add(content, anchor, position - anchor, length, repeat1 + OffsetBase);
            }
            else
            {
                position += ((position - anchor) >> StepShift) + 1;
                continue;
            }

            nint inside = position + 2;
            position += length;
            anchor = position;
            if (position >= limit)
            {
                break;
            }

            table[(int)Hash(Load(ref bytes, inside), unused, shift)] = (int)inside + bias;
            table[(int)Hash(Load(ref bytes, position - 2), unused, shift)] = (int)position - 2 + bias;

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
                table[(int)Hash(word, unused, shift)] = (int)position + bias;
                sequences.Add(content, position, 0, length, RepeatValue);
                position += length;
                anchor = position;
            }
        }

        Repeats = (repeat1, repeat2);
        sequences.AddLiterals(content[(int)anchor..end]);
    }

    /// <inheritdoc/>
    protected override void ClearTables() => _table.AsSpan().Clear();
}
