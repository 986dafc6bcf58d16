using System.Diagnostics;
using System.Reflection;

namespace TypedDao.Benchmarks.Storage;

/// <summary>The S3 server of the tests, Ceph RGW in memory.</summary>
public sealed class S3Server : IAsyncDisposable
{
    private const string Owner = "owner";

    private Process? _process;
    private PacedProxy? _paced;

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
        S3Access.Publish(S3Target.Server, new Uri(endpoint), Owner, said[Owner]);
        S3Access.Publish(S3Target.Paced, _paced.Endpoint, Owner, said[Owner]);
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
