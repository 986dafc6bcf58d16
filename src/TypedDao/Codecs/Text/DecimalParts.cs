using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace TypedDao.Codecs.Text;

/// <summary>
/// A decimal as it lies in memory, which is what native code knows as DECIMAL: scale and sign, the high 32 bits, the low 64.
/// Going through its constructor or <see cref="decimal.GetBits(decimal)"/> costs more than the digits do.
/// </summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly struct DecimalParts
{
    private const int ScaleShift = 16;
    private const ulong Sign = 1UL << 31;

    private readonly ulong _head;

    private DecimalParts(ulong head, ulong low)
    {
        _head = head;
        Low = low;
    }

    /// <summary>The low 64 bits of the digits.</summary>
    public ulong Low { get; }

    /// <summary>The high 32 bits of the digits.</summary>
    public uint High => (uint)(_head >> 32);

    /// <summary>The digits behind the point.</summary>
    public int Scale => (byte)(_head >> ScaleShift);

    /// <summary>Whether the sign is there, zero or not.</summary>
    public bool IsNegative => (_head & Sign) != 0;

    /// <summary>Whether the digits fit into 64 bits, and so many of them are behind the point.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool IsSmall(int scale) => (_head & ~Sign) == (ulong)(uint)scale << ScaleShift;

    /// <summary>The parts of a decimal, read as the two words that it is passed in: other widths would wait for the store.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DecimalParts Of(ref decimal value)
    {
        ref ulong words = ref Unsafe.As<decimal, ulong>(ref value);
        return new DecimalParts(words, Unsafe.Add(ref words, 1));
    }

    /// <summary>A decimal of at most 64 bits of digits.</summary>
    /// <param name="digits">The digits.</param>
    /// <param name="scale">How many of them are behind the point; at most 28.</param>
    /// <param name="isNegative">Whether it is below zero.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static decimal Create(ulong digits, int scale, bool isNegative)
        => Unsafe.BitCast<DecimalParts, decimal>(new DecimalParts(((ulong)(uint)scale << ScaleShift) | (isNegative ? Sign : 0), digits));
}
