using TypedDao.Benchmarks.Harness;
using TypedDao.Benchmarks.Rows;
using TypedDao.BuiltIn;
using TypedDao.Codecs;

namespace TypedDao.Benchmarks.Codecs;

/// <summary>CSV against CsvHelper, JSON lines against System.Text.Json: the same rows, checked equal before time counts.</summary>
public sealed class CodecBenchmarks(BenchmarkOptions options)
{
    private const int Seed = 20250107;

    // As objects of a catalog are read and written.
    private static readonly int Degree = Math.Min(Environment.ProcessorCount, 4);

    private readonly ICodec _csv = new CsvCodecProvider().Create(new CsvFormat());
    private readonly ICodec _jsonLines = new JsonLinesCodecProvider().Create(new JsonLinesFormat());
    private readonly Lazy<EarlierCsvHelper> _earlier = new(() => new EarlierCsvHelper());

    /// <summary>The benchmarks.</summary>
    public IReadOnlyList<Benchmark> All =>
    [
        new(
            "csv-read",
            "CSV: read into classes",
            CheckCsvReadAsync,
            new Variant("CsvHelper 34, GetRecords", () => Run(() => CsvHelperRuns.Read(CsvFile))),
            new Variant("CsvHelper 33, GetRecords", () => Run(() => _earlier.Value.Read(CsvFile))),
            new Variant("TypedDao", () => () => CodecRuns.ReadAsync(_csv, CsvFile, Degree)),
            new Variant("TypedDao, one thread", () => () => CodecRuns.ReadAsync(_csv, CsvFile, 1))),
        new(
            "csv-write",
            "CSV: write from classes",
            CheckCsvWriteAsync,
            Writing("CsvHelper 34, WriteRecords", Twins, CsvHelperRuns.Write),
            Writing("CsvHelper 33, WriteRecords", () => _earlier.Value.Load(CsvFile), (rows, path) => _earlier.Value.Write(rows, path)),
            OwnWriting("TypedDao", _csv, Degree),
            OwnWriting("TypedDao, one thread", _csv, 1)),
        new(
            "json-read",
            "JSON lines: read into classes",
            CheckJsonReadAsync,
            new Variant("System.Text.Json, source-generated", () => Run(() => SystemTextJsonRuns.Read(JsonFile))),
            new Variant("TypedDao", () => () => CodecRuns.ReadAsync(_jsonLines, JsonFile, Degree)),
            new Variant("TypedDao, one thread", () => () => CodecRuns.ReadAsync(_jsonLines, JsonFile, 1))),
        new(
            "json-write",
            "JSON lines: write from classes",
            CheckJsonWriteAsync,
            Writing("System.Text.Json, source-generated", Twins, SystemTextJsonRuns.Write),
            OwnWriting("TypedDao", _jsonLines, Degree),
            OwnWriting("TypedDao, one thread", _jsonLines, 1)),
    ];

    private string CsvFile => PathOf("lineitem.csv");

    private string JsonFile => PathOf("lineitem.jsonl");

    private LineItem[] Rows() => LineItemData.Make(options.Rows, Seed);

    private PeerLineItem[] Twins() => [.. Rows().Select(PeerLineItem.From)];

    private async Task<Workload> CheckCsvReadAsync()
    {
        string path = await WriteAsync(_csv, CsvFile);
        await CheckAsync(_csv, path, each => CsvHelperRuns.Read(path, each));
        await CheckEarlierAsync(path);
        return Workload.OfFile(options.Rows, path);
    }

    private async Task<Workload> CheckCsvWriteAsync()
    {
        string path = await WriteAsync(_csv, CsvFile);
        CheckBytes(path, peer => CsvHelperRuns.Write(Twins(), peer));
        await CheckEarlierAsync(path);
        return Workload.OfFile(options.Rows, path);
    }

    private async Task<Workload> CheckJsonReadAsync()
    {
        string path = await WriteAsync(_jsonLines, JsonFile);
        await CheckAsync(_jsonLines, path, each => SystemTextJsonRuns.Read(path, each));
        return Workload.OfFile(options.Rows, path);
    }

    private async Task<Workload> CheckJsonWriteAsync()
    {
        string path = await WriteAsync(_jsonLines, JsonFile);
        CheckBytes(path, peer => SystemTextJsonRuns.Write(Twins(), peer));
        return Workload.OfFile(options.Rows, path);
    }

    private static Func<Task> Run(Action action) => () =>
    {
        action();
        return Task.CompletedTask;
    };

    private Variant OwnWriting(string name, ICodec codec, int degree)
        => Writing(name, Rows, (rows, path) => CodecRuns.WriteAsync(codec, rows, path, degree));

    private Variant Writing<TRows>(string name, Func<TRows> rows, Action<TRows, string> write)
        => Writing(name, rows, (prepared, path) => Run(() => write(prepared, path))());

    // Each writes a file that is not there, as objects of a catalog are written.
    private Variant Writing<TRows>(string name, Func<TRows> rows, Func<TRows, string, Task> write)
    {
        string path = PathOf(Guid.NewGuid().ToString("N"));
        return new Variant(
            name,
            () =>
            {
                TRows prepared = rows();
                return () => write(prepared, path);
            },
            () => File.Delete(path));
    }

    private static async Task CheckAsync(ICodec codec, string path, Action<Action<PeerLineItem>> readPeer)
    {
        var peer = new Checksum();
        readPeer(peer.Add);
        foreach (int degree in (int[])[Degree, 1])
        {
            var own = new Checksum();
            await CodecRuns.ReadAsync(codec, path, degree, own.Add);
            if (own.Value != peer.Value)
            {
                throw new InvalidOperationException($"The checksum over all fields is {own.Value:x16}, the peer's is {peer.Value:x16}.");
            }
        }

        Console.WriteLine($"checksum over all fields, equal to the peer's: {peer.Value:x16}");
    }

    // What it reads and writes again has the same rows, though it quotes texts that end with a space.
    private async Task CheckEarlierAsync(string path)
    {
        string copy = PathOf("earlier.csv");
        _earlier.Value.Write(_earlier.Value.Load(path), copy);
        ulong[] checksums = new ulong[2];
        foreach ((int index, string file) in ((string[])[path, copy]).Index())
        {
            var checksum = new Checksum();
            await CodecRuns.ReadAsync(_csv, file, 1, checksum.Add);
            checksums[index] = checksum.Value;
        }

        File.Delete(copy);
        if (checksums[0] != checksums[1])
        {
            throw new InvalidOperationException($"The checksum of what CsvHelper 33 read and wrote is {checksums[1]:x16} instead of {checksums[0]:x16}.");
        }
    }

    private void CheckBytes(string path, Action<string> write)
    {
        string peer = PathOf("peer");
        write(peer);
        if (!File.ReadAllBytes(path).AsSpan().SequenceEqual(File.ReadAllBytes(peer)))
        {
            throw new InvalidOperationException("What the peer wrote is different.");
        }

        File.Delete(peer);
        Console.WriteLine("output equal to the peer's, byte by byte");
    }

    private string PathOf(string name) => Path.Combine(options.Folder, name);

    private async Task<string> WriteAsync(ICodec codec, string path)
    {
        await CodecRuns.WriteAsync(codec, Rows(), path, Degree);
        return path;
    }
}
