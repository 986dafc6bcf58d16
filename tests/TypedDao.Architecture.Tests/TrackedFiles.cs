using System.Diagnostics;
using TypedDao.Tests;

namespace TypedDao.Architecture;

/// <summary>The files that belong to the repository: tracked, or new and not ignored.</summary>
internal static class TrackedFiles
{
    private static readonly string[] TextExtensions =
    [
        ".cs", ".csproj", ".props", ".targets", ".sln", ".md", ".txt", ".yaml", ".yml", ".json", ".sh", ".xml", ".editorconfig",
        ".globalconfig", ".gitignore", ".gitattributes", "",
    ];

    /// <summary>All of them, by path from the root with forward slashes.</summary>
    public static IReadOnlyList<string> All { get; } = List();

    /// <summary>Those that people write: no data, no recorded output.</summary>
    public static IEnumerable<string> Written => All.Where(file =>
        TextExtensions.Contains(Path.GetExtension(file), StringComparer.Ordinal)
        && !file.StartsWith("catalog/data/", StringComparison.Ordinal)
        && !file.Split('/').Any(part => part is "Fixtures" or "Golden"));

    /// <summary>C# that people write.</summary>
    public static IEnumerable<string> CSharp => Written.Where(file => file.EndsWith(".cs", StringComparison.Ordinal));

    /// <summary>The documentation.</summary>
    public static IEnumerable<string> Markdown => Written.Where(file => file.EndsWith(".md", StringComparison.Ordinal));

    /// <summary>The text of one.</summary>
    public static string Read(string file) => File.ReadAllText(TestRepository.PathOf(file));

    private static string[] List()
    {
        var start = new ProcessStartInfo("git", ["ls-files", "--cached", "--others", "--exclude-standard", "-z"])
        {
            WorkingDirectory = TestRepository.Root,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        using Process git = Process.Start(start)!;
        string output = git.StandardOutput.ReadToEnd();
        git.WaitForExit();
        Assert.True(git.ExitCode == 0, "git could not list the files of the repository; the tests need a clone.");
        return [.. output.Split('\0', StringSplitOptions.RemoveEmptyEntries)
            .Where(file => File.Exists(TestRepository.PathOf(file)))
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)];
    }
}
