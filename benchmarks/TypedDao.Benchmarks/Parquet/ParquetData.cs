using System.Globalization;
using TypedDao.Benchmarks.Parquet.DuckDb;

namespace TypedDao.Benchmarks.Parquet;

/// <summary>Files that DuckDB makes at run time, the same on every machine.</summary>
/// <param name="options">How many rows, and where.</param>
internal sealed class ParquetData(BenchmarkOptions options)
{
    public const int SmallFiles = 2000;
    public const int SmallRows = 100;
    public const int WideColumns = 1000;
    public const int WideRowGroups = 49;
    public const int WideRows = WideRowGroups * LeastRowGroup;

    private const string Snappy = "COMPRESSION snappy";
    private const int RowGroup = 122_880;
    private const int LeastRowGroup = 2048;

    // Lines per order, on average four.
    private const string LineItems = """
        WITH words AS (SELECT ['furiously', 'slyly', 'carefully', 'blithely', 'quickly', 'fluffily', 'final', 'ironic', 'pending', 'bold', 'express', 'regular',
                'even', 'silent', 'special', 'unusual', 'deposits', 'requests', 'packages', 'accounts', 'instructions', 'foxes', 'theodolites', 'pinto beans',
                'dependencies', 'excuses', 'platelets', 'asymptotes', 'courts', 'ideas', 'sleep', 'wake', 'haggle', 'nag', 'cajole', 'detect', 'integrate',
                'boost', 'above the', 'across the', 'according to the', 'against the'] AS w),
            orders AS (SELECT i, DATE '1992-01-01' + (hash(i, 11) % 2406)::INT AS ordered FROM range(0, {0}) t(i)),
            lines AS (SELECT (i // 8) * 32 + (i % 8) + 1 AS k, ordered, unnest(range(1, 2 + (hash(i) % 7)::INT)) AS line FROM orders LIMIT {1}),
            seeds AS (SELECT *, hash(k, line) AS a, hash(k, line, 1) AS b, hash(k, line, 2) AS c, hash(k, line, 3) AS d, hash(k, line, 4) AS e,
                hash(k, line, 5) AS f FROM lines),
            parts AS (SELECT *, 1 + (a % 200000)::BIGINT AS part, 1 + (b % 50)::INT AS quantity, ordered + (1 + c % 121)::INT AS shipped FROM seeds)
        SELECT k::BIGINT AS l_orderkey, part AS l_partkey, (1 + (part + (d % 4)::BIGINT * 2501) % 10000)::BIGINT AS l_suppkey, line::BIGINT AS l_linenumber,
            quantity::DECIMAL(15, 2) AS l_quantity,
            ((quantity * (90000 + (part // 10) % 20001 + 100 * (part % 1000))) / 100)::DECIMAL(15, 2) AS l_extendedprice,
            ((d // 8 % 11) / 100.0)::DECIMAL(15, 2) AS l_discount, ((e % 9) / 100.0)::DECIMAL(15, 2) AS l_tax,
            CASE WHEN shipped + (1 + f % 30)::INT > DATE '1995-06-17' THEN 'N' WHEN e // 16 % 2 = 0 THEN 'R' ELSE 'A' END AS l_returnflag,
            CASE WHEN shipped > DATE '1995-06-17' THEN 'O' ELSE 'F' END AS l_linestatus,
            shipped AS l_shipdate, ordered + (30 + e // 32 % 61)::INT AS l_commitdate, shipped + (1 + f % 30)::INT AS l_receiptdate,
            (['DELIVER IN PERSON', 'COLLECT COD', 'NONE', 'TAKE BACK RETURN'])[1 + (a // 256 % 4)::INT] AS l_shipinstruct,
            (['REG AIR', 'AIR', 'RAIL', 'SHIP', 'TRUCK', 'MAIL', 'FOB'])[1 + (b // 256 % 7)::INT] AS l_shipmode,
            substr(concat_ws(' ', w[1 + (c // 512 % 42)::INT], w[1 + (d // 512 % 42)::INT], w[1 + (e // 512 % 42)::INT], w[1 + (f // 512 % 42)::INT],
                w[1 + (a // 65536 % 42)::INT]), 1 + (b // 65536 % 6)::INT, 10 + (c // 65536 % 34)::INT) AS l_comment
        FROM parts, words
        """;

    private const string Trips = """
        WITH seeds AS (SELECT i, hash(i) AS a, hash(i, 1) AS b, hash(i, 2) AS c, hash(i, 3) AS d, hash(i, 4) AS e, hash(i, 5) AS f FROM range(0, {0}) t(i)),
            trips AS (SELECT *, a % 20 = 0 AS missing, round(exp(((b % 4000) / 1000.0) - 1.3), 2) AS distance,
                TIMESTAMP '2024-01-01' + to_microseconds(((i * 31 * 86400 / {0})::BIGINT + (b % 600)::BIGINT) * 1000000) AS pickup FROM seeds)
        SELECT (1 + c % 2)::INT AS "VendorID", pickup AS tpep_pickup_datetime, pickup + to_microseconds((60 + (c % 3000)::BIGINT) * 1000000) AS tpep_dropoff_datetime,
            CASE WHEN missing THEN NULL ELSE (1 + (d % 16) // 11 + (d % 64) // 60)::BIGINT END AS passenger_count, distance AS trip_distance,
            CASE WHEN missing THEN NULL ELSE (1 + (e % 100) // 95)::BIGINT END AS "RatecodeID",
            CASE WHEN missing THEN NULL WHEN e // 128 % 200 = 0 THEN 'Y' ELSE 'N' END AS store_and_fwd_flag,
            (1 + sqrt((c // 8 % 70225))::INT)::INT AS "PULocationID", (1 + sqrt((d // 128 % 70225))::INT)::INT AS "DOLocationID",
            (CASE WHEN missing THEN 0 ELSE 1 + (f % 5) // 4 END)::BIGINT AS payment_type,
            round(3 + distance * 2.7 + (e // 1024 % 100) * 0.1, 1)::DOUBLE AS fare_amount, (([0.0, 1.0, 2.5, 5.0])[1 + (f // 64 % 4)::INT])::DOUBLE AS extra,
            0.5::DOUBLE AS mta_tax, round(CASE WHEN f // 1024 % 4 = 0 THEN 0 ELSE distance * 0.6 + (f // 4096 % 500) / 100.0 END, 2)::DOUBLE AS tip_amount,
            (CASE WHEN a // 64 % 14 = 0 THEN 6.94 ELSE 0 END)::DOUBLE AS tolls_amount, 1.0::DOUBLE AS improvement_surcharge,
            round(5 + distance * 3.3 + (f // 4096 % 2000) / 100.0, 2)::DOUBLE AS total_amount,
            (CASE WHEN missing THEN NULL WHEN b // 64 % 12 = 0 THEN 0.0 ELSE 2.5 END)::DOUBLE AS congestion_surcharge,
            (CASE WHEN missing THEN NULL WHEN c // 64 % 11 = 0 THEN 1.75 ELSE 0.0 END)::DOUBLE AS airport_fee
        FROM trips
        """;

    /// <summary>Rows of the smaller file.</summary>
    public int FewRows => options.Rows / 6;

    /// <summary>The lines of orders in a file of the catalog: by the compression as DuckDB calls it, or by what is special.</summary>
    public string LineItemFile(string name) => Path.Combine(options.Folder, $"lineitem.{name}.parquet");

    /// <summary>Trips of taxis in a file, of which some values are null.</summary>
    public string TripFile => Path.Combine(options.Folder, "trips.parquet");

    /// <summary>Makes the file of lines of orders.</summary>
    public void MakeLineItems(string compression) => Make(LineItemQuery(options.Rows), LineItemFile(compression), $"COMPRESSION {compression}");

    /// <summary>Makes a file of a part of the lines of orders.</summary>
    public void MakeFewLineItems(string name) => Make(LineItemQuery(FewRows), LineItemFile(name), Snappy);

    /// <summary>
    /// Makes a file of the lines of orders whose orders come in no order, with Bloom filters: DuckDB writes these for dictionaries alone, which are
    /// therefore to be of any size.
    /// </summary>
    public void MakeShuffledLineItems(string name) => Make(
        $"SELECT * FROM ({LineItemQuery(options.Rows)}) ORDER BY hash(l_orderkey), l_orderkey, l_linenumber",
        LineItemFile(name),
        $"{Snappy}, DICTIONARY_SIZE_LIMIT {RowGroup}");

    /// <summary>Makes the file of trips.</summary>
    public void MakeTrips() => Make(string.Format(CultureInfo.InvariantCulture, Trips, options.Rows), TripFile, Snappy);

    /// <summary>A file of many columns and row groups.</summary>
    public string WideFile => Path.Combine(options.Folder, "wide.parquet");

    /// <summary>All small files, in order.</summary>
    public IEnumerable<string> AllSmallFiles => Enumerable.Range(0, SmallFiles).Select(SmallFile);

    /// <summary>All small files for DuckDB.</summary>
    public string SmallFilePattern => Path.Combine(options.Folder, "small.*.parquet");

    /// <summary>Makes many files of few lines of orders.</summary>
    public void MakeSmallFiles()
    {
        var duck = new DuckConnection();
        duck.Execute($"CREATE TABLE t AS SELECT row_number() OVER () AS place, * FROM ({string.Format(CultureInfo.InvariantCulture, LineItems, SmallFiles * SmallRows, SmallFiles * SmallRows)})");
        for (int i = 0; i < SmallFiles; i++)
        {
            duck.Execute($"COPY (SELECT * EXCLUDE (place) FROM t WHERE place > {i * SmallRows} AND place <= {(i + 1) * SmallRows}) TO '{SmallFile(i)}' (FORMAT parquet, COMPRESSION snappy)");
        }
    }

    /// <summary>Makes a file of many columns and row groups.</summary>
    public void MakeWide()
    {
        string columns = string.Join(", ", Enumerable.Range(0, WideColumns).Select(column => $"i % 5 AS c{column}"));
        new DuckConnection().Execute($"COPY (SELECT {columns} FROM range({WideRows}) t(i)) TO '{WideFile}' (FORMAT parquet, COMPRESSION snappy, ROW_GROUP_SIZE {LeastRowGroup})");
    }

    private string SmallFile(int number) => Path.Combine(options.Folder, $"small.{number:d5}.parquet");

    private static string LineItemQuery(int rows) => string.Format(CultureInfo.InvariantCulture, LineItems, (rows / 4) + 1000 + (rows / 100), rows);

    private static void Make(string query, string path, string format)
    {
        if (!File.Exists(path))
        {
            new DuckConnection(Environment.ProcessorCount).Execute($"COPY ({query}) TO '{path}' (FORMAT parquet, {format}, ROW_GROUP_SIZE {RowGroup})");
        }
    }
}
