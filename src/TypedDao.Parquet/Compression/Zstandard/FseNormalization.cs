using System.Numerics;

namespace TypedDao.Parquet.Compression.Zstandard;

/// <summary>Turns how often symbols occur into a distribution of states (RFC 8878, section 4.1.1).</summary>
internal static class FseNormalization
{
    /// <summary>The accuracy that suits some symbols.</summary>
    /// <param name="total">How often all symbols occur; at least 2.</param>
    /// <param name="distinct">How many symbols occur.</param>
    /// <param name="maxLog">The most accuracy.</param>
    public static int LogFor(int total, int distinct, int maxLog)
    {
        int useful = BitOperations.Log2((uint)(total - 1)) - 2;
        int needed = BitOperations.Log2((uint)distinct) + 1;
        return Math.Clamp(Math.Max(useful, needed), FseDistribution.MinLog, maxLog);
    }

    /// <summary>Makes a distribution: every symbol that occurs gets a state, the others go where they are worth most.</summary>
    /// <param name="histogram">How often each symbol occurs; at least two do.</param>
    /// <param name="total">The sum.</param>
    /// <param name="log">The accuracy.</param>
    /// <param name="counts">The distribution, as long as the histogram; -1 for less than one state.</param>
    public static void Normalize(ReadOnlySpan<int> histogram, int total, int log, Span<short> counts)
    {
        int left = 1 << log;
        int largest = 0;
        for (int symbol = 0; symbol < histogram.Length; symbol++)
        {
            int count = histogram[symbol];
            if (count == 0)
            {
                counts[symbol] = 0;
                continue;
            }

            long scaled = ((long)count << (log + 8)) / total;
            int whole = (int)(scaled >> 8);
            counts[symbol] = whole == 0 ? (short)-1 : (short)(whole + (RoundsUp(whole, (int)scaled & 255) ? 1 : 0));
            left -= Math.Abs((int)counts[symbol]);
            if (count > histogram[largest])
            {
                largest = symbol;
            }
        }

        if (-left < counts[largest] / 2)
        {
            counts[largest] += (short)left;
            return;
        }

        // Many rare symbols have taken too much: those that have most give it back one by one.
        for (; left < 0; left++)
        {
            counts[IndexOfMax(counts)]--;
        }
    }

    // A state more is worth more to a symbol that has few: it gets one from a smaller fraction on.
    private static bool RoundsUp(int whole, int fraction) => fraction > whole switch
    {
        1 => 113,
        2 => 118,
        3 => 121,
        _ => 128,
    };

    private static int IndexOfMax(ReadOnlySpan<short> counts)
    {
        int index = 0;
        for (int i = 1; i < counts.Length; i++)
        {
            index = counts[i] > counts[index] ? i : index;
        }

        return index;
    }
}
