using System.Buffers.Binary;

namespace TypedDao.Parquet.Compression.Zstandard;

/// <summary>The header of a frame (RFC 8878, section 3.1.1.1), its magic number included.</summary>
/// <param name="Length">Its bytes.</param>
/// <param name="WindowSize">How far back matches may reach, in bytes.</param>
/// <param name="ContentSize">The bytes of the frame's content; null where the header does not say.</param>
/// <param name="HasChecksum">Whether a checksum of the content follows the last block.</param>
internal readonly record struct FrameHeader(int Length, ulong WindowSize, ulong? ContentSize, bool HasChecksum)
{
    /// <summary>The number that a frame begins with.</summary>
    public const uint Magic = 0xFD2FB528;

    /// <summary>The first of the 16 numbers that a skippable frame begins with (section 3.1.2).</summary>
    public const uint SkippableMagic = 0x184D2A50;

    /// <summary>The most bytes of a block, whatever the window (section 3.1.1.2.4).</summary>
    public const int MaxBlockSize = 128 * 1024;

    private const uint SkippableMask = 0xFFFFFFF0;
    private const int ReservedBit = 1 << 3;
    private const int ChecksumBit = 1 << 2;
    private const int SingleSegmentBit = 1 << 5;
    private const int MinWindowLog = 10;
    private const int TwoByteSizeBase = 256;

    /// <summary>The most bytes of a block of this frame.</summary>
    public int BlockSize => (int)Math.Min(WindowSize, MaxBlockSize);

    /// <summary>Skips skippable frames.</summary>
    /// <param name="source">The source, from the beginning of a frame on.</param>
    /// <returns>The source from the next frame with a content on; empty where there is none.</returns>
    /// <exception cref="ParquetFormatException">A skippable frame is incomplete.</exception>
    public static ReadOnlySpan<byte> Skip(ReadOnlySpan<byte> source)
    {
        while (source.Length >= sizeof(uint) && (BinaryPrimitives.ReadUInt32LittleEndian(source) & SkippableMask) == SkippableMagic)
        {
            const int HeaderLength = 2 * sizeof(uint);
            if (source.Length < HeaderLength || BinaryPrimitives.ReadUInt32LittleEndian(source[sizeof(uint)..]) > source.Length - HeaderLength)
            {
                throw ZstandardErrors.EndsWithin("a skippable frame");
            }

            source = source[(HeaderLength + (int)BinaryPrimitives.ReadUInt32LittleEndian(source[sizeof(uint)..]))..];
        }

        return source;
    }

    /// <summary>Reads the header at the beginning of the source.</summary>
    /// <param name="source">The source.</param>
    /// <exception cref="ParquetFormatException">It is incomplete or none, or it asks for a dictionary.</exception>
    public static FrameHeader Read(ReadOnlySpan<byte> source)
    {
        const int DescriptorEnd = sizeof(uint) + 1;
        if (source.Length < DescriptorEnd)
        {
            throw ZstandardErrors.EndsWithin("a frame header");
        }

        uint magic = BinaryPrimitives.ReadUInt32LittleEndian(source);
        if (magic != Magic)
        {
            throw ZstandardErrors.UnknownMagic(magic);
        }

        int descriptor = source[sizeof(uint)];
        if ((descriptor & ReservedBit) != 0)
        {
            throw ZstandardErrors.ReservedFrameBit();
        }

        bool singleSegment = (descriptor & SingleSegmentBit) != 0;
        int windowLength = singleSegment ? 0 : 1;
        int dictionaryLength = (descriptor & 3) == 3 ? sizeof(uint) : descriptor & 3;
        int sizeFlag = descriptor >> 6;
        int sizeLength = sizeFlag > 0 ? 1 << sizeFlag : singleSegment ? 1 : 0;
        int length = DescriptorEnd + windowLength + dictionaryLength + sizeLength;
        if (source.Length < length)
        {
            throw ZstandardErrors.EndsWithin("a frame header");
        }

        ulong dictionary = Number(source.Slice(DescriptorEnd + windowLength, dictionaryLength));
        if (dictionary != 0)
        {
            throw ZstandardErrors.NeedsDictionary((uint)dictionary);
        }

        ulong? content = sizeLength == 0 ? null : Number(source[(length - sizeLength)..length]) + (sizeLength == 2 ? (ulong)TwoByteSizeBase : 0);
        ulong window = singleSegment ? content.GetValueOrDefault() : WindowOf(source[DescriptorEnd]);
        return new FrameHeader(length, window, content, (descriptor & ChecksumBit) != 0);
    }

    // Section 3.1.1.1.2.
    private static ulong WindowOf(byte descriptor)
    {
        ulong power = 1UL << (MinWindowLog + (descriptor >> 3));
        return power + (power / 8 * (ulong)(descriptor & 7));
    }

    private static ulong Number(ReadOnlySpan<byte> bytes)
    {
        ulong value = 0;
        for (int i = bytes.Length - 1; i >= 0; i--)
        {
            value = (value << 8) | bytes[i];
        }

        return value;
    }
}
