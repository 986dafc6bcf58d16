using TypedDao.Benchmarks.Harness;
using TypedDao.Benchmarks.Rows;
using TypedDao.BuiltIn;
using TypedDao.Codecs;
using TypedDao.Filters;
using TypedDao.Parquet;
using TypedDao.Rows;

namespace TypedDao.Benchmarks.Parquet;

/// <summary>TypedDao's Parquet codec on a file.</summary>
internal static class ParquetRuns
{
    private const int BatchSize = 1024;

    private static readonly ICodec Codec = new ParquetCodecProvider().Create(new ParquetFormat());

    /// <summary>What is looked at of a row while time counts, so that none is left out.</summary>
    public interface ILook<TRow>
    {
        static abstract long At(in TRow row);
    }

    /// <summary>Reads rows and looks at each.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">What the codec is told; those rows count that match its filter.</param>
    /// <param name="each">What else is done with each row.</param>
    public static async Task<long> ReadAsync<TRow, TShape, TLook>(string path, CodecReadOptions options, Action<TRow>? each = null)
        where TShape : struct, IRowShape<TRow>
        where TLook : struct, ILook<TRow>
    {
        await using RowReader<TRow> reader = Codec.OpenReader<TRow, TShape>(new LocalFile(path), options);
        RowPredicate? predicate = options.Filter.HoldsForAll ? null : new RowPredicate(options.Filter, TShape.Schema);
        var batch = new TRow[BatchSize];
        long sum = 0;
        int count;
        while ((count = await reader.ReadAsync(batch, CancellationToken.None)) > 0)
        {
            if (predicate is not null)
            {
                count = Keep<TRow, TShape>(batch.AsSpan(0, count), predicate);
            }

            sum += LookAt<TRow, TLook>(batch.AsSpan(0, count), each);
        }

        return sum;
    }

    /// <summary>Opens a file and counts its rows.</summary>
    public static async Task<long> CountAsync(string path) => (await ParquetFile.OpenAsync(new LocalFile(path))).RowCount;

    /// <summary>Writes all rows.</summary>
    public static async Task WriteAsync<TRow, TShape>(TRow[] rows, string path)
        where TShape : struct, IRowShape<TRow>
    {
        await using var stream = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 1, FileOptions.Asynchronous);
        await using RowWriter<TRow> writer = Codec.OpenWriter<TRow, TShape>(stream, new CodecWriteOptions { Key = Path.GetFileName(path) });
        foreach (TRow row in rows)
        {
            if (writer.Write(row))
            {
                await writer.FlushAsync(CancellationToken.None);
            }
        }

        await writer.CompleteAsync(CancellationToken.None);
    }

    // As a query does: a codec may give rows that do not match.
    private static int Keep<TRow, TShape>(Span<TRow> rows, RowPredicate predicate)
        where TShape : struct, IRowShape<TRow>
    {
        int count = 0;
        foreach (TRow row in rows)
        {
            if (predicate.Matches<TRow, TShape>(row))
            {
                rows[count++] = row;
            }
        }

        return count;
    }

    private static long LookAt<TRow, TLook>(ReadOnlySpan<TRow> rows, Action<TRow>? each)
        where TLook : struct, ILook<TRow>
    {
        long sum = 0;
        foreach (ref readonly TRow row in rows)
        {
            sum += TLook.At(in row);
            each?.Invoke(row);
        }

        return sum;
    }

    /// <summary>Looks at lines of orders, trips and their parts.</summary>
    public readonly struct Look : ILook<LineItem>, ILook<LineItemValue>, ILook<LineItemPrice>, ILook<Trip>
    {
        public static long At(in LineItem row) => row.OrderKey ^ row.Comment.Length;

        public static long At(in LineItemValue row) => row.OrderKey ^ row.Comment.Length;

        public static long At(in LineItemPrice row) => row.OrderKey;

        public static long At(in Trip row) => row.PickupLocation ^ (row.PassengerCount ?? 0);
    }
}
