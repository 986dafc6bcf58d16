using System.Runtime.CompilerServices;

namespace TypedDao.Parquet.Encodings;

/// <summary>Unpacks and packs groups of 8 bytes of at most 8 bits each, all bytes of a group at once in one register.</summary>
internal static class BytesKernel
{
    /// <summary>Unpacks groups of 8 values.</summary>
    /// <param name="source">Where they begin; 8 bytes can be loaded from where the last one begins.</param>
    /// <param name="width">Bits per value, 1 to 8.</param>
    /// <param name="values">Where to.</param>
    /// <param name="groups">How many groups.</param>
    public static void Unpack(ref byte source, int width, ref byte values, int groups)
    {
        // Halves move apart, then quarters, then values: the lower one stays, the upper one moves to the middle.
        ulong half = Lanes(4 * width, 32);
        ulong quarter = Lanes(2 * width, 16);
        ulong value = Lanes(width, 8);
        ulong halfStays = half & 0xFFFF_FFFF;
        ulong quarterStays = quarter & 0x0000_FFFF_0000_FFFF;
        ulong valueStays = value & 0x00FF_00FF_00FF_00FF;
        for (nint i = 0; i < groups; i++)
        {
            ulong bits = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref source, i * width));
            bits = (bits & halfStays) | ((bits << (32 - (4 * width))) & (half ^ halfStays));
            bits = (bits & quarterStays) | ((bits << (16 - (2 * width))) & (quarter ^ quarterStays));
            bits = (bits & valueStays) | ((bits << (8 - width)) & (value ^ valueStays));
            Unsafe.WriteUnaligned(ref Unsafe.Add(ref values, i * sizeof(ulong)), bits);
        }
    }

    /// <summary>Packs groups of 8 values.</summary>
    /// <param name="values">The values, without bits above the width.</param>
    /// <param name="width">Bits per value, 1 to 8.</param>
    /// <param name="target">Where to; 8 bytes are written from where the last one begins.</param>
    /// <param name="groups">How many groups.</param>
    public static void Pack(ref byte values, int width, ref byte target, int groups)
    {
        // As values are unpacked, backwards.
        ulong half = Lanes(4 * width, 64);
        ulong quarter = Lanes(2 * width, 32);
        ulong value = Lanes(width, 16);
        for (nint i = 0; i < groups; i++)
        {
            ulong bits = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref values, i * sizeof(ulong)));
            bits = (bits & value) | ((bits >> (8 - width)) & (value << width));
            bits = (bits & quarter) | ((bits >> (16 - (2 * width))) & (quarter << (2 * width)));
            bits = (bits & half) | ((bits >> (32 - (4 * width))) & (half << (4 * width)));
            Unsafe.WriteUnaligned(ref Unsafe.Add(ref target, i * width), bits);
        }
    }

    // A mask of the lowest bits of each lane.
    private static ulong Lanes(int bits, int lane)
    {
        ulong mask = ulong.MaxValue >> (64 - bits);
        for (int at = lane; at < 64; at *= 2)
        {
            mask |= mask << at;
        }

        return mask;
    }
}
