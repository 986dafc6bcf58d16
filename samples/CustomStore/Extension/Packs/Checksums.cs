using System.Buffers.Binary;
using System.Numerics;

namespace Acme.Journals.Packs;

/// <summary>CRC-32C, which processors compute themselves.</summary>
internal static class Checksums
{
    public static uint Of(ReadOnlySpan<byte> bytes) => Add(0, bytes);

    /// <summary>The checksum of what came before and of these bytes.</summary>
    public static uint Add(uint before, ReadOnlySpan<byte> bytes)
    {
        uint sum = ~before;
        for (; bytes.Length >= sizeof(ulong); bytes = bytes[sizeof(ulong)..])
        {
            sum = BitOperations.Crc32C(sum, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        }

        foreach (byte value in bytes)
        {
            sum = BitOperations.Crc32C(sum, value);
        }

        return ~sum;
    }
}
