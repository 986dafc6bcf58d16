using System.Diagnostics;
using System.Globalization;
using TypedDao.Benchmarks.Harness;

namespace TypedDao.Benchmarks.Parquet.Hyparquet;

/// <summary>hyparquet on a file: objects of JavaScript in a process of Node.js.</summary>
internal static class HyparquetRuns
{
    private const string Node = "node";
    private const string Package = "hyparquet";
    private static readonly string[] Scripts = ["hyparquet.mjs", "checksum.mjs"];
    private static readonly Lazy<string?> Missing = new(FindMissing);

    /// <summary>Reads all rows.</summary>
    /// <param name="path">The file.</param>
    /// <param name="columns">The columns; none: all.</param>
    public static ProgramVariant Variant(string path, params string[] columns)
        => new("hyparquet, objects of JavaScript", () => Missing.Value, () => Command("serve", path, columns));

    /// <summary>The checksum over all fields of all rows; null where hyparquet cannot run.</summary>
    /// <param name="path">The file.</param>
    /// <param name="columns">The columns; none: all.</param>
    public static ulong? Checksum(string path, params string[] columns)
    {
        if (Missing.Value is not null)
        {
            return null;
        }

        ProcessStartInfo command = Command("check", path, columns);
        command.RedirectStandardOutput = true;
        using Process process = Process.Start(command)!;
        string found = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? ulong.Parse(found, NumberStyles.AllowHexSpecifier | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture)
            : throw new InvalidOperationException("hyparquet failed; what it says stands above.");
    }

    // Scripts find packages beside themselves.
    private static ProcessStartInfo Command(string task, string path, string[] columns)
    {
        string folder = NodePackages.Instance.Folder;
        foreach (string script in Scripts)
        {
            File.Copy(Path.Combine(AppContext.BaseDirectory, script), Path.Combine(folder, script), overwrite: true);
        }

        return new ProcessStartInfo(Node, ["--expose-gc", Path.Combine(folder, Scripts[0]), task, path, .. columns]);
    }

    private static string? FindMissing()
    {
        string[] folders = (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator);
        return !folders.Any(folder => File.Exists(Path.Combine(folder, Node))) ? "there is no command node; install Debian's package nodejs."
            : !OperatingSystem.IsLinux() ? "its memory is looked up as on Linux."
            : !Directory.Exists(NodePackages.Instance.PathOf(Package)) ? $"the package {Package} is not in {NodePackages.Instance.Folder}."
            : null;
    }
}
