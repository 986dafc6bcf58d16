using System.Buffers.Binary;
using System.Text;

namespace Acme.Journals.Packs;

/// <summary>What a record does to its key.</summary>
internal enum PackRecordKind : byte
{
    /// <summary>The content that follows is the object.</summary>
    Put = 1,

    /// <summary>The object is gone.</summary>
    Delete = 2,
}

/// <summary>
/// A record of a pack: 36 bytes of header, the key as UTF-8, the content. The header has a checksum of itself with the key, and
/// one of the content.
/// </summary>
internal sealed record PackRecord(PackRecordKind Kind, string Key, long Length, DateTimeOffset Modified, long Version, uint Checksum)
{
    public const int HeaderSize = 36;

    /// <summary>The header and the key.</summary>
    public byte[] Encode()
    {
        byte[] bytes = new byte[HeaderSize + Encoding.UTF8.GetByteCount(Key)];
        Span<byte> span = bytes;
        span[4] = (byte)Kind;
        BinaryPrimitives.WriteUInt16LittleEndian(span[6..], (ushort)Encoding.UTF8.GetBytes(Key, span[HeaderSize..]));
        BinaryPrimitives.WriteInt64LittleEndian(span[8..], Length);
        BinaryPrimitives.WriteInt64LittleEndian(span[16..], Modified.UtcTicks);
        BinaryPrimitives.WriteInt64LittleEndian(span[24..], Version);
        BinaryPrimitives.WriteUInt32LittleEndian(span[32..], Checksum);
        BinaryPrimitives.WriteUInt32LittleEndian(span, Checksums.Of(span[4..]));
        return bytes;
    }

    /// <summary>How long the key is that follows a header.</summary>
    public static int KeyLength(ReadOnlySpan<byte> header) => BinaryPrimitives.ReadUInt16LittleEndian(header[6..]);

    /// <summary>Reads a header with its key; null where they are not what was written.</summary>
    public static PackRecord? Decode(ReadOnlySpan<byte> bytes)
        => BinaryPrimitives.ReadUInt32LittleEndian(bytes) == Checksums.Of(bytes[4..])
            ? new PackRecord(
                (PackRecordKind)bytes[4],
                Encoding.UTF8.GetString(bytes[HeaderSize..]),
                BinaryPrimitives.ReadInt64LittleEndian(bytes[8..]),
                new DateTimeOffset(BinaryPrimitives.ReadInt64LittleEndian(bytes[16..]), TimeSpan.Zero),
                BinaryPrimitives.ReadInt64LittleEndian(bytes[24..]),
                BinaryPrimitives.ReadUInt32LittleEndian(bytes[32..]))
            : null;
}
