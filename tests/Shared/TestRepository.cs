using System.Reflection;

namespace TypedDao.Tests;

/// <summary>Where the repository and the data beside it are, wherever the test assembly was built to.</summary>
internal static class TestRepository
{
    /// <summary>The repository's root folder, without a trailing separator.</summary>
    public static string Root { get; } = Path.TrimEndingDirectorySeparator(typeof(TestRepository).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "RepositoryRoot").Value!);

    /// <summary>The shared data: <c>TYPEDDAO_SHARED</c>, or the folder <c>shared</c> beside the repository. May be absent.</summary>
    public static string Shared { get; } =
        Environment.GetEnvironmentVariable("TYPEDDAO_SHARED") is { Length: > 0 } configured
            ? configured
            : Path.Combine(Path.GetDirectoryName(Root)!, "shared");

    /// <summary>Whether golden files and other baselines are rewritten instead of compared.</summary>
    public static bool UpdateBaselines { get; } =
        Environment.GetEnvironmentVariable("TYPEDDAO_UPDATE_BASELINES") == "1";

    /// <summary>A path below the repository's root.</summary>
    public static string PathOf(params ReadOnlySpan<string> parts) => Path.Combine([Root, .. parts]);

    /// <summary>A path below the shared data; skips the running test, with the reason, where it is absent.</summary>
    public static string SharedPathOrSkip(params ReadOnlySpan<string> parts)
    {
        string path = Path.Combine([Shared, .. parts]);
        Assert.SkipUnless(
            Path.Exists(path),
            $"the shared data has no {string.Join('/', parts.ToArray())}; set TYPEDDAO_SHARED to the folder that holds it");
        return path;
    }
}
