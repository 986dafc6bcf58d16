using System.Diagnostics;
using System.Text.RegularExpressions;

[assembly: AssemblyFixture(typeof(TypedDao.Docs.Blocks.PageBuild))]

namespace TypedDao.Docs.Blocks;

/// <summary>
/// The C# of the pages, compiled once by the SDK: blocks with the catalog of the preambles, programs with that of the repository, the
/// extension of its page as an assembly, and the catalog of that page with it. Errors name the line of the page.
/// </summary>
public sealed partial class PageBuild : IAsyncLifetime
{
    internal const string Extending = "docs/extending.md";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("typeddao-docs-");

    /// <summary>What the compiler says, a line each.</summary>
    internal string[] Errors { get; private set; } = [];

    /// <summary>All blocks but those that are built with the catalog of their page, and README, a program that ReadmeTests compiles and runs.</summary>
    internal static IEnumerable<DocBlock> Blocks
        => DocBlock.All("csharp").Where(block => block.Page != "README.md" && !block.IsOfDiagnostic && !DocProject.HasCatalog(block));

    public async ValueTask InitializeAsync()
    {
        foreach (DocBlock block in Blocks)
        {
            string? program = block.Preamble is null ? PageProgram.AsMethod(block) : null;
            string project = block.Page == Extending ? "Extension" : program is null ? "Pages" : "Programs";
            Write(project, $"{Path.GetFileNameWithoutExtension(block.Page)}.{block.Number}.cs", program ?? Preambles.Around(block, $"/{block.Page}", block.Line));
        }

        Write("Pages", "catalog.yaml", Preambles.Read("catalog.yaml"));
        Write("Pages", "Pages.csproj", Project(string.Empty));
        Write("Programs", "catalog.yaml", await File.ReadAllTextAsync(TestRepository.PathOf("catalog", "catalog.yaml")));
        Write("Programs", "usings.cs", Preambles.Read("usings.cs"));
        Write("Programs", "Programs.csproj", Project(string.Empty));
        Write("Extension", "extending.cs", Preambles.Read("extending.cs"));
        Write("Extension", "Extension.csproj", Project(string.Empty));
        Write("Use", "catalog.yaml", string.Concat(DocBlock.All("yaml").Where(block => block.Page == Extending).Select(block => block.Text)));
        Write("Use", "Use.csproj", Project("""<ProjectReference Include="../Extension/Extension.csproj" /><ProjectReference Include="../Pages/Pages.csproj;../Programs/Programs.csproj" ReferenceOutputAssembly="false" />"""));

        var start = new ProcessStartInfo("dotnet", ["build", "Use", "-nologo", "-verbosity:quiet", "-nodeReuse:false"])
        {
            WorkingDirectory = _folder.FullName,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        foreach (string name in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToArray())
        {
            start.Environment.Remove(name);
        }

        start.Environment["MSBUILDTERMINALLOGGER"] = "off";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        using Process process = Process.Start(start)!;
        string output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Errors = [.. Problem().Matches(output).Select(match => match.Value).Distinct()];
        Assert.True(process.ExitCode == 0 || Errors.Length > 0, output);
    }

    public ValueTask DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    /// <summary>What the compiler says of a block.</summary>
    internal string[] ErrorsOf(DocBlock block)
    {
        int last = block.Line + block.Text.Count(c => c == '\n');
        return [.. Errors.Where(error => Place().Match(error) is { Success: true } place
            && place.Groups["file"].Value.EndsWith(block.Page, StringComparison.Ordinal)
            && int.Parse(place.Groups["line"].Value, System.Globalization.CultureInfo.InvariantCulture) is var line && line >= block.Line && line <= last)];
    }

    private static string Project(string items)
    {
        string Built(string name) => Path.Combine(AppContext.BaseDirectory, name);
        return $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <Import Project="{TestRepository.PathOf("generators", "TypedDao.Build", "build", "TypedDao.props")}" />
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
              </PropertyGroup>
              <ItemGroup>
                <Reference Include="{Built("TypedDao.dll")};{Built("TypedDao.Abstractions.dll")};{Built("TypedDao.Testing.dll")};{Built("Microsoft.Extensions.*.dll")}" />
                <Analyzer Include="{Built("TypedDao.Generators.dll")};{Built("TypedDao.Generator.Yaml.dll")}" />
                {items}
              </ItemGroup>
              <Import Project="{TestRepository.PathOf("generators", "TypedDao.Build", "build", "TypedDao.targets")}" />
            </Project>
            """;
    }

    private void Write(string project, string name, string text)
    {
        string path = Path.Combine(_folder.FullName, project, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    [GeneratedRegex("""^.*: (error|warning) (?!TDAO2011)\w+: .*$""", RegexOptions.Multiline)]
    private static partial Regex Problem();

    [GeneratedRegex("""^(?<file>.*?)\((?<line>\d+),""")]
    private static partial Regex Place();
}
