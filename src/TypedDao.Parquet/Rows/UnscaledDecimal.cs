using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace TypedDao.Parquet.Rows;

/// <summary>Decimals made of their digits, without the point, as integers of 64 bits.</summary>
internal static class UnscaledDecimal
{
    // Where the run time has the scale, in the first of the four words of a decimal; the sign is the highest bit.
    private const int ScaleShift = 16;

    // The words of a decimal are an implementation detail: here they are scale and sign, bits 64 to 95, bits 0 to 63.
    private static readonly bool HasKnownWords = FromWords(-0x1234_5678_9ABC_DEF0, ScaleOf(7)) is var negative
        && decimal.GetBits(negative).AsSpan().SequenceEqual(decimal.GetBits(FromParts(-0x1234_5678_9ABC_DEF0, ScaleOf(7))))
        && FromWords(long.MaxValue, ScaleOf(28)) == FromParts(long.MaxValue, ScaleOf(28));

    /// <summary>Digits after the point as <see cref="Create"/> takes them.</summary>
    /// <param name="digits">The digits, at most 28.</param>
    public static int ScaleOf(int digits) => digits << ScaleShift;

    /// <summary>Makes a decimal.</summary>
    /// <param name="unscaled">Its digits.</param>
    /// <param name="scale">What <see cref="ScaleOf"/> gave.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static decimal Create(long unscaled, int scale) => HasKnownWords ? FromWords(unscaled, scale) : FromParts(unscaled, scale);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static decimal FromWords(long unscaled, int scale)
    {
        long sign = unscaled >> 63;
        return Unsafe.BitCast<Words, decimal>(new Words(scale | ((int)(unscaled >> 32) & int.MinValue), 0, (ulong)((unscaled ^ sign) - sign)));
    }

    private static decimal FromParts(long unscaled, int scale)
    {
        long sign = unscaled >> 63;
        ulong digits = (ulong)((unscaled ^ sign) - sign);
        return new decimal((int)digits, (int)(digits >> 32), 0, sign != 0, (byte)(scale >> ScaleShift));
    }

    [StructLayout(LayoutKind.Sequential)]
    private readonly struct Words(int first, uint high, ulong low)
    {
        private readonly int _first = first;
        private readonly uint _high = high;
        private readonly ulong _low = low;
    }
}
