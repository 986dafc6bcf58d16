using TypedDao.Benchmarks.Harness;
using TypedDao.Benchmarks.Parquet.DuckDb;
using TypedDao.Benchmarks.Rows;
using TypedDao.Codecs;
using static TypedDao.Benchmarks.Parquet.ParquetChecks;
using static TypedDao.Benchmarks.Parquet.ParquetRuns;
using static TypedDao.Benchmarks.Parquet.ParquetVariants;

namespace TypedDao.Benchmarks.Parquet;

/// <summary>What a second thread gains, and what a larger file costs in memory.</summary>
/// <param name="options">Rows, and where files are.</param>
internal sealed class ParquetThreadBenchmarks(BenchmarkOptions options)
{
    private const string Few = "few";

    private readonly ParquetData _data = new(options);

    /// <summary>The benchmarks.</summary>
    public IReadOnlyList<Benchmark> All => [Scan(), Columns(), Memory()];

    private string File => _data.LineItemFile("snappy");

    private Benchmark Scan() => new(
        "parquet-threads",
        "Parquet: 16 columns, snappy, by one thread and by two",
        async () =>
        {
            _data.MakeLineItems("snappy");
            ulong expected = await CheckedAsync(File);
            Require(expected, await SumAsync<LineItemValue>(sum => sum.Add, each => ReadAsync<LineItemValue, LineItemValueShape, Look>(File, Two(), each)));
            Require(expected, Sum<LineItem>(sum => sum.Add, each => DuckRows.ReadClasses(new DuckConnection(threads: 2, holdsResults: true), File, each)));
            Require(expected, Sum<SlicedLineItem>(sum => sum.Add, each => DuckRows.ReadSlices(new DuckConnection(threads: 2), File, each)));
            return Checked(expected, Workload.OfFile(options.Rows, File));
        },
        Duck("DuckDB, classes, 1 thread", duck => DuckRows.ReadClasses(duck, File)),
        Duck("DuckDB, classes, 2 threads", duck => DuckRows.ReadClasses(duck, File), threads: 2),
        Duck("DuckDB, classes, 2 threads, of a result that is held", duck => DuckRows.ReadClasses(duck, File), threads: 2, holdsResults: true),
        Duck("DuckDB, structures with slices of UTF-8, 1 thread", duck => DuckRows.ReadSlices(duck, File)),
        Duck("DuckDB, structures with slices of UTF-8, 2 threads", duck => DuckRows.ReadSlices(duck, File), threads: 2),
        Own<LineItem, LineItemShape, Look>("TypedDao, classes, 1 thread", File),
        Own<LineItem, LineItemShape, Look>("TypedDao, classes, 2 threads", File, threads: 2),
        Own<LineItemValue, LineItemValueShape, Look>("TypedDao, structures with slices of UTF-8, 1 thread", File),
        Own<LineItemValue, LineItemValueShape, Look>("TypedDao, structures with slices of UTF-8, 2 threads", File, threads: 2));

    private Benchmark Columns() => new(
        "parquet-threads-columns",
        "Parquet: 2 of 16 columns, snappy, by one thread and by two",
        async () =>
        {
            _data.MakeLineItems("snappy");
            ulong expected = Sum<LineItemPrice>(sum => sum.Add, each => DuckRows.ReadPrices(new DuckConnection(), File, each));
            Require(expected, Sum<LineItemPrice>(sum => sum.Add, each => DuckRows.ReadPrices(new DuckConnection(threads: 2), File, each)));
            Require(expected, Sum<LineItemPrice>(sum => sum.Add, each => DuckRows.ReadPrices(new DuckConnection(threads: 2, holdsResults: true), File, each)));
            Require(expected, await SumAsync<LineItemPrice>(sum => sum.Add, each => ReadAsync<LineItemPrice, LineItemPriceShape, Look>(File, Two(), each)));
            return Checked(expected, Workload.OfFile(options.Rows, File));
        },
        Duck("DuckDB, structures, 1 thread", duck => DuckRows.ReadPrices(duck, File)),
        Duck("DuckDB, structures, 2 threads", duck => DuckRows.ReadPrices(duck, File), threads: 2),
        Duck("DuckDB, structures, 2 threads, of a result that is held", duck => DuckRows.ReadPrices(duck, File), threads: 2, holdsResults: true),
        Own<LineItemPrice, LineItemPriceShape, Look>("TypedDao, structures, 1 thread", File),
        Own<LineItemPrice, LineItemPriceShape, Look>("TypedDao, structures, 2 threads", File, threads: 2));

    // Only the peaks count; times differ by the rows.
    private Benchmark Memory()
    {
        string few = _data.LineItemFile(Few);
        return new Benchmark(
            "parquet-memory",
            "Parquet: peak memory of 16 columns, snappy, by the rows of the file",
            async () =>
            {
                _data.MakeLineItems("snappy");
                _data.MakeFewLineItems(Few);
                await CheckedAsync(few);
                return Checked(await CheckedAsync(File), Workload.OfFile(options.Rows, File));
            },
            [
                Duck($"DuckDB, classes, {_data.FewRows:N0} rows", duck => DuckRows.ReadClasses(duck, few)),
                Duck($"DuckDB, classes, {options.Rows:N0} rows", duck => DuckRows.ReadClasses(duck, File)),
                .. new[] { 1, 2 }.SelectMany(threads => new[]
                {
                    Own<LineItem, LineItemShape, Look>($"TypedDao, classes, {_data.FewRows:N0} rows, {Threads(threads)}", few, threads),
                    Own<LineItem, LineItemShape, Look>($"TypedDao, classes, {options.Rows:N0} rows, {Threads(threads)}", File, threads),
                }),
            ]);
    }

    private static string Threads(int count) => count == 1 ? "1 thread" : $"{count} threads";

    private static CodecReadOptions Two() => new() { MaxDegreeOfParallelism = 2 };

    // By two threads the same as the peer by one.
    private static async Task<ulong> CheckedAsync(string path)
    {
        ulong expected = Sum<LineItem>(sum => sum.Add, each => DuckRows.ReadClasses(new DuckConnection(), path, each));
        Require(expected, await SumAsync<LineItem>(sum => sum.Add, each => ReadAsync<LineItem, LineItemShape, Look>(path, Two(), each)));
        return expected;
    }
}
