using System.Text.RegularExpressions;
using TypedDao.Tests;

namespace TypedDao.Architecture;

public sealed partial class SolutionTests
{
    [Fact]
    public void The_solution_lists_every_project()
    {
        string solution = File.ReadAllText(TestRepository.PathOf("TypedDao.sln"));
        string[] listed = [.. ProjectPath().Matches(solution)
            .Select(match => match.Groups["path"].Value.Replace('\\', '/'))
            .Order(StringComparer.Ordinal)];
        string[] present = [.. ProjectFile.Under("src", "generators", "templates", "tests", "samples", "benchmarks", "eng")
            .Select(project => project.RelativePath)
            .Order(StringComparer.Ordinal)];

        Assert.True(
            present.SequenceEqual(listed, StringComparer.Ordinal),
            $"TypedDao.sln differs from the projects that exist; run eng/sync-solution.\n" +
            $"Not listed: {string.Join(", ", present.Except(listed))}\n" +
            $"Not there: {string.Join(", ", listed.Except(present))}");
    }

    [GeneratedRegex("""^Project\(.*\) = ".*", "(?<path>.*\.csproj)",""", RegexOptions.Multiline)]
    private static partial Regex ProjectPath();
}
