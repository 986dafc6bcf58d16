using TypedDao.Generators.Benchmarks;

const int WarmUpRounds = 2;
const int MostOfWarmUp = 1_000;
if (args.Contains("--help") || args.Contains("-h"))
{
    Console.Write(BenchmarkOptions.Help);
    return 0;
}

BenchmarkOptions options;
try
{
    options = BenchmarkOptions.Parse(args);
}
catch (FormatException error)
{
    await Console.Error.WriteLineAsync(error.Message);
    return 2;
}

var command = string.Join(' ', ["dotnet run -c Release --project benchmarks/TypedDao.Generators.Benchmarks", .. args.Length > 0 ? ["--", .. args] : args]);
var measurements = options.Objects.Select(size => new Measurement(size)).ToArray();
foreach (var measurement in measurements)
{
    measurement.Verify();
}

// Rounds that do not count: the compiler's process is warm when somebody types.
foreach (var size in options.Objects.Select(size => Math.Min(size, MostOfWarmUp)).Distinct())
{
    var warmUp = new Measurement(size);
    for (var i = 0; i < WarmUpRounds; i++)
    {
        warmUp.Round(options.Compiles);
    }
}

for (var round = 1; round <= options.Rounds; round++)
{
    foreach (var measurement in measurements)
    {
        measurement.Round(options.Compiles);
        var compile = options.Compiles ? $", compile {measurement.Compile[^1]:N0} ms" : "";
        await Console.Error.WriteLineAsync(
            $"round {round} of {options.Rounds}, {measurement.Objects} objects: full run {measurement.FullRun[^1]:N1} ms, "
            + $"C# edit {measurement.CSharpEdit[^1]:N2} ms, YAML edit {measurement.YamlEdit[^1]:N1} ms{compile}");
    }
}

var page = Report.Create(measurements, options.Rounds, command);
if (options.Output is { } output)
{
    await File.WriteAllTextAsync(output, page);
}

Console.Write(page);
return 0;
