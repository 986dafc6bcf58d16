using System.Text;
using TypedDao.BuiltIn;
using TypedDao.Rows;

namespace TypedDao.Codecs.Tests.Support;

/// <summary>Codecs, and how tests read and write with them.</summary>
internal static class Codecs
{
    public static ICodec JsonLines { get; } = new JsonLinesCodecProvider().Create(new JsonLinesFormat());

    public static ICodec Json { get; } = new JsonCodecProvider().Create(new JsonFormat());

    public static ICodec Csv(CsvFormat? format = null) => new CsvCodecProvider().Create(format ?? new CsvFormat());

    /// <summary>Reads to the end, keeping bad rows and the error.</summary>
    public static async Task<Result<TRow>> ReadAsync<TRow, TShape>(
        this ICodec codec, IFileSource file, IReadOnlyDictionary<string, string?>? pathValues = null, int batchSize = 7)
        where TShape : struct, IRowShape<TRow>
    {
        var rejects = new Rejects();
        var rows = new List<TRow>();
        try
        {
            await using RowReader<TRow> reader = codec.OpenReader<TRow, TShape>(
                file, new CodecReadOptions { BadRows = rejects, PathValues = pathValues ?? new Dictionary<string, string?>() });
            var batch = new TRow[batchSize];
            int count;
            while ((count = await reader.ReadAsync(batch, TestContext.Current.CancellationToken)) > 0)
            {
                rows.AddRange(batch.Take(count));
            }

            return new Result<TRow>(rows, rejects.Rows, null);
        }
        catch (TypedDaoException e)
        {
            return new Result<TRow>(rows, rejects.Rows, e);
        }
    }

    public static Task<Result<TRow>> ReadAsync<TRow, TShape>(this ICodec codec, string text, string key = "data.txt")
        where TShape : struct, IRowShape<TRow>
        => codec.ReadAsync<TRow, TShape>(new MemoryFile(text, key));

    /// <summary>Writes a whole file.</summary>
    public static async Task<byte[]> WriteAsync<TRow, TShape>(
        this ICodec codec, IEnumerable<TRow> rows, string key = "data.txt", IReadOnlySet<string>? pathColumns = null)
        where TShape : struct, IRowShape<TRow>
    {
        using var stream = new MemoryStream();
        await using RowWriter<TRow> writer = codec.OpenWriter<TRow, TShape>(
            stream, new CodecWriteOptions { Key = key, PathColumns = pathColumns ?? new HashSet<string>() });
        foreach (TRow row in rows)
        {
            if (writer.Write(row))
            {
                await writer.FlushAsync(TestContext.Current.CancellationToken);
            }
        }

        await writer.CompleteAsync(TestContext.Current.CancellationToken);
        return stream.ToArray();
    }

    public static async Task<string> WriteTextAsync<TRow, TShape>(this ICodec codec, params IEnumerable<TRow> rows)
        where TShape : struct, IRowShape<TRow>
        => Encoding.UTF8.GetString(await codec.WriteAsync<TRow, TShape>(rows));
}
