using System.Diagnostics;
using System.Globalization;

namespace TypedDao.Benchmarks.Harness;

/// <summary>
/// Runs variants one after the other, round by round, and compares each with the first: medians, and the median of the
/// ratios within each round.
/// </summary>
/// <param name="title">What is compared.</param>
/// <param name="rows">The rows of one run.</param>
/// <param name="bytes">The bytes of one run.</param>
/// <param name="rounds">Rounds that count.</param>
public sealed class Comparison(string title, int rows, long bytes, int rounds)
{
    private const int WarmUpRounds = 2;

    public async Task RunAsync(params Variant[] variants)
    {
        var samples = variants.Select(_ => new List<Sample>()).ToArray();
        for (int round = -WarmUpRounds; round < rounds; round++)
        {
            for (int i = 0; i < variants.Length; i++)
            {
                Sample sample = await MeasureAsync(variants[i]);
                if (round >= 0)
                {
                    samples[i].Add(sample);
                }
            }
        }

        Print(variants, samples);
    }

    private static async Task<Sample> MeasureAsync(Variant variant)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        ProcessMemory.ResetPeak();
        using var process = Process.GetCurrentProcess();
        TimeSpan cpu = process.TotalProcessorTime;
        long allocated = GC.GetTotalAllocatedBytes(precise: true);
        long start = Stopwatch.GetTimestamp();
        await variant.RunAsync();
        TimeSpan wall = Stopwatch.GetElapsedTime(start);
        allocated = GC.GetTotalAllocatedBytes(precise: true) - allocated;
        process.Refresh();
        return new Sample(wall.TotalMilliseconds, (process.TotalProcessorTime - cpu).TotalMilliseconds, allocated, ProcessMemory.Peak());
    }

    private void Print(Variant[] variants, List<Sample>[] samples)
    {
        Console.WriteLine($"### {title}");
        Console.WriteLine();
        Console.WriteLine(Invariant($"{rows:N0} rows, {bytes / 1e6:F1} MB, {rounds} rounds after {WarmUpRounds} to warm up"));
        Console.WriteLine();
        Console.WriteLine("| variant | ms | CPU ms | rows/s | MB/s | bytes allocated per row | peak memory MB | against the first, wall | against the first, CPU |");
        Console.WriteLine("|---|---:|---:|---:|---:|---:|---:|---:|---:|");
        for (int i = 0; i < variants.Length; i++)
        {
            double wall = Median(samples[i].Select(sample => sample.Wall));
            double ratio = Median(samples[i].Select((sample, round) => samples[0][round].Wall / sample.Wall));
            double cpuRatio = Median(samples[i].Select((sample, round) => samples[0][round].Cpu / sample.Cpu));
            Console.WriteLine(Invariant(
                $"| {variants[i].Name} | {wall:F0} | {Median(samples[i].Select(s => s.Cpu)):F0} | {rows / wall * 1000:N0} | {bytes / 1e3 / wall:F0} | {Median(samples[i].Select(s => (double)s.Allocated)) / rows:F1} | {samples[i].Max(s => s.PeakMemory) / 1e6:F0} | {ratio:F2} × | {cpuRatio:F2} × |"));
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
