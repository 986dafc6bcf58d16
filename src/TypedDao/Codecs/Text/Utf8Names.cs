using System.Runtime.InteropServices;
using System.Text;

namespace TypedDao.Codecs.Text;

/// <summary>Finds the position of a name in a fixed list from its UTF-8 bytes, without making a string.</summary>
internal sealed class Utf8Names
{
    private readonly byte[][] _names;
    private readonly int[] _slots;

    /// <summary>Creates the lookup.</summary>
    /// <param name="names">The names; of equal ones the first counts.</param>
    public Utf8Names(IReadOnlyList<string> names)
    {
        _names = new byte[names.Count][];
        _slots = new int[(int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Max(4, names.Count * 2))];
        for (int i = 0; i < names.Count; i++)
        {
            _names[i] = Encoding.UTF8.GetBytes(names[i]);
            if (IndexOf(_names[i]) >= 0)
            {
                continue;
            }

            uint slot = Hash(_names[i]);
            while (_slots[slot & (_slots.Length - 1)] != 0)
            {
                slot++;
            }

            _slots[slot & (_slots.Length - 1)] = i + 1;
        }
    }

    /// <summary>The names in UTF-8, in their order.</summary>
    public ReadOnlySpan<byte[]> Names => _names;

    /// <summary>The position of a name; -1 where it is none of them.</summary>
    public int IndexOf(ReadOnlySpan<byte> name)
    {
        int[] slots = _slots;
        for (uint slot = Hash(name); ; slot++)
        {
            int index = slots[slot & (slots.Length - 1)] - 1;
            if (index < 0 || name.SequenceEqual(_names[index]))
            {
                return index;
            }
        }
    }

    private static uint Hash(ReadOnlySpan<byte> name)
    {
        ulong first = 0;
        ulong last = 0;
        if (name.Length >= 8)
        {
            first = MemoryMarshal.Read<ulong>(name);
            last = MemoryMarshal.Read<ulong>(name[^8..]);
        }
        else if (name.Length >= 4)
        {
            first = MemoryMarshal.Read<uint>(name);
            last = MemoryMarshal.Read<uint>(name[^4..]);
        }
        else if (name.Length > 0)
        {
            first = name[0] | ((ulong)name[name.Length >> 1] << 8);
            last = name[^1];
        }

        ulong hash = (first * 0x9E3779B97F4A7C15) ^ (last * 0xC2B2AE3D27D4EB4F) ^ (uint)name.Length;
        return (uint)((hash * 0x9E3779B97F4A7C15) >> 32);
    }
}
