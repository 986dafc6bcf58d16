using System.Buffers.Binary;
using System.Numerics;

namespace TypedDao.Parquet.Hashing;

/// <summary>
/// The 64-bit hash of xxHash (xxHash fast digest algorithm, section XXH64). Bloom filters of Parquet hash values with it (Bloom Filter,
/// section Technical Approach), Zstandard checks contents with it (RFC 8878, section 3.1.1, Content_Checksum).
/// </summary>
internal static class XxHash64
{
    private const ulong Prime1 = 0x9E3779B185EBCA87;
    private const ulong Prime2 = 0xC2B2AE3D27D4EB4F;
    private const ulong Prime3 = 0x165667B19E3779F9;
    private const ulong Prime4 = 0x85EBCA77C2B2AE63;
    private const ulong Prime5 = 0x27D4EB2F165667C5;
    private const int StripeLength = 4 * sizeof(ulong);

    /// <summary>The hash of bytes.</summary>
    /// <param name="bytes">The bytes; may be empty.</param>
    /// <param name="seed">The seed; 0 in Parquet and in Zstandard.</param>
    /// <returns>The hash as a number; formats store it in little-endian order.</returns>
    public static ulong Hash(ReadOnlySpan<byte> bytes, ulong seed = 0)
    {
        ulong length = (ulong)bytes.Length;
        ulong hash = seed + Prime5;
        if (bytes.Length >= StripeLength)
        {
            hash = HashStripes(ref bytes, seed);
        }

        return Finish(hash + length, bytes);
    }

    // Takes whole stripes of four lanes off the front.
    private static ulong HashStripes(ref ReadOnlySpan<byte> bytes, ulong seed)
    {
        ulong lane1 = seed + Prime1 + Prime2;
        ulong lane2 = seed + Prime2;
        ulong lane3 = seed;
        ulong lane4 = seed - Prime1;
        while (bytes.Length >= StripeLength)
        {
            lane1 = Round(lane1, Word(bytes));
            lane2 = Round(lane2, Word(bytes[8..]));
            lane3 = Round(lane3, Word(bytes[16..]));
            lane4 = Round(lane4, Word(bytes[24..]));
            bytes = bytes[StripeLength..];
        }

        ulong hash = BitOperations.RotateLeft(lane1, 1) + BitOperations.RotateLeft(lane2, 7)
            + BitOperations.RotateLeft(lane3, 12) + BitOperations.RotateLeft(lane4, 18);
        hash = Merge(hash, lane1);
        hash = Merge(hash, lane2);
        hash = Merge(hash, lane3);
        return Merge(hash, lane4);
    }

    private static ulong Finish(ulong hash, ReadOnlySpan<byte> rest)
    {
        for (; rest.Length >= sizeof(ulong); rest = rest[sizeof(ulong)..])
        {
            hash ^= Round(0, Word(rest));
            hash = (BitOperations.RotateLeft(hash, 27) * Prime1) + Prime4;
        }

        if (rest.Length >= sizeof(uint))
        {
            hash ^= BinaryPrimitives.ReadUInt32LittleEndian(rest) * Prime1;
            hash = (BitOperations.RotateLeft(hash, 23) * Prime2) + Prime3;
            rest = rest[sizeof(uint)..];
        }

        foreach (byte value in rest)
        {
            hash ^= value * Prime5;
            hash = BitOperations.RotateLeft(hash, 11) * Prime1;
        }

        hash ^= hash >> 33;
        hash *= Prime2;
        hash ^= hash >> 29;
        hash *= Prime3;
        return hash ^ (hash >> 32);
    }

    private static ulong Word(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadUInt64LittleEndian(bytes);

    private static ulong Round(ulong lane, ulong word) => BitOperations.RotateLeft(lane + (word * Prime2), 31) * Prime1;

    private static ulong Merge(ulong hash, ulong lane) => ((hash ^ Round(0, lane)) * Prime1) + Prime4;
}
