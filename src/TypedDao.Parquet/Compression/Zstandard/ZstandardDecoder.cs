using System.Buffers;
using System.Buffers.Binary;
using TypedDao.Parquet.Hashing;

namespace TypedDao.Parquet.Compression.Zstandard;

/// <summary>
/// Decompresses Zstandard (RFC 8878): frames and skippable frames, one after the other. Frames that need a dictionary are refused. Its
/// tables are used again, so one thread at a time may use it.
/// </summary>
internal sealed class ZstandardDecoder : IDisposable
{
    private const int ChecksumLength = sizeof(uint);

    private readonly LiteralsDecoder _literals = new();
    private readonly SequencesDecoder _sequences = new();

    /// <summary>Decompresses what is exactly as long as expected.</summary>
    /// <param name="source">The compressed bytes.</param>
    /// <param name="destination">Where the content goes; filled to the last byte.</param>
    /// <exception cref="ParquetFormatException">The source is damaged, or its content has another length. Some of it may have been written.</exception>
    public void Decompress(ReadOnlySpan<byte> source, Span<byte> destination)
    {
        int written = 0;
        for (source = FrameHeader.Skip(source); !source.IsEmpty; source = FrameHeader.Skip(source))
        {
            source = source[DecodeFrame(source, FrameHeader.Read(source), destination[written..], out int length)..];
            written += length;
        }

        if (written != destination.Length)
        {
            throw ZstandardErrors.TooShort(written, destination.Length);
        }
    }

    /// <summary>Decompresses what has a length that is not known.</summary>
    /// <param name="source">The compressed bytes.</param>
    /// <param name="destination">Where the content goes.</param>
    /// <param name="limit">The most bytes of the content.</param>
    /// <returns>The bytes of the content.</returns>
    /// <exception cref="ParquetFormatException">The source is damaged, or its content is longer. Earlier frames may have been written.</exception>
    public int Decompress(ReadOnlySpan<byte> source, IBufferWriter<byte> destination, int limit)
    {
        int written = 0;
        for (source = FrameHeader.Skip(source); !source.IsEmpty; source = FrameHeader.Skip(source))
        {
            FrameHeader header = FrameHeader.Read(source);
            int room = (int)Math.Min(Bound(source, header), limit - written);
            byte[] content = ArrayPool<byte>.Shared.Rent(room);
            try
            {
                source = source[DecodeFrame(source, header, content.AsSpan(0, room), out int length)..];
                destination.Write(content.AsSpan(0, length));
                written += length;
            }
            finally
            {
                ArrayPool<byte>.Shared.Return(content);
            }
        }

        return written;
    }

    /// <inheritdoc/>
    public void Dispose() => _literals.Dispose();

    // The most that the blocks of a frame can become, or the content size, if it is less. Damage shows when they are decoded.
    private static long Bound(ReadOnlySpan<byte> source, FrameHeader header)
    {
        long bound = 0;
        ReadOnlySpan<byte> rest = source[header.Length..];
        bool isLast = false;
        while (!isLast)
        {
            BlockHeader block = BlockHeader.Read(rest, header.BlockSize);
            bound += block.Type == BlockType.Compressed ? header.BlockSize : block.Size;
            rest = rest[(BlockHeader.Length + block.StoredSize)..];
            isLast = block.IsLast;
        }

        return header.ContentSize is { } size && size < (ulong)bound ? (long)size : bound;
    }

    private int DecodeFrame(ReadOnlySpan<byte> source, FrameHeader header, Span<byte> destination, out int length)
    {
        if (header.ContentSize > (ulong)destination.Length)
        {
            throw ZstandardErrors.TooLong(destination.Length);
        }

        _literals.Reset();
        _sequences.Reset();
        int position = header.Length;
        length = 0;
        bool isLast = false;
        while (!isLast)
        {
            BlockHeader block = BlockHeader.Read(source[position..], header.BlockSize);
            position += BlockHeader.Length;
            length = DecodeBlock(source, position, block, header, destination, length);
            position += block.StoredSize;
            isLast = block.IsLast;
        }

        if (header.ContentSize is { } size && size != (ulong)length)
        {
            throw ZstandardErrors.WrongContentSize(size, length);
        }

        return header.HasChecksum ? Verify(source, position, destination[..length]) : position;
    }

    private int DecodeBlock(
        ReadOnlySpan<byte> source, int position, BlockHeader block, FrameHeader frame, Span<byte> content, int written)
    {
        if (block.Type == BlockType.Compressed)
        {
            int next = DecodeSections(source, position, position + block.Size, frame.WindowSize, content, written);
            return next - written <= frame.BlockSize ? next : throw ZstandardErrors.BlockTooLarge(next - written, frame.BlockSize);
        }

        Span<byte> rest = content[written..];
        if (block.Size > rest.Length)
        {
            throw ZstandardErrors.TooLong(content.Length);
        }

        if (block.Type == BlockType.Raw)
        {
            source.Slice(position, block.Size).CopyTo(rest);
        }
        else
        {
            rest[..block.Size].Fill(source[position]);
        }

        return written + block.Size;
    }

    private int DecodeSections(ReadOnlySpan<byte> source, int position, int end, ulong window, Span<byte> content, int written)
    {
        LiteralsHeader header = LiteralsHeader.Read(source[position..end]);
        position += header.Length;
        int sequences = position + header.StoredSize;

        // Without sequences the literals are the content.
        if (end - sequences == 1 && source[sequences] == 0 && header.Size <= content.Length - written)
        {
            _literals.DecodeInto(source, position, header, content.Slice(written, header.Size));
            return written + header.Size;
        }

        ReadOnlySpan<byte> literals = _literals.Decode(source, position, header);
        return _sequences.Decode(source, sequences, end, literals, content, written, window);
    }

    private static int Verify(ReadOnlySpan<byte> source, int position, ReadOnlySpan<byte> content)
    {
        if (source.Length - position < ChecksumLength)
        {
            throw ZstandardErrors.EndsWithin("a content checksum");
        }

        uint stored = BinaryPrimitives.ReadUInt32LittleEndian(source[position..]);
        uint computed = (uint)XxHash64.Hash(content);
        return stored == computed ? position + ChecksumLength : throw ZstandardErrors.WrongChecksum(stored, computed);
    }
}
