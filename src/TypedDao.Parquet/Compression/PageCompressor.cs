using TypedDao.Parquet.Buffers;
using TypedDao.Parquet.Compression.Zstandard;

namespace TypedDao.Parquet.Compression;

/// <summary>Compresses pages with one codec, one after the other: it is used by one thread at a time, and keeps what can be used again.</summary>
internal sealed class PageCompressor : IDisposable
{
    private readonly CompressionCodec _codec;
    private readonly int _level;
    private readonly ScratchBuffer _scratch = new();
    private readonly ZstandardEncoder? _zstandard;

    /// <summary>Gets ready.</summary>
    /// <param name="codec">The codec.</param>
    /// <param name="level">How hard it tries, where the codec has levels; null for what is usual.</param>
    /// <exception cref="ArgumentOutOfRangeException">Nothing is written with the codec, or it does not have the level.</exception>
    public PageCompressor(CompressionCodec codec, int? level = null)
    {
        (int least, int most) = LevelsOf(codec);
        _codec = codec;
        _level = level ?? codec switch
        {
            CompressionCodec.Gzip => Gzip.DefaultLevel,
            CompressionCodec.Brotli => Brotli.DefaultLevel,
            CompressionCodec.Zstd => ZstandardEncoder.DefaultLevel,
            _ => 0,
        };
        ArgumentOutOfRangeException.ThrowIfLessThan(_level, least, nameof(level));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(_level, most, nameof(level));
        _zstandard = codec == CompressionCodec.Zstd ? new ZstandardEncoder(_level) : null;
    }

    /// <summary>The levels of a codec; of one without levels 0 alone.</summary>
    /// <param name="codec">The codec.</param>
    /// <exception cref="ArgumentOutOfRangeException">Nothing is written with the codec.</exception>
    public static (int Least, int Most) LevelsOf(CompressionCodec codec) => codec switch
    {
        CompressionCodec.Uncompressed or CompressionCodec.Snappy or CompressionCodec.Lz4Raw => (0, 0),
        CompressionCodec.Gzip => (0, Gzip.MaxLevel),
        CompressionCodec.Brotli => (0, Brotli.MaxLevel),
        CompressionCodec.Zstd => (1, ZstandardEncoder.MaxLevel),
        _ => throw new ArgumentOutOfRangeException(nameof(codec), codec, "Nothing is written with this codec."),
    };

    /// <summary>The most bytes that a page of so many bytes takes.</summary>
    /// <param name="length">Bytes before compression.</param>
    public int MaxCompressedLength(int length) => _codec switch
    {
        CompressionCodec.Snappy => Snappy.MaxCompressedLength(length),
        CompressionCodec.Lz4Raw => Lz4.MaxCompressedLength(length),
        CompressionCodec.Gzip => Gzip.MaxCompressedLength(length),
        CompressionCodec.Brotli => Brotli.MaxCompressedLength(length),
        CompressionCodec.Zstd => ZstandardEncoder.MaxCompressedLength(length),
        _ => length,
    };

    /// <summary>Compresses a page.</summary>
    /// <param name="source">The bytes.</param>
    /// <param name="destination">Where, with room for <see cref="MaxCompressedLength"/>.</param>
    /// <returns>The bytes written.</returns>
    public int Compress(ReadOnlySpan<byte> source, Span<byte> destination)
    {
        switch (_codec)
        {
            case CompressionCodec.Snappy:
                return Snappy.Compress(source, destination);
            case CompressionCodec.Lz4Raw:
                return Lz4.Compress(source, destination);
            case CompressionCodec.Gzip:
                return Gzip.Compress(source, destination, _level, _scratch);
            case CompressionCodec.Brotli:
                return Brotli.Compress(source, destination, _level);
            case CompressionCodec.Zstd:
                return _zstandard!.Compress(source, destination);
            default:
                source.CopyTo(destination);
                return source.Length;
        }
    }

    /// <summary>Gives back what is rented.</summary>
    public void Dispose()
    {
        _scratch.Dispose();
        _zstandard?.Dispose();
    }
}
