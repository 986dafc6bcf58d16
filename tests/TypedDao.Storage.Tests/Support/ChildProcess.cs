using System.Diagnostics;

namespace TypedDao.Storage.Tests;

/// <summary>The program beside the tests, run as another process.</summary>
internal sealed class ChildProcess : IDisposable
{
    private readonly Process _process;
    private readonly Task<string> _errors;

    private ChildProcess(Process process)
    {
        _process = process;
        _errors = process.StandardError.ReadToEndAsync();
    }

    public static string Program => Path.Combine(AppContext.BaseDirectory, "TypedDao.Storage.CrashApp.dll");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static ChildProcess Start(params string[] arguments) => StartAs("dotnet", [Program, .. arguments]);

    public static ChildProcess StartAs(string file, params string[] arguments)
    {
        var start = new ProcessStartInfo(file, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        return new ChildProcess(Process.Start(start)!);
    }

    /// <summary>Waits for a line; fails the test, with what the process said, where it ends before.</summary>
    public async Task<string> ReadLineAsync()
    {
        if (await _process.StandardOutput.ReadLineAsync(Token) is { } line)
        {
            return line;
        }

        await EndedAsync();
        throw new InvalidOperationException($"The other process ended with {_process.ExitCode} and without a line. It said:\n{await _errors}");
    }

    public Task ReadyAsync() => ExpectAsync("ready");

    public async Task ExpectAsync(string line) => Assert.Equal(line, await ReadLineAsync());

    /// <summary>Lets the process go on.</summary>
    public Task GoOnAsync() => _process.StandardInput.WriteLineAsync("go");

    public Task EndedAsync() => _process.WaitForExitAsync(Token);

    /// <summary>Ends the process at once, wherever it is.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await EndedAsync();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            _process.WaitForExit();
        }

        _process.Dispose();
    }
}
