namespace MakeFlights;

/// <summary>SplitMix64: the same numbers for a seed on every machine and run time.</summary>
internal sealed class SeededRandom(ulong seed)
{
    private ulong _state = seed;

    /// <summary>A number from 0 to <paramref name="bound"/> - 1.</summary>
    public long Next(long bound) => (long)Math.BigMul(NextBits(), (ulong)bound, out _);

    /// <summary>One of some values.</summary>
    public T Pick<T>(IReadOnlyList<T> values) => values[(int)Next(values.Count)];

    private ulong NextBits()
    {
        _state += 0x9E3779B97F4A7C15;
        ulong mixed = (_state ^ (_state >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }
}
