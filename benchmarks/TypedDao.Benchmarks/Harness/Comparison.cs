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

    private readonly List<Sample>[] _samples = [.. benchmark.Variants.Select(_ => new List<Sample>())];
    private readonly List<double> _cores = [];
    private int _again;

    /// <summary>Checks the variants, runs them, and prints the table.</summary>
    public async Task RunAsync()
    {
        Console.WriteLine($"### {benchmark.Title}");
        Console.WriteLine();
        Workload workload = await benchmark.CheckAsync();
        VariantProcess[] processes = [.. benchmark.Variants.Select((_, i) => new VariantProcess(benchmark, i, options))];
        try
        {
            for (int round = 0; round < WarmUpRounds; round++)
            {
                await RunRoundAsync(processes);
            }

            await MeasureAsync(processes);
        }
        finally
        {
            Array.ForEach(processes, process => process.Dispose());
        }

        Print(workload);
    }

    private async Task MeasureAsync(VariantProcess[] processes)
    {
        double before = Cores.Measure();
        while (_cores.Count < options.Rounds)
        {
            Sample[] round = await RunRoundAsync(processes);
            double after = Cores.Measure();
            double least = Math.Min(before, after);
            before = after;
            if (benchmark.NeedsCores && least < Cores.Enough && _again < options.Rounds * MaxRoundsPerRound)
            {
                _again++;
                continue;
            }

            _cores.Add(least);
            foreach ((List<Sample> samples, Sample sample) in _samples.Zip(round))
            {
                samples.Add(sample);
            }
        }
    }

    private static async Task<Sample[]> RunRoundAsync(VariantProcess[] processes)
    {
        var samples = new Sample[processes.Length];
        for (int i = 0; i < processes.Length; i++)
        {
            samples[i] = await processes[i].RunAsync();
        }

        return samples;
    }

    private void Print(Workload workload)
    {
        (long items, string item, long bytes) = workload;
        Console.WriteLine(Invariant(
            $"{items:N0} {item}{(items == 1 ? "" : "s")}, {bytes / 1e6:F1} MB, {options.Rounds} rounds after {WarmUpRounds} to warm up; two threads that share nothing do {_cores.Min():F2} to {_cores.Max():F2} of one, {_again} rounds run again"));
        Console.WriteLine();
        Console.WriteLine($"| variant | ms | CPU ms | {item}s/s | MB/s | bytes allocated per {item} | peak memory MB | against the first, wall | against the first, CPU |");
        Console.WriteLine("|---|---:|---:|---:|---:|---:|---:|---:|---:|");
        for (int i = 0; i < _samples.Length; i++)
        {
            List<Sample> samples = _samples[i];
            double wall = Median(samples.Select(sample => sample.Wall));
            double ratio = Median(samples.Select((sample, round) => _samples[0][round].Wall / sample.Wall));
            double cpuRatio = Median(samples.Select((sample, round) => _samples[0][round].Cpu / sample.Cpu));
            Console.WriteLine(Invariant(
                $"| {benchmark.Variants[i].Name} | {wall:F0} | {Median(samples.Select(s => s.Cpu)):F0} | {items / wall * 1000:N0} | {bytes / 1e3 / wall:F0} | {Median(samples.Select(s => (double)s.Allocated)) / items:F1} | {samples.Max(s => s.PeakMemory) / 1e6:F0} | {ratio:F2} × | {cpuRatio:F2} × |"));
        }

        Console.WriteLine();
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : (sorted[(sorted.Length / 2) - 1] + sorted[sorted.Length / 2]) / 2;
    }
}
