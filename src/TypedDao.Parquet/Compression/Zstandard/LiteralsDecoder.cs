using System.Buffers;

namespace TypedDao.Parquet.Compression.Zstandard;

/// <summary>Decodes the literals section of blocks (RFC 8878, section 3.1.1.3.1), and keeps the Huffman tree between the blocks of a frame.</summary>
internal sealed class LiteralsDecoder : IDisposable
{
    /// <summary>Bytes that are readable after the literals, whatever they are.</summary>
    public const int Slop = 32;

    private readonly HuffmanDecodingTable _table = new();
    private byte[]? _buffer;

    /// <summary>Begins a frame.</summary>
    public void Reset() => _table.Clear();

    /// <summary>Decodes literals that sequences follow.</summary>
    /// <param name="source">The frame.</param>
    /// <param name="position">Where the literals section goes on after its header.</param>
    /// <param name="header">Its header.</param>
    /// <returns>The literals, with <see cref="Slop"/> readable bytes after them, until the next block is decoded.</returns>
    /// <exception cref="ParquetFormatException">The section is damaged.</exception>
    public ReadOnlySpan<byte> Decode(ReadOnlySpan<byte> source, int position, LiteralsHeader header)
    {
        if (header.Type == LiteralsType.Raw && source.Length - position - header.Size >= Slop)
        {
            return source.Slice(position, header.Size);
        }

        _buffer ??= ArrayPool<byte>.Shared.Rent(FrameHeader.MaxBlockSize + Slop);
        Span<byte> literals = _buffer.AsSpan(0, header.Size);
        DecodeInto(source, position, header, literals);
        return literals;
    }

    /// <summary>Decodes literals that no sequence follows.</summary>
    /// <param name="source">The frame.</param>
    /// <param name="position">Where the literals section goes on after its header.</param>
    /// <param name="header">Its header.</param>
    /// <param name="destination">Where the literals go; exactly as long as they are.</param>
    /// <exception cref="ParquetFormatException">The section is damaged.</exception>
    public void DecodeInto(ReadOnlySpan<byte> source, int position, LiteralsHeader header, Span<byte> destination)
    {
        if (header.Type == LiteralsType.Raw)
        {
            source.Slice(position, header.Size).CopyTo(destination);
            return;
        }

        if (header.Type == LiteralsType.Rle)
        {
            destination.Fill(source[position]);
            return;
        }

        int end = position + header.StoredSize;
        if (header.Type == LiteralsType.Compressed)
        {
            position = _table.Read(source, position, end);
        }
        else if (!_table.IsPresent)
        {
            throw ZstandardErrors.NoEarlierTable("literals");
        }

        if (header.Streams == 1)
        {
            HuffmanStreams.DecodeOne(source, position, end, _table, destination);
        }
        else
        {
            HuffmanStreams.DecodeFour(source, position, end, _table, destination);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_buffer is { } buffer)
        {
            _buffer = null;
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
