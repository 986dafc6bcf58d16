namespace Medallion.Cleaning;

/// <summary>
/// Remembers keys in 20 to 30 bytes each, a third of what a HashSet takes: the keys lie in arrays without links, and many small
/// arrays grow one at a time, so that growing never needs the whole set twice.
/// </summary>
internal sealed class FlightKeySet
{
    private const int ShardBits = 10;
    private readonly Shard[] _shards = [.. Enumerable.Range(0, 1 << ShardBits).Select(_ => new Shard())];

    public long Count => _shards.Sum(shard => (long)shard.Count);

    public long Bytes => _shards.Sum(shard => shard.Bytes);

    /// <summary>Adds a key, which is never zero, and says whether it is new.</summary>
    public bool Add(UInt128 key)
    {
        ulong hash = Hash(key);
        return _shards[hash >> (64 - ShardBits)].Add(key, hash << ShardBits);
    }

    private static ulong Hash(UInt128 key) => Mix((ulong)(key >> 64) ^ Mix((ulong)key));

    // The end of SplitMix64: every bit of the input reaches every bit of the result.
    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }

    /// <summary>A hash table with open addressing; a zero is a free place.</summary>
    private sealed class Shard
    {
        private UInt128[] _keys = new UInt128[16];

        public int Count { get; private set; }

        public long Bytes => 16L * _keys.Length;

        public bool Add(UInt128 key, ulong hash)
        {
            ref UInt128 place = ref Find(key, hash);
            if (place == key)
            {
                return false;
            }

            place = key;
            if (++Count > _keys.Length / 4 * 3)
            {
                Grow();
            }

            return true;
        }

        private ref UInt128 Find(UInt128 key, ulong hash)
        {
            // The upper half of the product spreads the hash evenly over the places.
            int at = (int)Math.BigMul(hash, (ulong)_keys.Length, out _);
            while (_keys[at] != UInt128.Zero && _keys[at] != key)
            {
                at = at + 1 == _keys.Length ? 0 : at + 1;
            }

            return ref _keys[at];
        }

        private void Grow()
        {
            UInt128[] old = _keys;
            _keys = new UInt128[old.Length / 2 * 3];
            foreach (UInt128 key in old)
            {
                if (key != UInt128.Zero)
                {
                    Find(key, Hash(key) << ShardBits) = key;
                }
            }
        }
    }
}
