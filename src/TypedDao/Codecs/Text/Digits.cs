using System.Runtime.CompilerServices;

namespace TypedDao.Codecs.Text;

/// <summary>
/// Runs of ASCII digits, eight at a time in one register. Every text that is passed by reference here and in the other
/// readers of values is followed by <see cref="Buffers.InputBuffer.Padding"/> bytes that may be read, whatever they hold.
/// </summary>
internal static class Digits
{
    private const ulong Zeros = 0x3030303030303030;
    private const ulong HighBits = 0x8080808080808080;

    /// <summary>The digits of 00 to 99, two bytes each.</summary>
    public static ReadOnlySpan<byte> Pairs =>
        "00010203040506070809101112131415161718192021222324252627282930313233343536373839404142434445464748495051525354555657585960616263646566676869707172737475767778798081828384858687888990919293949596979899"u8;

    /// <summary>Powers of ten that a 64-bit integer holds.</summary>
    public static ReadOnlySpan<ulong> Powers =>
    [
        1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000, 10_000_000_000, 100_000_000_000,
        1_000_000_000_000, 10_000_000_000_000, 100_000_000_000_000, 1_000_000_000_000_000, 10_000_000_000_000_000,
        100_000_000_000_000_000, 1_000_000_000_000_000_000, 10_000_000_000_000_000_000,
    ];

    /// <summary>Reads eight bytes of text; the first is the lowest.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Load(ref byte text, int offset)
        => Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref text, offset));

    /// <summary>Reads the first 1 to 8 bytes as digits; false where one is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryRead(ulong text, int count, out uint value)
    {
        ulong digits = (text ^ Zeros) << (64 - (8 * count));
        value = Combine(digits);
        return (((digits + 0x7676767676767676) | digits) & HighBits) == 0;
    }

    /// <summary>Reads 1 to 16 digits; false where a byte is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryRead(ref byte text, int count, out ulong value)
    {
        if (count <= 8)
        {
            bool all = TryRead(Load(ref text, 0), count, out uint small);
            value = small;
            return all;
        }

        bool first = TryRead(Load(ref text, 0), count - 8, out uint high);
        bool second = TryRead(Load(ref text, count - 8), 8, out uint low);
        value = ((ulong)high * 100_000_000) + low;
        return first & second;
    }

    /// <summary>Whether all eight bytes are at most nine.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AreDigits(ulong digits) => (((digits + 0x7676767676767676) | digits) & HighBits) == 0;

    /// <summary>Writes a number without leading zeros; eight bytes may be written beyond its end.</summary>
    /// <returns>The number of digits.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Write(ref byte destination, ulong value)
        => value < 100_000_000 ? WriteSmall(ref destination, (uint)value) : WriteLarge(ref destination, value);

    /// <summary>Writes up to eight digits with a point among them and at least one digit before it; 17 bytes may be written.</summary>
    /// <param name="destination">Takes the text.</param>
    /// <param name="value">The digits, below 100,000,000.</param>
    /// <param name="scale">The digits behind the point, 1 to 7.</param>
    /// <returns>The number of bytes.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int WritePointed(ref byte destination, uint value, int scale)
    {
        ulong digits = Spread(value);
        int zeros = System.Numerics.BitOperations.TrailingZeroCount(digits | (1UL << (8 * (7 - scale)))) >> 3;
        digits |= Zeros;

        // All digits, and again those behind the point.
        int point = 8 - zeros - scale;
        Unsafe.WriteUnaligned(ref destination, digits >> (8 * zeros));
        Unsafe.Add(ref destination, point) = (byte)'.';
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref destination, point + 1), digits >> (8 * (8 - scale)));
        return 9 - zeros;
    }

    /// <summary>Writes two digits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void WritePair(ref byte destination, uint value)
        => Unsafe.WriteUnaligned(ref destination, (ushort)Pair(value));

    /// <summary>The two digits of a number below 100; the first is the lower byte.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Pair(uint value) => Unsafe.ReadUnaligned<ushort>(ref Unsafe.Add(ref Unsafe.AsRef(in Pairs[0]), value * 2));

    /// <summary>Writes exactly <paramref name="count"/> digits, zeros in front; 0 to 19.</summary>
    public static void WritePadded(ref byte destination, ulong value, int count)
    {
        while (count >= 2)
        {
            count -= 2;
            (value, ulong pair) = Math.DivRem(value, 100);
            WritePair(ref Unsafe.Add(ref destination, count), (uint)pair);
        }

        if (count == 1)
        {
            destination = (byte)('0' + (value % 10));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Combine(ulong digits)
    {
        digits = (digits * 10) + (digits >> 8);
        return (uint)((((digits & 0x000000FF000000FF) * 0x000F424000000064) + (((digits >> 16) & 0x000000FF000000FF) * 0x0000271000000001)) >> 32);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Spread(uint value)
    {
        // Below 100,000,000: four digits in each half, then two in each quarter, then one in each byte.
        (uint high, uint low) = Math.DivRem(value, 10_000u);
        ulong halves = high | ((ulong)low << 32);
        ulong hundreds = ((halves * 10486) >> 20) & 0x0000007F0000007F;
        ulong quarters = hundreds + ((halves - (hundreds * 100)) << 16);
        ulong tens = ((quarters * 103) >> 10) & 0x000F000F000F000F;
        return tens + ((quarters - (tens * 10)) << 8);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int WriteSmall(ref byte destination, uint value)
    {
        ulong digits = Spread(value);
        int zeros = System.Numerics.BitOperations.TrailingZeroCount(digits | (1UL << 56)) >> 3;
        Unsafe.WriteUnaligned(ref destination, (digits | Zeros) >> (8 * zeros));
        return 8 - zeros;
    }

    private static int WriteLarge(ref byte destination, ulong value)
    {
        (ulong high, ulong low) = Math.DivRem(value, 100_000_000UL);
        int length = high < 100_000_000 ? WriteSmall(ref destination, (uint)high) : WriteLarge(ref destination, high);
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref destination, length), Spread((uint)low) | Zeros);
        return length + 8;
    }
}
