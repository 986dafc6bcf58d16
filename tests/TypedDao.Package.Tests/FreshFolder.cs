using System.Reflection;
using TypedDao.Tests;

namespace TypedDao.Package.Tests;

/// <summary>
/// A folder outside of the repository with a copy of the fixtures, which sees the local feed, a package folder of its
/// own, and nothing of the repository but its package versions.
/// </summary>
internal sealed class FreshFolder : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("typeddao-fresh-");

    public FreshFolder(PackageFeed feed)
    {
        var fixtures = TestRepository.PathOf("tests", "TypedDao.Package.Tests", "Fixtures");
        foreach (var file in Directory.GetFiles(fixtures, "*", SearchOption.AllDirectories))
        {
            var copy = PathOf(System.IO.Path.GetRelativePath(fixtures, file));
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        var restored = typeof(FreshFolder).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(attribute => attribute.Key == "NuGetPackageRoot").Value;
        File.WriteAllText(PathOf("nuget.config"), $"""
            <configuration>
              <packageSources>
                <clear />
                <add key="local" value="{feed.Folder}" />
              </packageSources>
            </configuration>
            """);
        File.WriteAllText(PathOf("Directory.Build.props"), $"""
            <Project>
              <PropertyGroup>
                <RestorePackagesPath>{PathOf("packages")}</RestorePackagesPath>
                <RestoreFallbackFolders>{restored}</RestoreFallbackFolders>
                <NuGetAudit>false</NuGetAudit>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                <LangVersion>14.0</LangVersion>
              </PropertyGroup>
            </Project>
            """);
        File.WriteAllText(PathOf("Directory.Packages.props"), $"""
            <Project>
              <Import Project="{TestRepository.PathOf("Directory.Packages.props")}" />
              <ItemGroup>
                <PackageVersion Include="TypedDao" Version="{feed.Version}" />
                <PackageVersion Include="ForeignGenerator" Version="{feed.Version}" />
                <PackageVersion Include="Acme.Journals" Version="{feed.Version}" />
              </ItemGroup>
            </Project>
            """);
    }

    public string Path => _root.FullName;

    public string PathOf(params ReadOnlySpan<string> parts) => System.IO.Path.Combine([Path, .. parts]);

    public Task<DotnetResult> BuildAsync(string project, CancellationToken cancellationToken) =>
        Dotnet.RunAsync(Path, ["build", project, "-nologo", "-verbosity:minimal", "-nodeReuse:false"], cancellationToken);

    public void Dispose() => _root.Delete(recursive: true);
}
