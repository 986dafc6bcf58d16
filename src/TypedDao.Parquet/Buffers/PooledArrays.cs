using System.Buffers;

namespace TypedDao.Parquet.Buffers;

/// <summary>Arrays of the pool that have one owner, who keeps the empty array where it has none.</summary>
internal static class PooledArrays
{
    /// <summary>Makes an array at least as long as is wanted: twice as long as before where it grows.</summary>
    /// <typeparam name="T">The elements.</typeparam>
    /// <param name="array">The array; replaced by a longer one.</param>
    /// <param name="length">The length that is wanted.</param>
    /// <param name="kept">How many elements stay as they are.</param>
    public static void Resize<T>(ref T[] array, int length, int kept)
    {
        if (array.Length < length)
        {
            T[] longer = ArrayPool<T>.Shared.Rent((int)Math.Min(Array.MaxLength, Math.Max(length, 2L * array.Length)));
            array.AsSpan(0, kept).CopyTo(longer);
            Return(ref array);
            array = longer;
        }
    }

    /// <summary>Puts elements into another order.</summary>
    /// <typeparam name="T">The elements.</typeparam>
    /// <param name="array">The array; replaced by another one.</param>
    /// <param name="order">The places as they are now, in the order in which they shall be.</param>
    public static void Reorder<T>(ref T[] array, ReadOnlySpan<int> order)
    {
        T[] before = array;
        array = [];
        Resize(ref array, order.Length, 0);
        for (int i = 0; i < order.Length; i++)
        {
            array[i] = before[order[i]];
        }

        Return(ref before);
    }

    /// <summary>Makes room for one more element.</summary>
    /// <typeparam name="T">The elements.</typeparam>
    /// <param name="array">The array, of which all elements stay as they are.</param>
    public static void Grow<T>(ref T[] array)
    {
        const int least = 1024;
        Resize(ref array, Math.Max(least, array.Length + 1), array.Length);
    }

    /// <summary>Gives an array back.</summary>
    /// <typeparam name="T">The elements.</typeparam>
    /// <param name="array">The array; empty afterwards.</param>
    public static void Return<T>(ref T[] array)
    {
        T[] returned = array;
        array = [];
        if (returned.Length > 0)
        {
            ArrayPool<T>.Shared.Return(returned);
        }
    }
}
