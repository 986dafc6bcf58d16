using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace TypedDao.Parquet.Encodings;

/// <summary>
/// Turns streams, the first of which has the first byte of each value and so on, into values and back (page Encodings, section Byte
/// Stream Split). Widths that are powers of two up to 16 go by 16 values, through a network that pairs the bytes of two vectors.
/// </summary>
internal static class ByteStreams
{
    private const int MaxVectors = 16;

    /// <summary>Gathers values from their streams.</summary>
    /// <param name="streams">The streams, one after the other, of one length.</param>
    /// <param name="width">How many streams there are, which is how many bytes a value has.</param>
    /// <param name="first">The first value to gather.</param>
    /// <param name="values">Where to, a whole number of values; the streams must have them.</param>
    public static void Gather(ReadOnlySpan<byte> streams, int width, int first, Span<byte> values)
    {
        int stride = streams.Length / width;
        int count = values.Length / width;
        ArgumentOutOfRangeException.ThrowIfNegative(first);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(first, stride - count);
        int done = 0;
        if (IsVector(width))
        {
            ref byte source = ref Unsafe.Add(ref MemoryMarshal.GetReference(streams), first);
            ref byte target = ref MemoryMarshal.GetReference(values);
            for (; count - done >= Vector128<byte>.Count; done += Vector128<byte>.Count)
            {
                GatherVectors(ref Unsafe.Add(ref source, done), stride, width, ref Unsafe.Add(ref target, done * width));
            }
        }

        for (int stream = 0; stream < width; stream++)
        {
            ReadOnlySpan<byte> bytes = streams.Slice((stream * stride) + first, count);
            for (int i = done; i < bytes.Length; i++)
            {
                values[(i * width) + stream] = bytes[i];
            }
        }
    }

    /// <summary>Scatters values into their streams.</summary>
    /// <param name="values">A whole number of values.</param>
    /// <param name="width">How many bytes a value has, which is how many streams there are.</param>
    /// <param name="streams">Where to, as long as the values.</param>
    public static void Scatter(ReadOnlySpan<byte> values, int width, Span<byte> streams)
    {
        int count = values.Length / width;
        streams = streams[..(count * width)];
        int done = 0;
        if (IsVector(width))
        {
            ref byte source = ref MemoryMarshal.GetReference(values);
            ref byte target = ref MemoryMarshal.GetReference(streams);
            for (; count - done >= Vector128<byte>.Count; done += Vector128<byte>.Count)
            {
                ScatterVectors(ref Unsafe.Add(ref source, done * width), width, ref Unsafe.Add(ref target, done), count);
            }
        }

        for (int stream = 0; stream < width; stream++)
        {
            Span<byte> bytes = streams.Slice(stream * count, count);
            for (int i = done; i < bytes.Length; i++)
            {
                bytes[i] = values[(i * width) + stream];
            }
        }
    }

    private static bool IsVector(int width) => Vector128.IsHardwareAccelerated && width is 2 or 4 or 8 or 16;

    private static void GatherVectors(ref byte source, int stride, int width, ref byte target)
    {
        Span<Vector128<byte>> from = stackalloc Vector128<byte>[MaxVectors];
        Span<Vector128<byte>> to = stackalloc Vector128<byte>[MaxVectors];
        for (int i = 0; i < width; i++)
        {
            from[i] = Vector128.LoadUnsafe(ref source, (nuint)i * (nuint)stride);
        }

        int half = width / 2;
        for (int round = BitOperations.Log2((uint)width); round > 0; round--)
        {
            for (int i = 0; i < half; i++)
            {
                to[2 * i] = PairLower(from[i], from[i + half]);
                to[(2 * i) + 1] = PairUpper(from[i], from[i + half]);
            }

            Span<Vector128<byte>> swap = from;
            from = to;
            to = swap;
        }

        for (int i = 0; i < width; i++)
        {
            from[i].StoreUnsafe(ref target, (nuint)(i * Vector128<byte>.Count));
        }
    }

    // The rounds of gathering, backwards.
    private static void ScatterVectors(ref byte source, int width, ref byte target, int stride)
    {
        Span<Vector128<byte>> from = stackalloc Vector128<byte>[MaxVectors];
        Span<Vector128<byte>> to = stackalloc Vector128<byte>[MaxVectors];
        for (int i = 0; i < width; i++)
        {
            from[i] = Vector128.LoadUnsafe(ref source, (nuint)(i * Vector128<byte>.Count));
        }

        int half = width / 2;
        for (int round = BitOperations.Log2((uint)width); round > 0; round--)
        {
            for (int i = 0; i < half; i++)
            {
                Vector128<ushort> lower = from[2 * i].AsUInt16();
                Vector128<ushort> upper = from[(2 * i) + 1].AsUInt16();
                to[i] = Vector128.Narrow(lower & Vector128.Create((ushort)0xFF), upper & Vector128.Create((ushort)0xFF));
                to[i + half] = Vector128.Narrow(lower >>> 8, upper >>> 8);
            }

            Span<Vector128<byte>> swap = from;
            from = to;
            to = swap;
        }

        for (int i = 0; i < width; i++)
        {
            from[i].StoreUnsafe(ref target, (nuint)i * (nuint)stride);
        }
    }

    private static Vector128<byte> PairLower(Vector128<byte> left, Vector128<byte> right)
        => Sse2.IsSupported ? Sse2.UnpackLow(left, right)
        : AdvSimd.Arm64.IsSupported ? AdvSimd.Arm64.ZipLow(left, right)
        : (Vector128.WidenLower(left) | (Vector128.WidenLower(right) << 8)).AsByte();

    private static Vector128<byte> PairUpper(Vector128<byte> left, Vector128<byte> right)
        => Sse2.IsSupported ? Sse2.UnpackHigh(left, right)
        : AdvSimd.Arm64.IsSupported ? AdvSimd.Arm64.ZipHigh(left, right)
        : (Vector128.WidenUpper(left) | (Vector128.WidenUpper(right) << 8)).AsByte();
}
