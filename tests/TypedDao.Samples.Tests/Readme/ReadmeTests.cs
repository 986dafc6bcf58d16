using System.Reflection;
using TypedDao.Tests;

namespace TypedDao.Samples.Readme;

/// <summary>README shows code that works: what it shows is compiled and run, and is what samples/Quickstart holds.</summary>
public sealed class ReadmeTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_code_of_README_compiles_without_a_warning_and_prints_what_README_says()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.Combine("Readme.csproj"), ProjectText(), Token);
        await File.WriteAllTextAsync(folder.Combine("catalog.yaml"), ReadmeCode.Single("yaml"), Token);
        await File.WriteAllTextAsync(folder.Combine("Program.cs"), ReadmeCode.Single("csharp"), Token);

        SampleProcess build = await SampleProcess.RunAsync(
            "dotnet", folder.Path, "build", "--output", folder.Combine("out"), "-nologo", "-verbosity:quiet", "-nodeReuse:false");
        Assert.True(build.ExitCode == 0 && !build.Output.Contains("warning", StringComparison.Ordinal), build.ToString());

        SampleProcess run = await SampleProcess.RunAsync("dotnet", folder.Path, "exec", folder.Combine("out", "Readme.dll"));
        Assert.True(run.ExitCode == 0, run.ToString());
        Assert.Equal(ReadmeCode.Single("text"), run.Output);
    }

    [Theory]
    [InlineData("yaml", "catalog.yaml")]
    [InlineData("csharp", "Program.cs")]
    public void The_code_of_README_is_that_of_Quickstart(string language, string file)
        => Assert.Equal(File.ReadAllText(TestRepository.PathOf("samples", "Quickstart", file)), ReadmeCode.Single(language));

    [Fact]
    public async Task Quickstart_runs_with_nothing_installed_and_again()
    {
        using var folder = new TemporaryFolder();
        SampleProcess run = await SampleProcess.RunSampleAsync("Quickstart", folder.Path);
        Assert.True(run.ExitCode == 0, run.ToString());
        Assert.Equal(ReadmeCode.Single("text"), run.Output);
        Assert.True(File.Exists(folder.Combine(".data", "bronze", "orders", "2025-01-07", "orders.csv")));

        SortedDictionary<string, string> files = TemporaryFolder.Hashes(folder.Path);
        Assert.Equal(run, await SampleProcess.RunSampleAsync("Quickstart", folder.Path));
        Assert.Equal(files, TemporaryFolder.Hashes(folder.Path));
    }

    [Fact]
    public void The_commands_of_README_exist()
    {
        string[] commands = [.. ReadmeCode.Blocks(File.ReadAllText(TestRepository.PathOf("README.md")))
            .Where(block => block.Language == "console")
            .SelectMany(block => block.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries))];
        Assert.Equal(["$ dotnet run --project samples/Medallion", "$ ./eng/test"], commands);
        Assert.True(File.Exists(TestRepository.PathOf("samples", "Medallion", "Medallion.csproj")));
        Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(TestRepository.PathOf("eng", "test")).HasFlag(UnixFileMode.UserExecute));
    }

    [Fact]
    public void Blocks_are_found_by_their_language()
        => Assert.Equal(
            [("yaml", "a: 1\n"), ("", "plain\n"), ("csharp", "")],
            ReadmeCode.Blocks("x\n```yaml\na: 1\n```\n```\nplain\n```\ny\n```csharp\n```\n"));

    /// <summary>A project outside of the repository, with what the package TypedDao brings.</summary>
    private static string ProjectText()
    {
        string generator = typeof(ReadmeTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(attribute => attribute.Key == "CatalogGenerator").Value!;
        return $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <Import Project="{TestRepository.PathOf("generators", "TypedDao.Build", "build", "TypedDao.props")}" />
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                <UseAppHost>false</UseAppHost>
              </PropertyGroup>
              <ItemGroup>
                <Reference Include="{Path.Combine(AppContext.BaseDirectory, "TypedDao.dll")};{Path.Combine(AppContext.BaseDirectory, "TypedDao.Abstractions.dll")};{Path.Combine(AppContext.BaseDirectory, "Microsoft.Extensions.*.dll")}" />
                <Analyzer Include="{generator}" />
              </ItemGroup>
              <Import Project="{TestRepository.PathOf("generators", "TypedDao.Build", "build", "TypedDao.targets")}" />
            </Project>
            """;
    }
}
