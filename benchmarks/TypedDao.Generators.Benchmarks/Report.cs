using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace TypedDao.Generators.Benchmarks;

/// <summary>Writes the figures as a page, beside the ones to beat.</summary>
internal static class Report
{
    private static readonly Dictionary<int, (string FullRun, string CSharpEdit, string YamlEdit, string Compile)> Targets = new()
    {
        [10] = ("2", "< 1", "2", "–"),
        [1_000] = ("62–75", "< 1", "60–87", "1,900–4,800"),
        [10_000] = ("744", "0.3", "834", "21,000–25,000"),
    };

    public static string Create(IReadOnlyList<Measurement> measurements, int rounds, string command)
    {
        var page = new StringBuilder()
            .AppendLine("# The generator")
            .AppendLine()
            .AppendLine("Milliseconds, median of the rounds with the lowest and the highest; below, in brackets, the figure to beat.")
            .AppendLine("Each object has ten columns. The rounds go through all sizes in turn, after two rounds that do not count.")
            .AppendLine()
            .AppendLine("| objects | full run | C# edit | YAML edit | compile of the emitted code | emitted |")
            .AppendLine("|---:|---:|---:|---:|---:|---:|");
        foreach (var measurement in measurements)
        {
            var target = Targets.GetValueOrDefault(measurement.Objects, ("–", "–", "–", "–"));
            page.AppendLine(CultureInfo.InvariantCulture,
                $"| {measurement.Objects:N0} | {Cell(measurement.FullRun, target.Item1)} "
                + $"| {Cell(measurement.CSharpEdit, target.Item2)} | {Cell(measurement.YamlEdit, target.Item3)} "
                + $"| {Cell(measurement.Compile, target.Item4)} "
                + $"| {measurement.Emitted.Files} files, {measurement.Emitted.Characters / 1024:N0} KiB |");
        }

        page.AppendLine()
            .AppendLine("What a full run is made of, and what the compiler allocates:")
            .AppendLine()
            .AppendLine("| objects | reading the YAML | binding | writing | KiB of the compiler for each object |")
            .AppendLine("|---:|---:|---:|---:|---:|");
        foreach (var measurement in measurements)
        {
            page.AppendLine(CultureInfo.InvariantCulture,
                $"| {measurement.Objects:N0} | {Cell(measurement.Parse)} | {Cell(measurement.Bind)} | {Cell(measurement.Write)} "
                + $"| {Cell(measurement.CompileAllocation)} |");
        }

        page.AppendLine()
            .AppendLine("- *Full run*: a new driver, nothing cached, in a process that is warm.")
            .AppendLine("- *C# edit*: another source file of the project changed; nothing is generated again, which is checked.")
            .AppendLine("- *YAML edit*: the description of one object in the middle changed.")
            .AppendLine("- *Compile*: binding and emitting the generated files alone, without analyzers.")
            .AppendLine()
            .AppendLine("| | |")
            .AppendLine("|---|---|")
            .AppendLine($"| Machine | {Processor()}, {Environment.ProcessorCount} cores, {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >> 30} GiB |")
            .AppendLine($"| System | {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription} |")
            .AppendLine($"| Commit | {Commit()} |")
            .AppendLine($"| Command | `{command}` |")
            .AppendLine($"| Rounds | {rounds} |");
        return page.ToString();
    }

    private static string Cell(List<double> values, string? target = null)
    {
        if (values.Count == 0)
        {
            return "–";
        }

        var sorted = values.Order().ToArray();
        var median = sorted[sorted.Length / 2];
        var text = $"**{Format(median)}** ({Format(sorted[0])}–{Format(sorted[^1])})";
        return target is null ? text : $"{text} [{target}]";
    }

    private static string Format(double value) =>
        value.ToString(value < 10 ? "N2" : value < 1_000 ? "N1" : "N0", CultureInfo.InvariantCulture);

    private static string Processor()
    {
        const string Source = "/proc/cpuinfo";
        var line = File.Exists(Source)
            ? File.ReadLines(Source).FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))
            : null;
        return line?[(line.IndexOf(':') + 1)..].Trim() ?? RuntimeInformation.ProcessArchitecture.ToString();
    }

    private static string Commit()
    {
        var start = new ProcessStartInfo("git", ["describe", "--always", "--dirty", "--abbrev=10"])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        using var git = Process.Start(start);
        return git?.StandardOutput.ReadToEnd().Trim() is { Length: > 0 } commit ? commit : "unknown";
    }
}
