using TypedDao.Parquet.Buffers;
using TypedDao.Parquet.Compression;
using TypedDao.Parquet.Encodings;
using TypedDao.Parquet.Hashing;
using TypedDao.Parquet.Metadata;

namespace TypedDao.Parquet.Writing;

/// <summary>Cuts a chunk into pages and writes them: page "Data Pages" of the format.</summary>
/// <param name="chunk">Takes the pages.</param>
/// <param name="leaf">The levels.</param>
/// <param name="values">The values.</param>
/// <param name="options">How pages are made.</param>
/// <param name="compress">Compresses the bytes of a page.</param>
internal sealed class PageWriter(EncodedChunk chunk, LeafBuffer leaf, PageValues values, WriteOptions options, PageWriter.Compression compress) : IDisposable
{
    private readonly PooledBuffer _page = new();

    /// <summary>Compresses bytes; what it gives is valid until it is called again.</summary>
    /// <param name="bytes">The bytes.</param>
    public delegate ReadOnlySpan<byte> Compression(ReadOnlySpan<byte> bytes);

    /// <summary>Writes the dictionary.</summary>
    /// <param name="bytes">Its entries, plain.</param>
    /// <param name="count">How many there are.</param>
    public void WriteDictionary(ReadOnlySpan<byte> bytes, int count)
    {
        ReadOnlySpan<byte> compressed = compress(bytes);
        int start = chunk.Bytes.Length;
        PageHeaders.WriteDictionary(chunk.Bytes, (bytes.Length, compressed.Length), Crc32.Compute(compressed), count);
        Add(start, compressed, bytes.Length);
        chunk.HasDictionary = true;
        chunk.Encodings.Add(Encoding.Plain);
    }

    /// <summary>Writes all data pages.</summary>
    public void WriteData()
    {
        chunk.Encodings.Add(values.Encoding);
        chunk.Encodings.Add(Encoding.Rle);
        (int entry, int value, int row) = (0, 0, 0);
        while (entry < leaf.EntryCount)
        {
            (int entries, int rows) = Cut(entry);
            int present = leaf.HasDefinitions ? leaf.Definitions.Slice(entry, entries).Count((byte)leaf.Place.Definition) : entries;
            WritePage((entry, entries), (value, present), (row, rows));
            entry += entries;
            value += present;
            row += rows;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _page.Dispose();

    /// <summary>How many entries and rows the next page has: whole rows.</summary>
    private (int Entries, int Rows) Cut(int start)
    {
        int left = leaf.EntryCount - start;
        long bytesPerEntry = Math.Max(1, values is PlacePageValues places ? places.BitWidth / 8 : leaf.ByteCount / Math.Max(1, leaf.EntryCount));
        int most = (int)Math.Clamp(options.PageBytes / bytesPerEntry, 1, left);
        if (!leaf.HasRepetitions)
        {
            int rows = Math.Min(most, options.PageRows);
            return (rows, rows);
        }

        ReadOnlySpan<byte> repetitions = leaf.Repetitions[start..];
        int begun = 0;
        for (int i = 0; i < repetitions.Length; i++)
        {
            if (repetitions[i] == 0)
            {
                if (i > 0 && (i >= most || begun == options.PageRows))
                {
                    return (i, begun);
                }

                begun++;
            }
        }

        return (left, begun);
    }

    private void WritePage((int Start, int Count) entries, (int Start, int Count) present, (int Start, int Count) rows)
    {
        _page.Clear();
        int repetitions = WriteLevels(leaf.HasRepetitions, leaf.Repetitions, leaf.Place.Repetition, entries);
        int definitions = WriteLevels(leaf.HasDefinitions, leaf.Definitions, leaf.Place.Definition, entries);
        values.Encode(present.Start, present.Count, _page);
        ReadOnlySpan<byte> page = _page.WrittenSpan;
        int start = chunk.Bytes.Length;
        int nulls = entries.Count - present.Count;
        if (options.IsPageV2)
        {
            WriteV2(page, (definitions, repetitions), (entries.Count, nulls, rows.Count));
        }
        else
        {
            ReadOnlySpan<byte> compressed = compress(page);
            PageHeaders.WriteData(chunk.Bytes, (page.Length, compressed.Length), Crc32.Compute(compressed), entries.Count, values.Encoding);
            Add(start, compressed, page.Length);
        }

        chunk.Pages.Add(new EncodedPage(start, chunk.Bytes.Length - start, rows.Start, nulls, present.Count == 0, BoundsOf(present)));
    }

    private ValueBounds BoundsOf((int Start, int Count) present) => leaf.HasOrder ? values.BoundsOf(present.Start, present.Count) : default;

    // Levels stand before the values as they are, and only the values are compressed, where that saves something.
    private void WriteV2(ReadOnlySpan<byte> page, (int Definitions, int Repetitions) levels, (int Entries, int Nulls, int Rows) counts)
    {
        int start = chunk.Bytes.Length;
        int levelBytes = levels.Definitions + levels.Repetitions;
        ReadOnlySpan<byte> plain = page[levelBytes..];
        ReadOnlySpan<byte> compressed = compress(plain);
        bool isCompressed = options.Codec != CompressionCodec.Uncompressed && compressed.Length < plain.Length;
        ReadOnlySpan<byte> body = isCompressed ? compressed : plain;
        PageHeaders.WriteDataV2(
            chunk.Bytes,
            (page.Length, levelBytes + body.Length),
            Crc32.Compute(page[..levelBytes], body),
            counts,
            values.Encoding,
            levels,
            isCompressed);
        chunk.Bytes.Write(page[..levelBytes]);
        Add(start, body, page.Length - levelBytes);
    }

    private int WriteLevels(bool isPresent, ReadOnlySpan<byte> levels, int most, (int Start, int Count) entries)
    {
        if (!isPresent)
        {
            return 0;
        }

        int before = _page.Length;
        int bitWidth = 32 - int.LeadingZeroCount(most);
        if (options.IsPageV2)
        {
            RleBitPackedEncoder.Encode(levels.Slice(entries.Start, entries.Count), bitWidth, _page);
        }
        else
        {
            RleBitPackedEncoder.EncodeWithLength(levels.Slice(entries.Start, entries.Count), bitWidth, _page);
        }

        return _page.Length - before;
    }

    private void Add(int start, ReadOnlySpan<byte> body, int plainLength)
    {
        int header = chunk.Bytes.Length - start;
        chunk.Bytes.Write(body);
        chunk.UncompressedSize += header + plainLength;
        chunk.CompressedSize += header + body.Length;
    }
}
