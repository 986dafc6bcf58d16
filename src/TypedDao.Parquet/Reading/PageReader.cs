using TypedDao.Parquet.Buffers;
using TypedDao.Parquet.Compression;
using TypedDao.Parquet.Hashing;
using TypedDao.Parquet.Metadata;
using TypedDao.Parquet.Thrift;

namespace TypedDao.Parquet.Reading;

/// <summary>Reads the pages of a chunk one after the other, checked and decompressed: page "Data Pages" of the format.</summary>
/// <param name="chunk">The chunk.</param>
/// <param name="bytes">Its bytes.</param>
internal sealed class PageReader(ColumnChunk chunk, ChunkBytes bytes) : IDisposable
{
    // Headers have some dozen bytes, with statistics of long texts more.
    private const int LikelyHeader = 256;
    private const int MaxHeader = 16 << 20;

    /// <summary>Whatever a page claims, it is not made larger than this, or than some times what it has in the file.</summary>
    private const int MaxPage = 64 << 20;
    private const int MaxRatio = 64;

    private readonly ScratchBuffer _values = new();
    private long _next = bytes.Start;
    private long _body;

    /// <summary>Where the page begins in the file.</summary>
    public long Offset { get; private set; }

    /// <summary>Its header.</summary>
    public PageHeader Header { get; private set; }

    /// <summary>Of the second version: the repetition levels.</summary>
    public ReadOnlyMemory<byte> Repetitions { get; private set; }

    /// <summary>Of the second version: the definition levels.</summary>
    public ReadOnlyMemory<byte> Definitions { get; private set; }

    /// <summary>The values; in the first version with the levels before them. Valid until the next page.</summary>
    public ReadOnlyMemory<byte> Values { get; private set; }

    /// <summary>Where the next page begins in the file.</summary>
    public long NextOffset => _next;

    /// <summary>Goes on to the header of the next page.</summary>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>Whether there is one.</returns>
    /// <exception cref="ParquetFormatException">It is not what the format says.</exception>
    public async ValueTask<bool> NextAsync(CancellationToken cancellationToken)
    {
        if (_next >= bytes.End)
        {
            return false;
        }

        Offset = _next;
        int headerLength = await ReadHeaderAsync(cancellationToken).ConfigureAwait(false);
        _body = Offset + headerLength;
        if (Header.CompressedSize > bytes.End - _body)
        {
            throw new ParquetFormatException($"the page has {Header.CompressedSize} bytes where {bytes.End - _body} are left of the column");
        }

        _next = _body + Header.CompressedSize;
        return true;
    }

    /// <summary>Goes to a page further on, whose header is read next.</summary>
    /// <param name="offset">Where it begins in the file.</param>
    public void GoTo(long offset) => _next = offset;

    /// <summary>Reads what follows the header.</summary>
    /// <param name="decompressor">Decompresses it.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="ParquetFormatException">It is not what the format says.</exception>
    public async ValueTask LoadAsync(PageDecompressor decompressor, CancellationToken cancellationToken)
    {
        ReadOnlyMemory<byte> compressed = await bytes.ReadAsync(_body, Header.CompressedSize, cancellationToken).ConfigureAwait(false);
        if (Header.Crc is { } crc && Crc32.Compute(compressed.Span) != crc)
        {
            throw new ParquetFormatException("the checksum is not that of the bytes");
        }

        Take(compressed, decompressor);
    }

    /// <inheritdoc/>
    public void Dispose() => _values.Dispose();

    private async ValueTask<int> ReadHeaderAsync(CancellationToken cancellationToken)
    {
        for (int wanted = LikelyHeader; ; wanted *= 8)
        {
            ReadOnlyMemory<byte> head = await bytes.ReadAsync(Offset, wanted, cancellationToken).ConfigureAwait(false);
            try
            {
                Header = PageHeader.Read(head.Span, out int length);
                return length;
            }
            catch (ThriftEndException) when (head.Length == wanted && wanted < MaxHeader)
            {
                // More of it, then.
            }
        }
    }

    private void Take(ReadOnlyMemory<byte> compressed, PageDecompressor decompressor)
    {
        int levels = 0;
        if (Header.Kind == PageKind.DataV2)
        {
            if ((long)Header.RepetitionLength + Header.DefinitionLength is var length && length > compressed.Length || length > Header.UncompressedSize)
            {
                throw new ParquetFormatException($"the levels have {length} bytes where the page has {Math.Min(compressed.Length, Header.UncompressedSize)}");
            }

            levels = (int)length;
            Repetitions = compressed[..Header.RepetitionLength];
            Definitions = compressed[Header.RepetitionLength..levels];
        }

        ReadOnlyMemory<byte> values = compressed[levels..];
        int size = Header.UncompressedSize - levels;
        if (chunk.Codec == CompressionCodec.Uncompressed || !Header.IsCompressed)
        {
            Values = values.Length >= size ? values[..size] : throw new ParquetFormatException($"the page has {values.Length} bytes instead of {size}");
            return;
        }

        if (values.IsEmpty)
        {
            // Some writers compress nothing to nothing.
            Values = size == 0 ? values : throw new ParquetFormatException($"the page has no bytes where {size} are announced");
            return;
        }

        if (size > Math.Max(MaxPage, (long)values.Length * MaxRatio))
        {
            throw new ParquetFormatException($"the page announces {size} bytes, compressed to {values.Length}");
        }

        Memory<byte> plain = _values.Get(size).AsMemory(0, size);
        decompressor.Decompress(chunk.Codec, values.Span, plain.Span);
        Values = plain;
    }
}
