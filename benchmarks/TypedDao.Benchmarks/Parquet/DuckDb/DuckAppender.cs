using System.Text;
using TypedDao.Benchmarks.Rows;
using static TypedDao.Benchmarks.Parquet.DuckDb.LibDuckDb;

namespace TypedDao.Benchmarks.Parquet.DuckDb;

/// <summary>Appends lines of orders to a table, in chunks.</summary>
internal static unsafe class DuckAppender
{
    private const int Columns = 16;
    private const int MostRows = 2048;
    private const int EpochDay = 719_162;

    /// <summary>Appends all rows.</summary>
    public static void Append(DuckConnection duck, string table, LineItem[] rows)
    {
        DuckConnection.Check(duckdb_appender_create(duck.Handle, 0, table, out nint appender), "DuckDB cannot append.");
        nint chunk = duckdb_create_data_chunk([.. Enumerable.Range(0, Columns).Select(column => duckdb_appender_column_type(appender, (ulong)column))], Columns);
        for (int start = 0; start < rows.Length; start += MostRows)
        {
            Span<LineItem> part = rows.AsSpan(start, Math.Min(MostRows, rows.Length - start));
            duckdb_data_chunk_reset(chunk);
            Fill(chunk, part);
            duckdb_data_chunk_set_size(chunk, (ulong)part.Length);
            DuckConnection.Check(duckdb_append_data_chunk(appender, chunk), "DuckDB cannot append a chunk.");
        }

        duckdb_destroy_data_chunk(ref chunk);
        DuckConnection.Check(duckdb_appender_destroy(ref appender), "DuckDB cannot end what was appended.");
    }

    private static void Fill(nint chunk, ReadOnlySpan<LineItem> rows)
    {
        var columns = new DuckColumns(chunk);
        long* orderKey = columns.Of<long>(0), partKey = columns.Of<long>(1), suppKey = columns.Of<long>(2), lineNumber = columns.Of<long>(3);
        long* quantity = columns.Of<long>(4), price = columns.Of<long>(5), discount = columns.Of<long>(6), tax = columns.Of<long>(7);
        int* ship = columns.Of<int>(10), commit = columns.Of<int>(11), receipt = columns.Of<int>(12);
        nint flag = duckdb_data_chunk_get_vector(chunk, 8), status = duckdb_data_chunk_get_vector(chunk, 9), instruct = duckdb_data_chunk_get_vector(chunk, 13);
        nint mode = duckdb_data_chunk_get_vector(chunk, 14), comment = duckdb_data_chunk_get_vector(chunk, 15);
        for (int i = 0; i < rows.Length; i++)
        {
            LineItem row = rows[i];
            orderKey[i] = row.OrderKey;
            partKey[i] = row.PartKey;
            suppKey[i] = row.SuppKey;
            lineNumber[i] = row.LineNumber;
            quantity[i] = Cents(row.Quantity);
            price[i] = Cents(row.ExtendedPrice);
            discount[i] = Cents(row.Discount);
            tax[i] = Cents(row.Tax);
            Text(flag, i, row.ReturnFlag);
            Text(status, i, row.LineStatus);
            ship[i] = row.ShipDate.DayNumber - EpochDay;
            commit[i] = row.CommitDate.DayNumber - EpochDay;
            receipt[i] = row.ReceiptDate.DayNumber - EpochDay;
            Text(instruct, i, row.ShipInstruct);
            Text(mode, i, row.ShipMode);
            Text(comment, i, row.Comment);
        }
    }

    // All have two digits behind the point, and fewer than 64 bits.
    private static long Cents(decimal value)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        return (uint)bits[0] | ((long)bits[1] << 32);
    }

    private static void Text(nint vector, int row, string text)
    {
        byte* bytes = stackalloc byte[256];
        int length = Encoding.UTF8.GetBytes(text, new Span<byte>(bytes, 256));
        duckdb_vector_assign_string_element_len(vector, (ulong)row, bytes, (ulong)length);
    }
}
