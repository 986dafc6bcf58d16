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
        Query("parquet-range", $"{RangeCount} ranges of 1 % of a sorted key, file of DuckDB", Sorted, (RangeCount, "range"), Ranges),
        Query("parquet-range-own", $"{RangeCount} ranges of 1 % of a sorted key, file of TypedDao", OwnSorted, (RangeCount, "range"), Ranges),
        Query("parquet-tenth", "a tenth of the rows by a column in no order, file of DuckDB", Sorted, (options.Rows, "row"), Tenth),
        Query("parquet-tenth-own", "a tenth of the rows by a column in no order, file of TypedDao", OwnSorted, (options.Rows, "row"), Tenth),
        Query("parquet-lookup", $"{LookupCount} values of a key in no order, file of DuckDB", Shuffled, (LookupCount, "lookup"), Keys),
        Query("parquet-lookup-own", $"{LookupCount} values of a key in no order, file of TypedDao", OwnShuffled, (LookupCount, "lookup"), Keys),
    ];

    // Keys go as far as the rows, about; the first eight of each 32 are there.
    private Filter[] Ranges => [.. Spread(RangeCount, options.Rows).Select(start => Columns.OrderKey.Between(start, start + (options.Rows / 100)))];

    // Whole quantities up to 50.
    private static Filter[] Tenth => [Columns.Quantity > 45];

    private Filter[] Keys => [.. Spread(LookupCount, options.Rows / 5).Select(order => Columns.OrderKey == (order / 8 * 32) + (order % 8) + 1)];

    private Benchmark Query(string name, string title, string file, (int Count, string Name) items, Filter[] filters)
    {
        string path = _data.LineItemFile(file);
        return new Benchmark(
            name,
            $"Parquet: {title}",
            async () =>
            {
                await MakeAsync(file);
                return Checked(await CheckAsync(file, filters), new Workload(items.Count, items.Name, new FileInfo(path).Length));
            },
            Duck("DuckDB, classes", duck => ReadAll(duck, path, filters)),
            new Variant("TypedDao, classes", () => () => ReadAllAsync(path, filters)),
            Duck("DuckDB, classes, on all threads", duck => ReadAll(duck, path, filters), Environment.ProcessorCount),
            Duck("DuckDB, classes, on all threads, of results that are held", duck => ReadAll(duck, path, filters), Environment.ProcessorCount, holdsResults: true),
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

    private async Task<ulong> CheckAsync(string file, Filter[] filters)
    {
        string path = _data.LineItemFile(file);
        var statistics = new ReadStatistics();
        long matches = 0;
        ulong expected = Sum<LineItem>(sum => sum.Add, each => ReadAll(new DuckConnection(), path, filters, row =>
        {
            each(row);
            matches++;
        }));
        Require(expected, await SumAsync<LineItem>(sum => sum.Add, each => ReadAllAsync(path, filters, each, statistics)));
        Require(expected, await SumAsync<LineItem>(sum => sum.Add, each => QueryAllAsync(new CatalogRuns(options), file, filters, each)));
        long rows = (long)filters.Length * options.Rows;
        Console.WriteLine($"{matches:N0} of {rows:N0} rows match");
        Console.WriteLine($"TypedDao leaves out {statistics.PrunedRowGroups} of {statistics.RowGroups} row groups, {statistics.PrunedRows:N0} rows");
        return expected;
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
