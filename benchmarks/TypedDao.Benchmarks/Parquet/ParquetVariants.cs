using TypedDao.Benchmarks.Harness;
using TypedDao.Benchmarks.Parquet.DuckDb;
using TypedDao.Codecs;
using TypedDao.Rows;

namespace TypedDao.Benchmarks.Parquet;

/// <summary>Variants that read a file.</summary>
internal static class ParquetVariants
{
    /// <summary>DuckDB.</summary>
    /// <param name="name">What is printed.</param>
    /// <param name="read">What it does.</param>
    /// <param name="threads">How many threads work on a query.</param>
    /// <param name="holdsResults">Whether results are held as a whole before they are looked at.</param>
    public static Variant Duck(string name, Action<DuckConnection> read, int threads = 1, bool holdsResults = false) => new(name, () =>
    {
        var duck = new DuckConnection(threads, holdsResults);
        return () =>
        {
            read(duck);
            return Task.CompletedTask;
        };
    });

    /// <summary>The codec.</summary>
    /// <param name="name">What is printed.</param>
    /// <param name="path">The file.</param>
    /// <param name="threads">How many threads decode.</param>
    public static Variant Own<TRow, TShape, TLook>(string name, string path, int threads = 1)
        where TShape : struct, IRowShape<TRow>
        where TLook : struct, ParquetRuns.ILook<TRow>
        => new(name, () => () => ParquetRuns.ReadAsync<TRow, TShape, TLook>(path, new CodecReadOptions { MaxDegreeOfParallelism = threads }));
}
