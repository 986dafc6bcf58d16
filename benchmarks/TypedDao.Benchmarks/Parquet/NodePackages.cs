using System.Diagnostics;
using System.Reflection;

namespace TypedDao.Benchmarks.Parquet;

/// <summary>The peers' packages of npm, installed below artifacts on first use.</summary>
internal sealed class NodePackages
{
    private const string DuckDb = "@duckdb/node-api@1.5.6-r.1";
    private const string Hyparquet = "hyparquet@1.31.5";
    private const string Compressors = "hyparquet-compressors@1.1.2";

    private NodePackages()
    {
        string root = typeof(NodePackages).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "RepositoryRoot").Value!;
        Folder = Path.Combine(root, "artifacts", "benchmark-peers");
        if (!File.Exists(Path.Combine(Folder, "installed")))
        {
            Install();
        }
    }

    public static NodePackages Instance { get; } = new();

    /// <summary>Where scripts find the packages.</summary>
    public string Folder { get; }

    /// <summary>A file of a package.</summary>
    public string PathOf(params string[] parts) => Path.Combine([Folder, "node_modules", .. parts]);

    private void Install()
    {
        Directory.CreateDirectory(Folder);
        File.WriteAllText(Path.Combine(Folder, "package.json"), """{ "private": true, "type": "module" }""");
        try
        {
            using Process npm = Process.Start(new ProcessStartInfo("npm", ["install", "--no-audit", "--no-fund", DuckDb, Hyparquet, Compressors])
            {
                WorkingDirectory = Folder,
                RedirectStandardOutput = true,
                UseShellExecute = false,
            })!;
            npm.StandardOutput.ReadToEnd();
            npm.WaitForExit();
            if (npm.ExitCode != 0)
            {
                throw new InvalidOperationException($"The peers cannot be installed: npm ends with {npm.ExitCode}; what it says stands above.");
            }
        }
        catch (System.ComponentModel.Win32Exception error)
        {
            throw new InvalidOperationException("The peers are packages of npm, which is not there: install Debian's packages nodejs and npm.", error);
        }

        File.WriteAllText(Path.Combine(Folder, "installed"), string.Empty);
    }
}
