using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace TypedDao.Parquet.Encodings;

/// <summary>
/// Unpacks 4 values at a time with what every processor has: values move to one bit of their lanes by products with powers of two,
/// and from there by one shift.
/// </summary>
internal static class Vector128Kernel
{
    /// <summary>Unpacks blocks of 16 values.</summary>
    /// <param name="source">Where they begin; 64 bytes behind them can be loaded.</param>
    /// <param name="width">Bits per value that <see cref="KernelTables.CoverInt"/>.</param>
    /// <param name="values">Where to.</param>
    /// <param name="blocks">How many blocks.</param>
    public static void Unpack(ref byte source, int width, ref uint values, int blocks)
    {
        Vector256<byte> bytes = KernelTables.BytesOfHalves(width);
        Vector256<uint> shifts = KernelTables.ShiftsOfInts(width).GetLower();
        int most = 0;
        for (int i = 0; i < Vector256<uint>.Count; i++)
        {
            most = Math.Max(most, (int)shifts[i]);
        }

        Vector128<uint> lower = Powers(most, shifts.GetLower());
        Vector128<uint> upper = Powers(most, shifts.GetUpper());
        Vector128<uint> mask = Vector128.Create(uint.MaxValue >> (32 - width));
        for (int halves = 2 * blocks; halves > 0; halves--)
        {
            Vector128<uint> first = Vector128.ShuffleNative(Vector128.LoadUnsafe(ref source), bytes.GetLower()).AsUInt32();
            Vector128<uint> second = Vector128.ShuffleNative(Vector128.LoadUnsafe(ref source, (nuint)(width / 2)), bytes.GetUpper()).AsUInt32();
            (((first * lower) >>> most) & mask).StoreUnsafe(ref values);
            (((second * upper) >>> most) & mask).StoreUnsafe(ref values, 4);
            source = ref Unsafe.Add(ref source, width);
            values = ref Unsafe.Add(ref values, BitUnpacker.BlockSize / 2);
        }
    }

    private static Vector128<uint> Powers(int most, Vector128<uint> shifts)
        => Vector128.Create(
            1u << (most - (int)shifts[0]), 1u << (most - (int)shifts[1]), 1u << (most - (int)shifts[2]), 1u << (most - (int)shifts[3]));
}
