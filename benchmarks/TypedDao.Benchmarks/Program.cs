using TypedDao.Benchmarks;
using TypedDao.Benchmarks.Codecs;

BenchmarkOptions options = BenchmarkOptions.Parse(args);
var codecs = new CodecBenchmarks(options);
var benchmarks = new Dictionary<string, Func<Task>>
{
    ["csv-read"] = codecs.CsvReadAsync,
    ["csv-write"] = codecs.CsvWriteAsync,
    ["json-read"] = codecs.JsonReadAsync,
    ["json-write"] = codecs.JsonWriteAsync,
};

try
{
    foreach (string name in options.Names.DefaultIfEmpty(string.Empty).SelectMany(name => name.Length == 0 ? benchmarks.Keys.ToArray() : [name]))
    {
        if (!benchmarks.TryGetValue(name, out Func<Task>? run))
        {
            await Console.Error.WriteLineAsync($"There is no benchmark '{name}'; there are {string.Join(", ", benchmarks.Keys)}.");
            return 2;
        }

        await run();
    }

    return 0;
}
finally
{
    Directory.Delete(options.Folder, recursive: true);
}
