using System.Globalization;
using System.Text.RegularExpressions;

namespace TypedDao.Samples.Medallion;

/// <summary>The sample as a process, its lake in a folder, and the counts that it printed.</summary>
internal sealed partial class MedallionRun
{
    private MedallionRun(SampleProcess process) => Process = process;

    public SampleProcess Process { get; }

    public static async Task<MedallionRun> InAsync(string folder, params IEnumerable<string> arguments)
        => new(await SampleProcess.RunSampleAsync("Medallion", folder, arguments));

    /// <summary>The same, its lake where variables of the environment say.</summary>
    public static async Task<MedallionRun> InAsync(string folder, IReadOnlyDictionary<string, string> variables, params IEnumerable<string> arguments)
        => new(await SampleProcess.RunSampleAsync("Medallion", folder, variables, arguments));

    /// <summary>The number on a line of a step, such as <c>duplicates</c> of <c>silver</c>.</summary>
    public long Count(string step, string what)
    {
        Match section = Regex.Match(Process.Output, $@"^{step}: .*\n((?:  .*\n)+)", RegexOptions.Multiline);
        Match line = Regex.Match(section.Value, $@"^  {what}\s+([\d,]+)", RegexOptions.Multiline);
        Assert.True(line.Success, $"'{what}' of '{step}' is not in the output: {Process}");
        return long.Parse(line.Groups[1].Value, NumberStyles.AllowThousands, CultureInfo.InvariantCulture);
    }

    public void AssertSucceeded()
    {
        Assert.True(Process.ExitCode == 0, Process.ToString());
        Assert.Contains("\nEvery row is accounted for.\n", Process.Output, StringComparison.Ordinal);
        Assert.Matches(PeakMemory(), Process.Output);
    }

    [GeneratedRegex(@"^Peak memory: process [\d.]+ MB, managed heap [\d.]+ MB$", RegexOptions.Multiline)]
    private static partial Regex PeakMemory();
}
