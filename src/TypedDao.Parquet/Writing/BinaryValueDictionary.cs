using System.Buffers;
using System.Numerics;
using TypedDao.Parquet.Encodings;
using TypedDao.Parquet.Hashing;

namespace TypedDao.Parquet.Writing;

/// <summary>Finds the different values among many of bytes.</summary>
internal static class BinaryValueDictionary
{
    /// <summary>Makes a dictionary.</summary>
    /// <param name="bytes">The bytes of all values.</param>
    /// <param name="values">The values.</param>
    /// <param name="places">Takes the place of each value in the dictionary.</param>
    /// <param name="entries">Takes the entries; at least <paramref name="most"/> long.</param>
    /// <param name="most">How many entries there may be.</param>
    /// <param name="mostBytes">How many bytes they may have.</param>
    /// <returns>How many there are; -1 where there are more.</returns>
    public static int Build(ReadOnlySpan<byte> bytes, ReadOnlySpan<ByteSlice> values, Span<int> places, Span<ByteSlice> entries, int most, long mostBytes)
    {
        int bits = BitOperations.Log2((uint)most) + 2;
        int[] table = ArrayPool<int>.Shared.Rent(1 << bits);
        uint[] hashes = ArrayPool<uint>.Shared.Rent(most);
        try
        {
            Span<int> slots = table.AsSpan(0, 1 << bits);
            slots.Fill(-1);
            int count = 0;
            for (int i = 0; i < values.Length; i++)
            {
                ReadOnlySpan<byte> value = bytes.Slice(values[i].Offset, values[i].Length);
                ulong hash = XxHash64.Hash(value);
                int slot = (int)(hash >> (64 - bits));
                int place;
                while ((place = slots[slot]) >= 0 && (hashes[place] != (uint)hash || !value.SequenceEqual(bytes.Slice(entries[place].Offset, entries[place].Length))))
                {
                    slot = (slot + 1) & (slots.Length - 1);
                }

                if (place < 0)
                {
                    if (count == most || (mostBytes -= value.Length + sizeof(int)) < 0)
                    {
                        return -1;
                    }

                    place = slots[slot] = count;
                    hashes[count] = (uint)hash;
                    entries[count++] = values[i];
                }

                places[i] = place;
            }

            return count;
        }
        finally
        {
            ArrayPool<int>.Shared.Return(table);
            ArrayPool<uint>.Shared.Return(hashes);
        }
    }
}
