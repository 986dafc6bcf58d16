using System.Buffers;
using System.Buffers.Binary;
using TypedDao.Parquet.Metadata;
using TypedDao.Parquet.Schema;

namespace TypedDao.Parquet.Reading;

/// <summary>The footer of a file: its schema and where its row groups are. Page "File Format" of the format.</summary>
/// <param name="Metadata">What it says.</param>
/// <param name="Schema">The columns.</param>
/// <param name="Bytes">Its bytes, where indexes are asked for; otherwise empty.</param>
internal sealed record Footer(FileMetadata Metadata, FileSchema Schema, ReadOnlyMemory<byte> Bytes)
{
    // One request for most files, and not much of small ones, whose data is asked for again.
    private const int MaxLikely = 64 << 10;
    private const int MinLikely = 4 << 10;
    private const int LikelyShare = 32;
    private const int TailLength = 8;
    private const int MaxLength = 1 << 30;

    private static ReadOnlySpan<byte> Magic => "PAR1"u8;

    private static ReadOnlySpan<byte> EncryptedMagic => "PARE"u8;

    /// <summary>Reads it, with one request where it is short and two where it is long.</summary>
    /// <param name="file">The file, whose length is known afterwards.</param>
    /// <param name="withIndexes">Whether <see cref="IndexesOf"/> will be asked.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    /// <exception cref="TypedDaoException">The file is no Parquet file, damaged, or of a kind that cannot be read.</exception>
    public static async ValueTask<Footer> ReadAsync(FileBytes file, bool withIndexes, CancellationToken cancellationToken)
    {
        byte[] tail = ArrayPool<byte>.Shared.Rent(MaxLikely);
        try
        {
            int read = await ReadTailAsync(file, tail, cancellationToken).ConfigureAwait(false);
            int length = LengthOf(file, tail.AsSpan(0, read));
            int start = read - TailLength - length;
            if (start >= 0)
            {
                return Read(file, tail.AsSpan(start, length), withIndexes);
            }

            byte[] footer = ArrayPool<byte>.Shared.Rent(length);
            try
            {
                await file.ReadAsync(file.Length - TailLength - length, footer.AsMemory(0, length), cancellationToken).ConfigureAwait(false);
                return Read(file, footer.AsSpan(0, length), withIndexes);
            }
            finally
            {
                ArrayPool<byte>.Shared.Return(footer);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(tail);
        }
    }

    /// <summary>The statistics of a chunk, and where its indexes are.</summary>
    /// <param name="chunk">The chunk.</param>
    /// <exception cref="ParquetFormatException">They are damaged.</exception>
    public ChunkIndexes IndexesOf(ColumnChunk chunk) => ChunkIndexes.Read(Bytes.Span[chunk.Place]);

    /// <summary>Where its first request begins, which goes to the end of the file.</summary>
    /// <param name="length">The length of the file; null: unknown, and the offset counts from the end.</param>
    public static long FirstOffset(long? length) => length is { } end ? Math.Max(0, end - LikelyLength(length)) : -LikelyLength(null);

    private static int LikelyLength(long? length) => length is { } known ? (int)Math.Clamp(known / LikelyShare, MinLikely, MaxLikely) : MaxLikely;

    private static async ValueTask<int> ReadTailAsync(FileBytes file, byte[] tail, CancellationToken cancellationToken)
    {
        int likely = LikelyLength(file.Source.Length);
        Stream stream = await file.Source.OpenAsync(FirstOffset(file.Source.Length), null, cancellationToken).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            int read = await stream.ReadAtLeastAsync(tail.AsMemory(0, likely), likely, throwOnEndOfStream: false, cancellationToken)
                .ConfigureAwait(false);
            file.Count(read);
            file.Length = read < likely
                ? read
                : file.Source.Length ?? throw new InvalidOperationException("A file that was opened knows its length.");
            return read;
        }
    }

    private static int LengthOf(FileBytes file, ReadOnlySpan<byte> tail)
    {
        if (file.Length < TailLength + Magic.Length || tail.Length < TailLength)
        {
            throw ParquetErrors.Damaged(file, $"has {file.Length} bytes, too few for a footer");
        }

        ReadOnlySpan<byte> magic = tail[^Magic.Length..];
        if (magic.SequenceEqual(EncryptedMagic))
        {
            throw ParquetErrors.NotSupported(file, "has an encrypted footer, which cannot be read");
        }

        if (!magic.SequenceEqual(Magic))
        {
            throw ParquetErrors.Damaged(file, "does not end with 'PAR1': it is of another format, or cut off");
        }

        uint length = BinaryPrimitives.ReadUInt32LittleEndian(tail[^TailLength..]);
        return length <= file.Length - TailLength - Magic.Length && length <= MaxLength
            ? (int)length
            : throw ParquetErrors.Damaged(file, $"announces a footer of {length} bytes where it has {file.Length} bytes in all");
    }

    private static Footer Read(FileBytes file, ReadOnlySpan<byte> bytes, bool withIndexes)
    {
        try
        {
            FileMetadata metadata = FileMetadata.Read(bytes);
            FileSchema schema = FileSchema.Create(metadata.Schema);
            Check(file, metadata, schema);
            return new Footer(metadata, schema, withIndexes ? bytes.ToArray() : default(ReadOnlyMemory<byte>));
        }
        catch (ParquetFormatException error)
        {
            throw ParquetErrors.Damaged(file, $"has a damaged footer: {error.Message}", error);
        }
    }

    private static void Check(FileBytes file, FileMetadata metadata, FileSchema schema)
    {
        long rows = 0;
        foreach (RowGroup group in metadata.RowGroups)
        {
            rows += group.RowCount;
            if (rows < 0)
            {
                throw new ParquetFormatException("the row groups have more rows than can be counted");
            }

            if (group.Columns.Length != schema.Leaves.Length)
            {
                throw new ParquetFormatException($"a row group has {group.Columns.Length} columns where the schema has {schema.Leaves.Length}");
            }

            for (int i = 0; i < group.Columns.Length; i++)
            {
                Check(file, group.Columns[i], schema.Leaves[i], group.RowCount);
            }
        }

        // Some writers leave it at zero.
        if (rows != metadata.RowCount && metadata.RowCount != 0)
        {
            throw new ParquetFormatException($"the row groups have {rows} rows, the file {metadata.RowCount}");
        }
    }

    private static void Check(FileBytes file, ColumnChunk chunk, SchemaNode leaf, long rows)
    {
        if (chunk.IsEncrypted)
        {
            throw ParquetErrors.NotSupported(file, $"has the encrypted column '{leaf.Path}', which cannot be read");
        }

        if (chunk.FilePath is { } path)
        {
            throw ParquetErrors.NotSupported(file, $"keeps the values of column '{leaf.Path}' in another file, '{path}', which cannot be read");
        }

        if (chunk.Type != leaf.Element.Type)
        {
            throw new ParquetFormatException($"the column '{leaf.Path}' has values of type {chunk.Type} where the schema says {leaf.Element.Type}");
        }

        if (leaf.MaxRepetition == 0 && chunk.ValueCount != rows)
        {
            throw new ParquetFormatException($"the column '{leaf.Path}' has {chunk.ValueCount} values in a row group of {rows} rows");
        }

        if (chunk.ValueCount > 0 && (chunk.Start < Magic.Length || chunk.CompressedSize > file.Length - chunk.Start))
        {
            throw new ParquetFormatException($"the column '{leaf.Path}' has {chunk.CompressedSize} bytes at byte {chunk.Start}, which is outside of the file");
        }
    }
}
