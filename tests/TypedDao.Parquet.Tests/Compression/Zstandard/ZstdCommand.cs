using System.Diagnostics;

namespace TypedDao.Parquet.Tests.Compression.Zstandard;

/// <summary>The command zstd, as Debian's package of that name has it.</summary>
internal static class ZstdCommand
{
    private const string Name = "zstd";

    private static readonly bool Present = (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator)
        .Any(folder => File.Exists(Path.Combine(folder, Name)));

    /// <summary>What the command makes of the input; skips the running test, with the reason, where the command is absent.</summary>
    public static async Task<byte[]> RunAsync(byte[] input, params string[] arguments)
    {
        Assert.SkipUnless(Present, $"there is no command {Name}; install Debian's package of that name");
        using var process = Process.Start(new ProcessStartInfo(Name, ["--quiet", "--stdout", .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        using var output = new MemoryStream();
        Task reading = process.StandardOutput.BaseStream.CopyToAsync(output);
        await process.StandardInput.BaseStream.WriteAsync(input);
        process.StandardInput.Close();
        await reading;
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
        return output.ToArray();
    }
}
