using System.Diagnostics;
using System.Globalization;

namespace TypedDao.Tests;

/// <summary>A PostgreSQL server on loopback: one for a test assembly, as its fixture, started by the first test that asks for it.</summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private static readonly TimeSpan MostToEnd = TimeSpan.FromSeconds(30);

    private readonly Lock _gate = new();
    private Process? _process;
    private Task<string>? _errors;
    private Task<PostgresAccess>? _starting;

    /// <summary>Starts it, once, and says how it is reached. Without the server on the machine it fails with what to install.</summary>
    public Task<PostgresAccess> StartAsync()
    {
        lock (_gate)
        {
            return _starting ??= RunAsync();
        }
    }

    /// <summary>Ends it; fails where it has ended before, which explains what else failed.</summary>
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
        if (code != 0 && _starting is { IsCompletedSuccessfully: true })
        {
            throw new InvalidOperationException(await _errors!);
        }
    }

    private async Task<PostgresAccess> RunAsync()
    {
        var start = new ProcessStartInfo(TestRepository.PathOf("tests", "servers", "postgres"))
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
                return new PostgresAccess(
                    int.Parse(said["port"], CultureInfo.InvariantCulture), said["owner"], said["guest"], said["certificate"], said["log"], said["psql"]);
            }

            string[] parts = line.Split(' ', 2);
            said.Add(parts[0], parts[1]);
        }

        throw new InvalidOperationException(await _errors);
    }
}

/// <summary>How the server is reached, at 127.0.0.1.</summary>
/// <param name="Port">The port.</param>
/// <param name="Owner">The password of <c>owner</c>, who may do everything.</param>
/// <param name="Guest">The password of <c>guest</c>, who may connect.</param>
/// <param name="Certificate">The file of the certificate of the server, for <c>localhost</c>, signed by itself.</param>
/// <param name="Log">The file with all statements.</param>
/// <param name="Psql">The client that comes with the server.</param>
public sealed record PostgresAccess(int Port, string Owner, string Guest, string Certificate, string Log, string Psql);
