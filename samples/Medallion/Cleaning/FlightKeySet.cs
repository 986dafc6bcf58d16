namespace Medallion.Cleaning;

/// <summary>
/// Remembers keys in about 20 to 40 bytes each and nothing beside them, in blocks of one size that are found by the first bits of
/// a key's hash (extendible hashing). A full block becomes two, so that growing neither needs the whole set twice nor leaves
/// arrays behind for the garbage collector, as a HashSet does.
/// </summary>
internal sealed class FlightKeySet
{
    private const int BlockBits = 12;
    private const int BlockSize = 1 << BlockBits;
    private const int FullBlock = BlockSize / 100 * 85;

    private readonly UInt128[] _splitting = new UInt128[BlockSize];
    private Block[] _blocks = [new(depth: 1), new(depth: 1)];
    private int _depth = 1;

    public long Count { get; private set; }

    /// <summary>The memory that the keys take.</summary>
    public long Bytes { get; private set; } = 2 * Block.Bytes;

    /// <summary>Adds a key, which is never zero, and says whether it is new.</summary>
    public bool Add(UInt128 key)
    {
        ulong hash = Hash(key);
        Block block = _blocks[hash >> (64 - _depth)];
        if (!block.Add(key, hash))
        {
            return false;
        }

        Count++;
        if (block.Count > FullBlock)
        {
            Split(block, hash);
        }

        return true;
    }

    /// <summary>Moves those keys of a block to a new one whose hashes have the next bit set.</summary>
    private void Split(Block block, ulong hash)
    {
        if (block.Depth == _depth)
        {
            _blocks = [.. _blocks.SelectMany(each => new[] { each, each })];
            _depth++;
        }

        // The places of the block in the table are neighbours; the upper half of them goes to the new block.
        int places = 1 << (_depth - block.Depth);
        int first = (int)(hash >> (64 - _depth)) & -places;
        var upper = new Block(++block.Depth);
        Array.Fill(_blocks, upper, first + (places / 2), places / 2);
        Bytes += Block.Bytes;

        block.MoveTo(_splitting);
        foreach (UInt128 key in _splitting)
        {
            if (key != UInt128.Zero)
            {
                ulong moved = Hash(key);
                _blocks[moved >> (64 - _depth)].Add(key, moved);
            }
        }
    }

    private static ulong Hash(UInt128 key) => Mix((ulong)(key >> 64) ^ Mix((ulong)key));

    // The end of SplitMix64: every bit of the input reaches every bit of the result.
    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }

    /// <summary>A hash table that does not grow, with open addressing; zero is a free place.</summary>
    private sealed class Block(int depth)
    {
        public const long Bytes = 16 * BlockSize;

        // Apart from short-lived objects, so that the garbage collector does not take the set's size as leave to let those pile up.
        private readonly UInt128[] _keys = GC.AllocateArray<UInt128>(BlockSize, pinned: true);

        /// <summary>How many bits of the hash all keys of the block have in common.</summary>
        public int Depth { get; set; } = depth;

        public int Count { get; private set; }

        public bool Add(UInt128 key, ulong hash)
        {
            // The last bits: the first ones are those that brought the key here.
            int at = (int)hash & (BlockSize - 1);
            while (_keys[at] != UInt128.Zero)
            {
                if (_keys[at] == key)
                {
                    return false;
                }

                at = (at + 1) & (BlockSize - 1);
            }

            _keys[at] = key;
            Count++;
            return true;
        }

        public void MoveTo(UInt128[] keys)
        {
            _keys.CopyTo(keys, 0);
            Array.Clear(_keys);
            Count = 0;
        }
    }
}
