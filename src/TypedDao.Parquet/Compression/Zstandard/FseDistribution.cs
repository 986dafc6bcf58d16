using System.Numerics;

namespace TypedDao.Parquet.Compression.Zstandard;

/// <summary>Reads the distribution of symbols that an FSE table is made from (RFC 8878, section 4.1.1).</summary>
internal static class FseDistribution
{
    /// <summary>The least accuracy, as a logarithm of the table's size.</summary>
    public const int MinLog = 5;

    private const int RepeatEnd = 3;

    /// <summary>Reads a distribution.</summary>
    /// <param name="source">The source, from the distribution on.</param>
    /// <param name="maxLog">The most accuracy.</param>
    /// <param name="kind">What the symbols are, for messages.</param>
    /// <param name="counts">Where the states of each symbol go, -1 for less than one; as long as there may be symbols.</param>
    /// <param name="log">The accuracy: the states are 2 to its power.</param>
    /// <param name="symbols">How many symbols have been read.</param>
    /// <returns>The bytes that were read.</returns>
    /// <exception cref="ParquetFormatException">There is no such distribution.</exception>
    public static int Read(ReadOnlySpan<byte> source, int maxLog, string kind, Span<short> counts, out int log, out int symbols)
    {
        log = (int)(Peek(source, 0) & 15) + MinLog;
        if (log > maxLog)
        {
            throw ZstandardErrors.BadDistribution(kind);
        }

        int position = 4;
        int remaining = (1 << log) + 1;
        symbols = 0;
        bool afterZero = false;
        while (remaining > 1)
        {
            if (afterZero)
            {
                SkipZeros(source, ref position, counts, ref symbols, kind);
            }

            if (symbols >= counts.Length)
            {
                throw ZstandardErrors.BadDistribution(kind);
            }

            int count = ReadCount(Peek(source, position), remaining, out int width) - 1;
            position += width;
            remaining -= Math.Abs(count);
            counts[symbols++] = (short)count;
            afterZero = count == 0;
        }

        int length = (position + 7) / 8;
        if (remaining != 1)
        {
            throw ZstandardErrors.BadDistribution(kind);
        }

        return length <= source.Length ? length : throw ZstandardErrors.EndsWithin("an FSE distribution");
    }

    // Numbers from 0 to remaining: the smaller ones take a bit less.
    private static int ReadCount(uint bits, int remaining, out int width)
    {
        width = BitOperations.Log2((uint)remaining) + 1;
        int half = 1 << (width - 1);
        int shorter = (2 * half) - 1 - remaining;
        int low = (int)bits & (half - 1);
        if (low < shorter)
        {
            width--;
            return low;
        }

        int value = (int)bits & ((2 * half) - 1);
        return value < half ? value : value - shorter;
    }

    // After a symbol without states, two bits say how many more follow; three, and two bits more, and so on.
    private static void SkipZeros(ReadOnlySpan<byte> source, ref int position, Span<short> counts, ref int symbols, string kind)
    {
        int repeat;
        do
        {
            repeat = (int)(Peek(source, position) & RepeatEnd);
            position += 2;
            if (repeat > counts.Length - symbols)
            {
                throw ZstandardErrors.BadDistribution(kind);
            }

            counts.Slice(symbols, repeat).Clear();
            symbols += repeat;
        }
        while (repeat == RepeatEnd);
    }

    // At least 25 bits from a position on; zeros beyond the end.
    private static uint Peek(ReadOnlySpan<byte> source, int position)
    {
        uint bits = 0;
        int first = position / 8;
        for (int i = Math.Min(first + sizeof(uint), source.Length) - 1; i >= first; i--)
        {
            bits = (bits << 8) | source[i];
        }

        return bits >> (position % 8);
    }
}
