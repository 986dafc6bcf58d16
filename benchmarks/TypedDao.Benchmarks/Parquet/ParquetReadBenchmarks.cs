using TypedDao.Benchmarks.Harness;
using TypedDao.Benchmarks.Parquet.DuckDb;
using TypedDao.Benchmarks.Rows;

namespace TypedDao.Benchmarks.Parquet;

/// <summary>Reading Parquet against DuckDB's C interface: the same files, the same rows, one thread each.</summary>
/// <param name="options">Rows, and where files are.</param>
internal sealed class ParquetReadBenchmarks(BenchmarkOptions options)
{
    private readonly ParquetData _data = new(options);

    /// <summary>The benchmarks.</summary>
    public IReadOnlyList<Benchmark> All =>
    [
        .. new[] { "snappy", "uncompressed", "zstd", "gzip" }.Select(Scan),
        new(
            "parquet-columns",
            "Parquet: 2 of 16 columns, snappy",
            () => CheckAsync(
                path => DuckChecksum(each => DuckRows.ReadPrices(new DuckConnection(), path, each), (Checksum sum, LineItemPrice row) => sum.Add(row)),
                path => ChecksumAsync<LineItemPrice, LineItemPriceShape>(path, (sum, row) => sum.Add(row)),
                LineItems("snappy")),
            Duck("DuckDB, structures", _data.LineItemFile("snappy"), (duck, path) => DuckRows.ReadPrices(duck, path)),
            Own<LineItemPrice, LineItemPriceShape>("TypedDao, structures", _data.LineItemFile("snappy"), (ref readonly row) => row.OrderKey)),
        new(
            "parquet-nulls",
            "Parquet: 19 columns of taxi trips with nulls, snappy",
            () => CheckAsync(
                path => DuckChecksum(each => DuckRows.ReadTrips(new DuckConnection(), path, each), (Checksum sum, Trip row) => sum.Add(row)),
                path => ChecksumAsync<Trip, TripShape>(path, (sum, row) => sum.Add(row)),
                Trips()),
            Duck("DuckDB, classes", _data.TripFile, (duck, path) => DuckRows.ReadTrips(duck, path)),
            Own<Trip, TripShape>("TypedDao, classes", _data.TripFile, (ref readonly row) => row.PickupLocation ^ (row.PassengerCount ?? 0))),
    ];

    private Benchmark Scan(string compression)
    {
        string path = _data.LineItemFile(compression);
        return new Benchmark(
            $"parquet-scan-{compression}",
            $"Parquet: 16 columns, {compression}",
            () => CheckAsync(
                file => DuckChecksum(each => DuckRows.ReadClasses(new DuckConnection(), file, each), (Checksum sum, LineItem row) => sum.Add(row)),
                file => ChecksumAsync<LineItem, LineItemShape>(file, (sum, row) => sum.Add(row)),
                LineItems(compression),
                file => DuckChecksum(each => DuckRows.ReadSlices(new DuckConnection(), file, each), (Checksum sum, LineItem row) => sum.Add(row)),
                file => ChecksumAsync<LineItemValue, LineItemValueShape>(file, (sum, row) => sum.Add(row.ToLineItem())).Result),
            Duck("DuckDB, classes", path, (duck, file) => DuckRows.ReadClasses(duck, file)),
            Duck("DuckDB, structures with slices of UTF-8", path, (duck, file) => DuckRows.ReadSlices(duck, file)),
            Own<LineItem, LineItemShape>("TypedDao, classes", path, (ref readonly row) => row.OrderKey ^ row.Comment.Length),
            Own<LineItemValue, LineItemValueShape>("TypedDao, structures with strings", path, (ref readonly row) => row.OrderKey ^ row.Comment.Length));
    }

    private Func<string> LineItems(string compression) => () =>
    {
        _data.MakeLineItems(compression);
        return _data.LineItemFile(compression);
    };

    private Func<string> Trips() => () =>
    {
        _data.MakeTrips();
        return _data.TripFile;
    };

    private static Variant Duck(string name, string path, Func<DuckConnection, string, long> read) => new(name, () =>
    {
        var duck = new DuckConnection();
        return () =>
        {
            read(duck, path);
            return Task.CompletedTask;
        };
    });

    private delegate long Look<TRow>(ref readonly TRow row);

    private static Variant Own<TRow, TShape>(string name, string path, Look<TRow> look)
        where TShape : struct, TypedDao.Rows.IRowShape<TRow>
        => new(name, () => async () =>
        {
            long sum = 0;
            await ParquetRuns.ReadAsync<TRow, TShape>(path, (ref readonly row) => sum += look(in row));
        });

    private static ulong DuckChecksum<TRow>(Func<Action<TRow>, long> read, Action<Checksum, TRow> add)
    {
        var sum = new Checksum();
        read(row => add(sum, row));
        return sum.Value;
    }

    private static async Task<ulong> ChecksumAsync<TRow, TShape>(string path, Action<Checksum, TRow> add)
        where TShape : struct, TypedDao.Rows.IRowShape<TRow>
    {
        var sum = new Checksum();
        await ParquetRuns.ReadAsync<TRow, TShape>(path, (ref readonly row) => add(sum, row));
        return sum.Value;
    }

    private async Task<Workload> CheckAsync(Func<string, ulong> peer, Func<string, Task<ulong>> own, Func<string> make, params Func<string, ulong>[] others)
    {
        string path = make();
        ulong expected = peer(path);
        foreach (ulong found in (ulong[])[await own(path), .. others.Select(other => other(path))])
        {
            if (found != expected)
            {
                throw new InvalidOperationException($"The checksum over all fields is {found:x16}, the peer's is {expected:x16}.");
            }
        }

        Console.WriteLine($"checksum over all fields, equal to the peer's: {expected:x16}");
        return Workload.OfFile(options.Rows, path);
    }
}
