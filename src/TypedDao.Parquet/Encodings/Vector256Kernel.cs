using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace TypedDao.Parquet.Encodings;

/// <summary>Unpacks 8 values at a time with AVX2, whose shuffle stays within 16 bytes, so that each half has its own load.</summary>
internal static class Vector256Kernel
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
        Vector256<uint> mask = Vector256.Create(uint.MaxValue >> (32 - width));
        for (int halves = 2 * blocks; halves > 0; halves--)
        {
            Vector256<byte> packed = Vector256.Create(Vector128.LoadUnsafe(ref source), Vector128.LoadUnsafe(ref source, (nuint)(width / 2)));
            Vector256<uint> lanes = Avx2.Shuffle(packed, bytes).AsUInt32();
            (Avx2.ShiftRightLogicalVariable(lanes, shifts) & mask).StoreUnsafe(ref values);
            source = ref Unsafe.Add(ref source, width);
            values = ref Unsafe.Add(ref values, BitUnpacker.BlockSize / 2);
        }
    }
}
