using TypedDao.Parquet.Buffers;
using TypedDao.Parquet.Compression.Zstandard;

namespace TypedDao.Parquet.Compression;

/// <summary>Decompresses pages of any codec, one after the other: it is used by one thread at a time, and keeps what can be used again.</summary>
internal sealed class PageDecompressor : IDisposable
{
    private readonly ScratchBuffer _scratch = new();
    private ZstandardDecoder? _zstandard;

    /// <summary>Decompresses a page.</summary>
    /// <param name="codec">The codec that the column chunk names.</param>
    /// <param name="source">The compressed bytes, all of them; none where there are none before compression either.</param>
    /// <param name="destination">Where; it is filled exactly.</param>
    /// <exception cref="ParquetFormatException">The bytes are malformed, there are more or less than the page says, or the codec is not read.</exception>
    public void Decompress(CompressionCodec codec, ReadOnlySpan<byte> source, Span<byte> destination)
    {
        // The values of a page of nulls: some writers do not compress nothing.
        if (source.IsEmpty && destination.IsEmpty)
        {
            return;
        }

        switch (codec)
        {
            case CompressionCodec.Uncompressed:
                Copy(source, destination);
                break;
            case CompressionCodec.Snappy:
                Snappy.Decompress(source, destination);
                break;
            case CompressionCodec.Gzip:
                Gzip.Decompress(source, destination, _scratch);
                break;
            case CompressionCodec.Brotli:
                Brotli.Decompress(source, destination);
                break;
            case CompressionCodec.Lz4:
                HadoopLz4.Decompress(source, destination);
                break;
            case CompressionCodec.Lz4Raw:
                Lz4.Decompress(source, destination);
                break;
            case CompressionCodec.Zstd:
                (_zstandard ??= new ZstandardDecoder()).Decompress(source, destination);
                break;
            default:
                throw new ParquetFormatException($"a page is compressed with the codec {codec.ToString().ToUpperInvariant()}, which is not read");
        }
    }

    /// <summary>Gives back what is rented.</summary>
    public void Dispose()
    {
        _scratch.Dispose();
        _zstandard?.Dispose();
    }

    private static void Copy(ReadOnlySpan<byte> source, Span<byte> destination)
    {
        if (source.Length != destination.Length)
        {
            throw new ParquetFormatException($"a page without compression has {source.Length} bytes instead of {destination.Length}");
        }

        source.CopyTo(destination);
    }
}
