using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace TypedDao.Parquet.Encodings;

/// <summary>Turns differences into values. Sums wrap around.</summary>
internal static class RunningSum
{
    /// <summary>Replaces differences by values.</summary>
    /// <typeparam name="T"><see cref="int"/> or <see cref="long"/>.</typeparam>
    /// <param name="values">Differences, less the least one; then values.</param>
    /// <param name="last">The value before the first.</param>
    /// <param name="least">The least difference.</param>
    /// <returns>The last value.</returns>
    public static T Of<T>(Span<T> values, T last, T least)
        where T : unmanaged, IBinaryInteger<T>
    {
        int done = 0;
        if (typeof(T) == typeof(int))
        {
            done = Vectors(MemoryMarshal.Cast<T, int>(values), int.CreateTruncating(last), int.CreateTruncating(least));
        }
        else if (Avx512F.IsSupported)
        {
            done = Vectors(MemoryMarshal.Cast<T, long>(values), long.CreateTruncating(last), long.CreateTruncating(least));
        }

        if (done > 0)
        {
            last = values[done - 1];
        }

        for (int i = done; i < values.Length; i++)
        {
            last += values[i] + least;
            values[i] = last;
        }

        return last;
    }

    // In each vector lanes sum up within it; then what went before is added to all of them.
    private static int Vectors(Span<int> values, int last, int least)
    {
        ref int first = ref MemoryMarshal.GetReference(values);
        int done = 0;
        if (Avx512F.IsSupported)
        {
            Vector512<int> least16 = Vector512<int>.Indices * least + Vector512.Create(least);
            Vector512<int> before16 = Vector512.Create(last);
            for (; values.Length - done >= Vector512<int>.Count; done += Vector512<int>.Count)
            {
                Vector512<int> sums = Vector512.LoadUnsafe(ref first, (nuint)done);
                sums += Avx512F.AlignRight32(sums, Vector512<int>.Zero, 15);
                sums += Avx512F.AlignRight32(sums, Vector512<int>.Zero, 14);
                sums += Avx512F.AlignRight32(sums, Vector512<int>.Zero, 12);
                sums += Avx512F.AlignRight32(sums, Vector512<int>.Zero, 8);
                sums += least16;
                (sums + before16).StoreUnsafe(ref first, (nuint)done);
                before16 += Avx512F.PermuteVar16x32(sums, Vector512.Create(15));
            }

            return done;
        }

        Vector128<int> leasts = Vector128<int>.Indices * least + Vector128.Create(least);
        Vector128<int> before = Vector128.Create(last);
        for (; values.Length - done >= Vector128<int>.Count; done += Vector128<int>.Count)
        {
            Vector128<int> sums = Vector128.LoadUnsafe(ref first, (nuint)done);
            sums += Vector128.Shuffle(sums, Vector128.Create(4, 0, 1, 2));
            sums += Vector128.Shuffle(sums, Vector128.Create(4, 4, 0, 1));
            sums += leasts;
            (sums + before).StoreUnsafe(ref first, (nuint)done);
            before += Vector128.Shuffle(sums, Vector128.Create(3));
        }

        return done;
    }

    private static int Vectors(Span<long> values, long last, long least)
    {
        ref long first = ref MemoryMarshal.GetReference(values);
        int done = 0;
        Vector512<long> leasts = Vector512<long>.Indices * least + Vector512.Create(least);
        Vector512<long> before = Vector512.Create(last);
        for (; values.Length - done >= Vector512<long>.Count; done += Vector512<long>.Count)
        {
            Vector512<long> sums = Vector512.LoadUnsafe(ref first, (nuint)done);
            sums += Avx512F.AlignRight64(sums, Vector512<long>.Zero, 7);
            sums += Avx512F.AlignRight64(sums, Vector512<long>.Zero, 6);
            sums += Avx512F.AlignRight64(sums, Vector512<long>.Zero, 4);
            sums += leasts;
            (sums + before).StoreUnsafe(ref first, (nuint)done);
            before += Avx512F.PermuteVar8x64(sums, Vector512.Create(7L));
        }

        return done;
    }
}
