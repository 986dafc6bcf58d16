using TypedDao.Benchmarks.Harness;
using TypedDao.Benchmarks.Parquet.DuckDb;
using TypedDao.Benchmarks.Rows;
using static TypedDao.Benchmarks.Parquet.ParquetRuns;

namespace TypedDao.Benchmarks.Parquet;

/// <summary>Writing Parquet against DuckDB: from its own memory, and from rows that are handed to it.</summary>
/// <param name="options">Rows, and where files are.</param>
internal sealed class ParquetWriteBenchmarks(BenchmarkOptions options)
{
    private readonly ParquetData _data = new(options);

    /// <summary>The benchmarks.</summary>
    public IReadOnlyList<Benchmark> All =>
    [
        new(
            "parquet-write",
            "Parquet: write 16 columns, snappy",
            CheckAsync,
            new Variant("DuckDB, COPY of its table", PrepareCopy, () => File.Delete(PathOf("copy"))),
            new Variant("DuckDB, rows appended to a table and COPY", PrepareAppend, () => File.Delete(PathOf("append"))),
            new Variant("TypedDao, classes", PrepareOwn, () => File.Delete(PathOf("own")))),
    ];

    private string Source => _data.LineItemFile("snappy");

    private Func<Task> PrepareCopy()
    {
        var duck = new DuckConnection();
        duck.Execute($"CREATE TABLE t AS SELECT * FROM read_parquet('{Source}')");
        return () =>
        {
            Copy(duck, "copy");
            return Task.CompletedTask;
        };
    }

    private Func<Task> PrepareAppend()
    {
        LineItem[] rows = Rows();
        var duck = new DuckConnection();
        return () =>
        {
            duck.Execute($"CREATE OR REPLACE TABLE t AS SELECT * FROM read_parquet('{Source}') LIMIT 0");
            DuckAppender.Append(duck, "t", rows);
            Copy(duck, "append");
            return Task.CompletedTask;
        };
    }

    private Func<Task> PrepareOwn()
    {
        LineItem[] rows = Rows();
        return () => WriteAsync<LineItem, LineItemShape>(rows, PathOf("own"));
    }

    private async Task<Workload> CheckAsync()
    {
        _data.MakeLineItems("snappy");
        ulong expected = ChecksumOf(Source);
        foreach ((string name, Func<Task> write) in new[] { ("copy", PrepareCopy()), ("append", PrepareAppend()), ("own", PrepareOwn()) })
        {
            await write();
            if (ChecksumOf(PathOf(name)) is ulong found && found != expected)
            {
                throw new InvalidOperationException($"The checksum over all fields of '{name}', read by the peer, is {found:x16} instead of {expected:x16}.");
            }

            Console.WriteLine($"{name}: {new FileInfo(PathOf(name)).Length:N0} bytes, of which the peer reads the same rows");
        }

        return Workload.OfFile(options.Rows, Source);
    }

    private LineItem[] Rows()
    {
        var rows = new List<LineItem>(options.Rows);
        DuckRows.ReadClasses(new DuckConnection(), Source, rows.Add);
        return [.. rows];
    }

    private static ulong ChecksumOf(string path)
    {
        var sum = new Checksum();
        DuckRows.ReadClasses(new DuckConnection(), path, sum.Add);
        return sum.Value;
    }

    private void Copy(DuckConnection duck, string name) => duck.Execute($"COPY t TO '{PathOf(name)}' (FORMAT parquet, COMPRESSION snappy)");

    private string PathOf(string name) => Path.Combine(options.Folder, $"written.{name}.parquet");
}
