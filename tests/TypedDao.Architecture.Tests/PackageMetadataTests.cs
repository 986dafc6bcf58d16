using TypedDao.Tests;

namespace TypedDao.Architecture;

public sealed class PackageMetadataTests
{
    public static TheoryData<string> Projects => [.. ProjectFile.Under("src", "templates").Select(project => project.Name)];

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_package_describes_itself(string name)
    {
        ProjectFile project = ProjectFile.Under("src", "templates").Single(candidate => candidate.Name == name);
        Assert.True(project.Description is { Length: > 20 }, $"{project.RelativePath} needs a <Description> of a sentence.");
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void The_README_says_what_a_package_is_for(string name)
    {
        string readme = File.ReadAllText(TestRepository.PathOf("README.md"));
        Assert.Contains($"| `{name}` |", readme, StringComparison.Ordinal);
    }

    [Fact]
    public void The_version_is_written_in_one_place()
    {
        Assert.Contains(
            "<VersionPrefix>", File.ReadAllText(TestRepository.PathOf("Directory.Build.props")), StringComparison.Ordinal);
        Assert.All(
            ProjectFile.Under("src", "generators", "templates"),
            project => Assert.DoesNotContain("<Version", File.ReadAllText(project.Path), StringComparison.Ordinal));
    }
}
