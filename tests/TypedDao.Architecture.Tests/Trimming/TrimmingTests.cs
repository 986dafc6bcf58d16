using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using TypedDao.Tests;

namespace TypedDao.Architecture.Trimming;

public sealed partial class TrimmingTests
{
    [Fact]
    public async Task An_app_that_roots_every_package_is_trimmed_without_a_warning_and_runs()
    {
        CancellationToken cancellationToken = TestContext.Current.CancellationToken;
        DirectoryInfo folder = Directory.CreateTempSubdirectory("typeddao-trim-");
        try
        {
            string output = Path.Combine(folder.FullName, "app");
            ProcessResult publish = await ProcessResult.RunAsync(
                "dotnet",
                [
                    "publish", TestRepository.PathOf("tests", "TypedDao.TrimApp", "TypedDao.TrimApp.csproj"),
                    "--configuration", "Release",
                    "--runtime", RuntimeInformation.RuntimeIdentifier,
                    "--self-contained",
                    "--artifacts-path", folder.FullName,
                    "--output", output,
                    // The build of the solution has run the analyzers; here the linker looks at the whole program.
                    "-property:RunAnalyzers=false",
                    "-nologo", "-verbosity:minimal", "-nodeReuse:false",
                ],
                cancellationToken);

            Assert.True(publish.ExitCode == 0, $"The trimmed publish failed:\n{publish.Output}");
            Assert.False(TrimWarning().IsMatch(publish.Output), $"The trimmed publish has warnings:\n{publish.Output}");
            Assert.All(Source.Packages, package => Assert.True(
                File.Exists(Path.Combine(output, package.Name + ".dll")), $"{package.Name} is not in the trimmed app."));

            ProcessResult run = await ProcessResult.RunAsync(Path.Combine(output, "TypedDao.TrimApp"), [], cancellationToken);
            Assert.True(run.ExitCode == 0, $"The trimmed app failed:\n{run.Output}");
            Assert.Contains("The trimmed app works.", run.Output, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [GeneratedRegex("""\bIL[23]\d{3}\b""")]
    private static partial Regex TrimWarning();
}
