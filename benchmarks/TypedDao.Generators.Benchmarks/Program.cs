using TypedDao.Generators.Benchmarks;

// dotnet run -c Release --project benchmarks/TypedDao.Generators.Benchmarks [-- --rounds 7 --sizes 10,1000,10000 --output page.md]
const int WarmUpRounds = 2;
var rounds = int.Parse(Option("--rounds", "7"));
var sizes = Option("--sizes", "10,1000,10000").Split(',').Select(int.Parse).ToArray();
var output = Option("--output", "");
var command = string.Join(' ', ["dotnet run -c Release --project benchmarks/TypedDao.Generators.Benchmarks", .. args.Length > 0 ? ["--", .. args] : args]);

var measurements = sizes.Select(size => new Measurement(size)).ToArray();
foreach (var measurement in measurements)
{
    measurement.Verify();
}

// Rounds that do not count: the compiler's process is warm when somebody types.
foreach (var size in sizes.Where(size => size <= 1_000))
{
    var warmUp = new Measurement(size);
    for (var i = 0; i < WarmUpRounds; i++)
    {
        warmUp.Round(compile: true);
    }
}

for (var round = 1; round <= rounds; round++)
{
    foreach (var measurement in measurements)
    {
        measurement.Round(compile: true);
        Console.Error.WriteLine(
            $"round {round} of {rounds}, {measurement.Objects} objects: full run {measurement.FullRun[^1]:N1} ms, "
            + $"C# edit {measurement.CSharpEdit[^1]:N2} ms, YAML edit {measurement.YamlEdit[^1]:N1} ms, compile {measurement.Compile[^1]:N0} ms");
    }
}

var page = Report.Create(measurements, rounds, command);
if (output.Length > 0)
{
    await File.WriteAllTextAsync(output, page);
}

Console.Write(page);

string Option(string name, string otherwise)
{
    var index = Array.IndexOf(args, name);
    return index >= 0 && index + 1 < args.Length ? args[index + 1] : otherwise;
}
