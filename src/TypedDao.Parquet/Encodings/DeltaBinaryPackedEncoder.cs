using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using TypedDao.Parquet.Buffers;

namespace TypedDao.Parquet.Encodings;

/// <summary>
/// Writes integers as packed differences to the one before, in blocks of 128 that have 4 miniblocks, each of the least width that it
/// can have (page Encodings, section Delta Encoding). Differences wrap around.
/// </summary>
internal static class DeltaBinaryPackedEncoder
{
    private const int BlockSize = 128;
    private const int Miniblocks = 4;
    private const int MiniblockSize = BlockSize / Miniblocks;

    /// <summary>Writes integers.</summary>
    /// <typeparam name="T">The physical type: <see cref="int"/> or <see cref="long"/>.</typeparam>
    /// <param name="values">All values of the page.</param>
    /// <param name="output">Where to.</param>
    public static void Encode<T>(ReadOnlySpan<T> values, PooledBuffer output)
        where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
    {
        Varint.Write(BlockSize, output);
        Varint.Write(Miniblocks, output);
        Varint.Write((uint)values.Length, output);
        Varint.WriteSigned(values.IsEmpty ? 0 : long.CreateTruncating(values[0]), output);
        Span<T> deltas = stackalloc T[BlockSize];
        for (int at = 1; at < values.Length; at += BlockSize)
        {
            int count = Math.Min(BlockSize, values.Length - at);
            T least = Subtract(values.Slice(at - 1, count + 1), deltas[..count]);

            // What fills the last miniblock is zero then.
            deltas[count..].Fill(least);
            WriteBlock(deltas, least, (count + MiniblockSize - 1) / MiniblockSize, output);
        }
    }

    // The differences of each value but the first to the one before, and the least of them.
    private static T Subtract<T>(ReadOnlySpan<T> values, Span<T> deltas)
        where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
    {
        T least = T.MaxValue;
        int i = 0;
        if (deltas.Length >= Vector256<T>.Count)
        {
            Vector256<T> leasts = Vector256.Create(T.MaxValue);
            for (; deltas.Length - i >= Vector256<T>.Count; i += Vector256<T>.Count)
            {
                Vector256<T> delta = Vector256.Create(values[(i + 1)..]) - Vector256.Create(values[i..]);
                leasts = Vector256.Min(leasts, delta);
                delta.CopyTo(deltas[i..]);
            }

            for (int lane = 0; lane < Vector256<T>.Count; lane++)
            {
                least = T.Min(least, leasts[lane]);
            }
        }

        for (; i < deltas.Length; i++)
        {
            deltas[i] = values[i + 1] - values[i];
            least = T.Min(least, deltas[i]);
        }

        return least;
    }

    private static void WriteBlock<T>(Span<T> deltas, T least, int miniblocks, PooledBuffer output)
        where T : unmanaged, IBinaryInteger<T>
    {
        Varint.WriteSigned(long.CreateTruncating(least), output);
        Span<byte> widths = stackalloc byte[Miniblocks];
        for (int i = 0; i < miniblocks; i++)
        {
            widths[i] = (byte)SubtractLeast(deltas.Slice(i * MiniblockSize, MiniblockSize), least);
        }

        output.Write(widths);
        for (int i = 0; i < miniblocks; i++)
        {
            if (widths[i] > 0)
            {
                BitPacker.Pack<T>(deltas.Slice(i * MiniblockSize, MiniblockSize), widths[i], output);
            }
        }
    }

    // Makes differences relative to the least one; the bits that the largest of them has are the result.
    private static int SubtractLeast<T>(Span<T> deltas, T least)
        where T : unmanaged, IBinaryInteger<T>
    {
        Vector256<T> leasts = Vector256.Create(least);
        Vector256<T> all = Vector256<T>.Zero;
        for (int i = 0; i < deltas.Length; i += Vector256<T>.Count)
        {
            Vector256<T> delta = Vector256.Create<T>(deltas[i..]) - leasts;
            all |= delta;
            delta.CopyTo(deltas[i..]);
        }

        T bits = T.Zero;
        for (int lane = 0; lane < Vector256<T>.Count; lane++)
        {
            bits |= all[lane];
        }

        return (8 * Unsafe.SizeOf<T>()) - int.CreateTruncating(T.LeadingZeroCount(bits));
    }
}
