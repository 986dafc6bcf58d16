using TypedDao.Codecs;
using TypedDao.Filters;
using TypedDao.Parquet.Rows;
using TypedDao.Parquet.Writing;
using TypedDao.Rows;

namespace TypedDao.Parquet.Tests;

/// <summary>Writes and reads whole files.</summary>
internal static class ParquetFiles
{
    /// <summary>Writes rows.</summary>
    public static async Task<byte[]> WriteAsync<TRow, TShape>(IEnumerable<TRow> rows, WriteOptions? options = null, int threads = 1, params string[] pathColumns)
        where TShape : struct, IRowShape<TRow>
    {
        CancellationToken cancellation = TestContext.Current.CancellationToken;
        using var stream = new MemoryStream();
        await using RowWriter<TRow> writer = new ParquetCodec(options ?? new WriteOptions()).OpenWriter<TRow, TShape>(
            stream, new CodecWriteOptions { Key = "test.parquet", MaxDegreeOfParallelism = threads, PathColumns = new HashSet<string>(pathColumns) });
        foreach (TRow row in rows)
        {
            if (writer.Write(row))
            {
                await writer.FlushAsync(cancellation);
            }
        }

        await writer.CompleteAsync(cancellation);
        return stream.ToArray();
    }

    /// <summary>Reads rows; bad ones are added to a list, or throw where there is none.</summary>
    public static async Task<List<TRow>> ReadAsync<TRow, TShape>(
        IFileSource source, List<RejectedRow>? rejected = null, IReadOnlyDictionary<string, string?>? pathValues = null, int batchLength = 100,
        Filter? filter = null, ReadStatistics? statistics = null, int? threads = null)
        where TShape : struct, IRowShape<TRow>
    {
        var options = new CodecReadOptions
        {
            BadRows = rejected is null ? FailOnBadRow.Instance : new Keeper(rejected),
            PathValues = pathValues ?? new Dictionary<string, string?>(),
            Filter = filter ?? Filter.All,
            Statistics = statistics ?? new ReadStatistics(),
            MaxDegreeOfParallelism = threads ?? ThreadsFor(source.Length ?? 0),
        };
        await using RowReader<TRow> reader = new ParquetCodec(new WriteOptions(), manyRows: 0).OpenReader<TRow, TShape>(source, options);
        var rows = new List<TRow>();
        var batch = new TRow[batchLength];
        int count;
        while ((count = await reader.ReadAsync(batch, TestContext.Current.CancellationToken)) > 0)
        {
            rows.AddRange(batch.AsSpan(0, count));
        }

        return rows;
    }

    /// <summary>Files are read on one thread to four, the same file always on as many.</summary>
    /// <param name="length">The length of the file.</param>
    public static int ThreadsFor(long length) => 1 + (int)(length % 4);

    private sealed class Keeper(List<RejectedRow> rejected) : IBadRowHandler
    {
        public void OnBadRow(RejectedRow row) => rejected.Add(row);
    }
}
