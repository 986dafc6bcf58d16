using System.Buffers.Binary;
using TypedDao.Parquet.Metadata;
using TypedDao.Schema;

namespace TypedDao.Parquet.Tests.Fuzz;

/// <summary>A file that is changed by chance, and where its parts are.</summary>
internal sealed class FuzzFile
{
    private const int TailLength = 8;

    private FuzzFile(string name, byte[] bytes) => (Name, Bytes) = (name, bytes);

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>The file.</summary>
    public byte[] Bytes { get; }

    /// <summary>What was written; null of a file that others wrote.</summary>
    public RowSchema? Schema { get; init; }

    /// <summary>The rows that were written, as text.</summary>
    public IReadOnlyList<string> Rows { get; init; } = [];

    /// <summary>Where the footer and the headers of pages are.</summary>
    public List<Range> Heads { get; } = [];

    /// <summary>Where the bytes of pages are.</summary>
    public List<Range> Bodies { get; } = [];

    /// <summary>Looks for the parts of a file, as far as it has any.</summary>
    /// <param name="name">The name.</param>
    /// <param name="bytes">The file.</param>
    /// <param name="schema">What was written.</param>
    /// <param name="rows">The rows that were written, as text.</param>
    public static FuzzFile Create(string name, byte[] bytes, RowSchema? schema = null, IReadOnlyList<string>? rows = null)
    {
        var file = new FuzzFile(name, bytes) { Schema = schema, Rows = rows ?? [] };
        try
        {
            file.Split();
        }
        catch (Exception error) when (error is ParquetFormatException or ArgumentException)
        {
            Assert.Null(schema);
        }

        return file;
    }

    private void Split()
    {
        int end = Bytes.Length - TailLength;
        int start = end - BinaryPrimitives.ReadInt32LittleEndian(Bytes.AsSpan(end));
        FileMetadata metadata = FileMetadata.Read(Bytes.AsSpan(start, end - start));
        Heads.Add(start..Bytes.Length);
        foreach (ColumnChunk chunk in metadata.RowGroups.SelectMany(group => group.Columns))
        {
            long next = chunk.Start;
            while (next < chunk.Start + chunk.CompressedSize)
            {
                int at = (int)next;
                PageHeader header = PageHeader.Read(Bytes.AsSpan(at), out int length);
                Heads.Add(at..(at + length));
                next += length + header.CompressedSize;
                if (header.CompressedSize > 0)
                {
                    Bodies.Add((at + length)..(int)next);
                }
            }
        }
    }
}
