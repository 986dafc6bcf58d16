using System.Diagnostics;

namespace TypedDao.CustomStore;

/// <summary>The program of the sample does what its page says.</summary>
public sealed class ProgramTests
{
    public const string Output = """
        entry 2: Ada for 30.00
        large: 2
        customer=Ada spent=42.50
        customer=Linus spent=8.00
        archived: 3

        """;

    [Fact]
    public async Task It_runs_with_nothing_installed()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("typeddao-shop-");
        try
        {
            var start = new ProcessStartInfo("dotnet", ["exec", Path.Combine(AppContext.BaseDirectory, "CustomStore.dll")])
            {
                WorkingDirectory = folder.FullName,
                RedirectStandardOutput = true,
                UseShellExecute = false,
            };
            using Process process = Process.Start(start)!;
            string output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.Equal(0, process.ExitCode);
            Assert.Equal(Output, output.ReplaceLineEndings("\n"));
            Assert.True(File.Exists(Path.Combine(folder.FullName, "shop.pack")));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
