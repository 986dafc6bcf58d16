using System.IO.Compression;
using TypedDao.Parquet.Buffers;

namespace TypedDao.Parquet.Compression;

/// <summary>Members of gzip, RFC 1952, by the base library. Several members in a row are one content; what follows the last is left alone.</summary>
internal static class Gzip
{
    /// <summary>The level that is usual.</summary>
    public const int DefaultLevel = 6;

    /// <summary>The highest level; the lowest, which stores, is 0.</summary>
    public const int MaxLevel = 9;

    /// <summary>The most bytes that a member of so many bytes takes at any level: the fastest writes up to nine bits for a byte.</summary>
    /// <param name="length">Bytes before compression.</param>
    /// <exception cref="OverflowException">It is more than an array holds.</exception>
    public static int MaxCompressedLength(int length) => checked(length + (length / 8) + 64);

    /// <summary>Compresses into one member.</summary>
    /// <param name="source">The bytes.</param>
    /// <param name="destination">Where, with room for <see cref="MaxCompressedLength"/>.</param>
    /// <param name="level">0 to <see cref="MaxLevel"/>.</param>
    /// <param name="scratch">Where the stream writes.</param>
    /// <returns>The bytes written.</returns>
    public static int Compress(ReadOnlySpan<byte> source, Span<byte> destination, int level, ScratchBuffer scratch)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(destination.Length, MaxCompressedLength(source.Length), nameof(destination));
        var written = new MemoryStream(scratch.Get(MaxCompressedLength(source.Length)));
        using (var gzip = new GZipStream(written, new ZLibCompressionOptions { CompressionLevel = level }, leaveOpen: true))
        {
            gzip.Write(source);
        }

        int length = (int)written.Position;
        scratch.Get(length).AsSpan(0, length).CopyTo(destination);
        return length;
    }

    /// <summary>Decompresses all members.</summary>
    /// <param name="source">The members.</param>
    /// <param name="destination">Where; it is filled exactly.</param>
    /// <param name="scratch">Where the stream reads.</param>
    /// <exception cref="ParquetFormatException">A member is malformed, or the content has another length.</exception>
    public static void Decompress(ReadOnlySpan<byte> source, Span<byte> destination, ScratchBuffer scratch)
    {
        byte[] members = scratch.Get(source.Length);
        source.CopyTo(members);
        try
        {
            using var gzip = new GZipStream(new MemoryStream(members, 0, source.Length, writable: false), CompressionMode.Decompress);
            int written = gzip.ReadAtLeast(destination, destination.Length, throwOnEndOfStream: false);
            if (written < destination.Length)
            {
                throw new ParquetFormatException($"the members of gzip end after {written} of {destination.Length} bytes");
            }

            // Reads on to the last checksum as well.
            if (gzip.ReadByte() >= 0)
            {
                throw new ParquetFormatException($"the members of gzip have more than {destination.Length} bytes");
            }
        }
        catch (InvalidDataException e)
        {
            throw new ParquetFormatException($"the bytes are no members of gzip: {e.Message.TrimEnd('.')}");
        }
    }
}
