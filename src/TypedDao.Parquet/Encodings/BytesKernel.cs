using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

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
        nint done = 0;
        if (width == 1 && Vector128.IsHardwareAccelerated)
        {
            done = UnpackBits(ref source, ref values, groups);
        }

        // Halves move apart, then quarters, then values: the lower one stays, the upper one moves to the middle.
        ulong half = Lanes(4 * width, 32);
        ulong quarter = Lanes(2 * width, 16);
        ulong value = Lanes(width, 8);
        ulong halfStays = half & 0xFFFF_FFFF;
        ulong quarterStays = quarter & 0x0000_FFFF_0000_FFFF;
        ulong valueStays = value & 0x00FF_00FF_00FF_00FF;
        for (nint i = done; i < groups; i++)
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

    // Two groups at a time: every lane has the byte of its group, and keeps its own bit.
    private static nint UnpackBits(ref byte source, ref byte values, int groups)
    {
        Vector128<byte> places = Vector128.Create((byte)0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1);
        Vector128<byte> bits = Vector128.Create(0x8040_2010_0804_0201ul).AsByte();
        nint i = 0;
        for (; i + 2 <= groups; i += 2)
        {
            Vector128<byte> both = Vector128.CreateScalarUnsafe(Unsafe.ReadUnaligned<ushort>(ref Unsafe.Add(ref source, i))).AsByte();
            Vector128<byte> lanes = Vector128.ShuffleNative(both, places) & bits;
            Vector128.Min(lanes, Vector128<byte>.One).StoreUnsafe(ref values, (nuint)(i * sizeof(ulong)));
        }

        return i;
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
