using System.Diagnostics;
using System.Reflection;

namespace TypedDao.Benchmarks.Storage;

/// <summary>The S3 server of the tests, Ceph RGW in memory; the processes of variants find it in their environment.</summary>
public sealed class S3Server : IAsyncDisposable
{
    private const string Variable = "TYPEDDAO_BENCHMARK_S3";

    private Process? _process;
    private PacedProxy? _paced;

    /// <summary>Its address, access key and secret.</summary>
    /// <param name="isPaced">Whether each connection is bounded as <see cref="PacedProxy"/> does it.</param>
    public static (Uri Endpoint, string AccessKey, string SecretKey) Access(bool isPaced)
        => Environment.GetEnvironmentVariable(Variable)?.Split(' ') is [var endpoint, var paced, var key, var secret]
            ? (new Uri(isPaced ? paced : endpoint), key, secret)
            : throw new InvalidOperationException("The S3 server is not started.");

    /// <summary>Starts it, and the proxy before it.</summary>
    public async Task StartAsync()
    {
        string root = typeof(S3Server).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "RepositoryRoot").Value!;
        _process = Process.Start(new ProcessStartInfo(Path.Combine(root, "tests", "servers", "rgw"))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        })!;
        var said = new Dictionary<string, string>();
        while (await _process.StandardOutput.ReadLineAsync() is { } line && line != "ready")
        {
            string[] parts = line.Split(' ', 2);
            said.Add(parts[0], parts[1]);
        }

        if (!said.TryGetValue("endpoint", out string? endpoint))
        {
            throw new InvalidOperationException("The S3 server did not start; what it says stands above.");
        }

        _paced = new PacedProxy(new Uri(endpoint));
        Environment.SetEnvironmentVariable(Variable, $"{endpoint} {_paced.Endpoint} owner {said["owner"]}");
    }

    /// <summary>Ends it.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_paced is { } paced)
        {
            await paced.DisposeAsync();
        }

        if (_process is { } process)
        {
            process.StandardInput.Close();
            await process.WaitForExitAsync();
            process.Dispose();
        }
    }
}
