using System.Diagnostics;

namespace TypedDao.Samples;

/// <summary>How a sample ended and what it printed.</summary>
internal sealed record SampleProcess(int ExitCode, string Output, string Error)
{
    /// <summary>Runs a sample that was built beside the tests, in a folder of its own.</summary>
    public static Task<SampleProcess> RunSampleAsync(string name, string folder, params IEnumerable<string> arguments)
        => RunSampleAsync(name, folder, new Dictionary<string, string>(0), arguments);

    /// <summary>The same, with variables of the environment.</summary>
    public static Task<SampleProcess> RunSampleAsync(
        string name, string folder, IReadOnlyDictionary<string, string> variables, params IEnumerable<string> arguments)
        => RunAsync("dotnet", folder, variables, ["exec", Path.Combine(AppContext.BaseDirectory, name + ".dll"), .. arguments]);

    /// <summary>Runs a program to its end; where the test is cancelled, it is ended.</summary>
    public static Task<SampleProcess> RunAsync(string program, string folder, params IEnumerable<string> arguments)
        => RunAsync(program, folder, new Dictionary<string, string>(0), arguments);

    private static async Task<SampleProcess> RunAsync(
        string program, string folder, IReadOnlyDictionary<string, string> variables, IEnumerable<string> arguments)
    {
        CancellationToken cancellationToken = TestContext.Current.CancellationToken;
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };

        // Neither the machine nor the test host decides how a sample runs.
        foreach (string name in start.Environment.Keys.Where(IsOfTheHost).ToArray())
        {
            start.Environment.Remove(name);
        }

        start.Environment["DOTNET_NOLOGO"] = "1";
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["MSBUILDTERMINALLOGGER"] = "off";
        foreach ((string name, string value) in variables)
        {
            start.Environment[name] = value;
        }

        using Process process = Process.Start(start)!;
        process.StandardInput.Close();
        try
        {
            Task<string> output = process.StandardOutput.ReadToEndAsync(cancellationToken);
            Task<string> error = process.StandardError.ReadToEndAsync(cancellationToken);
            var result = new SampleProcess(0, await output, await error);
            await process.WaitForExitAsync(cancellationToken);
            return result with { ExitCode = process.ExitCode };
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }

    public override string ToString() => $"exit code {ExitCode}\n{Output}\n{Error}";

    private static bool IsOfTheHost(string name)
        => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase) || name.StartsWith("TYPEDDAO_", StringComparison.Ordinal)
            || name.StartsWith("AWS_", StringComparison.Ordinal) || name is "FLIGHTS_LAKE" or "FLIGHTS_BUCKET" or "BRONZE_BUCKET" or "GOLD_BUCKET";
}
