using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace TypedDao.Parquet.Compression;

/// <summary>
/// Decodes the elements of a block of Snappy. Far from both ends an element is decoded with few branches and copied in whole
/// vectors; near an end, and where it is unusual, every byte is counted.
/// </summary>
internal static class SnappyDecoder
{
    private const uint TypeMask = 3;
    private const uint Literal = 0;
    private const uint FarCopy = 3;
    private const int MaxShortLiteral = 60;

    // A turn of the fast loop reads a literal (1 + 60 bytes, in vectors up to 1 + 64) and the tag of a copy (60 + 1 + 1 + 4), and
    // writes a literal and a copy (60 + 64, in vectors up to 60 + 80).
    private const int InputReserve = 66;
    private const int OutputReserve = MaxShortLiteral + 64 + 16;

    // By tag: the length of a copy in the low byte, and the upper bits of its distance where the tag holds them.
    private static readonly ushort[] Copies = [.. Enumerable.Range(0, 256).Select(tag => (tag & 3) == 1 ? (4 + ((tag >> 2) & 7)) | ((tag >> 5) << 8) : (tag >> 2) + 1).Select(entry => (ushort)entry)];

    /// <summary>Decodes all elements.</summary>
    /// <param name="source">The block behind its length.</param>
    /// <param name="destination">Where; it is filled exactly.</param>
    /// <exception cref="ParquetFormatException">An element reaches beyond an end or before the beginning, or the block has another length.</exception>
    public static void Decode(ReadOnlySpan<byte> source, Span<byte> destination)
    {
        ref byte input = ref MemoryMarshal.GetReference(source);
        ref byte output = ref MemoryMarshal.GetReference(destination);
        ref ushort copies = ref MemoryMarshal.GetArrayDataReference(Copies);
        nuint inputLimit = (nuint)Math.Max(0, source.Length - InputReserve);
        nuint outputLimit = (nuint)Math.Max(0, destination.Length - OutputReserve);
        nuint read = 0;
        nuint written = 0;
        while (true)
        {
            while (read < inputLimit && written < outputLimit)
            {
                uint tag = Unsafe.Add(ref input, read);
                if ((tag & TypeMask) == Literal)
                {
                    nuint literal = (tag >> 2) + 1;
                    if (literal > MaxShortLiteral)
                    {
                        break;
                    }

                    WideCopy.Short(ref Unsafe.Add(ref input, read + 1), ref Unsafe.Add(ref output, written), literal);
                    read += literal + 1;
                    written += literal;
                    tag = Unsafe.Add(ref input, read);
                    if ((tag & TypeMask) == Literal)
                    {
                        continue;
                    }
                }

                nuint type = tag & TypeMask;
                if (type == FarCopy)
                {
                    break;
                }

                uint copy = Unsafe.Add(ref copies, tag);
                uint trailer = Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref input, read + 1)) & ((1u << (int)(type * 8)) - 1);
                nuint distance = (copy & 0xff00) | trailer;
                nuint length = (byte)copy;
                if (distance - 1 >= written)
                {
                    ThrowDistance(distance, written);
                }

                WideCopy.Match(ref Unsafe.Add(ref output, written), distance, length);
                read += type + 1;
                written += length;
            }

            if (read == (nuint)source.Length)
            {
                break;
            }

            DecodeOne(source, destination, ref read, ref written);
        }

        if (written != (nuint)destination.Length)
        {
            throw new ParquetFormatException($"the block of Snappy ends after {written} of {destination.Length} bytes");
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void DecodeOne(ReadOnlySpan<byte> source, Span<byte> destination, ref nuint read, ref nuint written)
    {
        ReadOnlySpan<byte> rest = source[(int)read..];
        int position = (int)written;
        uint tag = rest[0];
        uint type = tag & TypeMask;
        int trailerLength = type switch
        {
            Literal => Math.Max(0, (int)(tag >> 2) + 1 - MaxShortLiteral),
            FarCopy => 4,
            _ => (int)type,
        };
        if (rest.Length <= trailerLength)
        {
            throw new ParquetFormatException("the block of Snappy ends within a tag");
        }

        uint trailer = 0;
        for (int i = trailerLength; i > 0; i--)
        {
            trailer = (trailer << 8) | rest[i];
        }

        rest = rest[(1 + trailerLength)..];
        int room = destination.Length - position;
        long length = type != Literal ? (byte)Copies[tag] : trailerLength == 0 ? (tag >> 2) + 1 : trailer + 1L;
        if (length > room)
        {
            throw new ParquetFormatException($"the block of Snappy has more than {destination.Length} bytes");
        }

        if (type == Literal)
        {
            if (length > rest.Length)
            {
                throw new ParquetFormatException("the block of Snappy ends within a literal");
            }

            rest[..(int)length].CopyTo(destination[position..]);
            read += (nuint)length;
        }
        else
        {
            uint distance = (Copies[tag] & 0xff00u) | trailer;
            if (distance - 1 >= (uint)position)
            {
                ThrowDistance(distance, written);
            }

            WideCopy.Exact(destination, position, (int)distance, (int)length);
        }

        read += (nuint)(1 + trailerLength);
        written += (nuint)length;
    }

    [DoesNotReturn]
    private static void ThrowDistance(nuint distance, nuint written)
        => throw new ParquetFormatException($"a copy of the block of Snappy begins {distance} bytes before the byte {written}");
}
