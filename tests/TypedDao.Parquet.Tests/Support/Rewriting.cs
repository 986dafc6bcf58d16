using TypedDao.BuiltIn;
using TypedDao.Codecs;
using TypedDao.Parquet.Metadata;
using TypedDao.Parquet.Reading;

namespace TypedDao.Parquet.Tests;

/// <summary>Writes files again, batch by batch.</summary>
internal static class Rewriting
{
    /// <summary>Writes files of one schema to one.</summary>
    public static async Task<byte[]> WriteAsync(ParquetFormat? format, IReadOnlyCollection<string>? columns, int threads, params IFileSource[] sources)
    {
        CancellationToken cancellation = TestContext.Current.CancellationToken;
        using var stream = new MemoryStream();
        ParquetFile[] files = await Task.WhenAll(sources.Select(source => ParquetFile.OpenAsync(source, cancellation).AsTask()));
        await using var writer = ParquetFileWriter.Create(stream, files[0], format, columns, threads);
        foreach (ParquetFile file in files)
        {
            await foreach (RecordBatch batch in file.ReadAsync(columns, cancellation))
            {
                await writer.WriteAsync(batch, cancellation);
            }
        }

        await writer.CompleteAsync(cancellation);
        return stream.ToArray();
    }

    /// <summary>Writes a file in a way that is made up.</summary>
    public static Task<byte[]> WriteAsync(IFileSource source, Random random) => WriteAsync(Format(random), null, random.Next(1, 4), source);

    /// <summary>Requires that a file has the fields of another, but for the meanings that are not known.</summary>
    public static async Task RequireSameSchemaAsync(IFileSource source, byte[] again)
        => Assert.Equal((await ElementsAsync(source)).Skip(1), (await ElementsAsync(new LocalSource(again))).Skip(1));

    private static async Task<IEnumerable<string>> ElementsAsync(IFileSource source)
    {
        Footer footer = await Footer.ReadAsync(new FileBytes(source), withIndexes: false, TestContext.Current.CancellationToken);
        return footer.Metadata.Schema.Select(element => string.Join(
            ' ',
            element.Name,
            element.Type,
            element.TypeLength,
            element.Repetition ?? Repetition.Required,
            element.ChildCount,
            element.Converted,
            element.Logical.Kind <= LogicalKind.Float16 ? element.Logical : default,
            element.FieldId,
            element.Converted == ConvertedType.Decimal ? (element.Precision, element.Scale) : default));
    }

    /// <summary>Makes up how a file is written.</summary>
    public static ParquetFormat Format(Random random) => new()
    {
        Compression = Enum.GetValues<ParquetCompressionChoice>()[random.Next(Enum.GetValues<ParquetCompressionChoice>().Length)],
        PageVersion = random.Next(1, 3),
        RowGroupRows = random.Next(2) == 0 ? random.Next(1, 300) : 131_072,
        RowGroupBytes = random.Next(4) == 0 ? random.Next(1, 100_000) : 128 << 20,
        PageRows = random.Next(3) == 0 ? random.Next(1, 100) : 20_000,
        PageBytes = random.Next(3) == 0 ? random.Next(1, 2000) : 1 << 20,
    };
}
