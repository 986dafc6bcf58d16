using System.Diagnostics;

namespace TypedDao.Tests;

/// <summary>A server on loopback: one for a test assembly, as its fixture, started by the first test that asks for it.</summary>
/// <typeparam name="TAccess">How it is reached.</typeparam>
/// <param name="script">The script in tests/servers that starts it: it says names and values, then <c>ready</c>, and serves until its input ends.</param>
public abstract class TestServer<TAccess>(string script) : IAsyncDisposable
{
    private static readonly TimeSpan MostToEnd = TimeSpan.FromSeconds(30);

    private readonly Lock _gate = new();
    private Process? _process;
    private Task<string>? _errors;
    private Task<TAccess>? _starting;

    /// <summary>Starts it, once, and says how it is reached. Without the server on the machine it fails with what to install.</summary>
    public Task<TAccess> StartAsync()
    {
        lock (_gate)
        {
            return _starting ??= RunAsync();
        }
    }

    /// <summary>Ends it; fails where a part of it has ended before, which explains what else failed.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_process is not { } process)
        {
            return;
        }

        // It serves until its input ends, also where nobody gets as far as here.
        process.StandardInput.Close();
        using var patience = new CancellationTokenSource(MostToEnd);
        await process.WaitForExitAsync(patience.Token);
        int code = process.ExitCode;
        process.Dispose();
        GC.SuppressFinalize(this);
        if (code != 0 && _starting is { IsCompletedSuccessfully: true })
        {
            throw new InvalidOperationException(await _errors!);
        }
    }

    /// <summary>How it is reached.</summary>
    /// <param name="said">What it said, by name.</param>
    protected abstract TAccess Access(IReadOnlyDictionary<string, string> said);

    private async Task<TAccess> RunAsync()
    {
        var start = new ProcessStartInfo(TestRepository.PathOf("tests", "servers", script))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        _process = Process.Start(start)!;
        _errors = _process.StandardError.ReadToEndAsync();
        var said = new Dictionary<string, string>();
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line == "ready")
            {
                return Access(said);
            }

            string[] parts = line.Split(' ', 2);
            said.Add(parts[0], parts[1]);
        }

        throw new InvalidOperationException(await _errors);
    }
}
