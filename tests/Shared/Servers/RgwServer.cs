using System.Diagnostics;

namespace TypedDao.Tests;

/// <summary>
/// An S3 server, Ceph RGW, in memory on loopback: one for a test assembly, as its fixture, started by the first test that asks for it.
/// </summary>
public sealed class RgwServer : IAsyncDisposable
{
    private static readonly TimeSpan MostToEnd = TimeSpan.FromSeconds(30);

    private readonly Lock _gate = new();
    private Process? _process;
    private Task<string>? _errors;
    private Task<RgwAccess>? _starting;

    /// <summary>Starts it, once, and says how it is reached. Without the server on the machine it fails with what to install.</summary>
    public Task<RgwAccess> StartAsync()
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
        if (code != 0 && _starting is { IsCompletedSuccessfully: true })
        {
            throw new InvalidOperationException(await _errors!);
        }
    }

    private async Task<RgwAccess> RunAsync()
    {
        var start = new ProcessStartInfo(TestRepository.PathOf("tests", "servers", "rgw"))
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
                return new RgwAccess(
                    new Uri(said["endpoint"]), new RgwUser("owner", said["owner"]), new RgwUser("guest", said["guest"]), said["kms-key"]);
            }

            string[] parts = line.Split(' ', 2);
            said.Add(parts[0], parts[1]);
        }

        throw new InvalidOperationException(await _errors);
    }
}

/// <summary>How the server is reached.</summary>
/// <param name="Endpoint">Its address. It takes any <c>Host</c>, so that a proxy may stand before it; buckets are in the path.</param>
/// <param name="Owner">May make buckets and everything in them.</param>
/// <param name="Guest">May make nothing, and see only what a policy of a bucket opens to <c>arn:aws:iam:::user/guest</c>.</param>
/// <param name="KmsKey">
/// The id of a key for <c>aws:kms</c>, which has to be given. Of <c>AES256</c> the server takes the header and does nothing.
/// </param>
public sealed record RgwAccess(Uri Endpoint, RgwUser Owner, RgwUser Guest, string KmsKey);

/// <summary>A user of the server.</summary>
/// <param name="AccessKey">The id of the key, and the name of the user.</param>
/// <param name="SecretKey">The key.</param>
public sealed record RgwUser(string AccessKey, string SecretKey);
