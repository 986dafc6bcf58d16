using System.Numerics;

namespace TypedDao.Parquet.Compression.Zstandard;

/// <summary>Makes FSE decoding tables (RFC 8878, section 4.1.1, From normalized distribution to decoding tables).</summary>
internal static class FseDecodingTable
{
    /// <summary>The most accuracy of any table.</summary>
    public const int MaxLog = 9;

    /// <summary>The most symbols of any table.</summary>
    public const int MaxSymbols = 53;

    /// <summary>Makes a table.</summary>
    /// <param name="counts">The states of each symbol, -1 for less than one; their sum is 2 to the power of <paramref name="log"/>.</param>
    /// <param name="log">The accuracy.</param>
    /// <param name="symbols">Of each symbol, an entry with its value and the bits that are added to it.</param>
    /// <param name="firstState">What is added to every state: where this table begins in an array of several.</param>
    /// <param name="table">Where the table goes; 2 to the power of <paramref name="log"/> entries are written.</param>
    public static void Make(ReadOnlySpan<short> counts, int log, ReadOnlySpan<FseEntry> symbols, int firstState, Span<FseEntry> table)
    {
        int size = 1 << log;
        Span<byte> spread = stackalloc byte[1 << MaxLog];
        Span<ushort> next = stackalloc ushort[MaxSymbols];
        spread = spread[..size];
        Spread(counts, spread, next);
        for (int i = 0; i < spread.Length; i++)
        {
            int symbol = spread[i];
            int state = next[symbol]++;
            int bits = log - BitOperations.Log2((uint)state);
            table[i] = symbols[symbol] with { Next = (ushort)((state << bits) - size + firstState), StateBits = (byte)bits };
        }
    }

    /// <summary>Gives states to symbols: those of less than one state stand at the end; the others are strewn over what is left.</summary>
    /// <param name="counts">The states of each symbol, -1 for less than one.</param>
    /// <param name="symbols">The symbol of each state.</param>
    /// <param name="next">How many states each symbol has.</param>
    public static void Spread(ReadOnlySpan<short> counts, Span<byte> symbols, Span<ushort> next)
    {
        int size = symbols.Length;
        int mask = size - 1;
        int last = mask;
        for (int symbol = 0; symbol < counts.Length; symbol++)
        {
            next[symbol] = (ushort)Math.Abs(counts[symbol]);
            if (counts[symbol] < 0)
            {
                symbols[last--] = (byte)symbol;
            }
        }

        int step = (size >> 1) + (size >> 3) + 3;
        int position = 0;
        for (int symbol = 0; symbol < counts.Length; symbol++)
        {
            for (int i = 0; i < counts[symbol]; i++)
            {
                symbols[position] = (byte)symbol;
                do
                {
                    position = (position + step) & mask;
                }
                while (position > last);
            }
        }
    }
}
