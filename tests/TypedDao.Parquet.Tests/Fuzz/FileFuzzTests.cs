using System.Buffers;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using TypedDao.Codecs;
using TypedDao.Filters;
using TypedDao.Parquet.Compression;
using TypedDao.Parquet.Rows;
using TypedDao.Parquet.Writing;
using TypedDao.Schema;
using TypedDao.Tests;

namespace TypedDao.Parquet.Tests.Fuzz;

/// <summary>Files that were changed by chance are read, or refused with the file and the place, within bounds of time and memory.</summary>
public sealed partial class FileFuzzTests
{
    private const string Variable = "TYPEDDAO_FUZZ_CASES";
    private const int UsualCases = 1000;
    private const int MostBytes = 256 << 20;
    private const int MostRows = 20_000;
    private const int MostFileBytes = 64 << 10;

    private static readonly TimeSpan MostTime = TimeSpan.FromSeconds(2);

    private static readonly CompressionCodec[] Codecs =
        [CompressionCodec.Uncompressed, CompressionCodec.Snappy, CompressionCodec.Gzip, CompressionCodec.Brotli, CompressionCodec.Zstd, CompressionCodec.Lz4Raw];

    [Fact]
    public async Task Changed_files_of_ours_are_read_or_refused() => await FuzzAsync(await OwnAsync());

    [Fact]
    public async Task Changed_files_of_others_are_read_or_refused()
    {
        string root = TestRepository.SharedPathOrSkip("reference", "parquet");
        await FuzzAsync(
        [
            .. Directory.EnumerateFiles(root, "*.parquet*", SearchOption.AllDirectories)
                .Where(path => new FileInfo(path).Length < MostFileBytes)
                .Order(StringComparer.Ordinal)
                .Select(path => FuzzFile.Create(Path.GetFileName(path), File.ReadAllBytes(path))),
        ]);
    }

    [Fact]
    public async Task A_page_of_ours_that_was_changed_is_refused()
    {
        int seed = Seeded.Seed();
        FuzzFile[] files = [.. (await OwnAsync()).Where(file => file.Bodies.Count > 0)];
        for (int i = 0; i < UsualCases; i++)
        {
            var random = new Random(unchecked(seed + i));
            FuzzFile file = files[random.Next(files.Length)];
            DynamicShape.Use(file.Schema!);
            var source = new LocalSource(Mutator.ChangePages(random, file), "changed.parquet");
            try
            {
                // Changes may undo each other.
                Assert.Equal(file.Rows, (await ParquetFiles.ReadAsync<DynamicRow, DynamicShape>(source)).Select(row => Dynamic.Show(row)));
            }
            catch (TypedDaoException error)
            {
                Assert.Matches("^The Parquet file is damaged in column '.*', in the page at byte \\d+: the checksum is not that of the bytes\\.$", error.Fact.ReplaceLineEndings(" "));
            }
        }
    }

    private static async Task FuzzAsync(FuzzFile[] files)
    {
        int cases = int.TryParse(Environment.GetEnvironmentVariable(Variable), CultureInfo.InvariantCulture, out int asked) ? asked : UsualCases;
        int seed = Seeded.Seed();
        (int refused, TimeSpan mostTime, long mostBytes) = (0, TimeSpan.Zero, 0);
        for (int i = 0; i < cases; i++)
        {
            var random = new Random(unchecked(seed + i));
            FuzzFile file = files[random.Next(files.Length)];
            byte[] bytes = Mutator.Change(random, file, files[random.Next(files.Length)]);
            try
            {
                (bool isRefused, TimeSpan time, long allocated) = await ReadAsync(file, bytes);

                // Whoever is slow once may have been kept waiting.
                time = time > MostTime ? (await ReadAsync(file, bytes)).Time : time;
                Assert.True(time < MostTime, $"it takes {time}");
                Assert.True(allocated < MostBytes, $"it takes {allocated >> 20} MB");
                refused += isRefused ? 1 : 0;
                mostTime = time > mostTime ? time : mostTime;
                mostBytes = Math.Max(allocated, mostBytes);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                Assert.Fail($"{file.Name}, seed {unchecked(seed + i)} (set TYPEDDAO_SEED to it and {Variable} to 1): {error}");
            }
        }

        TestContext.Current.TestOutputHelper!.WriteLine(
            $"{refused} of {cases} were refused; at most {mostTime.TotalMilliseconds:F0} ms and {mostBytes >> 10} KB for one");
        Assert.InRange(refused, cases / 4, cases);
    }

    private static async Task<(bool IsRefused, TimeSpan Time, long Bytes)> ReadAsync(FuzzFile file, byte[] bytes)
    {
        var source = new LocalSource(bytes, "changed.parquet");
        long allocated = GC.GetAllocatedBytesForCurrentThread();
        long start = TimeProvider.System.GetTimestamp();
        bool isRefused = await IsRefusedAsync(async () =>
        {
            await ReadBatchesAsync(source);
            RowSchema schema = await SchemaAsync(file, source);
            await ReadRowsAsync(source, schema, Filter.All, threads: 1);
            await ReadRowsAsync(source, schema, FilterOf(schema), threads: 1);
        });
        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        TimeSpan time = TimeProvider.System.GetElapsedTime(start);

        // What these allocate on which thread nobody can tell.
        bool isRefusedAhead = await IsRefusedAsync(async () =>
        {
            RowSchema schema = await SchemaAsync(file, source);
            await ReadRowsAsync(source, schema, Filter.All, ParquetFiles.ThreadsFor(bytes.Length));
            await ReadRowsAsync(source, schema, FilterOf(schema), ParquetFiles.ThreadsFor(bytes.Length));
        });
        Assert.True(isRefused || !isRefusedAhead, "it is refused by several threads alone");
        return (isRefused, time, allocated);
    }

    private static async Task<bool> IsRefusedAsync(Func<Task> read)
    {
        try
        {
            await read();
            return false;
        }
        catch (TypedDaoException error)
        {
            Assert.True(error.Kind is ErrorKind.InvalidData or ErrorKind.NotSupported or ErrorKind.SchemaMismatch, error.ToString());
            Assert.Equal("changed.parquet", error.Address);
            Assert.True(Place().IsMatch(error.Fact), $"the place is missing: {error.Fact}");
            return true;
        }
    }

    private static async ValueTask<RowSchema> SchemaAsync(FuzzFile file, LocalSource source)
        => file.Schema ?? (await ParquetFile.OpenAsync(source, TestContext.Current.CancellationToken)).Schema;

    [GeneratedRegex(@"byte \d|bytes|column '|footer|'PAR1'")]
    private static partial Regex Place();

    private static async Task ReadBatchesAsync(LocalSource source)
    {
        ParquetFile file = await ParquetFile.OpenAsync(source, TestContext.Current.CancellationToken);
        var json = new Utf8JsonWriter(new ArrayBufferWriter<byte>());
        long rows = 0;
        await using var again = ParquetFileWriter.Create(Stream.Null, file);
        await foreach (RecordBatch batch in file.ReadAsync(null, TestContext.Current.CancellationToken))
        {
            await again.WriteAsync(batch, TestContext.Current.CancellationToken);
            for (int row = 0; row < Math.Min(batch.Count, 50); row++)
            {
                json.Reset(new ArrayBufferWriter<byte>());
                batch.WriteRow(row, json);
            }

            if ((rows += batch.Count) > MostRows)
            {
                break;
            }
        }

        await again.CompleteAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>A filter that asks for statistics, indexes and Bloom filters of every column that has values to compare.</summary>
    private static Filter FilterOf(RowSchema schema) => Filter.Disjunction(schema.Select<Column, Filter>(column =>
    {
        var path = new ColumnPath(column.Name);
        return FilterValue.KindFor(column.Type) switch
        {
            ColumnKind.Int64 => new SetFilter(path, [FilterValue.Of(1L), FilterValue.Of(-5L)]),
            ColumnKind.Double => new ComparisonFilter(path, ComparisonOperator.Less, FilterValue.Of(0.5)),
            ColumnKind.String when column.Type.Values.Count == 0 => new ComparisonFilter(path, ComparisonOperator.Equal, FilterValue.Of("Zz")),
            ColumnKind.Timestamp => new ComparisonFilter(path, ComparisonOperator.Greater, FilterValue.Of(new DateTimeOffset(2025, 1, 7, 0, 0, 0, TimeSpan.Zero))),
            _ => new NullFilter(path),
        };
    }));

    private static async Task ReadRowsAsync(LocalSource source, RowSchema schema, Filter filter, int threads)
    {
        DynamicShape.Use(schema);
        await using RowReader<DynamicRow> reader = new ParquetCodec(new WriteOptions(), manyRows: 0)
            .OpenReader<DynamicRow, DynamicShape>(source, new CodecReadOptions
            {
                BadRows = new Ignore(),
                Filter = filter,
                MaxDegreeOfParallelism = threads,
            });
        var rows = new DynamicRow[100];
        int read = 0;
        while (read < MostRows && await reader.ReadAsync(rows, TestContext.Current.CancellationToken) is > 0 and var count)
        {
            read += count;
        }
    }

    /// <summary>Files of all kinds, the same in every run.</summary>
    private static async Task<FuzzFile[]> OwnAsync()
    {
        var files = new List<FuzzFile>();
        for (int seed = 1; seed <= 40; seed++)
        {
            var random = new Random(seed);
            var data = new RandomData(random);
            RowSchema schema = data.Schema();
            DynamicShape.Use(schema);
            DynamicRow[] rows = [.. Enumerable.Range(0, random.Next(seed % 4 == 0 ? 400 : 20)).Select(_ => data.Row(schema))];
            var options = new WriteOptions { Codec = Codecs[seed % Codecs.Length], IsPageV2 = seed % 2 == 0, RowGroupRows = seed % 3 == 0 ? 7 : 1000, PageRows = seed % 5 == 0 ? 5 : 1000 };
            byte[] bytes = await ParquetFiles.WriteAsync<DynamicRow, DynamicShape>(rows, options);
            files.Add(FuzzFile.Create($"file {seed}", bytes, schema, [.. rows.Select(row => Dynamic.Show(Kept.Of(row)))]));
        }

        return [.. files];
    }

    private sealed class Ignore : IBadRowHandler
    {
        public void OnBadRow(RejectedRow row) => Assert.Equal("changed.parquet", row.Source);
    }
}
