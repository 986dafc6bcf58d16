using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using TypedDao.Benchmarks.Rows;

namespace TypedDao.Benchmarks.Parquet;

/// <summary>Lines of orders as pages of bytes.</summary>
public static class ZstandardPages
{
    /// <summary>The bytes of a page; the last one may have fewer.</summary>
    public const int Length = 256 * 1024;

    /// <summary>The rows as lines of text with commas.</summary>
    public static IReadOnlyList<byte[]> Text(LineItem[] rows)
    {
        var text = new StringBuilder();
        foreach (LineItem row in rows)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"{row.OrderKey},{row.PartKey},{row.SuppKey},{row.LineNumber},{row.Quantity},{row.ExtendedPrice},{row.Discount},{row.Tax},")
                .Append(
                    CultureInfo.InvariantCulture,
                    $"{row.ReturnFlag},{row.LineStatus},{row.ShipDate:yyyy-MM-dd},{row.CommitDate:yyyy-MM-dd},{row.ReceiptDate:yyyy-MM-dd},")
                .Append(CultureInfo.InvariantCulture, $"{row.ShipInstruct},{row.ShipMode},{row.Comment}\n");
        }

        return Cut(Encoding.UTF8.GetBytes(text.ToString()));
    }

    /// <summary>Columns of the rows as binary numbers, in the order of their bytes as Parquet has them plain.</summary>
    public static IReadOnlyList<byte[]> Numbers(LineItem[] rows) =>
    [
        .. Column(rows, row => row.OrderKey),
        .. Column(rows, row => row.PartKey),
        .. Column(rows, row => (double)row.ExtendedPrice),
        .. Column(rows, row => (int)(row.Quantity * 100)),
        .. Column(rows, row => row.ShipDate.DayNumber),
    ];

    private static byte[][] Column<T>(LineItem[] rows, Func<LineItem, T> value)
        where T : unmanaged
        => Cut(MemoryMarshal.AsBytes<T>(Array.ConvertAll(rows, row => value(row))));

    private static byte[][] Cut(ReadOnlySpan<byte> bytes)
    {
        byte[][] pages = new byte[(bytes.Length + Length - 1) / Length][];
        for (int i = 0; i < pages.Length; i++)
        {
            pages[i] = bytes.Slice(i * Length, Math.Min(Length, bytes.Length - (i * Length))).ToArray();
        }

        return pages;
    }
}
