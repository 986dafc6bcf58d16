using System.Runtime.InteropServices;

namespace TypedDao.Parquet.Compression.Zstandard;

/// <summary>Writes the literals section of blocks (RFC 8878, section 3.1.1.3.1): raw, one byte repeated, or with a Huffman tree.</summary>
internal sealed class LiteralsEncoder
{
    /// <summary>The most bytes that a section has beyond its literals, with what is overwritten after it.</summary>
    public const int MaxOverhead = HuffmanWeightsWriter.MaxLength + HuffmanEncoder.Slop + 16;

    private const int Symbols = HuffmanWeights.Symbols;

    // Fewer literals do not pay for a tree.
    private const int MinCompressed = 48;
    private const int MinFourStreams = 256;

    private readonly HuffmanCode _code = new();
    private readonly HuffmanWeightsWriter _weights = new();
    private readonly int[] _histograms = new int[4 * Symbols];

    /// <summary>Writes a section.</summary>
    /// <param name="literals">The literals.</param>
    /// <param name="destination">Where the section goes; at least as long as the literals and <see cref="MaxOverhead"/>.</param>
    /// <returns>The bytes of the section.</returns>
    public int Write(ReadOnlySpan<byte> literals, Span<byte> destination)
    {
        if (literals.Length < MinCompressed)
        {
            return WriteRaw(literals, destination);
        }

        ReadOnlySpan<int> histogram = Count(literals);
        int most = histogram[0];
        foreach (int count in histogram)
        {
            most = Math.Max(most, count);
        }

        if (most == literals.Length)
        {
            int length = WriteHeader(LiteralsType.Rle, literals.Length, destination);
            destination[length] = literals[0];
            return length + 1;
        }

        // Where no byte stands out there is nothing to win.
        if (most <= (literals.Length >> 7) + 4)
        {
            return WriteRaw(literals, destination);
        }

        long bits = _code.Make(histogram, literals.Length);
        int gain = (literals.Length >> 6) + 2;
        return (bits / 8) + gain < literals.Length && WriteCompressed(literals, destination) is > 0 and int written && written < literals.Length - gain
            ? written
            : WriteRaw(literals, destination);
    }

    private static int WriteRaw(ReadOnlySpan<byte> literals, Span<byte> destination)
    {
        int length = WriteHeader(LiteralsType.Raw, literals.Length, destination);
        literals.CopyTo(destination[length..]);
        return length + literals.Length;
    }

    private static int WriteHeader(LiteralsType type, int size, Span<byte> destination)
    {
        int length = size < 1 << 5 ? 1 : size < 1 << 12 ? 2 : 3;
        int format = length == 1 ? 0 : length == 2 ? 1 : 3;
        WriteNumber(destination, length, (ulong)type | ((ulong)format << 2) | ((ulong)size << (length == 1 ? 3 : 4)));
        return length;
    }

    private static void WriteNumber(Span<byte> destination, int length, ulong value)
    {
        for (int i = 0; i < length; i++)
        {
            destination[i] = (byte)(value >> (8 * i));
        }
    }

    // The section; 0 where the tree cannot be stored.
    private int WriteCompressed(ReadOnlySpan<byte> literals, Span<byte> destination)
    {
        int size = literals.Length;
        bool one = size < MinFourStreams;
        int width = size < 1 << 10 ? 10 : size < 1 << 14 ? 14 : 18;
        int format = one ? 0 : (width - 6) / 4;
        int header = width == 10 ? 3 : width == 14 ? 4 : 5;
        Span<byte> weights = stackalloc byte[Symbols];
        int position = _weights.Write(weights[.._code.Weights(weights)], destination[header..]);
        if (position == 0)
        {
            return 0;
        }

        Span<byte> streams = destination[(header + position)..];
        position += one ? HuffmanEncoder.WriteOne(literals, _code.Codes, streams) : HuffmanEncoder.WriteFour(literals, _code.Codes, streams);
        if (position >= size)
        {
            return 0;
        }

        WriteNumber(destination, header, (ulong)LiteralsType.Compressed | ((ulong)format << 2) | ((ulong)size << 4) | ((ulong)position << (4 + width)));
        return header + position;
    }

    // Four histograms, so that equal neighbours do not wait for each other.
    private ReadOnlySpan<int> Count(ReadOnlySpan<byte> literals)
    {
        Span<int> first = _histograms.AsSpan(0, Symbols);
        Span<int> second = _histograms.AsSpan(Symbols, Symbols);
        Span<int> third = _histograms.AsSpan(2 * Symbols, Symbols);
        Span<int> fourth = _histograms.AsSpan(3 * Symbols, Symbols);
        _histograms.AsSpan().Clear();
        ReadOnlySpan<uint> words = MemoryMarshal.Cast<byte, uint>(literals);
        foreach (uint word in words)
        {
            first[(byte)word]++;
            second[(byte)(word >> 8)]++;
            third[(byte)(word >> 16)]++;
            fourth[(int)(word >> 24)]++;
        }

        foreach (byte literal in literals[(words.Length * sizeof(uint))..])
        {
            first[literal]++;
        }

        for (int i = 0; i < Symbols; i++)
        {
            first[i] += second[i] + third[i] + fourth[i];
        }

        return first;
    }
}
