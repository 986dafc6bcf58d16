using System.Numerics;
using System.Runtime.CompilerServices;

namespace TypedDao.Parquet.Compression;

/// <summary>What compressors that look for four equal bytes have in common.</summary>
internal static class MatchSearch
{
    /// <summary>The place of four bytes in a table of so many bits.</summary>
    /// <param name="bytes">The four bytes.</param>
    /// <param name="shift">32 less the bits of the table.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nuint Hash(uint bytes, int shift) => (bytes * 0x9E37_79B1u) >> shift;

    /// <summary>The place of five bytes in a table of so many bits.</summary>
    /// <param name="bytes">The five bytes and three more, which do not count.</param>
    /// <param name="shift">64 less the bits of the table.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nuint HashFive(ulong bytes, int shift) => (nuint)(((bytes << 24) * 0x9E37_79B1_85EB_CA87UL) >> shift);

    /// <summary>How many bytes at two places are equal.</summary>
    /// <param name="input">The bytes.</param>
    /// <param name="earlier">The first place.</param>
    /// <param name="later">The second place, behind the first.</param>
    /// <param name="end">Where the bytes end.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nuint CountEqual(ref byte input, nuint earlier, nuint later, nuint end)
    {
        nuint start = later;
        while (later + sizeof(ulong) <= end)
        {
            ulong different = Read8(ref input, earlier) ^ Read8(ref input, later);
            if (different != 0)
            {
                return later - start + (nuint)(BitOperations.TrailingZeroCount(different) >> 3);
            }

            earlier += sizeof(ulong);
            later += sizeof(ulong);
        }

        while (later < end && Unsafe.Add(ref input, earlier) == Unsafe.Add(ref input, later))
        {
            earlier++;
            later++;
        }

        return later - start;
    }

    /// <summary>Four bytes, the first in the lowest bits.</summary>
    /// <param name="input">The bytes.</param>
    /// <param name="position">The place of the first.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Read4(ref byte input, nuint position) => Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref input, position));

    /// <summary>Eight bytes, the first in the lowest bits.</summary>
    /// <param name="input">The bytes.</param>
    /// <param name="position">The place of the first.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Read8(ref byte input, nuint position) => Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref input, position));
}
