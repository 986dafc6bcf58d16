using System.Globalization;
using TypedDao.Tests;

[assembly: AssemblyFixture(typeof(TypedDao.Package.Tests.PackageFeed))]

namespace TypedDao.Package.Tests;

/// <summary>
/// The packages of src/ and templates/, packed once for all tests into a folder that serves as a feed. The version is new each time, so
/// that no cache can answer for it.
/// </summary>
public sealed class PackageFeed : IAsyncLifetime
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("typeddao-packages-");

    public static string[] Projects { get; } =
        [.. Directory.GetFiles(TestRepository.PathOf("src"), "*.csproj", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];

    private static string[] Templates { get; } =
        Directory.GetFiles(TestRepository.PathOf("templates"), "*.Templates.csproj", SearchOption.AllDirectories);

    public static TheoryData<string> PackageIds => [.. Projects.Select(project => Path.GetFileNameWithoutExtension(project))];

    public string Version { get; } = "0.0.0-test." + DateTime.UtcNow.ToString("yyyyMMddHHmmssfff", CultureInfo.InvariantCulture);

    /// <summary>The folder of the packages.</summary>
    public string Folder => Path.Combine(_root.FullName, "feed");

    public async ValueTask InitializeAsync()
    {
        foreach (var project in Projects.Concat(Templates))
        {
            await PackAsync(project, TestRepository.Root, TestContext.Current.CancellationToken);
        }
    }

    public ValueTask DisposeAsync()
    {
        _root.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    /// <summary>Packs a project into the feed.</summary>
    public async Task PackAsync(string project, string folder, CancellationToken cancellationToken)
    {
        var result = await Dotnet.RunAsync(
            folder,
            [
                "pack", project, "--configuration", "Release", "--output", Folder,
                "--artifacts-path", Path.Combine(_root.FullName, "artifacts"),
                $"-p:Version={Version}", "-p:RunAnalyzers=false", "-nologo", "-verbosity:minimal", "-nodeReuse:false",
            ],
            cancellationToken);
        result.Succeeded();
    }

    internal PackageFile Open(string id, string extension = ".nupkg")
    {
        var path = Path.Combine(Folder, $"{id}.{Version}{extension}");
        Assert.True(File.Exists(path), $"{Path.GetFileName(path)} was not packed.");
        return new(path);
    }
}
