using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace TypedDao.Parquet.Writing;

/// <summary>Finds the different values among many of one size, told apart by their bits.</summary>
internal static class FixedDictionary
{
    /// <summary>Makes a dictionary.</summary>
    /// <typeparam name="T">The physical type.</typeparam>
    /// <param name="values">The values.</param>
    /// <param name="places">Takes the place of each value in the dictionary.</param>
    /// <param name="entries">Takes the entries; at least <paramref name="most"/> long.</param>
    /// <param name="most">How many entries there may be.</param>
    /// <returns>How many there are; -1 where there are more.</returns>
    public static int Build<T>(ReadOnlySpan<T> values, Span<int> places, Span<T> entries, int most)
        where T : unmanaged
    {
        int bits = BitOperations.Log2((uint)most) + 2;
        int[] table = ArrayPool<int>.Shared.Rent(1 << bits);
        try
        {
            Span<int> slots = table.AsSpan(0, 1 << bits);
            slots.Fill(-1);
            int count = 0;
            for (int i = 0; i < values.Length; i++)
            {
                T value = values[i];
                ulong key = Bits(value);
                int slot = (int)((key * 0x9E37_79B9_7F4A_7C15) >> (64 - bits));
                int place;
                while ((place = slots[slot]) >= 0 && Bits(entries[place]) != key)
                {
                    slot = (slot + 1) & (slots.Length - 1);
                }

                if (place < 0)
                {
                    if (count == most)
                    {
                        return -1;
                    }

                    place = slots[slot] = count;
                    entries[count++] = value;
                }

                places[i] = place;
            }

            return count;
        }
        finally
        {
            ArrayPool<int>.Shared.Return(table);
        }
    }

    private static ulong Bits<T>(T value)
        where T : unmanaged
        => Unsafe.SizeOf<T>() switch
        {
            8 => Unsafe.BitCast<T, ulong>(value),
            4 => Unsafe.BitCast<T, uint>(value),
            _ => Unsafe.BitCast<T, byte>(value),
        };
}
