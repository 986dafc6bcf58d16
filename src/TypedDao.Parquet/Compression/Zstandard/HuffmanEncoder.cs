using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace TypedDao.Parquet.Compression.Zstandard;

/// <summary>Writes streams of Huffman codes (RFC 8878, sections 3.1.1.3.1.6 and 4.2.2).</summary>
internal static class HuffmanEncoder
{
    /// <summary>Bytes that are overwritten after the last stream.</summary>
    public const int Slop = sizeof(ulong);

    private const int JumpTableLength = 6;

    // 5 codes of 11 bits after 7 bits that stayed.
    private const int CodesPerFlush = 5;

    /// <summary>Writes one stream.</summary>
    /// <param name="literals">The literals.</param>
    /// <param name="codes">See <see cref="HuffmanCode.Codes"/>.</param>
    /// <param name="destination">Where the stream goes; as long as its codes, and <see cref="Slop"/>.</param>
    /// <returns>The bytes of the stream.</returns>
    public static int WriteOne(ReadOnlySpan<byte> literals, ReadOnlySpan<uint> codes, Span<byte> destination)
    {
        ref uint code = ref MemoryMarshal.GetReference(codes);
        var writer = new BitWriter(destination);
        int i = literals.Length;
        for (int odd = i % CodesPerFlush; odd > 0; odd--)
        {
            Add(ref writer, ref code, literals[--i]);
        }

        writer.Flush();
        ref byte literal = ref MemoryMarshal.GetReference(literals);
        for (; i > 0; i -= CodesPerFlush)
        {
            ref byte next = ref Unsafe.Add(ref literal, i - CodesPerFlush);
            Add(ref writer, ref code, Unsafe.Add(ref next, 4));
            Add(ref writer, ref code, Unsafe.Add(ref next, 3));
            Add(ref writer, ref code, Unsafe.Add(ref next, 2));
            Add(ref writer, ref code, Unsafe.Add(ref next, 1));
            Add(ref writer, ref code, next);
            writer.Flush();
        }

        return writer.Close();
    }

    /// <summary>Writes four streams with a jump table before them.</summary>
    /// <param name="literals">The literals; at least 6.</param>
    /// <param name="codes">See <see cref="HuffmanCode.Codes"/>.</param>
    /// <param name="destination">Where the streams go.</param>
    /// <returns>The bytes of all.</returns>
    public static int WriteFour(ReadOnlySpan<byte> literals, ReadOnlySpan<uint> codes, Span<byte> destination)
    {
        int quarter = (literals.Length + 3) / 4;
        int position = JumpTableLength;
        for (int i = 0; i < FourStreams.Count; i++)
        {
            bool isLast = i == FourStreams.Count - 1;
            ReadOnlySpan<byte> part = isLast ? literals[(i * quarter)..] : literals.Slice(i * quarter, quarter);
            int length = WriteOne(part, codes, destination[position..]);
            if (!isLast)
            {
                BinaryPrimitives.WriteUInt16LittleEndian(destination[(2 * i)..], (ushort)length);
            }

            position += length;
        }

        return position;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(ref BitWriter writer, ref uint codes, byte literal)
    {
        uint code = Unsafe.Add(ref codes, literal);
        writer.Add(code >> 8, (int)code & 0xFF);
    }
}
