using System.Buffers.Binary;

namespace TypedDao.Parquet.Compression.Zstandard;

/// <summary>Decodes streams of Huffman codes (RFC 8878, sections 3.1.1.3.1.6 and 4.2.2).</summary>
internal static class HuffmanStreams
{
    private const int JumpTableLength = 6;

    // Codes that a loaded word always has.
    private const int CodesPerWord = BackwardBits.WordBits / HuffmanDecodingTable.Log;

    // Shorter sections are decoded before a table of pairs has been made.
    private const int MinPairsLength = 8 * 1024;

    /// <summary>Decodes one stream.</summary>
    /// <param name="source">Bytes that hold it, with <see cref="BackwardBits.Before"/> bytes or more before it.</param>
    /// <param name="start">Where it begins.</param>
    /// <param name="end">Where it ends.</param>
    /// <param name="table">The tree.</param>
    /// <param name="destination">Where the symbols go; as long as there are symbols.</param>
    /// <exception cref="ParquetFormatException">The stream does not hold as many symbols.</exception>
    public static void DecodeOne(ReadOnlySpan<byte> source, int start, int end, HuffmanDecodingTable table, Span<byte> destination)
    {
        var stream = new BackwardBits(source, start, end, out nint left);
        DecodeRest(stream, left, table.Single, destination);
    }

    /// <summary>Decodes four streams with a jump table before them; each but the last has a quarter of the symbols, rounded up.</summary>
    /// <param name="source">Bytes that hold them, with <see cref="BackwardBits.Before"/> bytes or more before them.</param>
    /// <param name="start">Where the jump table begins.</param>
    /// <param name="end">Where the last stream ends.</param>
    /// <param name="table">The tree.</param>
    /// <param name="destination">Where the symbols go; as long as there are symbols.</param>
    /// <exception cref="ParquetFormatException">The streams do not hold as many symbols.</exception>
    public static void DecodeFour(ReadOnlySpan<byte> source, int start, int end, HuffmanDecodingTable table, Span<byte> destination)
    {
        int quarter = (destination.Length + 3) / 4;
        if (end - start < JumpTableLength || 3 * quarter > destination.Length)
        {
            throw ZstandardErrors.BadLiteralsSize(destination.Length);
        }

        var streams = new FourStreams();
        int from = start + JumpTableLength;
        for (int i = 0; i < FourStreams.Count; i++)
        {
            int to = i == FourStreams.Count - 1 ? end : from + BinaryPrimitives.ReadUInt16LittleEndian(source[(start + (2 * i))..]);
            if (to > end)
            {
                throw ZstandardErrors.BadHuffmanStream();
            }

            int outputEnd = i == FourStreams.Count - 1 ? destination.Length : (i + 1) * quarter;
            streams[i] = new FourStreams.Stream(from, BackwardBits.Count(source, from, to), i * quarter, outputEnd);
            from = to;
        }

        // Where codes are short, most entries of the table of pairs have two.
        bool pairs = destination.Length >= MinPairsLength && end - start < destination.Length / 8 * 6;
        if (pairs)
        {
            HuffmanFastStreams.DecodePairs(source, ref streams, table.Double(), destination);
        }
        else
        {
            HuffmanFastStreams.Decode(source, ref streams, table.Single, destination);
        }

        for (int i = 0; i < FourStreams.Count; i++)
        {
            FourStreams.Stream stream = streams[i];
            var bits = new BackwardBits(source, stream.Start);
            DecodeRest(bits, stream.Left, table.Single, destination[stream.Output..stream.OutputEnd]);
        }
    }

    private static void DecodeRest(BackwardBits stream, nint left, ReadOnlySpan<ushort> table, Span<byte> destination)
    {
        int i = 0;
        while (destination.Length - i >= CodesPerWord && left >= 0)
        {
            ulong word = stream.Load(left);
            for (int j = 0; j < CodesPerWord; j++)
            {
                int entry = table[(int)(word >> (64 - HuffmanDecodingTable.Log))];
                destination[i + j] = (byte)entry;
                word <<= entry >> 8;
                left -= entry >> 8;
            }

            i += CodesPerWord;
        }

        for (; i < destination.Length && left >= 0; i++)
        {
            int entry = table[(int)(stream.Load(left) >> (64 - HuffmanDecodingTable.Log))];
            destination[i] = (byte)entry;
            left -= entry >> 8;
        }

        if (left != 0)
        {
            throw ZstandardErrors.BadHuffmanStream();
        }
    }
}
