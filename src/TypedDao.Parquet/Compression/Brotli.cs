using System.Buffers;
using System.IO.Compression;

namespace TypedDao.Parquet.Compression;

/// <summary>A stream of Brotli, RFC 7932, by the base library.</summary>
internal static class Brotli
{
    /// <summary>The level that is usual.</summary>
    public const int DefaultLevel = 4;

    /// <summary>The highest level; the lowest is 0.</summary>
    public const int MaxLevel = 11;

    // The largest of the format.
    private const int WindowBits = 24;

    /// <summary>The most bytes that a stream of so many bytes takes.</summary>
    /// <param name="length">Bytes before compression.</param>
    public static int MaxCompressedLength(int length) => BrotliEncoder.GetMaxCompressedLength(length);

    /// <summary>Compresses.</summary>
    /// <param name="source">The bytes.</param>
    /// <param name="destination">Where, with room for <see cref="MaxCompressedLength"/>.</param>
    /// <param name="level">0 to <see cref="MaxLevel"/>.</param>
    /// <returns>The bytes written.</returns>
    public static int Compress(ReadOnlySpan<byte> source, Span<byte> destination, int level)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(destination.Length, MaxCompressedLength(source.Length), nameof(destination));
        return BrotliEncoder.TryCompress(source, destination, out int written, level, WindowBits)
            ? written
            : throw new InvalidOperationException("Brotli did not compress into the room for the worst case.");
    }

    /// <summary>Decompresses.</summary>
    /// <param name="source">The stream, all of it.</param>
    /// <param name="destination">Where; it is filled exactly.</param>
    /// <exception cref="ParquetFormatException">The stream is malformed, or of another length.</exception>
    public static void Decompress(ReadOnlySpan<byte> source, Span<byte> destination)
    {
        // The base library decodes nothing into no room, not even the end of an empty stream.
        Span<byte> room = destination.IsEmpty ? stackalloc byte[1] : destination;
        var decoder = default(BrotliDecoder);
        using (decoder)
        {
            OperationStatus status = decoder.Decompress(source, room, out int consumed, out int written);
            string? fault = status switch
            {
                OperationStatus.InvalidData => "the bytes are no stream of Brotli",
                OperationStatus.NeedMoreData => $"the stream of Brotli is cut off after {written} bytes",
                _ when status == OperationStatus.DestinationTooSmall || written > destination.Length => $"the stream of Brotli has more than {destination.Length} bytes",
                _ when written < destination.Length => $"the stream of Brotli ends after {written} of {destination.Length} bytes",
                _ when consumed < source.Length => $"{source.Length - consumed} bytes follow the stream of Brotli",
                _ => null,
            };
            if (fault is not null)
            {
                throw new ParquetFormatException(fault);
            }
        }
    }
}
