using System.Numerics;

namespace TypedDao.Parquet.Compression.Zstandard;

/// <summary>A Huffman code that is made for literals (RFC 8878, section 4.2).</summary>
internal sealed class HuffmanCode
{
    private const int MaxLog = HuffmanWeights.MaxLog;
    private const int Symbols = HuffmanWeights.Symbols;

    private readonly uint[] _codes = new uint[Symbols];
    private readonly byte[] _lengths = new byte[Symbols];
    private readonly ulong[] _leaves = new ulong[Symbols];
    private readonly ulong[] _nodes = new ulong[Symbols];
    private readonly ushort[] _parents = new ushort[2 * Symbols];

    /// <summary>The code of each symbol, from the 8th bit on, and its bits below.</summary>
    public ReadOnlySpan<uint> Codes => _codes;

    /// <summary>The weights of the symbols up to the last one that occurs; this one is not stored.</summary>
    /// <param name="weights">Where the weights go; <see cref="HuffmanWeights.Symbols"/> of them.</param>
    /// <returns>How many are stored.</returns>
    public int Weights(Span<byte> weights)
    {
        int log = 0;
        int last = 0;
        for (int symbol = 0; symbol < Symbols; symbol++)
        {
            log = Math.Max(log, _lengths[symbol]);
            last = _lengths[symbol] > 0 ? symbol : last;
        }

        for (int symbol = 0; symbol < last; symbol++)
        {
            weights[symbol] = (byte)(_lengths[symbol] == 0 ? 0 : log + 1 - _lengths[symbol]);
        }

        return last;
    }

    /// <summary>Makes the code that is shortest for literals.</summary>
    /// <param name="histogram">How often each symbol occurs; at least two do.</param>
    /// <param name="total">The sum.</param>
    /// <returns>The bits of all literals.</returns>
    public long Make(ReadOnlySpan<int> histogram, int total)
    {
        int count = 0;
        for (int symbol = 0; symbol < Symbols; symbol++)
        {
            _lengths[symbol] = 0;
            if (histogram[symbol] > 0)
            {
                _leaves[count++] = ((ulong)histogram[symbol] << 8) | (uint)symbol;
            }
        }

        Span<ulong> leaves = _leaves.AsSpan(0, count);
        leaves.Sort();
        Join(leaves);

        // Few literals do not pay for the weights of long codes.
        int log = Math.Min(MaxLog, Math.Max(BitOperations.Log2((uint)total), BitOperations.Log2((uint)count) + 1));
        Span<int> ofLength = stackalloc int[MaxLog + 1];
        CountLengths(count, log, ofLength);
        return Assign(leaves, ofLength);
    }

    // The two least of leaves and joined nodes are joined, until one is left. Leaves are sorted, and joined nodes come in order.
    private void Join(ReadOnlySpan<ulong> leaves)
    {
        int count = leaves.Length;
        int leaf = 0;
        int node = 0;
        for (int made = 0; made < count - 1; made++)
        {
            ulong sum = 0;
            for (int i = 0; i < 2; i++)
            {
                bool takesLeaf = leaf < count && (node >= made || leaves[leaf] >> 8 <= _nodes[node]);
                sum += takesLeaf ? leaves[leaf] >> 8 : _nodes[node];
                _parents[takesLeaf ? leaf++ : count + node++] = (ushort)(count + made);
            }

            _nodes[made] = sum;
        }
    }

    // How many codes there are of each length: longer ones are cut, and pairs of shorter ones make room.
    private void CountLengths(int count, int log, Span<int> ofLength)
    {
        ofLength.Clear();
        int root = (2 * count) - 2;
        Span<int> depths = stackalloc int[2 * Symbols];
        depths[root] = 0;
        int units = 0;
        for (int i = root - 1; i >= 0; i--)
        {
            depths[i] = depths[_parents[i]] + 1;
            if (i < count)
            {
                int length = Math.Min(depths[i], log);
                ofLength[length]++;
                units += 1 << (log - length);
            }
        }

        int excess = units - (1 << log);
        while (excess > 0)
        {
            int length = log - 1;
            while (ofLength[length] == 0)
            {
                length--;
            }

            ofLength[length]--;
            ofLength[length + 1]++;
            excess -= 1 << (log - length - 1);
        }

        // The last step may have made more room than was needed: codes become shorter again.
        while (excess < 0)
        {
            int length = log - BitOperations.Log2((uint)-excess);
            while (ofLength[length] == 0)
            {
                length++;
            }

            ofLength[length]--;
            ofLength[length - 1]++;
            excess += 1 << (log - length);
        }
    }

    // The longest codes go to the rarest symbols. Their values begin with the longest, and follow the order of symbols.
    private long Assign(ReadOnlySpan<ulong> leaves, ReadOnlySpan<int> ofLength)
    {
        Span<uint> next = stackalloc uint[MaxLog + 1];
        long bits = 0;
        int leaf = 0;
        uint value = 0;
        for (int length = MaxLog; length > 0; length--)
        {
            next[length] = value;
            value = (value + (uint)ofLength[length]) >> 1;
            for (int i = 0; i < ofLength[length]; i++)
            {
                _lengths[(byte)leaves[leaf]] = (byte)length;
                bits += (long)(leaves[leaf++] >> 8) * length;
            }
        }

        for (int symbol = 0; symbol < Symbols; symbol++)
        {
            int length = _lengths[symbol];
            _codes[symbol] = length == 0 ? 0 : (next[length]++ << 8) | (uint)length;
        }

        return bits;
    }
}
