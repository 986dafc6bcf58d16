using System.Runtime.CompilerServices;

namespace TypedDao.Parquet.Encodings;

/// <summary>Unpacks with loads of 8 bytes, where there are no vectors or none that have the width.</summary>
internal static class ScalarKernel
{
    /// <summary>Unpacks blocks of 16 values.</summary>
    /// <param name="source">Where they begin; 64 bytes behind them can be loaded.</param>
    /// <param name="width">Bits per value, 1 to 32.</param>
    /// <param name="values">Where to.</param>
    /// <param name="blocks">How many blocks.</param>
    public static void Unpack(ref byte source, int width, ref uint values, int blocks)
    {
        uint mask = uint.MaxValue >> (32 - width);
        nint count = (nint)blocks * BitUnpacker.BlockSize;
        nint bit = 0;
        for (nint i = 0; i < count; i++, bit += width)
        {
            ulong window = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref source, bit >> 3));
            Unsafe.Add(ref values, i) = (uint)(window >> (int)(bit & 7)) & mask;
        }
    }

    /// <summary>Unpacks blocks of 16 values.</summary>
    /// <param name="source">Where they begin; 64 bytes behind them can be loaded.</param>
    /// <param name="width">Bits per value, 1 to 64.</param>
    /// <param name="values">Where to.</param>
    /// <param name="blocks">How many blocks.</param>
    public static void Unpack(ref byte source, int width, ref ulong values, int blocks)
    {
        ulong mask = ulong.MaxValue >> (64 - width);
        nint count = (nint)blocks * BitUnpacker.BlockSize;
        nint bit = 0;
        for (nint i = 0; i < count; i++, bit += width)
        {
            ref byte first = ref Unsafe.Add(ref source, bit >> 3);
            int shift = (int)(bit & 7);

            // The ninth byte; shifted twice, for a shift by 64 is none.
            ulong high = (ulong)Unsafe.Add(ref first, sizeof(ulong)) << 1 << (63 - shift);
            Unsafe.Add(ref values, i) = ((Unsafe.ReadUnaligned<ulong>(ref first) >> shift) | high) & mask;
        }
    }
}
