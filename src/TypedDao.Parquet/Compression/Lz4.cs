using System.Buffers;

namespace TypedDao.Parquet.Compression;

/// <summary>Raw blocks of LZ4, as the page LZ4 Block Format says: sequences of literals and a match, the last without a match.</summary>
internal static class Lz4
{
    /// <summary>The most bytes that a block of so many bytes takes.</summary>
    /// <param name="length">Bytes before compression.</param>
    /// <exception cref="OverflowException">It is more than an array holds.</exception>
    public static int MaxCompressedLength(int length) => checked(length + (length / 255) + 16);

    /// <summary>Compresses a block.</summary>
    /// <param name="source">The bytes.</param>
    /// <param name="destination">Where, with room for <see cref="MaxCompressedLength"/>.</param>
    /// <returns>The bytes written.</returns>
    public static int Compress(ReadOnlySpan<byte> source, Span<byte> destination)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(destination.Length, MaxCompressedLength(source.Length), nameof(destination));
        int[] table = ArrayPool<int>.Shared.Rent(Lz4Encoder.TableLength);
        int written = Lz4Encoder.Encode(source, destination, table);
        ArrayPool<int>.Shared.Return(table);
        return written;
    }

    /// <summary>Decompresses a block.</summary>
    /// <param name="source">The block, all of it.</param>
    /// <param name="destination">Where; it is filled exactly.</param>
    /// <exception cref="ParquetFormatException">The block is malformed, or of another length.</exception>
    public static void Decompress(ReadOnlySpan<byte> source, Span<byte> destination)
    {
        string? fault = Lz4Decoder.Decode(source, destination, out int written);
        if (fault is null && written != destination.Length)
        {
            fault = $"the block of LZ4 ends after {written} of {destination.Length} bytes";
        }

        if (fault is not null)
        {
            throw new ParquetFormatException(fault);
        }
    }
}
