using TypedDao.Benchmarks.Harness;
using TypedDao.Benchmarks.Parquet.DuckDb;
using TypedDao.Benchmarks.Parquet.Hyparquet;
using TypedDao.Benchmarks.Rows;
using static TypedDao.Benchmarks.Parquet.ParquetChecks;
using static TypedDao.Benchmarks.Parquet.ParquetRuns;
using static TypedDao.Benchmarks.Parquet.ParquetVariants;

namespace TypedDao.Benchmarks.Parquet;

/// <summary>Reading Parquet against DuckDB's C interface and hyparquet: the same files, the same rows, one thread each.</summary>
/// <param name="options">Rows, and where files are.</param>
internal sealed class ParquetReadBenchmarks(BenchmarkOptions options)
{
    private readonly ParquetData _data = new(options);

    /// <summary>The benchmarks.</summary>
    public IReadOnlyList<Benchmark> All =>
    [
        .. new[] { "snappy", "uncompressed", "zstd", "gzip" }.Select(Scan),
        Columns(),
        Nulls(),
        Files(),
        Footer(),
    ];

    private Benchmark Scan(string compression)
    {
        string path = _data.LineItemFile(compression);

        // It takes many times as long, whatever the compression.
        bool hasHyparquet = compression == "snappy";
        return new Benchmark(
            $"parquet-scan-{compression}",
            $"Parquet: 16 columns, {compression}",
            async () =>
            {
                _data.MakeLineItems(compression);
                ulong expected = Sum<LineItem>(sum => sum.Add, each => DuckRows.ReadClasses(new DuckConnection(), path, each));
                Require(expected, Sum<SlicedLineItem>(sum => sum.Add, each => DuckRows.ReadSlices(new DuckConnection(), path, each)));
                Require(expected, await SumAsync<LineItem>(sum => sum.Add, each => ReadAsync<LineItem, LineItemShape, Look>(path, new(), each)));
                Require(expected, await SumAsync<LineItemValue>(sum => sum.Add, each => ReadAsync<LineItemValue, LineItemValueShape, Look>(path, new(), each)));
                Require(expected, hasHyparquet ? HyparquetRuns.Checksum(path) : null);
                return Checked(expected, Workload.OfFile(options.Rows, path));
            },
            Duck("DuckDB, classes", duck => DuckRows.ReadClasses(duck, path)),
            Duck("DuckDB, structures with slices of UTF-8", duck => DuckRows.ReadSlices(duck, path)),
            Own<LineItem, LineItemShape, Look>("TypedDao, classes", path),
            Own<LineItemValue, LineItemValueShape, Look>("TypedDao, structures with slices of UTF-8", path))
        {
            Programs = hasHyparquet ? [HyparquetRuns.Variant(path)] : [],
        };
    }

    private Benchmark Columns()
    {
        string path = _data.LineItemFile("snappy");
        string[] columns = ["l_orderkey", "l_extendedprice"];
        return new Benchmark(
            "parquet-columns",
            "Parquet: 2 of 16 columns, snappy",
            async () =>
            {
                _data.MakeLineItems("snappy");
                ulong expected = Sum<LineItemPrice>(sum => sum.Add, each => DuckRows.ReadPrices(new DuckConnection(), path, each));
                Require(expected, await SumAsync<LineItemPrice>(sum => sum.Add, each => ReadAsync<LineItemPrice, LineItemPriceShape, Look>(path, new(), each)));
                Require(expected, HyparquetRuns.Checksum(path, columns));
                return Checked(expected, Workload.OfFile(options.Rows, path));
            },
            Duck("DuckDB, structures", duck => DuckRows.ReadPrices(duck, path)),
            Own<LineItemPrice, LineItemPriceShape, Look>("TypedDao, structures", path))
        {
            Programs = [HyparquetRuns.Variant(path, columns)],
        };
    }

    private Benchmark Nulls()
    {
        string path = _data.TripFile;
        return new Benchmark(
            "parquet-nulls",
            "Parquet: 19 columns of taxi trips with nulls, snappy",
            async () =>
            {
                _data.MakeTrips();
                ulong expected = Sum<Trip>(sum => sum.Add, each => DuckRows.ReadTrips(new DuckConnection(), path, each));
                Require(expected, await SumAsync<Trip>(sum => sum.Add, each => ReadAsync<Trip, TripShape, Look>(path, new(), each)));
                return Checked(expected, Workload.OfFile(options.Rows, path));
            },
            Duck("DuckDB, classes", duck => DuckRows.ReadTrips(duck, path)),
            Own<Trip, TripShape, Look>("TypedDao, classes", path));
    }

    private Benchmark Files() => new(
        "parquet-files",
        $"Parquet: {ParquetData.SmallFiles} files of {ParquetData.SmallRows} rows, snappy",
        async () =>
        {
            _data.MakeSmallFiles();
            ulong expected = Sum<LineItem>(sum => sum.Add, each => ReadEach(new DuckConnection(), each));
            Require(expected, await SumAsync<LineItem>(sum => sum.Add, ReadEachAsync));
            return Checked(expected, new Workload(ParquetData.SmallFiles, "file", _data.AllSmallFiles.Sum(file => new FileInfo(file).Length)));
        },
        Duck("DuckDB, classes, a query each", duck => ReadEach(duck)),
        Duck("DuckDB, classes, one query", duck => DuckRows.ReadClasses(duck, _data.SmallFilePattern)),
        new Variant("TypedDao, classes", () => () => ReadEachAsync()));

    private Benchmark Footer() => new(
        "parquet-footer",
        $"Parquet: the footer of {ParquetData.WideColumns} columns and {ParquetData.WideRowGroups} row groups",
        async () =>
        {
            _data.MakeWide();
            long rows = await CountAsync(_data.WideFile);
            return rows == ParquetData.WideRows
                ? new Workload(1, "footer", new FileInfo(_data.WideFile).Length)
                : throw new InvalidOperationException($"The footer tells of {rows} rows.");
        },
        Duck("DuckDB, counting rows", duck => duck.Execute($"SELECT count(*) FROM read_parquet('{_data.WideFile}')")),
        new Variant("TypedDao, counting rows", () => () => CountAsync(_data.WideFile)));

    private long ReadEach(DuckConnection duck, Action<LineItem>? each = null) => _data.AllSmallFiles.Sum(file => DuckRows.ReadClasses(duck, file, each));

    private async Task<long> ReadEachAsync(Action<LineItem>? each = null)
    {
        long sum = 0;
        foreach (string file in _data.AllSmallFiles)
        {
            sum += await ReadAsync<LineItem, LineItemShape, Look>(file, new(), each);
        }

        return sum;
    }
}
