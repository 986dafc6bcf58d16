using System.Runtime.InteropServices;

namespace TypedDao.Benchmarks.Parquet.DuckDb;

/// <summary>DuckDB's C interface, as far as results are read in chunks and rows are appended.</summary>
internal static unsafe class LibDuckDb
{
    private const string Name = "duckdb";

    static LibDuckDb() => NativeLibrary.SetDllImportResolver(
        typeof(LibDuckDb).Assembly, (name, _, _) => name == Name ? NativeLibrary.Load(NodePackages.Instance.PathOf("@duckdb", "node-bindings-linux-x64", "libduckdb.so")) : 0);

    [DllImport(Name)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern int duckdb_open(nint path, out nint database);

    [DllImport(Name)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern int duckdb_connect(nint database, out nint connection);

    [DllImport(Name)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern int duckdb_query(nint connection, [MarshalAs(UnmanagedType.LPUTF8Str)] string sql, out DuckResult result);

    [DllImport(Name)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern int duckdb_prepare(nint connection, [MarshalAs(UnmanagedType.LPUTF8Str)] string sql, out nint statement);

    [DllImport(Name)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern nint duckdb_prepare_error(nint statement);

    [DllImport(Name)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern void duckdb_destroy_prepare(ref nint statement);

    [DllImport(Name)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern int duckdb_execute_prepared(nint statement, out DuckResult result);

    [DllImport(Name)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern int duckdb_pending_prepared_streaming(nint statement, out nint pending);

    [DllImport(Name)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern int duckdb_execute_pending(nint pending, out DuckResult result);

    [DllImport(Name)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern void duckdb_destroy_pending(ref nint pending);

    [DllImport(Name)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern nint duckdb_result_error(ref DuckResult result);

    [DllImport(Name)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern void duckdb_destroy_result(ref DuckResult result);

    [DllImport(Name)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern nint duckdb_fetch_chunk(DuckResult result);

    [DllImport(Name)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern ulong duckdb_data_chunk_get_size(nint chunk);

    [DllImport(Name)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern void duckdb_data_chunk_set_size(nint chunk, ulong size);

    [DllImport(Name)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern nint duckdb_data_chunk_get_vector(nint chunk, ulong column);

    [DllImport(Name)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern void* duckdb_vector_get_data(nint vector);

    [DllImport(Name)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern ulong* duckdb_vector_get_validity(nint vector);

    [DllImport(Name)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern void duckdb_destroy_data_chunk(ref nint chunk);

    [DllImport(Name)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern int duckdb_appender_create(nint connection, nint schema, [MarshalAs(UnmanagedType.LPUTF8Str)] string table, out nint appender);

    [DllImport(Name)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern int duckdb_appender_destroy(ref nint appender);

    [DllImport(Name)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern nint duckdb_appender_column_type(nint appender, ulong column);

    [DllImport(Name)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern nint duckdb_create_data_chunk(nint[] types, ulong count);

    [DllImport(Name)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern void duckdb_data_chunk_reset(nint chunk);

    [DllImport(Name)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern int duckdb_append_data_chunk(nint appender, nint chunk);

    [DllImport(Name)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern void duckdb_vector_assign_string_element_len(nint vector, ulong index, byte* text, ulong length);
}

/// <summary>A result, of which only the library knows what it holds.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly struct DuckResult
{
    private readonly ulong _columnCount;
    private readonly ulong _rowCount;
    private readonly ulong _rowsChanged;
    private readonly nint _columns;
    private readonly nint _error;
    private readonly nint _data;
}
