using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace TypedDao.Parquet.Encodings;

/// <summary>Unpacks 16 values at a time, or 8 long ones, with the permutation of bytes that AVX-512 VBMI has.</summary>
internal static class Vector512Kernel
{
    /// <summary>Unpacks blocks of 16 values.</summary>
    /// <param name="source">Where they begin; 64 bytes behind them can be loaded.</param>
    /// <param name="width">Bits per value that <see cref="KernelTables.CoverInt"/>.</param>
    /// <param name="values">Where to.</param>
    /// <param name="blocks">How many blocks.</param>
    public static void Unpack(ref byte source, int width, ref uint values, int blocks)
    {
        Vector512<byte> bytes = KernelTables.BytesOfInts(width);
        Vector512<uint> shifts = KernelTables.ShiftsOfInts(width);
        Vector512<uint> mask = Vector512.Create(uint.MaxValue >> (32 - width));
        for (; blocks > 0; blocks--)
        {
            Vector512<uint> lanes = Avx512Vbmi.PermuteVar64x8(Vector512.LoadUnsafe(ref source), bytes).AsUInt32();
            (Avx512F.ShiftRightLogicalVariable(lanes, shifts) & mask).StoreUnsafe(ref values);
            source = ref Unsafe.Add(ref source, 2 * width);
            values = ref Unsafe.Add(ref values, BitUnpacker.BlockSize);
        }
    }

    /// <summary>Unpacks blocks of 16 values.</summary>
    /// <param name="source">Where they begin; 64 bytes behind them can be loaded.</param>
    /// <param name="width">Bits per value that <see cref="KernelTables.CoverLong"/>.</param>
    /// <param name="values">Where to.</param>
    /// <param name="blocks">How many blocks.</param>
    public static void Unpack(ref byte source, int width, ref ulong values, int blocks)
    {
        Vector512<byte> bytes = KernelTables.BytesOfLongs(width);
        Vector512<ulong> shifts = KernelTables.ShiftsOfLongs(width);
        Vector512<ulong> mask = Vector512.Create(ulong.MaxValue >> (64 - width));
        for (int halves = 2 * blocks; halves > 0; halves--)
        {
            Vector512<ulong> lanes = Avx512Vbmi.PermuteVar64x8(Vector512.LoadUnsafe(ref source), bytes).AsUInt64();
            (Avx512F.ShiftRightLogicalVariable(lanes, shifts) & mask).StoreUnsafe(ref values);
            source = ref Unsafe.Add(ref source, width);
            values = ref Unsafe.Add(ref values, BitUnpacker.BlockSize / 2);
        }
    }
}
