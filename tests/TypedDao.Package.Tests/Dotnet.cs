using System.Diagnostics;

namespace TypedDao.Package.Tests;

/// <summary>Runs the SDK's command, as a user would at a prompt.</summary>
internal static class Dotnet
{
    /// <summary>Runs to the end; on cancellation the process and its children are ended.</summary>
    public static Task<DotnetResult> RunAsync(string folder, IEnumerable<string> arguments, CancellationToken cancellationToken) =>
        RunAsync("dotnet", folder, arguments, cancellationToken);

    /// <summary>Runs another command in the same way.</summary>
    public static async Task<DotnetResult> RunAsync(string command, string folder, IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        using var process = Start(command, folder, arguments);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
            var error = process.StandardError.ReadToEndAsync(cancellationToken);
            var text = await output + await error;
            await process.WaitForExitAsync(cancellationToken);
            return new($"{Path.GetFileName(command)} {string.Join(' ', arguments)}", process.ExitCode, text);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }

    /// <summary>Begins a command, whose output the caller reads and which the caller ends.</summary>
    public static Process Start(string folder, IEnumerable<string> arguments) => Start("dotnet", folder, arguments);

    private static Process Start(string command, string folder, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(command, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };

        // A build inside of a test host must not take over the host's settings.
        foreach (var name in start.Environment.Keys.Where(IsOfTheHost).ToArray())
        {
            start.Environment.Remove(name);
        }

        start.Environment["DOTNET_NOLOGO"] = "1";
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["MSBUILDTERMINALLOGGER"] = "off";
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";

        var process = Process.Start(start)!;
        process.StandardInput.Close();
        return process;
    }

    private static bool IsOfTheHost(string name) =>
        name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase) || name.StartsWith("NUGET_", StringComparison.OrdinalIgnoreCase);
}

/// <summary>How a command ended, with all that it printed.</summary>
internal sealed record DotnetResult(string Command, int ExitCode, string Output)
{
    /// <summary>Fails the test, with the output, where the command failed.</summary>
    public DotnetResult Succeeded()
    {
        Assert.True(ExitCode == 0, $"{Command} ended with {ExitCode}:\n{Output}");
        return this;
    }
}
