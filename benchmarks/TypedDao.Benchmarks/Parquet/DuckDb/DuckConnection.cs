using System.Runtime.InteropServices;
using static TypedDao.Benchmarks.Parquet.DuckDb.LibDuckDb;

namespace TypedDao.Benchmarks.Parquet.DuckDb;

/// <summary>A database in memory.</summary>
internal sealed class DuckConnection
{
    private readonly nint _connection;
    private readonly bool _holdsResults;

    /// <summary>Opens an empty database.</summary>
    /// <param name="threads">How many threads work on a query, that of the caller among them.</param>
    /// <param name="holdsResults">Whether the result of a query is held as a whole before it is looked at.</param>
    public DuckConnection(int threads = 1, bool holdsResults = false)
    {
        _holdsResults = holdsResults;
        Check(duckdb_open(0, out nint database), "DuckDB cannot open a database.");
        Check(duckdb_connect(database, out _connection), "DuckDB cannot connect.");
        Execute($"SET threads = {threads}");
    }

    /// <summary>What is done with a chunk.</summary>
    /// <param name="columns">Its columns.</param>
    /// <param name="count">Its rows.</param>
    public delegate void ChunkAction(DuckColumns columns, int count);

    public nint Handle => _connection;

    /// <summary>Runs a statement.</summary>
    public void Execute(string sql)
    {
        int state = duckdb_query(_connection, sql, out DuckResult result);
        string? error = state == 0 ? null : Marshal.PtrToStringUTF8(duckdb_result_error(ref result));
        duckdb_destroy_result(ref result);
        Check(state, error);
    }

    /// <summary>Runs a query and looks at its result chunk by chunk.</summary>
    public void Query(string sql, ChunkAction action)
    {
        int state = duckdb_prepare(_connection, sql, out nint statement);
        Check(state, state == 0 ? null : Marshal.PtrToStringUTF8(duckdb_prepare_error(statement)));
        state = _holdsResults ? duckdb_execute_prepared(statement, out DuckResult result) : Stream(statement, out result);
        Check(state, state == 0 ? null : Marshal.PtrToStringUTF8(duckdb_result_error(ref result)));
        while (duckdb_fetch_chunk(result) is not 0 and nint chunk)
        {
            int count = (int)duckdb_data_chunk_get_size(chunk);
            if (count > 0)
            {
                action(new DuckColumns(chunk), count);
            }

            duckdb_destroy_data_chunk(ref chunk);
        }

        duckdb_destroy_result(ref result);
        duckdb_destroy_prepare(ref statement);
    }

    /// <summary>Fails where the library says so.</summary>
    public static void Check(int state, string? error)
    {
        if (state != 0)
        {
            throw new InvalidOperationException(error);
        }
    }

    private static int Stream(nint statement, out DuckResult result)
    {
        Check(duckdb_pending_prepared_streaming(statement, out nint pending), "DuckDB cannot begin a query.");
        int state = duckdb_execute_pending(pending, out result);
        duckdb_destroy_pending(ref pending);
        return state;
    }
}

/// <summary>The columns of a chunk.</summary>
internal readonly unsafe struct DuckColumns(nint chunk)
{
    /// <summary>The values of a column.</summary>
    public T* Of<T>(int column)
        where T : unmanaged
        => (T*)duckdb_vector_get_data(duckdb_data_chunk_get_vector(chunk, (ulong)column));

    /// <summary>Which rows of a column have a value, by bits; null where all have.</summary>
    public ulong* Validity(int column) => duckdb_vector_get_validity(duckdb_data_chunk_get_vector(chunk, (ulong)column));
}
