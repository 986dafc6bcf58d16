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
    private readonly EarlierCsvHelper _earlier = new();
    private LineItem[]? _rows;

    private LineItem[] Rows => _rows ??= LineItemData.Make(options.Rows, Seed);

    public async Task CsvReadAsync()
    {
        string path = await FileAsync(_csv, "lineitem.csv");
        await CheckAsync(_csv, path, each => CsvHelperRuns.Read(path, each));
        _ = await CheckEarlierAsync(path);
        _rows = null;
        await Compare("CSV: read into classes", path).RunAsync(
            new Variant("CsvHelper 34, GetRecords", () => Task.FromResult(CsvHelperRuns.Read(path))),
            new Variant("CsvHelper 33, GetRecords", () => Task.FromResult(_earlier.Read(path))),
            new Variant("TypedDao", () => CodecRuns.ReadAsync(_csv, path, Degree)),
            new Variant("TypedDao, one thread", () => CodecRuns.ReadAsync(_csv, path, 1)));
    }

    public async Task CsvWriteAsync()
    {
        string path = await FileAsync(_csv, "lineitem.csv");
        string peer = PathOf("peer.csv");
        PeerLineItem[] twins = [.. Rows.Select(PeerLineItem.From)];
        CsvHelperRuns.Write(twins, peer);
        CheckBytes(path, peer);
        Array earlier = await CheckEarlierAsync(path);
        await Compare("CSV: write from classes", path).RunAsync(
            new Variant("CsvHelper 34, WriteRecords", () => Run(() => CsvHelperRuns.Write(twins, peer))),
            new Variant("CsvHelper 33, WriteRecords", () => Run(() => _earlier.Write(earlier, peer))),
            new Variant("TypedDao", () => CodecRuns.WriteAsync(_csv, Rows, path, Degree)),
            new Variant("TypedDao, one thread", () => CodecRuns.WriteAsync(_csv, Rows, path, 1)));
    }

    public async Task JsonReadAsync()
    {
        string path = await FileAsync(_jsonLines, "lineitem.jsonl");
        await CheckAsync(_jsonLines, path, each => SystemTextJsonRuns.Read(path, each));
        _rows = null;
        await Compare("JSON lines: read into classes", path).RunAsync(
            new Variant("System.Text.Json, source-generated", () => Task.FromResult(SystemTextJsonRuns.Read(path))),
            new Variant("TypedDao", () => CodecRuns.ReadAsync(_jsonLines, path, Degree)),
            new Variant("TypedDao, one thread", () => CodecRuns.ReadAsync(_jsonLines, path, 1)));
    }

    public async Task JsonWriteAsync()
    {
        string path = await FileAsync(_jsonLines, "lineitem.jsonl");
        string peer = PathOf("peer.jsonl");
        PeerLineItem[] twins = [.. Rows.Select(PeerLineItem.From)];
        SystemTextJsonRuns.Write(twins, peer);
        CheckBytes(path, peer);
        await Compare("JSON lines: write from classes", path).RunAsync(
            new Variant("System.Text.Json, source-generated", () => Run(() => SystemTextJsonRuns.Write(twins, peer))),
            new Variant("TypedDao", () => CodecRuns.WriteAsync(_jsonLines, Rows, path, Degree)),
            new Variant("TypedDao, one thread", () => CodecRuns.WriteAsync(_jsonLines, Rows, path, 1)));
    }

    private static Task Run(Action action)
    {
        action();
        return Task.CompletedTask;
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
    private async Task<Array> CheckEarlierAsync(string path)
    {
        string copy = PathOf("earlier.csv");
        Array rows = _earlier.Load(path);
        _earlier.Write(rows, copy);
        ulong[] checksums = new ulong[2];
        foreach ((int index, string file) in ((string[])[path, copy]).Index())
        {
            var checksum = new Checksum();
            await CodecRuns.ReadAsync(_csv, file, 1, checksum.Add);
            checksums[index] = checksum.Value;
        }

        File.Delete(copy);
        return checksums[0] == checksums[1]
            ? rows
            : throw new InvalidOperationException($"The checksum of what CsvHelper 33 read and wrote is {checksums[1]:x16} instead of {checksums[0]:x16}.");
    }

    private static void CheckBytes(string path, string peer)
    {
        if (!File.ReadAllBytes(path).AsSpan().SequenceEqual(File.ReadAllBytes(peer)))
        {
            throw new InvalidOperationException($"{path} and {peer} differ.");
        }

        Console.WriteLine("output equal to the peer's, byte by byte");
    }

    private Comparison Compare(string title, string path) => new(title, options.Rows, new FileInfo(path).Length, options.Rounds);

    private string PathOf(string name) => Path.Combine(options.Folder, name);

    private async Task<string> FileAsync(ICodec codec, string name)
    {
        string path = PathOf(name);
        await CodecRuns.WriteAsync(codec, Rows, path, Degree);
        return path;
    }
}
