using System.Reflection;
using TypedDao.Tests;

namespace TypedDao.Architecture.PublicApi;

public sealed class PublicApiTests
{
    private const string Command = "TYPEDDAO_UPDATE_BASELINES=1 dotnet test tests/TypedDao.Architecture.Tests";

    public static TheoryData<string> Packages => [.. Source.Packages.Select(project => project.Name)];

    [Theory]
    [MemberData(nameof(Packages))]
    public void The_public_surface_is_the_recorded_one(string package)
    {
        string path = Path.Combine(Source.Package(package).Folder, "public-api.txt");
        string actual = ApiDump.Of(Assembly.Load(package));
        if (TestRepository.UpdateBaselines)
        {
            File.WriteAllText(path, actual);
            return;
        }

        string recorded = File.Exists(path) ? File.ReadAllText(path).ReplaceLineEndings("\n") : "";
        if (recorded != actual)
        {
            Assert.Fail(
                $"The public surface of {package} differs from src/{package}/public-api.txt.\n" +
                $"{TextDifference.Of(recorded, actual)}\n" +
                $"If the change is meant, record it and review the file: {Command}");
        }
    }
}
