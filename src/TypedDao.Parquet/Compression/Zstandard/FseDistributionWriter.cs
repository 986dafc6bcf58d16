using System.Numerics;

namespace TypedDao.Parquet.Compression.Zstandard;

/// <summary>Writes the distribution that an FSE table is made from (RFC 8878, section 4.1.1).</summary>
internal static class FseDistributionWriter
{
    /// <summary>The most bytes that are written, with what the last flush overwrites.</summary>
    public const int MaxLength = 128;

    private const int RepeatEnd = 3;

    /// <summary>Writes a distribution.</summary>
    /// <param name="counts">The states of each symbol, -1 for less than one, up to the last symbol that occurs.</param>
    /// <param name="log">The accuracy.</param>
    /// <param name="destination">Where it goes; at least <see cref="MaxLength"/> bytes.</param>
    /// <returns>The bytes that were written.</returns>
    public static int Write(ReadOnlySpan<short> counts, int log, Span<byte> destination)
    {
        var writer = new BitWriter(destination);
        writer.Add((ulong)(log - FseDistribution.MinLog), 4);
        int total = 4;
        int remaining = (1 << log) + 1;
        for (int symbol = 0; remaining > 1; symbol++)
        {
            int count = counts[symbol];
            total += WriteCount(ref writer, count + 1, remaining);
            remaining -= Math.Abs(count);
            if (count == 0)
            {
                int zeros = 0;
                while (counts[symbol + 1 + zeros] == 0)
                {
                    zeros++;
                }

                symbol += zeros;
                total += WriteZeros(ref writer, zeros);
            }

            writer.Flush();
        }

        // The mark of the end is not part of it.
        _ = writer.Close();
        return (total + 7) / 8;
    }

    private static int WriteCount(ref BitWriter writer, int value, int remaining)
    {
        int width = BitOperations.Log2((uint)remaining) + 1;
        int half = 1 << (width - 1);
        int shorter = (2 * half) - 1 - remaining;
        if (value < shorter)
        {
            width--;
        }
        else if (value >= half)
        {
            value += shorter;
        }

        writer.Add((ulong)value, width);
        return width;
    }

    private static int WriteZeros(ref BitWriter writer, int zeros)
    {
        int width = 2;
        for (; zeros >= RepeatEnd; zeros -= RepeatEnd)
        {
            writer.Add(RepeatEnd, 2);
            width += 2;
        }

        writer.Add((ulong)zeros, 2);
        return width;
    }
}
