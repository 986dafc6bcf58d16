using TypedDao.Benchmarks.Harness;
using TypedDao.BuiltIn;
using TypedDao.Codecs;
using TypedDao.Parquet;
using TypedDao.Rows;

namespace TypedDao.Benchmarks.Parquet;

/// <summary>TypedDao's Parquet codec on a file, on one thread.</summary>
internal static class ParquetRuns
{
    private const int BatchSize = 1024;

    private static readonly ICodec Codec = new ParquetCodecProvider().Create(new ParquetFormat());

    /// <summary>What is done with a row.</summary>
    public delegate void RowAction<TRow>(ref readonly TRow row);

    /// <summary>Reads all rows and looks at each.</summary>
    public static async Task ReadAsync<TRow, TShape>(string path, RowAction<TRow> each)
        where TShape : struct, IRowShape<TRow>
    {
        await using RowReader<TRow> reader = Codec.OpenReader<TRow, TShape>(new LocalFile(path), new CodecReadOptions());
        var batch = new TRow[BatchSize];
        int count;
        while ((count = await reader.ReadAsync(batch, CancellationToken.None)) > 0)
        {
            for (int i = 0; i < count; i++)
            {
                each(in batch[i]);
            }
        }
    }
}
