using TypedDao.Benchmarks.Harness;
using TypedDao.Benchmarks.Rows;
using TypedDao.Codecs;

namespace TypedDao.Benchmarks.Codecs;

/// <summary>TypedDao's codecs on a file.</summary>
public static class CodecRuns
{
    private const int BatchSize = 1024;

    /// <summary>Reads all rows and looks at each.</summary>
    /// <param name="codec">The codec.</param>
    /// <param name="path">The file.</param>
    /// <param name="degree">How many threads decode; objects of a catalog are read with as many as there are processors, up to four.</param>
    /// <param name="each">What is done with each row.</param>
    public static async Task<long> ReadAsync(ICodec codec, string path, int degree, Action<LineItem>? each = null)
    {
        var options = new CodecReadOptions { MaxDegreeOfParallelism = degree };
        await using RowReader<LineItem> reader = codec.OpenReader<LineItem, LineItemShape>(new LocalFile(path), options);
        var batch = new LineItem[BatchSize];
        long sum = 0;
        int count;
        while ((count = await reader.ReadAsync(batch, CancellationToken.None)) > 0)
        {
            for (int i = 0; i < count; i++)
            {
                sum += batch[i].OrderKey ^ batch[i].Comment.Length;
                each?.Invoke(batch[i]);
            }
        }

        return sum;
    }

    /// <summary>Writes all rows.</summary>
    /// <param name="codec">The codec.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="path">The file.</param>
    /// <param name="degree">How many threads encode; objects of a catalog are written with as many as there are processors, up to four.</param>
    public static async Task WriteAsync(ICodec codec, LineItem[] rows, string path, int degree)
    {
        var options = new CodecWriteOptions { Key = Path.GetFileName(path), MaxDegreeOfParallelism = degree };
        await using var stream = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 1, FileOptions.Asynchronous);
        await using RowWriter<LineItem> writer = codec.OpenWriter<LineItem, LineItemShape>(stream, options);
        foreach (LineItem row in rows)
        {
            if (writer.Write(row))
            {
                await writer.FlushAsync(CancellationToken.None);
            }
        }

        await writer.CompleteAsync(CancellationToken.None);
    }
}
