using System.Buffers.Binary;

namespace TypedDao.Parquet.Compression;

/// <summary>
/// The deprecated codec <c>LZ4</c>, for reading alone. The page Compression of the format names the framing of Hadoop: for each
/// block its length, then for each of its chunks the compressed length and a raw block, until the block is complete; lengths are
/// big-endian. Early writers left the framing out, and nothing in the file tells which it is: what does not fit the framing is a raw block.
/// </summary>
internal static class HadoopLz4
{
    /// <summary>Decompresses a page.</summary>
    /// <param name="source">The page, all of it.</param>
    /// <param name="destination">Where; it is filled exactly.</param>
    /// <exception cref="ParquetFormatException">The page is malformed, or of another length.</exception>
    public static void Decompress(ReadOnlySpan<byte> source, Span<byte> destination)
    {
        if (TryDecompressBlocks(source, destination))
        {
            return;
        }

        try
        {
            Lz4.Decompress(source, destination);
        }
        catch (ParquetFormatException e)
        {
            throw new ParquetFormatException($"the bytes are not in the framing of Hadoop, and without framing {e.Message}");
        }
    }

    private static bool TryDecompressBlocks(ReadOnlySpan<byte> source, Span<byte> destination)
    {
        int read = 0;
        int written = 0;
        while (read < source.Length)
        {
            if (!TryReadLength(source, ref read, destination.Length - written, out int blockLength))
            {
                return false;
            }

            int end = written + blockLength;
            while (written < end)
            {
                if (!TryReadLength(source, ref read, source.Length - read - sizeof(int), out int chunkLength)
                    || Lz4Decoder.Decode(source.Slice(read, chunkLength), destination[written..end], out int count) is not null)
                {
                    return false;
                }

                read += chunkLength;
                written += count;
            }
        }

        return written == destination.Length;
    }

    private static bool TryReadLength(ReadOnlySpan<byte> source, ref int read, int limit, out int length)
    {
        if (!BinaryPrimitives.TryReadInt32BigEndian(source[read..], out length) || length < 0 || length > limit)
        {
            return false;
        }

        read += sizeof(int);
        return true;
    }
}
