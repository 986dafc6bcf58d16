using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace TypedDao.Parquet.Compression;

/// <summary>
/// Decodes the elements of a block of Snappy. Far from both ends a literal and a copy are the same instructions, since which of
/// both comes next cannot be guessed well; near an end, and where an element is unusual, every byte is counted.
/// </summary>
internal static class SnappyDecoder
{
    private const uint TypeMask = 3;
    private const uint Literal = 0;
    private const uint NearCopy = 1;
    private const uint FarCopy = 3;
    private const int MaxShortLiteral = 60;
    private const int MaxLength = 64;

    // A turn of the fast loop reads a tag and at most 64 bytes, and writes at most 64 bytes and a vector.
    private const int InputReserve = 1 + MaxLength;
    private const int OutputReserve = MaxLength + 16;

    // What the table of tags holds: the length in the lowest byte; the bits of the distance that the tag has, where they belong;
    // and below which distance an element is unusual: a copy that overlaps itself, and always what the fast loop leaves alone.
    private const uint DistanceMask = 0x700;
    private const int UnusualShift = 24;
    private const uint Unusual = 0xffu << UnusualShift;

    // By type, 16 bits each: which bits behind the tag are of the distance. Copies with four bytes are left alone.
    private const ulong TrailerMasks = 0x0000_FFFF_00FF_0000;

    private static readonly uint[] Tags = [.. Enumerable.Range(0, 256).Select(tag => Describe((uint)tag))];

    // How far it is from a tag to the next, in a table of its own: nothing else takes as much time as this way.
    private static readonly byte[] Advances = [.. Enumerable.Range(0, 256).Select(tag => (byte)((tag & TypeMask) == Literal ? (tag >> 2) + 2 : (tag & TypeMask) + 1))];

    // By type, a vector each: whether the bytes are copied from the output.
    private static ReadOnlySpan<byte> FromOutput =>
    [
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
        255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
    ];

    /// <summary>Decodes all elements.</summary>
    /// <param name="source">The block behind its length.</param>
    /// <param name="destination">Where; it is filled exactly.</param>
    /// <exception cref="ParquetFormatException">An element reaches beyond an end or before the beginning, or the block has another length.</exception>
    public static void Decode(ReadOnlySpan<byte> source, Span<byte> destination)
    {
        int inputLimit = source.Length - InputReserve;
        int outputLimit = destination.Length - OutputReserve;
        int read = 0;
        int written = 0;
        while (read < source.Length)
        {
            if (read < inputLimit && written < outputLimit)
            {
                DecodeMany(
                    ref MemoryMarshal.GetReference(source), (nuint)inputLimit, ref MemoryMarshal.GetReference(destination), (nuint)outputLimit, ref read, ref written);
            }

            DecodeOne(source, destination, ref read, ref written);
        }

        if (written != destination.Length)
        {
            throw new ParquetFormatException($"the block of Snappy ends after {written} of {destination.Length} bytes");
        }
    }

    // Ends before an element that is unusual, wrong or near an end: there is always one more, since input is left.
    private static void DecodeMany(ref byte input, nuint inputLimit, ref byte output, nuint outputLimit, ref int readBefore, ref int writtenBefore)
    {
        ref uint tags = ref MemoryMarshal.GetArrayDataReference(Tags);
        ref byte advances = ref MemoryMarshal.GetArrayDataReference(Advances);
        ref byte fromOutput = ref MemoryMarshal.GetReference(FromOutput);
        nuint read = (nuint)readBefore;
        nuint written = (nuint)writtenBefore;
        while (read < inputLimit && written < outputLimit)
        {
            nuint tag = Unsafe.Add(ref input, read);
            nuint advance = Unsafe.Add(ref advances, tag);
            nuint element = Unsafe.Add(ref tags, tag);
            nuint type = tag & TypeMask;
            nuint trailer = Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref input, read + 1)) & (ushort)(TrailerMasks >> (int)(type * 16));
            nuint distance = (element & DistanceMask) | trailer;
            nuint length = (byte)element;
            if (distance > written)
            {
                break;
            }

            ref byte to = ref Unsafe.Add(ref output, written);
            if (distance < element >> UnusualShift)
            {
                if (distance == 0)
                {
                    break;
                }

                WideCopy.Match(ref to, distance, length);
            }
            else
            {
                ref byte literal = ref Unsafe.Add(ref input, read + 1);
                ref byte copied = ref Unsafe.Subtract(ref to, distance);
                Vector128<byte> isCopy = Vector128.LoadUnsafe(ref fromOutput, type * 16);
                Vector128.ConditionalSelect(isCopy, Vector128.LoadUnsafe(ref copied), Vector128.LoadUnsafe(ref literal)).StoreUnsafe(ref to);
                if (length > 16)
                {
                    WideCopy.Short(ref type == Literal ? ref literal : ref copied, ref to, length);
                }
            }

            read += advance;
            written += length;
        }

        readBefore = (int)read;
        writtenBefore = (int)written;
    }

    private static void DecodeOne(ReadOnlySpan<byte> source, Span<byte> destination, ref int read, ref int written)
    {
        uint tag = source[read++];
        uint type = tag & TypeMask;
        int trailerLength = type switch
        {
            Literal => Math.Max(0, (int)(tag >> 2) + 1 - MaxShortLiteral),
            FarCopy => 4,
            _ => (int)type,
        };
        if (source.Length - read < trailerLength)
        {
            throw new ParquetFormatException("the block of Snappy ends within a tag");
        }

        uint trailer = 0;
        for (int i = trailerLength; i > 0; i--)
        {
            trailer = (trailer << 8) | source[read + i - 1];
        }

        read += trailerLength;
        long length = type == Literal && trailerLength > 0 ? trailer + 1L : (byte)Tags[tag];
        if (length > destination.Length - written)
        {
            throw new ParquetFormatException($"the block of Snappy has more than {destination.Length} bytes");
        }

        if (type == Literal)
        {
            if (length > source.Length - read)
            {
                throw new ParquetFormatException("the block of Snappy ends within a literal");
            }

            source.Slice(read, (int)length).CopyTo(destination[written..]);
            read += (int)length;
        }
        else
        {
            uint distance = (Tags[tag] & DistanceMask) | trailer;
            if (distance == 0 || distance > (uint)written)
            {
                throw new ParquetFormatException($"a copy of the block of Snappy begins {distance} bytes before the byte {written}");
            }

            WideCopy.Exact(destination, written, (int)distance, (int)length);
        }

        written += (int)length;
    }

    private static uint Describe(uint tag)
    {
        uint length = (tag & TypeMask) == NearCopy ? 4 + ((tag >> 2) & 7) : (tag >> 2) + 1;
        return (tag & TypeMask) switch
        {
            Literal => length <= MaxShortLiteral ? length : length | Unusual,
            NearCopy => length | ((tag >> 5) << 8) | (length << UnusualShift),
            FarCopy => length | Unusual,
            _ => length | (length << UnusualShift),
        };
    }
}
