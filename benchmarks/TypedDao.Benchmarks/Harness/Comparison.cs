using System.Diagnostics;
using System.Globalization;

namespace TypedDao.Benchmarks.Harness;

/// <summary>
/// Runs the variants of a benchmark one after the other, round by round, each in a process of its own, and compares each with
/// the first: medians, and the median of the ratios within each round. A round in which the machine did not give two threads a
/// core each is run again.
/// </summary>
/// <param name="benchmark">What is compared.</param>
/// <param name="options">Rows and rounds.</param>
public sealed class Comparison(Benchmark benchmark, BenchmarkOptions options)
{
    private const int WarmUpRounds = 5;
    private const int MaxRoundsPerRound = 6;

    private static readonly TimeSpan WarmUpTime = TimeSpan.FromSeconds(5);

    private readonly List<Runner> _runners = [];
    private readonly List<double> _cores = [];
    private int _warmUps;
    private int _again;

    /// <summary>Checks the variants, runs them, and prints the table.</summary>
    public async Task RunAsync()
    {
        Console.WriteLine($"### {benchmark.Title}");
        Console.WriteLine();
        Workload workload = await benchmark.CheckAsync();
        try
        {
            Start();
            await WarmUpAsync();

            await MeasureAsync();
        }
        finally
        {
            _runners.ForEach(runner => runner.Process.Dispose());
        }

        Print(workload);
    }

    private void Start()
    {
        for (int i = 0; i < benchmark.Variants.Length; i++)
        {
            _runners.Add(new Runner(benchmark.Variants[i].Name, VariantProcess.Start(benchmark, i, options)));
        }

        foreach (ProgramVariant program in benchmark.Programs)
        {
            if (program.Absence() is { } reason)
            {
                Console.WriteLine($"'{program.Name}' is left out: {reason}");
            }
            else
            {
                _runners.Add(new Runner(program.Name, new VariantProcess(program.Command())));
            }
        }
    }

    // Methods are compiled anew in the background, which short runs would still be disturbed by.
    private async Task WarmUpAsync()
    {
        long start = Stopwatch.GetTimestamp();
        while (_warmUps < WarmUpRounds || Stopwatch.GetElapsedTime(start) < WarmUpTime)
        {
            await RunRoundAsync();
            _warmUps++;
        }
    }

    private async Task MeasureAsync()
    {
        double before = Cores.Measure();
        while (_cores.Count < options.Rounds)
        {
            Sample[] round = await RunRoundAsync();
            double after = Cores.Measure();
            double least = Math.Min(before, after);
            before = after;
            if (benchmark.NeedsCores && least < Cores.Enough && _again < options.Rounds * MaxRoundsPerRound)
            {
                _again++;
                continue;
            }

            _cores.Add(least);
            foreach ((Runner runner, Sample sample) in _runners.Zip(round))
            {
                runner.Samples.Add(sample);
            }
        }
    }

    private async Task<Sample[]> RunRoundAsync()
    {
        var samples = new Sample[_runners.Count];
        for (int i = 0; i < samples.Length; i++)
        {
            samples[i] = await _runners[i].Process.RunAsync();
        }

        return samples;
    }

    private void Print(Workload workload)
    {
        (long items, string item, long bytes) = workload;
        Console.WriteLine(Invariant(
            $"{items:N0} {item}{(items == 1 ? "" : "s")}, {bytes / 1e6:F1} MB, {options.Rounds} rounds after {_warmUps} to warm up; two threads that share nothing do {_cores.Min():F2} to {_cores.Max():F2} of one, {_again} rounds run again"));
        Console.WriteLine();
        Console.WriteLine($"| variant | ms | CPU ms | {item}s/s | MB/s | bytes allocated per {item} | peak memory MB | against the first, wall | against the first, CPU |");
        Console.WriteLine("|---|---:|---:|---:|---:|---:|---:|---:|---:|");
        foreach ((string name, List<Sample> samples) in _runners.Select(runner => (runner.Name, runner.Samples)))
        {
            List<Sample> first = _runners[0].Samples;
            double wall = Median(samples.Select(sample => sample.Wall));
            double ratio = Median(samples.Select((sample, round) => first[round].Wall / sample.Wall));
            double cpuRatio = Median(samples.Select((sample, round) => first[round].Cpu / sample.Cpu));
            string allocated = samples[0].Allocated is null ? "" : Invariant($"{Median(samples.Select(sample => (double)sample.Allocated!)) / items:F1}");
            Console.WriteLine(Invariant(
                $"| {name} | {Milliseconds(wall)} | {Milliseconds(Median(samples.Select(s => s.Cpu)))} | {items / wall * 1000:N0} | {bytes / 1e3 / wall:F0} | {allocated} | {samples.Max(s => s.PeakMemory) / 1e6:F0} | {ratio:F2} × | {cpuRatio:F2} × |"));
        }

        Console.WriteLine();
    }

    private static string Milliseconds(double value) => value.ToString(value < 10 ? "F2" : value < 100 ? "F1" : "F0", CultureInfo.InvariantCulture);

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : (sorted[(sorted.Length / 2) - 1] + sorted[sorted.Length / 2]) / 2;
    }

    private sealed record Runner(string Name, VariantProcess Process)
    {
        public List<Sample> Samples { get; } = [];
    }
}
