using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace TypedDao.Parquet.Compression;

/// <summary>
/// Copies of whole vectors, which may write more than is asked for: the caller proves that the bytes behind exist and are not yet
/// of use. A fixed number of instructions costs less than a branch on the length that is guessed wrong.
/// </summary>
internal static class WideCopy
{
    /// <summary>The bytes of a vector.</summary>
    public const int Width = 16;

    // For each distance below the width of a vector: which byte of the pattern stands at each place.
    private static ReadOnlySpan<byte> Patterns =>
    [
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1,
        0, 1, 2, 0, 1, 2, 0, 1, 2, 0, 1, 2, 0, 1, 2, 0,
        0, 1, 2, 3, 0, 1, 2, 3, 0, 1, 2, 3, 0, 1, 2, 3,
        0, 1, 2, 3, 4, 0, 1, 2, 3, 4, 0, 1, 2, 3, 4, 0,
        0, 1, 2, 3, 4, 5, 0, 1, 2, 3, 4, 5, 0, 1, 2, 3,
        0, 1, 2, 3, 4, 5, 6, 0, 1, 2, 3, 4, 5, 6, 0, 1,
        0, 1, 2, 3, 4, 5, 6, 7, 0, 1, 2, 3, 4, 5, 6, 7,
        0, 1, 2, 3, 4, 5, 6, 7, 8, 0, 1, 2, 3, 4, 5, 6,
        0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1, 2, 3, 4, 5,
        0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 0, 1, 2, 3, 4,
        0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 0, 1, 2, 3,
        0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 0, 1, 2,
        0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 0, 1,
        0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 0,
    ];

    // For each distance below the width of a vector: the longest whole number of patterns in one.
    private static ReadOnlySpan<byte> Steps => [16, 16, 16, 15, 16, 15, 12, 14, 16, 9, 10, 11, 12, 13, 14, 15];

    /// <summary>Copies 16 bytes.</summary>
    /// <param name="from">The first byte to read.</param>
    /// <param name="to">The first byte to write.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Vector(ref byte from, ref byte to) => Vector128.LoadUnsafe(ref from).StoreUnsafe(ref to);

    /// <summary>Copies up to 64 bytes between places that do not overlap; reads and writes 16 or 64.</summary>
    /// <param name="from">The first byte to read.</param>
    /// <param name="to">The first byte to write.</param>
    /// <param name="length">How many bytes, up to 64.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Short(ref byte from, ref byte to, nuint length)
    {
        Vector(ref from, ref to);
        if (length > Width)
        {
            Vector128.LoadUnsafe(ref from, 16).StoreUnsafe(ref to, 16);
            Vector128.LoadUnsafe(ref from, 32).StoreUnsafe(ref to, 32);
            Vector128.LoadUnsafe(ref from, 48).StoreUnsafe(ref to, 48);
        }
    }

    /// <summary>
    /// Copies up to 64 bytes from a distance before, where a distance below the length repeats what lies between; reads
    /// fewer than 64 bytes from <paramref name="to"/> on, and writes at most 80.
    /// </summary>
    /// <param name="to">The first byte to write.</param>
    /// <param name="distance">From how far before, at least 1.</param>
    /// <param name="length">How many bytes, 1 to 64.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Match(ref byte to, nuint distance, nuint length)
    {
        ref byte from = ref Unsafe.Subtract(ref to, distance);
        if (distance >= Width)
        {
            // Each vector is stored before the next is loaded: a distance between 16 and 64 repeats too.
            Short(ref from, ref to, length);
            return;
        }

        Vector128<byte> pattern = Pattern(ref from, distance);
        pattern.StoreUnsafe(ref to);
        if (length > Width)
        {
            nuint step = StepOf(distance);
            for (nuint at = step; at < length; at += step)
            {
                pattern.StoreUnsafe(ref to, at);
            }
        }
    }

    /// <summary>Repeats the bytes up to a distance over a vector.</summary>
    /// <param name="from">The first byte; 16 can be read.</param>
    /// <param name="distance">After how many bytes they repeat, 1 to 15.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<byte> Pattern(ref byte from, nuint distance)
        => Vector128.ShuffleNative(Vector128.LoadUnsafe(ref from), Vector128.LoadUnsafe(ref MemoryMarshal.GetReference(Patterns), distance * Width));

    /// <summary>How many bytes of a <see cref="Pattern"/> are whole repetitions.</summary>
    /// <param name="distance">After how many bytes it repeats, 1 to 15.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nuint StepOf(nuint distance) => Unsafe.Add(ref MemoryMarshal.GetReference(Steps), distance);

    /// <summary>Copies exactly, from a distance before, where a distance below the length repeats what lies between.</summary>
    /// <param name="destination">Where; everything before <paramref name="position"/> is there.</param>
    /// <param name="position">The first byte to write.</param>
    /// <param name="distance">From how far before, 1 to <paramref name="position"/>.</param>
    /// <param name="length">How many bytes, at most what the destination holds behind the position.</param>
    public static void Exact(Span<byte> destination, int position, int distance, int length)
    {
        // What is there doubles with each copy.
        int start = position - distance;
        for (int end = position + length; position < end;)
        {
            int count = Math.Min(position - start, end - position);
            destination.Slice(start, count).CopyTo(destination[position..]);
            position += count;
        }
    }
}
