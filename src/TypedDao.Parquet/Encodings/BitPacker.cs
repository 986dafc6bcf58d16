using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using TypedDao.Parquet.Buffers;

namespace TypedDao.Parquet.Encodings;

/// <summary>
/// Packs values of a fixed number of bits, the least significant bit of a byte first (page Encodings, section Run Length Encoding /
/// Bit-Packing Hybrid), by groups of 8, each of which begins with a byte.
/// </summary>
internal static class BitPacker
{
    private const int GroupSize = 8;

    // Up to this width, 4 values have room in 8 bytes.
    private const int MaxQuarterWidth = 16;

    /// <summary>Packs values; the last group is filled with zeros.</summary>
    /// <typeparam name="T"><see cref="byte"/>, <see cref="int"/> or <see cref="long"/>.</typeparam>
    /// <param name="values">The values, without bits above the width.</param>
    /// <param name="width">Bits per value, 1 to those of <typeparamref name="T"/>.</param>
    /// <param name="output">Where to.</param>
    public static void Pack<T>(ReadOnlySpan<T> values, int width, PooledBuffer output)
        where T : unmanaged
    {
        int whole = values.Length / GroupSize;
        PackGroups(values[..(whole * GroupSize)], width, output);
        values = values[(whole * GroupSize)..];
        if (!values.IsEmpty)
        {
            Span<T> last = stackalloc T[GroupSize];
            values.CopyTo(last);
            PackGroups<T>(last, width, output);
        }
    }

    private static void PackGroups<T>(ReadOnlySpan<T> values, int width, PooledBuffer output)
        where T : unmanaged
    {
        int groups = values.Length / GroupSize;
        int bytes = checked(groups * width);

        // Groups are written in words of 8 bytes, of which the last may go beyond them.
        ref byte target = ref MemoryMarshal.GetReference(output.GetSpan(checked(bytes + (2 * sizeof(ulong)))));
        ref T source = ref MemoryMarshal.GetReference(values);
        if (typeof(T) == typeof(byte))
        {
            BytesKernel.Pack(ref Unsafe.As<T, byte>(ref source), width, ref target, groups);
        }
        else if (width <= MaxQuarterWidth)
        {
            PackQuarters(ref source, width, ref target, groups);
        }
        else
        {
            PackWords(ref source, width, ref target, values.Length);
        }

        output.Advance(bytes);
    }

    private static void PackQuarters<T>(ref T source, int width, ref byte target, int groups)
        where T : unmanaged
    {
        for (; groups > 0; groups--)
        {
            ulong lower = Quarter(ref source, width);
            ulong upper = Quarter(ref Unsafe.Add(ref source, 4), width);

            // Shifted twice, for a shift by 64 is none.
            Unsafe.WriteUnaligned(ref target, lower | (upper << (2 * width) << (2 * width)));
            Unsafe.WriteUnaligned(ref Unsafe.Add(ref target, sizeof(ulong)), upper >> (32 - (2 * width)) >> (32 - (2 * width)));
            source = ref Unsafe.Add(ref source, GroupSize);
            target = ref Unsafe.Add(ref target, width);
        }
    }

    private static ulong Quarter<T>(ref T source, int width)
        where T : unmanaged
        => Widen(source) | (Widen(Unsafe.Add(ref source, 1)) << width)
            | ((Widen(Unsafe.Add(ref source, 2)) | (Widen(Unsafe.Add(ref source, 3)) << width)) << (2 * width));

    private static void PackWords<T>(ref T source, int width, ref byte target, int count)
        where T : unmanaged
    {
        ulong word = 0;
        int used = 0;
        for (int i = 0; i < count; i++)
        {
            ulong value = Widen(Unsafe.Add(ref source, i));
            word |= value << used;
            used += width;
            if (used >= 64)
            {
                Unsafe.WriteUnaligned(ref target, word);
                target = ref Unsafe.Add(ref target, sizeof(ulong));
                used -= 64;
                word = value >> 1 >> (width - used - 1);
            }
        }

        Unsafe.WriteUnaligned(ref target, word);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Widen<T>(T value)
        where T : unmanaged
        => Unsafe.SizeOf<T>() == sizeof(int) ? Unsafe.BitCast<T, uint>(value) : Unsafe.BitCast<T, ulong>(value);
}
