using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using TypedDao.Tests;

namespace TypedDao.Parquet.Tests.Peers;

/// <summary>
/// Other readers and writers of Parquet, packages of npm: one Node.js process for a test class. The packages are installed on first use,
/// and tests are skipped where they cannot be had.
/// </summary>
public sealed class NodePeers : IAsyncDisposable
{
    private static readonly TimeSpan MostToInstall = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan MostToAnswer = TimeSpan.FromMinutes(2);
    private static readonly string Scripts = TestRepository.PathOf("tests", "peers");

    private readonly SemaphoreSlim _gate = new(1);
    private readonly List<string> _files = [];
    private Process? _process;
    private Task<string>? _errors;
    private string? _missing;

    /// <summary>A path for a file that is deleted in the end.</summary>
    public string NewFile()
    {
        string path = Path.Combine(Path.GetTempPath(), $"typeddao-{Guid.NewGuid():N}.parquet");
        lock (_files)
        {
            _files.Add(path);
        }

        return path;
    }

    /// <summary>The rows that a peer finds in a file, in their canonical form.</summary>
    /// <param name="peer">The peer.</param>
    /// <param name="file">The path.</param>
    public Task<List<string>> ReadAsync(string peer, string file)
        => AskAsync(new JsonObject { ["peer"] = peer, ["do"] = "read", ["file"] = file });

    /// <summary>The rows of a query.</summary>
    /// <param name="peer">The peer.</param>
    /// <param name="sql">The query.</param>
    public Task<List<string>> QueryAsync(string peer, string sql)
        => AskAsync(new JsonObject { ["peer"] = peer, ["do"] = "query", ["sql"] = sql });

    /// <summary>Lets a peer run statements, of which the last writes a file, and gives the rows of a query.</summary>
    /// <param name="peer">The peer.</param>
    /// <param name="sql">The query.</param>
    /// <param name="into">The statements.</param>
    public Task<List<string>> WriteAsync(string peer, string sql, params string[] into)
        => AskAsync(new JsonObject { ["peer"] = peer, ["do"] = "write", ["sql"] = sql, ["into"] = new JsonArray([.. into.Select(line => JsonValue.Create(line))]) });

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_process is { } process)
        {
            process.StandardInput.Close();
            using var patience = new CancellationTokenSource(MostToAnswer);
            await process.WaitForExitAsync(patience.Token);
            process.Dispose();
        }

        _files.ForEach(File.Delete);
        _gate.Dispose();
    }

    private async Task<List<string>> AskAsync(JsonObject request)
    {
        await _gate.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            if (_process is null && _missing is null)
            {
                await StartAsync();
            }

            Assert.SkipWhen(_missing is not null, _missing ?? string.Empty);
            using var patience = new CancellationTokenSource(MostToAnswer);
            await _process!.StandardInput.WriteLineAsync(request.ToJsonString());
            await _process.StandardInput.FlushAsync(patience.Token);
            var rows = new List<string>();
            while (await _process.StandardOutput.ReadLineAsync(patience.Token) is { } line)
            {
                JsonElement answer = JsonElement.Parse(line);
                if (answer.ValueKind == JsonValueKind.Array)
                {
                    rows.Add(Canonical.Row(line));
                }
                else if (answer.TryGetProperty("error", out JsonElement error))
                {
                    throw new InvalidOperationException($"{request["peer"]}: {error.GetString()}");
                }
                else
                {
                    Assert.Equal(answer.GetProperty("end").GetInt32(), rows.Count);
                    return rows;
                }
            }

            throw new InvalidOperationException($"The peers have ended: {await _errors!}");
        }
        finally
        {
            _gate.Release();
        }
    }

    private async Task StartAsync()
    {
        if (Find("node") is null || Find("npm") is null)
        {
            _missing = "there is no command node or npm; install Debian's packages nodejs and npm";
            return;
        }

        string folder = await InstallAsync();
        if (_missing is null)
        {
            _process = Run("node", folder, "serve.mjs");
            _errors = _process.StandardError.ReadToEndAsync();
        }
    }

    /// <summary>Puts the scripts and the packages, as the lock file has them, into a folder of their own: once, whoever asks.</summary>
    private async Task<string> InstallAsync()
    {
        byte[] locked = await File.ReadAllBytesAsync(Path.Combine(Scripts, "package-lock.json"));
        string folder = TestRepository.PathOf("artifacts", "peers", Convert.ToHexStringLower(SHA256.HashData(locked))[..12]);
        Directory.CreateDirectory(folder);
        using var patience = new CancellationTokenSource(MostToInstall);
        await using FileStream held = await HoldAsync(folder + ".lock", patience.Token);
        foreach (string path in Directory.EnumerateFiles(Scripts))
        {
            string copy = Path.Combine(folder, Path.GetFileName(path));
            byte[] bytes = await File.ReadAllBytesAsync(path);
            byte[] before = File.Exists(copy) ? await File.ReadAllBytesAsync(copy) : [];
            if (!bytes.AsSpan().SequenceEqual(before))
            {
                await File.WriteAllBytesAsync(copy, bytes);
            }
        }

        string mark = Path.Combine(folder, "installed");
        if (!File.Exists(mark))
        {
            // Not "ci", which insists on the packages of other platforms too.
            using Process npm = Run("npm", folder, "install");
            npm.StandardInput.Close();
            Task<string> output = npm.StandardOutput.ReadToEndAsync(patience.Token);
            string errors = await npm.StandardError.ReadToEndAsync(patience.Token);
            await output;
            await npm.WaitForExitAsync(patience.Token);
            if (npm.ExitCode == 0)
            {
                await File.WriteAllTextAsync(mark, string.Empty);
            }
            else
            {
                _missing = $"the packages of tests/peers cannot be installed: {errors.Trim()}";
            }
        }

        return folder;
    }

    // Of all test classes and processes one installs.
    private static async Task<FileStream> HoldAsync(string path, CancellationToken cancellation)
    {
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(200), cancellation);
            }
        }
    }

    private static Process Run(string command, string folder, string argument)
        => Process.Start(new ProcessStartInfo(command, [argument])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        })!;

    private static string? Find(string command)
        => (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator).FirstOrDefault(folder => File.Exists(Path.Combine(folder, command)));
}
