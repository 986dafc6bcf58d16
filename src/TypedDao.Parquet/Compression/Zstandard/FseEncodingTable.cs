using System.Numerics;
using System.Runtime.CompilerServices;

namespace TypedDao.Parquet.Compression.Zstandard;

/// <summary>An FSE table as encoders use it: the reverse of the decoding table (RFC 8878, section 4.1.1).</summary>
/// <param name="maxLog">The most accuracy.</param>
/// <param name="maxSymbols">The most symbols.</param>
internal sealed class FseEncodingTable(int maxLog, int maxSymbols)
{
    private readonly ushort[] _next = new ushort[1 << maxLog];
    private readonly Symbol[] _symbols = new Symbol[maxSymbols];

    /// <summary>The accuracy; 0 where there is one symbol.</summary>
    public int Log { get; private set; }

    /// <summary>Makes the table of a distribution.</summary>
    /// <param name="counts">The states of each symbol, -1 for less than one.</param>
    /// <param name="log">The accuracy.</param>
    public void Make(ReadOnlySpan<short> counts, int log)
    {
        Log = log;
        int size = 1 << log;
        Span<byte> spread = stackalloc byte[1 << FseDecodingTable.MaxLog];
        Span<ushort> unused = stackalloc ushort[FseDecodingTable.MaxSymbols];
        spread = spread[..size];
        FseDecodingTable.Spread(counts, spread, unused);
        Span<int> firsts = stackalloc int[FseDecodingTable.MaxSymbols];
        int first = 0;
        for (int symbol = 0; symbol < counts.Length; symbol++)
        {
            int count = Math.Abs((int)counts[symbol]);
            firsts[symbol] = first;
            int bits = count > 1 ? log - BitOperations.Log2((uint)(count - 1)) : log;
            _symbols[symbol] = new Symbol((bits << 16) - (count << bits), first - count);
            first += count;
        }

        for (int state = 0; state < size; state++)
        {
            _next[firsts[spread[state]]++] = (ushort)(size + state);
        }
    }

    /// <summary>Makes the table of one symbol, which has no bits.</summary>
    /// <param name="symbol">The symbol.</param>
    public void MakeOne(int symbol)
    {
        Log = 0;
        _symbols[symbol] = new Symbol(-1, -1);
        _next[0] = 1;
    }

    /// <summary>The state after the last symbol, which is the first that is encoded.</summary>
    /// <param name="symbol">The symbol; it occurs in the distribution.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Begin(int symbol)
    {
        Symbol entry = _symbols[symbol];
        int bits = (entry.Bits + (1 << 15)) >> 16;
        return _next[(((bits << 16) - entry.Bits) >> bits) + entry.First];
    }

    /// <summary>Encodes a symbol.</summary>
    /// <param name="writer">Where its bits go: up to the accuracy.</param>
    /// <param name="state">The state, which becomes the next one.</param>
    /// <param name="symbol">The symbol; it occurs in the distribution.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(ref BitWriter writer, ref int state, int symbol)
    {
        Symbol entry = _symbols[symbol];
        int bits = (state + entry.Bits) >> 16;
        writer.Add((uint)state & ((1U << bits) - 1), bits);
        state = _next[(state >> bits) + entry.First];
    }

    /// <summary>Writes the state that the decoder begins with.</summary>
    /// <param name="writer">Where its bits go.</param>
    /// <param name="state">The state.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void End(ref BitWriter writer, int state) => writer.Add((uint)state & ((1U << Log) - 1), Log);

    // A state plus Bits has, from the 16th bit on, how many bits are written. The state without them, plus First, is the place of the next.
    private readonly record struct Symbol(int Bits, int First);
}
