using System.Buffers.Binary;
using TypedDao.Benchmarks.Rows;

namespace TypedDao.Benchmarks.Parquet;

/// <summary>Bytes as pages hold them, cut into pages of equal length.</summary>
public static class PageData
{
    /// <summary>The bytes of a page before compression, as most writers choose it.</summary>
    public const int PageLength = 1 << 20;

    /// <summary>The pages of a file.</summary>
    /// <param name="path">The file.</param>
    public static byte[][] Read(string path) => [.. File.ReadAllBytes(path).Chunk(PageLength)];

    /// <summary>Writes the numbers of rows column by column, each as plain little-endian values.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="path">The file.</param>
    public static void WriteNumbers(LineItem[] rows, string path)
    {
        using FileStream stream = File.Create(path);
        WriteColumn(stream, rows, sizeof(long), row => row.OrderKey);
        WriteColumn(stream, rows, sizeof(long), row => row.PartKey);
        WriteColumn(stream, rows, sizeof(long), row => row.SuppKey);
        WriteColumn(stream, rows, sizeof(int), row => row.LineNumber);
        WriteColumn(stream, rows, sizeof(long), row => (long)(row.Quantity * 100));
        WriteColumn(stream, rows, sizeof(long), row => (long)(row.ExtendedPrice * 100));
        WriteColumn(stream, rows, sizeof(long), row => (long)(row.Discount * 100));
        WriteColumn(stream, rows, sizeof(int), row => row.ShipDate.DayNumber);
        WriteColumn(stream, rows, sizeof(int), row => row.CommitDate.DayNumber);
    }

    private static void WriteColumn(FileStream stream, LineItem[] rows, int width, Func<LineItem, long> value)
    {
        byte[] bytes = new byte[sizeof(long)];
        foreach (LineItem row in rows)
        {
            BinaryPrimitives.WriteInt64LittleEndian(bytes, value(row));
            stream.Write(bytes, 0, width);
        }
    }
}
