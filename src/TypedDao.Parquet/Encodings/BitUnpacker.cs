using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace TypedDao.Parquet.Encodings;

/// <summary>
/// Unpacks values of a fixed number of bits, the least significant bit of a byte first (page Encodings, section Run Length Encoding /
/// Bit-Packing Hybrid), by blocks of 16 values, which the kernels unpack by what the processor has.
/// </summary>
internal static class BitUnpacker
{
    /// <summary>How many values kernels unpack at a time. They have twice as many bytes as a value has bits.</summary>
    public const int BlockSize = 16;

    // Kernels load up to so many bytes beyond a block's.
    private const int Overreach = 64;
    private const int GroupSize = 8;
    private const int MaxWidth = 64;

    /// <summary>Unpacks values.</summary>
    /// <typeparam name="T"><see cref="int"/> or <see cref="long"/>.</typeparam>
    /// <param name="packed">Bytes that begin with a group of 8 values; more than are needed make it faster.</param>
    /// <param name="width">Bits per value, 0 to those of <typeparamref name="T"/>.</param>
    /// <param name="skip">How many values of the first group to pass over, 0 to 7.</param>
    /// <param name="values">Where to; as many values are unpacked as it is long, and there must be bytes for them.</param>
    public static void Unpack<T>(ReadOnlySpan<byte> packed, int width, int skip, Span<T> values)
        where T : unmanaged
    {
        Check(packed, width, Unsafe.SizeOf<T>() * 8, skip, values.Length);
        if (width == 0)
        {
            values.Clear();
            return;
        }

        if (skip > 0)
        {
            values = values[UnpackHead(packed, width, skip, values)..];
            packed = packed[Math.Min(width, packed.Length)..];
        }

        int blockBytes = 2 * width;
        int blocks = values.Length / BlockSize;
        if (((long)blocks * blockBytes) + Overreach > packed.Length)
        {
            blocks = Math.Max(0, (packed.Length - Overreach) / blockBytes);
        }

        if (blocks > 0)
        {
            UnpackBlocks(ref MemoryMarshal.GetReference(packed), width, ref MemoryMarshal.GetReference(values), blocks);
            packed = packed[(blocks * blockBytes)..];
            values = values[(blocks * BlockSize)..];
        }

        if (!values.IsEmpty)
        {
            UnpackRest(packed, width, values);
        }
    }

    /// <summary>Unpacks values of at most 8 bits.</summary>
    /// <param name="packed">Bytes that begin with a group of 8 values.</param>
    /// <param name="width">Bits per value, 0 to 8.</param>
    /// <param name="skip">How many values of the first group to pass over, 0 to 7.</param>
    /// <param name="values">Where to; as many values are unpacked as it is long, and there must be bytes for them.</param>
    public static void Unpack(ReadOnlySpan<byte> packed, int width, int skip, Span<byte> values)
    {
        Check(packed, width, 8, skip, values.Length);
        if (width == 0)
        {
            values.Clear();
            return;
        }

        if (skip > 0)
        {
            values = values[UnpackGroup(packed, width, skip, values)..];
            packed = packed[Math.Min(width, packed.Length)..];
        }

        int groups = values.Length / GroupSize;
        if (groups > 0 && packed.Length >= sizeof(ulong))
        {
            groups = Math.Min(groups, ((packed.Length - sizeof(ulong)) / width) + 1);
            BytesKernel.Unpack(ref MemoryMarshal.GetReference(packed), width, ref MemoryMarshal.GetReference(values), groups);
            packed = packed[(groups * width)..];
            values = values[(groups * GroupSize)..];
        }

        // What is left has fewer than 8 values or fewer than 8 bytes.
        while (!values.IsEmpty)
        {
            values = values[UnpackGroup(packed, width, 0, values)..];
            packed = packed[Math.Min(width, packed.Length)..];
        }
    }

    private static void Check(ReadOnlySpan<byte> packed, int width, int maxWidth, int skip, int count)
    {
        if ((uint)width > (uint)maxWidth || (uint)skip >= GroupSize)
        {
            throw new ArgumentOutOfRangeException(nameof(width), $"A width of {width} or a skip of {skip} is out of range.");
        }

        if (((long)skip + count) * width > 8L * packed.Length)
        {
            throw new ArgumentException("The values have more bits than there are.", nameof(packed));
        }
    }

    // What has a place of its own on the stack is not inlined, for that costs each call of the method that it is in.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int UnpackGroup(ReadOnlySpan<byte> packed, int width, int skip, Span<byte> values)
    {
        Span<byte> padded = stackalloc byte[2 * sizeof(ulong)];
        Span<byte> group = padded[sizeof(ulong)..];
        packed[..Math.Min(packed.Length, sizeof(ulong))].CopyTo(padded);
        BytesKernel.Unpack(ref MemoryMarshal.GetReference(padded), width, ref MemoryMarshal.GetReference(group), 1);
        int count = Math.Min(GroupSize - skip, values.Length);
        group.Slice(skip, count).CopyTo(values);
        return count;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int UnpackHead<T>(ReadOnlySpan<byte> packed, int width, int skip, Span<T> values)
        where T : unmanaged
    {
        Span<T> group = stackalloc T[GroupSize];
        int count = Math.Min(GroupSize - skip, values.Length);
        UnpackRest(packed, width, group[..(skip + count)]);
        group.Slice(skip, count).CopyTo(values);
        return count;
    }

    // Fewer values than a block has, or blocks whose loads would reach beyond the bytes.
    private static void UnpackRest<T>(ReadOnlySpan<byte> packed, int width, Span<T> values)
        where T : unmanaged
    {
        int loads = (2 * width) + Overreach;
        if (packed.Length >= loads)
        {
            UnpackPart(ref MemoryMarshal.GetReference(packed), width, values);
        }
        else
        {
            UnpackPadded(packed, width, values);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void UnpackPadded<T>(ReadOnlySpan<byte> packed, int width, Span<T> values)
        where T : unmanaged
    {
        Span<byte> padded = stackalloc byte[2 * ((2 * MaxWidth) + Overreach)];
        packed.CopyTo(padded);
        int blocks = values.Length / BlockSize;
        UnpackBlocks(ref MemoryMarshal.GetReference(padded), width, ref MemoryMarshal.GetReference(values), blocks);
        values = values[(blocks * BlockSize)..];
        if (!values.IsEmpty)
        {
            UnpackPart(ref padded[blocks * 2 * width], width, values);
        }
    }

    // Writes a whole block elsewhere, for values would not have room for it.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void UnpackPart<T>(ref byte source, int width, Span<T> values)
        where T : unmanaged
    {
        Span<T> block = stackalloc T[BlockSize];
        UnpackBlocks(ref source, width, ref MemoryMarshal.GetReference(block), 1);
        block[..values.Length].CopyTo(values);
    }

    private static void UnpackBlocks<T>(ref byte source, int width, ref T values, int blocks)
        where T : unmanaged
    {
        if (typeof(T) == typeof(int))
        {
            UnpackBlocks(ref source, width, ref Unsafe.As<T, uint>(ref values), blocks);
        }
        else
        {
            UnpackBlocks(ref source, width, ref Unsafe.As<T, ulong>(ref values), blocks);
        }
    }

    private static void UnpackBlocks(ref byte source, int width, ref uint values, int blocks)
    {
        if (!KernelTables.CoverInt(width))
        {
            ScalarKernel.Unpack(ref source, width, ref values, blocks);
        }
        else if (Avx512Vbmi.IsSupported)
        {
            Vector512Kernel.Unpack(ref source, width, ref values, blocks);
        }
        else if (Avx2.IsSupported)
        {
            Vector256Kernel.Unpack(ref source, width, ref values, blocks);
        }
        else if (Vector128.IsHardwareAccelerated)
        {
            Vector128Kernel.Unpack(ref source, width, ref values, blocks);
        }
        else
        {
            ScalarKernel.Unpack(ref source, width, ref values, blocks);
        }
    }

    private static void UnpackBlocks(ref byte source, int width, ref ulong values, int blocks)
    {
        if (Avx512Vbmi.IsSupported && KernelTables.CoverLong(width))
        {
            Vector512Kernel.Unpack(ref source, width, ref values, blocks);
        }
        else
        {
            ScalarKernel.Unpack(ref source, width, ref values, blocks);
        }
    }
}
