using TypedDao.Benchmarks.Harness;
using TypedDao.Benchmarks.Parquet.DuckDb;
using TypedDao.Benchmarks.Rows;
using TypedDao.Codecs;
using TypedDao.Filters;
using static TypedDao.Benchmarks.Parquet.ParquetChecks;
using static TypedDao.Benchmarks.Parquet.ParquetRuns;
using static TypedDao.Benchmarks.Parquet.ParquetVariants;

namespace TypedDao.Benchmarks.Parquet;

/// <summary>
/// Reading those rows that match a filter into objects, against DuckDB: of files that it wrote, and of files that TypedDao wrote, which
/// have an index of pages and Bloom filters. The first two variants work on one thread, the others as they do by themselves.
/// </summary>
/// <param name="options">Rows, and where files are.</param>
internal sealed class ParquetQueryBenchmarks(BenchmarkOptions options)
{
    private const string Sorted = "snappy";
    private const string OwnSorted = "own";
    private const string Shuffled = "shuffled";
    private const string OwnShuffled = "own-shuffled";
    private const int RangeCount = 20;
    private const int LookupCount = 100;

    private static LineItemColumns Columns => default;

    private readonly ParquetData _data = new(options);

    /// <summary>The benchmarks.</summary>
    public IReadOnlyList<Benchmark> All =>
    [
        Query("parquet-range", $"Parquet: {RangeCount} ranges of 1 % of a sorted key, file of DuckDB", Sorted, Ranges),
        Query("parquet-range-own", $"Parquet: {RangeCount} ranges of 1 % of a sorted key, file of TypedDao", OwnSorted, Ranges),
        Query("parquet-tenth", "Parquet: a tenth of the rows by a column in no order, file of DuckDB", Sorted, [Columns.Quantity > 45]),
        Query("parquet-tenth-own", "Parquet: a tenth of the rows by a column in no order, file of TypedDao", OwnSorted, [Columns.Quantity > 45]),
        Query("parquet-lookup", $"Parquet: {LookupCount} values of a key in no order, file of DuckDB", Shuffled, Keys),
        Query("parquet-lookup-own", $"Parquet: {LookupCount} values of a key in no order, file of TypedDao", OwnShuffled, Keys),
    ];

    // The keys are about as many as the rows, and an eighth of each 32 in a row are there.
    private Filter[] Ranges => [.. Spread(RangeCount, options.Rows).Select(start => Columns.OrderKey.Between(start, start + (options.Rows / 100)))];

    private Filter[] Keys => [.. Spread(LookupCount, options.Rows / 5).Select(order => Columns.OrderKey == (order / 8 * 32) + (order % 8) + 1)];

    private Benchmark Query(string name, string title, string file, Filter[] filters)
    {
        string path = _data.LineItemFile(file);
        return new Benchmark(
            name,
            title,
            async () =>
            {
                await MakeAsync(file);
                return await CheckAsync(file, filters);
            },
            Duck("DuckDB, classes", duck => ReadAll(duck, path, filters)),
            new Variant("TypedDao, classes", () => () => ReadAllAsync(path, filters)),
            Duck("DuckDB, classes, on all threads", duck => ReadAll(duck, path, filters), Environment.ProcessorCount),
            new Variant("TypedDao, classes, queries of a catalog", () =>
            {
                var catalog = new CatalogRuns(options);
                return () => QueryAllAsync(catalog, file, filters);
            }));
    }

    private async Task MakeAsync(string file)
    {
        if (file is Sorted or OwnSorted)
        {
            _data.MakeLineItems(Sorted);
        }
        else
        {
            _data.MakeShuffledLineItems(Shuffled);
        }

        if (file is OwnSorted or OwnShuffled)
        {
            await new CatalogRuns(options).CopyAsync(file is OwnSorted ? Sorted : Shuffled, file);
        }
    }

    private async Task<Workload> CheckAsync(string file, Filter[] filters)
    {
        string path = _data.LineItemFile(file);
        var statistics = new ReadStatistics();
        long matches = 0;
        ulong expected = Sum<LineItem>((sum, row) => sum.Add(row), each => ReadAll(new DuckConnection(), path, filters, row =>
        {
            each(row);
            matches++;
        }));
        Require(expected, await SumAsync<LineItem>((sum, row) => sum.Add(row), each => ReadAllAsync(path, filters, each, statistics)));
        Require(expected, await SumAsync<LineItem>((sum, row) => sum.Add(row), each => QueryAllAsync(new CatalogRuns(options), file, filters, each)));
        Console.WriteLine($"{matches} rows match; of {statistics.RowGroups} row groups TypedDao leaves out {statistics.PrunedRowGroups}, and {statistics.PrunedRows} of {(long)filters.Length * options.Rows} rows");
        return Checked(expected, filters.Length == 1 ? Workload.OfFile(options.Rows, path) : new Workload(filters.Length, "query", new FileInfo(path).Length));
    }

    private static long ReadAll(DuckConnection duck, string path, Filter[] filters, Action<LineItem>? each = null)
        => filters.Sum(filter => DuckRows.ReadClasses(duck, path, each, filter));

    private static async Task<long> ReadAllAsync(string path, Filter[] filters, Action<LineItem>? each = null, ReadStatistics? statistics = null)
    {
        long sum = 0;
        foreach (Filter filter in filters)
        {
            sum += await ReadAsync<LineItem, LineItemShape, Look>(path, new CodecReadOptions { Filter = filter, Statistics = statistics ?? new() }, each);
        }

        return sum;
    }

    private static async Task<long> QueryAllAsync(CatalogRuns catalog, string file, Filter[] filters, Action<LineItem>? each = null)
    {
        long sum = 0;
        foreach (Filter filter in filters)
        {
            sum += await catalog.QueryAsync(file, filter, each);
        }

        return sum;
    }

    private static IEnumerable<long> Spread(int count, int length) => Enumerable.Range(0, count).Select(i => (long)length * i / count);
}
