using TypedDao.Benchmarks;
using TypedDao.Benchmarks.Codecs;
using TypedDao.Benchmarks.Harness;
using TypedDao.Benchmarks.Parquet;
using TypedDao.Benchmarks.Storage;

BenchmarkOptions options;
try
{
    options = BenchmarkOptions.Parse(args);
}
catch (FormatException e)
{
    await Console.Error.WriteLineAsync(e.Message);
    return 2;
}

using var responder = new Responder();
IReadOnlyList<Benchmark> s3 = new S3Benchmarks().All;
IReadOnlyList<Benchmark> s3Clients = new S3ClientBenchmarks(responder).All;
IReadOnlyList<Benchmark> all =
[
    .. new CodecBenchmarks(options).All,
    .. new CompressionBenchmarks(options).All,
    .. new EncodingBenchmarks(options).All,
    .. new ZstandardBenchmarks(options).All,
    .. new ParquetReadBenchmarks(options).All,
    .. new ParquetQueryBenchmarks(options).All,
    .. new ParquetThreadBenchmarks(options).All,
    .. new ParquetWriteBenchmarks(options).All,
    .. s3,
    .. s3Clients,
];
if (options.Names.FirstOrDefault(name => all.All(benchmark => benchmark.Name != name)) is { } unknown)
{
    await Console.Error.WriteLineAsync($"There is no benchmark '{unknown}'; there are {string.Join(", ", all.Select(benchmark => benchmark.Name))}.");
    return 2;
}

Benchmark[] chosen = [.. all.Where(benchmark => options.Names.Count == 0 || options.Names.Contains(benchmark.Name))];
if (options.Variant is { } variant)
{
    await VariantServer.RunAsync(chosen[0].Variants[variant]);
    return 0;
}

Directory.CreateDirectory(options.Folder);
await using var server = new S3Server();
if (chosen.Any(s3.Contains))
{
    await server.StartAsync();
}

if (chosen.Any(s3Clients.Contains))
{
    responder.Start();
}

try
{
    foreach (Benchmark benchmark in chosen)
    {
        await new Comparison(benchmark, options).RunAsync();
    }

    return 0;
}
finally
{
    Directory.Delete(options.Folder, recursive: true);
}
