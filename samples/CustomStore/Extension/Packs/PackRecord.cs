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
/// A record of a pack: 40 bytes of header, the key as UTF-8, the content. The header has a checksum of itself, one of the key and one
/// of the content, so that it is known of each part whether it is what was written.
/// </summary>
internal sealed record PackRecord(PackRecordKind Kind, string Key, long Length, DateTimeOffset Modified, long Version, uint Checksum)
{
    public const int HeaderSize = 40;

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
        BinaryPrimitives.WriteUInt32LittleEndian(span[36..], Checksums.Of(span[HeaderSize..]));
        BinaryPrimitives.WriteUInt32LittleEndian(span, Checksums.Of(span[4..HeaderSize]));
        return bytes;
    }

    /// <summary>Whether a header is what was written; only then do its lengths count.</summary>
    public static bool IsHeader(ReadOnlySpan<byte> bytes)
        => bytes.Length >= HeaderSize && BinaryPrimitives.ReadUInt32LittleEndian(bytes) == Checksums.Of(bytes[4..HeaderSize]);

    /// <summary>The length of the header with its key.</summary>
    public static int SizeOf(ReadOnlySpan<byte> header) => HeaderSize + BinaryPrimitives.ReadUInt16LittleEndian(header[6..]);

    /// <summary>Reads a header with its key; null where the key is not what was written.</summary>
    public static PackRecord? Decode(ReadOnlySpan<byte> bytes)
        => BinaryPrimitives.ReadUInt32LittleEndian(bytes[36..]) == Checksums.Of(bytes[HeaderSize..])
            ? new PackRecord(
                (PackRecordKind)bytes[4],
                Encoding.UTF8.GetString(bytes[HeaderSize..]),
                BinaryPrimitives.ReadInt64LittleEndian(bytes[8..]),
                new DateTimeOffset(BinaryPrimitives.ReadInt64LittleEndian(bytes[16..]), TimeSpan.Zero),
                BinaryPrimitives.ReadInt64LittleEndian(bytes[24..]),
                BinaryPrimitives.ReadUInt32LittleEndian(bytes[32..]))
            : null;
}
